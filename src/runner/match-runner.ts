/** What of a job decides which runners may take it. */
export interface RunnerJob {
  /** Its tags, expanded. */
  readonly tags?: readonly string[] | undefined;
  /** Whether its ref is protected. Default false. */
  readonly refProtected?: boolean | undefined;
}

/** What of a runner decides which jobs it may take. */
export interface RunnerTraits {
  /** Its tags. */
  readonly tags?: readonly string[] | undefined;
  /** Takes jobs of protected refs only. Default false. */
  readonly protected?: boolean | undefined;
  /** Takes jobs without tags. Default: when it has no tags itself. */
  readonly runUntagged?: boolean | undefined;
}

/**
 * Whether a runner may take a job, as far as tags and protection go. Whether the runner is there for the project is the caller's to know.
 *
 * @param job - the job's tags, and whether its ref is protected.
 * @param runner - the runner's tags, and what it restricts itself to.
 * @returns true when the runner has every tag of the job (case matters), takes untagged jobs if the job has none, and protected ones only
 * if it must.
 *
 * @example
 * ```ts
 * matchRunner({ tags: ['linux'] }, { tags: ['linux', 'docker'] }); // true
 * matchRunner({ tags: [] }, { tags: ['linux'] }); // false: it does not run untagged jobs
 * ```
 * @remarks Source: 03-S10 to S12, 04-P200, P201.
 */
export function matchRunner(job: RunnerJob, runner: RunnerTraits): boolean {
  return runnerMatcher(runner)(job);
}

/** {@link matchRunner} for one runner and many jobs. */
export function runnerMatcher(runner: RunnerTraits): (job: RunnerJob) => boolean {
  const tags = new Set(runner.tags);
  const { runUntagged = tags.size === 0 } = runner;
  return ({ tags: wanted = [], refProtected }) => {
    if (runner.protected && !refProtected) return false;
    if (wanted.length === 0) return runUntagged || tags.size === 0; // S11: a runner without tags takes untagged jobs
    return wanted.every((tag) => tags.has(tag));
  };
}
