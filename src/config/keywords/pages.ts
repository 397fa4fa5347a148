import { isSince } from '../../gitlab-version.js';
import { hasReference } from '../../text/expand-variables.js';
import type { Keyword } from '../keyword.js';
import { expiry } from './duration-text.js';
import { mapOf, text, type Reader } from './readers.js';

const INVALID = 'pages-invalid';

const expireIn: Reader<string> = (node, scope) =>
  (node.kind === 'string' && hasReference(node.value) && isSince(scope.behaviour, '17.11') ? node.value : expiry(INVALID)(node, scope));

const pagesMap = mapOf({
  path_prefix: { read: text(INVALID) },
  expire_in: { read: expireIn, since: '17.4' },
  publish: { read: text(INVALID), since: '17.9' },
}, { shape: INVALID, unknown: INVALID, nulls: 'kept', expected: '`true`, `false` or a map' });

/** `pages`: whether and how the job publishes a site (K-pages-1). What makes a job a Pages job is decided with its name. */
export const pages: Keyword = {
  name: 'pages', property: 'pages', since: '16.7', read: (node, scope) => (node.kind === 'boolean' ? node.value : pagesMap(node, scope)),
};

/** `publish`: the published directory; only in Pages jobs, which the job reader checks (K-pages-3). */
export const publish: Keyword = { name: 'publish', property: 'publish', since: '16.1', read: text(INVALID) };
