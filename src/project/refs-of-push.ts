/** Branch and tag pipelines one push may create (03-P7). */
const MAX_PIPELINES_OF_A_PUSH = 4;

/**
 * The branches and tags of one push that get pipelines; those of merge requests do not count.
 *
 * @param refs - all that the push updated, in its order.
 * @returns at most four. Which ones GitLab takes of more is not known; here it is the first.
 *
 * @example
 * ```ts
 * refsOfPush(['a', 'b', 'c', 'd', 'e']); // ['a', 'b', 'c', 'd']
 * ```
 * @remarks Source: 03-P7.
 */
export function refsOfPush<Ref>(refs: readonly Ref[]): Ref[] {
  return refs.slice(0, MAX_PIPELINES_OF_A_PUSH);
}
