import type { RefType } from '../context.js';

/** What the refspecs of a job depend on. */
export interface RefspecFacts {
  /** What the pipeline runs for. */
  readonly refType: RefType;
  /** Short name of the branch or tag; of no account for merge requests. */
  readonly ref: string;
  /** The commit of the pipeline. */
  readonly sha: string;
  /** `CI_PIPELINE_ID`. */
  readonly pipelineId: number | string;
  /** `GIT_DEPTH`, or else the project's depth. 0 and what is no number ask for everything. Absent: some depth. */
  readonly depth?: number | string | undefined;
  /** True: name the pipeline's own ref on the server instead of the commit, as newer releases do. */
  readonly persistentRef?: boolean;
  /** True: an old pipeline for a merge request that runs on the branch itself. */
  readonly mergeRequestOnBranch?: boolean;
}

/** The leading whole number of a depth; 0 when there is none. */
export function readDepth(depth: number | string): number {
  const number = Number.parseInt(String(depth).replaceAll('_', ''), 10);
  return Number.isFinite(number) && number > 0 ? number : 0;
}

/**
 * What the runner fetches for a job.
 *
 * @param facts - the pipeline's ref, commit and id, and the depth.
 * @returns refspecs in the order given to `git fetch`: the pipeline's own ref first.
 *
 * @example
 * ```ts
 * refspecs({ refType: 'tag', ref: 'v1', sha: '787123b4', pipelineId: 42 });
 * // ['+787123b4:refs/pipelines/42', '+refs/tags/v1:refs/tags/v1']
 * ```
 * @remarks Source: 03-S1 to S4.
 */
export function refspecs(facts: RefspecFacts): string[] {
  const { refType, ref, sha, pipelineId, depth, persistentRef = false, mergeRequestOnBranch = false } = facts;
  const own = `refs/pipelines/${pipelineId}`;
  const pipeline = `+${persistentRef ? own : sha}:${own}`;
  if (depth !== undefined && readDepth(depth) === 0) return [pipeline, '+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*'];
  if (refType === 'tag') return [pipeline, `+refs/tags/${ref}:refs/tags/${ref}`];
  if (refType === 'branch' || mergeRequestOnBranch) return [pipeline, `+refs/heads/${ref}:refs/remotes/origin/${ref}`];
  return [pipeline];
}
