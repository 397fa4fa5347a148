import type { Rule } from '../../pipeline.js';
import type { Keyword } from '../keyword.js';
import { readRules } from '../read-rules.js';

/** `rules`: whether the job is in the pipeline, and how (K-rules). */
export const rules: Keyword = {
  name: 'rules', property: 'rules', since: '12.3', onTrigger: '12.3',
  read: (node, scope): readonly Rule[] | undefined => readRules(node, scope, 'job'),
};
