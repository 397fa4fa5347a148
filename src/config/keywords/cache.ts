import { isSince } from '../../gitlab-version.js';
import { MAX_CACHES, MAX_FALLBACK_KEYS } from '../../limits.js';
import type { Cache } from '../../pipeline.js';
import type { Node } from '../../yaml/node.js';
import { describeKind } from '../../yaml/scalar-text.js';
import { stringOf } from '../../yaml/shapes.js';
import type { Keyword, KeywordScope } from '../keyword.js';
import { readCacheKey } from './cache-key.js';
import { readChoice, readFields, readFlag, readTexts, within, type Field, type Fields } from './fields.js';

const POLICIES: readonly string[] = ['pull-push', 'pull', 'push'];

function readPolicy(node: Node, scope: KeywordScope): string | undefined {
  const text = stringOf(node);
  // K-cache-6: since variables are allowed (16.1), the text need only contain one of the words
  const isLoose = isSince(scope.behaviour, '16.1');
  if (text !== undefined && isLoose && (text.includes('$') || POLICIES.some((policy) => text.includes(policy)))) return text;
  return readChoice(node, scope, 'cache-policy-invalid', 'policy', POLICIES);
}

function readFallbackKeys(node: Node, scope: KeywordScope): string[] | undefined {
  const keys = readTexts(node, scope, 'cache-shape', 'fallback_keys');
  if (!keys || keys.length <= MAX_FALLBACK_KEYS) return keys;
  return scope.report('cache-fallback-too-many', `A cache has at most ${MAX_FALLBACK_KEYS} fallback keys.`, node);
}

const FIELDS: Fields = new Map<string, Field>([
  ['key', { read: readCacheKey }],
  ['untracked', { read: (node, scope) => readFlag(node, scope, 'cache-shape', 'untracked') }],
  ['unprotect', { since: '15.8', read: (node, scope) => readFlag(node, scope, 'cache-shape', 'unprotect') }],
  ['paths', { read: (node, scope) => readTexts(node, scope, 'cache-shape', 'paths') }],
  ['when', { since: '13.5', read: (node, scope) => readChoice(node, scope, 'cache-shape', 'when', ['on_success', 'on_failure', 'always']) }],
  ['policy', { read: readPolicy }],
  ['fallback_keys', { since: '16.0', read: readFallbackKeys }],
]);

const DEFAULTS: Cache = { key: 'default', policy: 'pull-push', when: 'on_success', unprotect: false, fallbackKeys: [] };

function readOne(node: Node, scope: KeywordScope): Cache | undefined {
  if (node.kind !== 'map') return scope.report('cache-shape', `A cache is a map; this is ${describeKind(node)}.`, node);
  const values = readFields(node, FIELDS, 'cache-unknown-key', scope);
  return values && { ...DEFAULTS, ...values };
}

/** `cache`: files kept from one job to the next of its kind; always compiled to a list (K-cache). */
export const cache: Keyword = {
  name: 'cache', property: 'cache', since: '8.2', inDefault: '12.9',
  read(node, scope) {
    if (node.kind !== 'list' || !scope.behaviour.cacheLists) {
      const one = readOne(node, scope);
      return one && [one];
    }
    if (node.items.length > MAX_CACHES) return scope.report('cache-too-many', `A job has at most ${MAX_CACHES} caches.`, node);
    const caches = node.items.map((item, index) => readOne(item, within(scope, index)));
    return caches.every((one) => one !== undefined) ? caches : undefined;
  },
};
