import type { RunPlanJob } from './run-state.js';

/** What a trigger job does after its pipeline was created: nothing more, or follow it; or it only follows another project's pipeline. */
export type Following = 'none' | 'depend' | 'mirror';

/**
 * How a job follows another pipeline; undefined for a build, which runs on a runner.
 *
 * @remarks Source: 04-P150. `needs: { pipeline }` without a job makes a trigger job that shows the status of that pipeline.
 */
export function followingOf(job: RunPlanJob): Following | undefined {
  if (job.trigger) {
    const { strategy } = job.trigger;
    return strategy === 'depend' || strategy === 'mirror' ? strategy : 'none';
  }
  return job.needs?.some((need) => 'pipeline' in need && need.job === undefined) ? 'mirror' : undefined;
}
