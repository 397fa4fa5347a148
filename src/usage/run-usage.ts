import { followingOf } from '../run/following.js';
import { runIndex } from '../run/run-index.js';
import type { RunJob, RunState } from '../run/run-state.js';
import { jobMinutes } from './job-minutes.js';
import type { Period } from './period.js';
import { pipelineDuration } from './pipeline-duration.js';
import { quotaUsage } from './quota-usage.js';

const COUNTED: ReadonlySet<string> = new Set(['success', 'failed', 'running', 'canceled']);

/** The jobs that run on runners: trigger jobs have no part in duration and quota. */
function builds(state: RunState, jobs: readonly RunJob[]): readonly RunJob[] {
  const { plan } = state;
  const places = runIndex(plan).jobs;
  return jobs.filter(({ name }) => {
    const planned = plan.jobs[places.get(name) ?? -1];
    return planned !== undefined && followingOf(planned) === undefined;
  });
}

function periodsOf(jobs: readonly RunJob[]): Period[] {
  return jobs.flatMap(({ startedAt, finishedAt }) => (startedAt === undefined ? [] : [{ start: startedAt, end: finishedAt ?? null }]));
}

/**
 * How long a run took: the time during which at least one of its builds was running, earlier attempts left out.
 *
 * @param state - the run. While it lasts, running jobs count until the state's `now`.
 * @param downstream - runs that its trigger jobs started, to be counted in as GitLab does since it follows pipelines across projects.
 * @returns seconds.
 *
 * @example
 * ```ts
 * let state = startRun(compilePipeline('test: { script: x }'));
 * state = advanceRun(state, { type: 'run', jobs: ['test'], at: 10 });
 * runDuration(advanceRun(state, { type: 'success', jobs: ['test'], at: 70 })); // 60
 * ```
 * @remarks Source: 04-P181, P182.
 */
export function runDuration(state: RunState, downstream: readonly RunState[] = []): number {
  const runs = [state, ...downstream];
  const periods = runs.flatMap((run) => periodsOf(builds(run, run.jobs.filter(({ status }) => COUNTED.has(status)))));
  return pipelineDuration(periods, runs.reduce((latest, { now }) => Math.max(latest, now), state.now));
}

/** What a run is charged with. */
export interface RunQuota {
  /** How long its attempts ran, added up, in seconds. */
  readonly seconds: number;
  /** The same in minutes of the quota: rounded for each attempt, and multiplied by the cost factor. */
  readonly minutes: number;
}

/**
 * What a run is charged with: all attempts of its builds, superseded ones too, whether or not they ran at the same time.
 *
 * @param state - the run. Running jobs count until the state's `now`.
 * @param costFactor - what a minute counts for a job; default 1.
 * @returns seconds and minutes.
 *
 * @example
 * ```ts
 * let state = startRun(compilePipeline('test: { script: x }'));
 * state = advanceRun(state, { type: 'run', jobs: ['test'], at: 10 });
 * runQuota(advanceRun(state, { type: 'success', jobs: ['test'], at: 100 })); // { seconds: 90, minutes: 1.5 }
 * ```
 * @remarks Source: 04-P190 to P192.
 */
export function runQuota(state: RunState, costFactor: (job: RunJob) => number = () => 1): RunQuota {
  const attempts = builds(state, [...state.superseded, ...state.jobs]);
  const minutes = attempts.reduce((sum, job) => sum + jobMinutes(quotaUsage(periodsOf([job]), state.now), costFactor(job)), 0);
  return { seconds: quotaUsage(periodsOf(attempts), state.now), minutes: Math.round(minutes * 100) / 100 };
}

/**
 * The coverage of a run: the plain mean of what its jobs reported.
 *
 * @param state - the run; earlier attempts do not count.
 * @returns percent, not rounded; undefined when no job has a coverage.
 *
 * @example
 * ```ts
 * let state = startRun(compilePipeline('a: { script: x }\nb: { script: x }'));
 * state = advanceRun(state, { type: 'success', jobs: ['a'], coverage: 80 });
 * runCoverage(advanceRun(state, { type: 'success', jobs: ['b'], coverage: 90 })); // 85
 * ```
 * @remarks Source: 04-P199.
 */
export function runCoverage(state: RunState): number | undefined {
  const reported = state.jobs.flatMap(({ coverage }) => coverage ?? []);
  return reported.length === 0 ? undefined : reported.reduce((sum, coverage) => sum + coverage, 0) / reported.length;
}
