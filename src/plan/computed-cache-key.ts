import type { PipelineContext } from '../context.js';
import { behaviourOf } from '../gitlab-version.js';
import { matchGlob } from '../match/glob.js';
import type { CacheKey } from '../pipeline.js';
import { sha1 } from '../text/sha1.js';

/** What a cache key is computed from. */
export type CacheKeyContext = Pick<PipelineContext, 'blobIds' | 'lastCommitIds' | 'files' | 'gitlabVersion'> & {
  /** Position of the cache in the job's list, from 0: part of the default prefix. */
  readonly index?: number;
};

const idsOf = (paths: readonly string[], ids: Readonly<Record<string, string | null>>): string[] =>
  [...new Set(paths.flatMap((path) => (Object.hasOwn(ids, path) && typeof ids[path] === 'string' ? ids[path] : [])))].sort();

/** Paths with wildcards replaced by the files they match. */
function expandPaths(paths: readonly string[], { files, blobIds }: CacheKeyContext): string[] {
  if (!paths.some((path) => path.includes('*'))) return [...paths];
  const known = [...files ?? [], ...Object.keys(blobIds ?? {})];
  return paths.flatMap((path) => (path.includes('*') ? known.filter((file) => matchGlob(path, file)) : [path]));
}

/**
 * The key of a cache. A text stays as written, with its variables; a map becomes prefix and digest of the ids of its files.
 *
 * @param key - `key` of a cache: a text, `{ files, prefix }` or `{ filesCommits, prefix }`.
 * @param context - ids of files and commits by path; what has no id counts as missing. `index` is 0 unless given.
 * @returns the key; `default` stands for the digest when no file is there.
 *
 * @example
 * ```ts
 * cacheKey({ files: ['Gemfile.lock'], prefix: 'gems' }, { blobIds: {} }); // 'gems-default'
 * cacheKey('$CI_COMMIT_REF_SLUG', {}); // '$CI_COMMIT_REF_SLUG'
 * ```
 * @remarks Source: C3 to C7.
 */
export function cacheKey(key: string | CacheKey, context: CacheKeyContext = {}): string {
  if (typeof key === 'string') return key;
  const behaviour = behaviourOf(context.gitlabVersion);
  const { index = 0, blobIds, lastCommitIds } = context;
  const written = key.files ?? key.filesCommits ?? [];
  const paths = [...new Set(written.map((path) => path.replace(/^\/+/, '')))].filter((path) => path.trim() !== '');
  const byContent = key.files !== undefined && behaviour.cacheKeyByContent;
  const ids = byContent ? idsOf(expandPaths(paths, context), blobIds ?? {}) : idsOf(paths, lastCommitIds ?? {});
  const digest = ids.length > 0 ? sha1(ids.join('-')) : 'default';
  const names = key.files && behaviour.cachePrefixNamesFiles && paths.map((path) => path.split('.', 1)[0]).join('_');
  const prefix = key.prefix ?? (behaviour.cacheDefaultPrefix ? [index, ...(names ? [names] : [])].join('_') : '');
  return prefix === '' ? digest : `${prefix}-${digest}`;
}
