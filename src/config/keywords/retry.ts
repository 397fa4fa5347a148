import { isSince } from '../../gitlab-version.js';
import { MAX_RETRIES } from '../../limits.js';
import { describeKind } from '../../yaml/scalar-text.js';
import { integerOf } from '../../yaml/shapes.js';
import { within, type Keyword } from '../keyword.js';
import { mapOf, refuseWord, textOrTexts, type Reader } from './readers.js';
import { OTHER_RETRY_REASONS, RETRY_REASONS } from './retry-reasons.js';

const REASONS: ReadonlySet<string> = new Set([...RETRY_REASONS, ...OTHER_RETRY_REASONS]);

/** K-retry-2: in the map, the number may be written as text and stays text. */
const maximum: Reader<number | string> = (node, scope) => {
  const written = node.kind === 'string' && /^[-+]?\d+$/.test(node.value) ? node.value : integerOf(node);
  const number = Number(written ?? -1);
  if (written !== undefined && number >= 0 && number <= MAX_RETRIES) return written;
  return scope.report('retry-max-invalid', `A job is retried at most ${MAX_RETRIES} times: write 0, 1 or 2.`, node);
};

const reasons: Reader<string[]> = (node, scope) => {
  const read = textOrTexts('retry-when-invalid')(node, scope);
  if (read === undefined) return undefined;
  const known = [read].flat().map((reason, index) => {
    const item = node.kind === 'list' ? node.items[index] : undefined;
    return REASONS.has(reason) ? reason : refuseWord('retry-when-invalid', reason, RETRY_REASONS, item ?? node, item ? within(scope, index) : scope);
  });
  return known.every((reason) => reason !== undefined) ? known : undefined;
};

const exitCodes: Reader<number[]> = (node, scope) => {
  const codes = (node.kind === 'list' ? node.items : [node]).map((item, index) => integerOf(item)
    ?? scope.report('retry-exit-codes-invalid', `An exit code is a whole number; this is ${describeKind(item)}.`, item, { inside: node.kind === 'list' ? [index] : [] }));
  return codes.every((code) => code !== undefined) ? codes : undefined;
};

const retryMap = mapOf({
  max: { read: maximum },
  when: { read: reasons },
  exit_codes: { read: exitCodes, since: '16.11' },
}, { shape: 'retry-shape', unknown: 'retry-unknown-key', nulls: 'kept' });

/** `retry`: how often, and after which failures, the job is run again (K-retry). */
export const retry: Keyword = {
  name: 'retry', property: 'retry', since: '9.5', inDefault: '12.9',
  read(node, scope) {
    if (node.kind === 'map' && isSince(scope.behaviour, '11.5')) return retryMap(node, scope);
    if (node.kind !== 'integer') {
      return scope.report('retry-shape', `\`retry\` is 0, 1 or 2, or a map; this is ${describeKind(node)}.`, node, {
        hint: node.kind === 'string' && /^[0-2]$/.test(node.value) ? 'Write the number without quotes.' : undefined,
      });
    }
    const max = maximum(node, scope);
    return max === undefined ? undefined : { max };
  },
};
