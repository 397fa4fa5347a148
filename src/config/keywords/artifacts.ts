import { isSince } from '../../gitlab-version.js';
import { MAX_EXPOSE_AS_LENGTH } from '../../limits.js';
import { presentChild, type MapNode, type Node } from '../../yaml/node.js';
import { describeKind } from '../../yaml/scalar-text.js';
import type { Keyword, KeywordScope } from '../keyword.js';
import { readExpiry } from './duration-text.js';
import { readChoice, readFields, readFlag, readText, readTexts, type Field, type Fields } from './fields.js';
import { readReports } from './reports.js';

function readAccess(node: Node, scope: KeywordScope): string | undefined {
  const allowed = ['all', 'developer', ...(isSince(scope.behaviour, '18.4') ? ['maintainer'] : []), 'none'];
  return readChoice(node, scope, 'artifacts-access-invalid', 'access', allowed);
}

function readExposeAs(node: Node, scope: KeywordScope): string | undefined {
  const text = readText(node, scope, 'artifacts-expose-as-invalid', 'expose_as');
  if (text === undefined || (text.length <= MAX_EXPOSE_AS_LENGTH && /^\w[\w\- ]*$/.test(text))) return text;
  return scope.report('artifacts-expose-as-invalid',
    `\`expose_as\` takes letters, digits, \`-\`, \`_\` and blanks, at most ${MAX_EXPOSE_AS_LENGTH}, the first no blank or \`-\`.`, node);
}

const FIELDS: Fields = new Map<string, Field>([
  ['name', { read: (node, scope) => readText(node, scope, 'artifacts-name-invalid', 'name') }],
  ['untracked', { read: (node, scope) => readFlag(node, scope, 'artifacts-untracked-invalid', 'untracked') }],
  ['paths', { read: (node, scope) => readTexts(node, scope, 'artifacts-paths-invalid', 'paths') }],
  ['exclude', { since: '13.1', read: (node, scope) => readTexts(node, scope, 'artifacts-exclude-invalid', 'exclude') }],
  ['reports', { since: '11.2', read: readReports }],
  ['when', { read: (node, scope) => readChoice(node, scope, 'artifacts-when-invalid', 'when', ['on_success', 'on_failure', 'always']) }],
  ['expire_in', { read: (node, scope) => readExpiry(node, scope, 'artifacts-expire-in-invalid', 'expire_in') }],
  ['expose_as', { since: '12.5', read: readExposeAs }],
  ['public', { since: '13.8', read: (node, scope) => readFlag(node, scope, 'artifacts-public-invalid', 'public') }],
  ['access', { since: '16.11', read: readAccess }],
]);

/** What `expose_as` asks of `paths` (K-art-3); true when there is nothing to object to. */
function checkExposedPaths(node: MapNode, scope: KeywordScope): boolean {
  const exposed = presentChild(node, 'expose_as');
  if (!exposed) return true;
  const paths = presentChild(node, 'paths');
  if (!paths || (paths.kind === 'list' && paths.items.length === 0)) {
    scope.report('artifacts-expose-as-needs-paths', '`expose_as` needs `paths`.', paths ?? exposed, { inside: ['paths'] });
    return false;
  }
  const globs = paths.kind === 'list' ? paths.items.filter((item) => item.kind === 'string' && item.value.includes('*')) : [];
  for (const glob of globs) scope.report('artifacts-expose-as-glob', 'With `expose_as` no path may hold `*`.', glob, { inside: ['paths'] });
  return globs.length === 0;
}

/** `artifacts`: files kept after the job; its times stay text (K-art). */
export const artifacts: Keyword = {
  name: 'artifacts', property: 'artifacts', since: '8.2', inDefault: '12.9',
  read(node, scope) {
    if (node.kind !== 'map') {
      const hint = node.kind === 'list' || node.kind === 'string' ? 'Put it under `paths`.' : undefined;
      return scope.report('artifacts-shape', `\`artifacts\` is a map; this is ${describeKind(node)}.`, node, { hint });
    }
    const values = readFields(node, FIELDS, 'artifacts-unknown-key', scope);
    const clean = checkExposedPaths(node, scope);
    if (presentChild(node, 'access') && presentChild(node, 'public') && isSince(scope.behaviour, '16.11')) {
      return scope.report('artifacts-access-and-public', '`access` and `public` cannot stand together.', node, { hint: 'Keep `access`.' });
    }
    return clean ? values : undefined;
  },
};
