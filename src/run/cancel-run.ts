import { behaviourOf } from '../gitlab-version.js';
import { isCancelable } from './job-transitions.js';
import { followingOf } from './following.js';
import { current, planned, setStatus, type RunDraft } from './run-draft.js';

/** Cancels a job that can be: at once, or, where the runner does so, after its `after_script` (04-P4, P7). */
export function cancelJob(draft: RunDraft, job: number): void {
  const { settings, plan } = draft.before;
  const isLeftRunning = current(draft, job).status === 'running' && settings.cancelsGracefully
    && followingOf(planned(draft, job)) === undefined && behaviourOf(plan.gitlabVersion).cancelingStatus; // P7
  setStatus(draft, job, isLeftRunning ? 'canceling' : 'canceled');
}

/** Cancels everything that can be; undefined, or why that changes nothing (04-P86, P87). */
export function cancelRun(draft: RunDraft): string | undefined {
  for (const [job, { status }] of draft.jobs.entries()) {
    if (!isCancelable(status)) continue;
    cancelJob(draft, job);
    draft.isCanceled = true;
  }
  return draft.isCanceled ? undefined : 'There is nothing to cancel in the pipeline.';
}
