import type { Status } from './composite-status.js';
import { isDeployment } from './is-deployment.js';
import { current, planned, setStatus, type RunDraft } from './run-draft.js';

/** Queues a job: for its resource group, for its preparation, or for a runner (04-P4). */
export function enqueueJob(draft: RunDraft, job: number): void {
  if (refuseOutdated(draft, job)) return;
  setStatus(draft, job, planned(draft, job).resourceGroup === undefined ? readyStatus(draft, job) : 'waiting_for_resource');
}

/** Gives a job its resource group. */
export function grantResource(draft: RunDraft, job: number): void {
  if (!refuseOutdated(draft, job)) setStatus(draft, job, readyStatus(draft, job));
}

function readyStatus(draft: RunDraft, job: number): Status {
  return draft.before.settings.prerequisites?.includes(planned(draft, job).name) ? 'preparing' : 'pending';
}

/** P57, P158: what a newer run deployed is not overwritten, unless by another attempt. */
function refuseOutdated(draft: RunDraft, job: number): boolean {
  const plan = planned(draft, job);
  const isRollback = current(draft, job).attempts > 1 && (draft.before.settings.allowsRollbacks ?? true);
  const isOutdated = !isRollback && isDeployment(plan) && draft.before.outdatedEnvironments.includes(plan.environment?.name ?? '');
  if (isOutdated) setStatus(draft, job, 'failed', { failureReason: 'failed_outdated_deployment_job' });
  return isOutdated;
}
