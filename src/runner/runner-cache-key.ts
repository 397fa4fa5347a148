import type { VariablesInput } from '../context.js';
import { behaviourOf } from '../gitlab-version.js';
import { cleanPath } from './clone-path.js';
import { expandAsRunner, type RunnerShell } from './expand-as-runner.js';

/** What the key of a stored cache depends on. */
export interface RunnerCacheFacts {
  /** The variables of the job, e.g. what `jobVariables` gives. */
  readonly variables?: VariablesInput;
  /** How often the project's caches were cleared; 0 or absent: never. */
  readonly cacheIndex?: number;
  /** True: the pipeline's ref is protected. */
  readonly refProtected?: boolean;
  /** `unprotect` of the cache: shared between protected and other refs. */
  readonly unprotect?: boolean;
  /** Whether the project keeps caches of protected and other refs apart; default true where the version can. */
  readonly separateCaches?: boolean;
  /** The version whose suffixes are used; default `latest`. */
  readonly gitlabVersion?: string;
  /** The runner's shell; default `bash`. */
  readonly shell?: RunnerShell;
}

/** Encoded slashes and dots count as such, and no key leaves its directory (03-C9). */
function sanitize(key: string): string {
  const decoded = key.replace(/%2f/gi, '/').replace(/%2e/gi, '.').replaceAll('\\', '/');
  let path = cleanPath(decoded).slice(1);
  while (/[\s/]$/.test(path)) path = path.trimEnd().replace(/\/+$/, '');
  return path;
}

/**
 * The key under which a runner stores a cache: the planned key, or one of `fallbackKeys`, with GitLab's suffixes and its variables expanded.
 *
 * @param key - a planned job's `cache[].key`, or a fallback key.
 * @param facts - variables, ref and project.
 * @returns the key, or undefined when nothing is left of it: the cache is then skipped.
 *
 * @example
 * ```ts
 * runnerCacheKey('gems', { cacheIndex: 3, refProtected: true }); // 'gems-3-protected'
 * runnerCacheKey('$CI_COMMIT_REF_SLUG', { variables: { CI_COMMIT_REF_SLUG: 'main' }, gitlabVersion: '13.3' }); // 'main'
 * ```
 * @remarks Source: 03-C8, C9.
 */
export function runnerCacheKey(key: string, facts: RunnerCacheFacts = {}): string | undefined {
  const { variables = {}, cacheIndex = 0, refProtected = false, unprotect = false, gitlabVersion, shell = 'bash' } = facts;
  const separated = (facts.separateCaches ?? true) && behaviourOf(gitlabVersion).cachesSeparated;
  if (expandAsRunner(key, variables, shell) === '') return undefined;
  const index = cacheIndex > 0 ? `-${cacheIndex}` : '';
  const protection = !separated ? '' : refProtected && !unprotect ? '-protected' : '-non_protected';
  const path = sanitize(expandAsRunner(`${key}${index}${protection}`, variables, shell));
  return path === '' ? undefined : path;
}
