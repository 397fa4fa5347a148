import type { RunPlanJob } from './run-state.js';

/** True for jobs that deploy to their environment (04-P160). */
export function isDeployment(job: RunPlanJob): boolean {
  return job.environment !== undefined && (job.environment.action ?? 'start') === 'start';
}
