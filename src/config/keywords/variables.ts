import type { VariableDefinition } from '../../pipeline.js';
import type { Keyword } from '../keyword.js';
import { readVariables } from '../read-variables.js';

/** `variables` of a job (K-var). */
export const variables: Keyword = {
  name: 'variables', property: 'variables', since: '8.6', onTrigger: '11.8',
  read: (node, scope): Record<string, VariableDefinition> | undefined => readVariables(node, scope, 'job'),
};
