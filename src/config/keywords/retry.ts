import { isSince } from '../../gitlab-version.js';
import { MAX_RETRIES } from '../../limits.js';
import { nearest } from '../../text/nearest.js';
import type { Node } from '../../yaml/node.js';
import { describeKind } from '../../yaml/scalar-text.js';
import { integerOf } from '../../yaml/shapes.js';
import type { Keyword, KeywordScope } from '../keyword.js';
import { readFields, readTexts, type Field, type Fields } from './fields.js';
import { OTHER_RETRY_REASONS, RETRY_REASONS } from './retry-reasons.js';

const REASONS: ReadonlySet<string> = new Set([...RETRY_REASONS, ...OTHER_RETRY_REASONS]);

/** K-retry-2: in the map, the number may be written as text and stays text. */
function readMaximum(node: Node, scope: KeywordScope): number | string | undefined {
  const written = node.kind === 'string' && /^[-+]?\d+$/.test(node.value) ? node.value : integerOf(node);
  const number = Number(written ?? -1);
  if (written !== undefined && number >= 0 && number <= MAX_RETRIES) return written;
  return scope.report('retry-max-invalid', `A job is retried at most ${MAX_RETRIES} times: write 0, 1 or 2.`, node);
}

function readReasons(node: Node, scope: KeywordScope): string[] | undefined {
  const items = node.kind === 'list' ? node.items : [node];
  const reasons = node.kind === 'string' ? [node.value] : readTexts(node, scope, 'retry-when-invalid', 'when');
  const known = reasons?.map((reason, index) => {
    if (REASONS.has(reason)) return reason;
    return scope.report('retry-when-invalid', `\`${reason}\` is no failure GitLab knows. Documented: ${RETRY_REASONS.map((name) => `\`${name}\``).join(', ')}.`, items[index] ?? node, {
      inside: node.kind === 'list' ? [index] : [], hint: nearest(reason, REASONS),
    });
  });
  return known?.every((reason) => reason !== undefined) ? known : undefined;
}

function readExitCodes(node: Node, scope: KeywordScope): number[] | undefined {
  const codes: number[] = [];
  const items = node.kind === 'list' ? node.items : [node];
  items.forEach((item, index) => {
    const code = integerOf(item);
    if (code !== undefined) codes.push(code);
    else scope.report('retry-exit-codes-invalid', `An exit code is a whole number; this is ${describeKind(item)}.`, item, { inside: node.kind === 'list' ? [index] : [] });
  });
  return codes.length === items.length ? codes : undefined;
}

const FIELDS: Fields = new Map<string, Field>([
  ['max', { read: readMaximum }],
  ['when', { read: readReasons }],
  ['exit_codes', { since: '16.11', read: readExitCodes }],
]);

/** `retry`: how often, and after which failures, the job is run again (K-retry). */
export const retry: Keyword = {
  name: 'retry', property: 'retry', since: '9.5', inDefault: '12.9',
  read(node, scope) {
    if (node.kind === 'map' && isSince(scope.behaviour, '11.5')) return readFields(node, FIELDS, 'retry-unknown-key', scope, 'kept');
    if (node.kind !== 'integer') {
      return scope.report('retry-shape', `\`retry\` is 0, 1 or 2, or a map; this is ${describeKind(node)}.`, node, {
        hint: node.kind === 'string' && /^[0-2]$/.test(node.value) ? 'Write the number without quotes.' : undefined,
      });
    }
    const max = readMaximum(node, scope);
    return max === undefined ? undefined : { max };
  },
};
