import { isSince } from '../../gitlab-version.js';
import { MAX_EXPOSE_AS_LENGTH } from '../../limits.js';
import { presentChild, type MapNode } from '../../yaml/node.js';
import type { Keyword, KeywordScope } from '../keyword.js';
import { expiry } from './duration-text.js';
import { changedIn, flag, mapOf, oneOf, text, texts, type Reader } from './readers.js';
import { reports } from './reports.js';

const ACCESS = ['all', 'developer', 'none'];
const access = changedIn('18.4', oneOf('artifacts-access-invalid', ACCESS), oneOf('artifacts-access-invalid', [...ACCESS, 'maintainer']));

const exposeAs: Reader<string> = (node, scope) => {
  const value = text('artifacts-expose-as-invalid')(node, scope);
  if (value === undefined || (value.length <= MAX_EXPOSE_AS_LENGTH && /^\w[\w\- ]*$/.test(value))) return value;
  return scope.report('artifacts-expose-as-invalid',
    `\`expose_as\` takes letters, digits, \`-\`, \`_\` and blanks, at most ${MAX_EXPOSE_AS_LENGTH}, the first no blank or \`-\`.`, node);
};

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

function checkAccess(node: MapNode, scope: KeywordScope): boolean {
  if (!presentChild(node, 'access') || !presentChild(node, 'public') || !isSince(scope.behaviour, '16.11')) return true;
  scope.report('artifacts-access-and-public', '`access` and `public` cannot stand together.', node, { hint: 'Keep `access`.' });
  return false;
}

/** `artifacts`: files kept after the job; its times stay text (K-art). */
export const artifacts: Keyword = {
  name: 'artifacts', property: 'artifacts', since: '8.2', inDefault: '12.9',
  read: mapOf({
    name: { read: text('artifacts-name-invalid') },
    untracked: { read: flag('artifacts-untracked-invalid') },
    paths: { read: texts('artifacts-paths-invalid') },
    exclude: { read: texts('artifacts-exclude-invalid'), since: '13.1' },
    reports: { read: reports, since: '11.2' },
    when: { read: oneOf('artifacts-when-invalid', ['on_success', 'on_failure', 'always']) },
    expire_in: { read: expiry('artifacts-expire-in-invalid') },
    expose_as: { read: exposeAs, since: '12.5' },
    public: { read: flag('artifacts-public-invalid'), since: '13.8' },
    access: { read: access, since: '16.11' },
  }, {
    shape: 'artifacts-shape', unknown: 'artifacts-unknown-key',
    hint: (node) => (node.kind === 'list' || node.kind === 'string' ? 'Put it under `paths`.' : undefined),
    also: (node, scope) => [checkExposedPaths(node, scope), checkAccess(node, scope)].every(Boolean),
  }),
};
