import { isSince } from '../../gitlab-version.js';
import { MAX_CACHES, MAX_FALLBACK_KEYS } from '../../limits.js';
import type { Cache } from '../../pipeline.js';
import type { Node } from '../../yaml/node.js';
import { stringOf } from '../../yaml/shapes.js';
import { within, type Keyword, type KeywordScope } from '../keyword.js';
import { readCacheKey } from './cache-key.js';
import { flag, mapOf, oneOf, texts, type Reader } from './readers.js';

const POLICIES = ['pull-push', 'pull', 'push'];

const policy: Reader<string> = (node, scope) => {
  const text = stringOf(node);
  // K-cache-6: since variables are allowed (16.1), the text need only contain one of the words
  const isLoose = isSince(scope.behaviour, '16.1');
  if (text !== undefined && isLoose && (text.includes('$') || POLICIES.some((word) => text.includes(word)))) return text;
  return oneOf('cache-policy-invalid', POLICIES)(node, scope);
};

const fallbackKeys: Reader<string[]> = (node, scope) => {
  const keys = texts('cache-shape')(node, scope);
  if (!keys || keys.length <= MAX_FALLBACK_KEYS) return keys;
  return scope.report('cache-fallback-too-many', `A cache has at most ${MAX_FALLBACK_KEYS} fallback keys.`, node);
};

const cacheMap = mapOf({
  key: { read: readCacheKey },
  untracked: { read: flag('cache-shape') },
  unprotect: { read: flag('cache-shape'), since: '15.8' },
  paths: { read: texts('cache-shape') },
  when: { read: oneOf('cache-shape', ['on_success', 'on_failure', 'always']), since: '13.5' },
  policy: { read: policy },
  fallback_keys: { read: fallbackKeys, since: '16.0' },
}, {
  shape: 'cache-shape', unknown: 'cache-unknown-key',
  hint: (node) => (node.kind === 'string' ? 'Put it under `paths`.' : undefined),
});

const DEFAULTS: Cache = { key: 'default', policy: 'pull-push', when: 'on_success', unprotect: false, fallbackKeys: Object.freeze([]) };

function readOne(node: Node, scope: KeywordScope): Cache | undefined {
  const values = cacheMap(node, scope);
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
