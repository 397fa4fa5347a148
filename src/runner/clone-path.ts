import { expandAsRunner } from './expand-as-runner.js';

/** Where runners build when they do not say otherwise. */
const BUILDS_DIRECTORY = '/builds';

/** A path without `.`, `..` and empty segments; `..` cannot leave the root. */
export function cleanPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return `/${segments.join('/')}`;
}

/**
 * The directory `GIT_CLONE_PATH` names, expanded once, and whether it lies in the builds directory as it must.
 *
 * @remarks Source: document 13.3, "Custom build directories"; 03-X31.
 */
export function clonePath(variables: ReadonlyMap<string, string>): { readonly path: string; readonly valid: boolean } | undefined {
  const written = variables.get('GIT_CLONE_PATH') ?? '';
  if (written === '') return undefined;
  const builds = variables.get('CI_BUILDS_DIR') ?? BUILDS_DIRECTORY;
  const path = expandAsRunner(written, [...Array.from(variables, ([key, value]) => ({ key, value })), { key: 'CI_BUILDS_DIR', value: builds }]);
  const root = cleanPath(builds);
  const cleaned = cleanPath(path);
  return { path, valid: path.startsWith('/') && (root === '/' || cleaned === root || cleaned.startsWith(`${root}/`)) };
}
