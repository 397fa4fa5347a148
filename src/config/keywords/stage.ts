import { stringOf } from '../../yaml/shapes.js';
import { describeKind } from '../../yaml/scalar-text.js';
import type { Keyword, KeywordScope } from '../keyword.js';
import type { Node } from '../../yaml/node.js';
import { quoteHint } from './quote-hint.js';

function read(node: Node, scope: KeywordScope): string | undefined {
  return stringOf(node) ?? scope.report('stage-not-string', `A stage is given by its name; this is ${describeKind(node)}.`, node, { hint: quoteHint(node) });
}

/** `stage`: where in the pipeline the job stands (K-stage). */
export const stage: Keyword = { name: 'stage', property: 'stage', since: '7.12', onTrigger: '11.8', read };

/** `type`: the old name of `stage`, used when that is not written (K-stage-4, L109). */
export const type: Keyword = { name: 'type', property: undefined, since: '7.12', until: '15.0', onTrigger: '11.8', read };
