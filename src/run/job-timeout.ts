/** How long a job may run, and who says so. */
export interface JobTimeout {
  /** Seconds. */
  readonly seconds: number;
  /** The job's `timeout`, the project's default, or the runner's maximum. */
  readonly source: 'job' | 'project' | 'runner';
}

/** The project's timeout when nobody says otherwise, in seconds (04-P115). */
const PROJECT_TIMEOUT = 3600;

/**
 * How long a job may run: what it asks for, or else what its project gives, but never longer than its runner allows.
 *
 * @param limits - seconds: the job's own `timeout`, the project's (default 3600), and the runner's maximum, where 0 means none.
 * @returns seconds and where they come from; on a tie the job or the project.
 *
 * @example
 * ```ts
 * jobTimeout({ job: 5400, project: 3600, runner: 1800 }); // { seconds: 1800, source: 'runner' }
 * ```
 * @remarks Source: 04-P114.
 */
export function jobTimeout(limits: {
  readonly job?: number | undefined; readonly project?: number | undefined; readonly runner?: number | undefined;
}): JobTimeout {
  const { job, project = PROJECT_TIMEOUT, runner = 0 } = limits;
  const seconds = job ?? project;
  if (runner > 0 && runner < seconds) return { seconds: runner, source: 'runner' };
  return { seconds, source: job === undefined ? 'project' : 'job' };
}
