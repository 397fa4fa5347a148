import { isSince } from '../../gitlab-version.js';
import { hasReference } from '../../text/expand-variables.js';
import type { Node } from '../../yaml/node.js';
import { describeKind } from '../../yaml/scalar-text.js';
import type { Keyword, KeywordScope } from '../keyword.js';
import { readExpiry } from './duration-text.js';
import { readFields, readText, type Field, type Fields } from './fields.js';

function readExpireIn(node: Node, scope: KeywordScope): string | undefined {
  if (node.kind === 'string' && hasReference(node.value) && isSince(scope.behaviour, '17.11')) return node.value;
  return readExpiry(node, scope, 'pages-invalid', 'expire_in');
}

const FIELDS: Fields = new Map<string, Field>([
  ['path_prefix', { read: (node, scope) => readText(node, scope, 'pages-invalid', 'path_prefix') }],
  ['expire_in', { since: '17.4', read: readExpireIn }],
  ['publish', { since: '17.9', read: (node, scope) => readText(node, scope, 'pages-invalid', 'publish') }],
]);

/** `pages`: whether and how the job publishes a site (K-pages-1). What makes a job a Pages job is decided with its name. */
export const pages: Keyword = {
  name: 'pages', property: 'pages', since: '16.7',
  read(node, scope) {
    if (node.kind === 'boolean') return node.value;
    if (node.kind === 'map') return readFields(node, FIELDS, 'pages-invalid', scope, 'kept');
    return scope.report('pages-invalid', `\`pages\` is \`true\`, \`false\` or a map; this is ${describeKind(node)}.`, node);
  },
};

/** `publish`: the published directory; only in Pages jobs, which the job reader checks (K-pages-3). */
export const publish: Keyword = {
  name: 'publish', property: 'publish', since: '16.1',
  read: (node, scope) => readText(node, scope, 'pages-invalid', 'publish'),
};
