import type { Status } from './composite-status.js';
import { followingOf } from './following.js';
import { isCancelable } from './job-transitions.js';
import { runIndex } from './run-index.js';
import type { RunJob, RunPlanJob, RunState } from './run-state.js';

const STARTED: ReadonlySet<Status> = new Set<Status>(['running', 'success', 'failed']);

/**
 * Which jobs of a run a newer pipeline of its ref makes redundant, by the run's own `workflow:auto_cancel:on_new_commit`. Whether the newer
 * pipeline counts for this run at all is decided before.
 *
 * @param state - the older run.
 * @returns names of jobs to cancel. `conservative`, the default: all that can be, unless a job that is not interruptible has started;
 * `interruptible`: the interruptible ones; `none`: none.
 *
 * @example
 * ```ts
 * const state = startRun(compilePipeline('a: { script: x, interruptible: true }\nb: { stage: deploy, script: x }'));
 * redundantJobs(state); // ['a', 'b']
 * ```
 * @remarks Source: 04-P133 to P136.
 */
export function redundantJobs(state: RunState): string[] {
  const { plan, jobs, superseded } = state;
  const mode = plan.autoCancel?.onNewCommit ?? 'conservative';
  if (mode === 'none') return [];
  const places = runIndex(plan).jobs;
  const plannedOf = ({ name }: RunJob): RunPlanJob | undefined => plan.jobs[places.get(name) ?? -1];
  const isHeld = mode === 'conservative' && [...superseded, ...jobs].some((job) => { // P134: any attempt of a build
    const planned = plannedOf(job);
    return STARTED.has(job.status) && planned?.interruptible !== true && planned && followingOf(planned) === undefined;
  });
  if (isHeld) return [];
  return jobs.filter((job) => isCancelable(job.status) && (mode === 'conservative' || plannedOf(job)?.interruptible === true)).map(({ name }) => name);
}
