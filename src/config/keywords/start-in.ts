import { MAX_START_IN_SECONDS } from '../../limits.js';
import { parseDuration } from '../../text/duration.js';
import { stringOf } from '../../yaml/shapes.js';
import type { Node } from '../../yaml/node.js';
import type { Keyword, KeywordScope } from '../keyword.js';
import { unitHint } from './duration-text.js';

/** A delay of at most a week, as written (K-start-1, K-rules-7). */
export function readStartIn(node: Node, scope: KeywordScope, code: 'start-in-invalid' | 'rule-start-in-invalid'): string | undefined {
  const text = stringOf(node);
  const seconds = text === undefined ? undefined : parseDuration(text);
  if (text === undefined || seconds === undefined) {
    return scope.report(code, '`start_in` takes a duration such as `30 minutes`.', node, { hint: unitHint(node) });
  }
  return seconds > MAX_START_IN_SECONDS ? scope.report(code, '`start_in` is at most one week.', node) : text;
}

/** `start_in`: how long a delayed job waits; whether it may stand there is judged with `when` and `rules` (K-start). */
export const startIn: Keyword = {
  name: 'start_in', property: 'startIn', since: '11.4',
  read: (node, scope) => readStartIn(node, scope, 'start-in-invalid'),
};
