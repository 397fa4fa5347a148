/** What lists of pipelines show of one. */
export interface ListedPipeline {
  /** Higher is newer. */
  readonly id: number;
  /** Branch or tag. */
  readonly ref: string;
  /** True: `ref` is a tag. */
  readonly tag: boolean;
  /** Its commit. */
  readonly sha: string;
  /** Its status. */
  readonly status: string;
  /** Who started it. */
  readonly author: string;
}

/** What a list of pipelines is reduced to; everything that is given must hold. */
export interface PipelineFilter {
  /** Started by this user. */
  readonly author?: string;
  /** Of this branch. */
  readonly branch?: string;
  /** With this status. */
  readonly status?: string;
  /** Of this tag. */
  readonly tag?: string;
}

const newestFirst = <Listed extends ListedPipeline>(pipelines: readonly Listed[]): Listed[] => pipelines.toSorted((a, b) => b.id - a.id);

/**
 * The pipelines a list shows under a filter.
 *
 * @param pipelines - the pipelines of a project, in any order.
 * @param filter - author, branch, status and tag; without any, everything is shown.
 * @returns the newest first.
 *
 * @example
 * ```ts
 * const pipelines = [{ id: 1, ref: 'main', tag: false, sha: 'a1', status: 'failed', author: 'ada' }];
 * filterPipelines(pipelines, { status: 'failed' }).length; // 1
 * ```
 * @remarks Source: document 13.12, "View pipelines".
 */
export function filterPipelines<Listed extends ListedPipeline>(pipelines: readonly Listed[], filter: PipelineFilter = {}): Listed[] {
  const { author, branch, status, tag } = filter;
  return newestFirst(pipelines.filter((pipeline) => (author === undefined || pipeline.author === author)
    && (status === undefined || pipeline.status === status)
    && (branch === undefined || (!pipeline.tag && pipeline.ref === branch))
    && (tag === undefined || (pipeline.tag && pipeline.ref === tag))));
}

/**
 * The latest pipeline of a branch: the newest one for the branch's last commit.
 *
 * @param pipelines - the pipelines of a project, in any order.
 * @param branch - the branch and its last commit.
 * @returns undefined when that commit has none yet.
 *
 * @example
 * ```ts
 * const pipelines = [{ id: 1, ref: 'main', tag: false, sha: 'a1', status: 'failed', author: 'ada' }];
 * latestPipeline(pipelines, { name: 'main', sha: 'a1' })?.id; // 1
 * latestPipeline(pipelines, { name: 'main', sha: 'b2' }); // undefined
 * ```
 * @remarks Source: document 13.12, "View pipelines".
 */
export function latestPipeline<Listed extends ListedPipeline>(
  pipelines: readonly Listed[], branch: { readonly name: string; readonly sha: string },
): Listed | undefined {
  return filterPipelines(pipelines, { branch: branch.name }).find((pipeline) => pipeline.sha === branch.sha);
}
