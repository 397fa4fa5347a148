import type { Status } from './composite-status.js';
import { enqueueJob } from './enqueue-job.js';
import { cancelAfterFailure } from './finish-job.js';
import { followingOf, type Following } from './following.js';
import { isFinished } from './job-transitions.js';
import { resetDependants } from './reset-dependants.js';
import { current, planned, replaceJob, setStatus, type RunDraft } from './run-draft.js';

/** 04-P151: what a trigger job becomes when the pipeline it follows has a status; nothing for statuses that are not here. */
const FOLLOWED: Readonly<Record<Following, Readonly<Partial<Record<Status, Status>>>>> = {
  none: {},
  depend: { success: 'success', failed: 'failed', canceled: 'canceled', skipped: 'failed' },
  mirror: { success: 'success', failed: 'failed', canceled: 'canceled', skipped: 'skipped', manual: 'manual' },
};

/** The pipeline that a trigger job starts exists (04-P150); undefined, or why that cannot be. */
export function startFollowing(draft: RunDraft, job: number): string | undefined {
  const following = followingOf(planned(draft, job));
  if (following === undefined) return notTrigger(draft, job);
  const status = following === 'none' ? 'success' : 'running';
  if (current(draft, job).status !== status) setStatus(draft, job, status);
  return undefined;
}

/** The pipeline that a trigger job follows has another status (04-P151, P8); undefined, or why that cannot be. */
export function followPipeline(draft: RunDraft, job: number, status: Status | undefined): string | undefined {
  const following = followingOf(planned(draft, job));
  if (following === undefined) return notTrigger(draft, job);
  if (status === undefined) return 'The event does not tell the status of the other pipeline.';
  const next = FOLLOWED[following][status];
  if (next === undefined || next === current(draft, job).status) return undefined;
  setStatus(draft, job, next);
  if (next === 'failed') cancelAfterFailure(draft, job); // P140, P143
  return undefined;
}

/** The finished pipeline that a trigger job follows works again, and so does the job (04-P83); undefined, or why that cannot be. */
export function restartFollowing(draft: RunDraft, job: number): string | undefined {
  const following = followingOf(planned(draft, job));
  if (following === undefined) return notTrigger(draft, job);
  const { name, stage, status, allowFailure, attempts, createdAt } = current(draft, job);
  if (following === 'none' || !(isFinished(status) || status === 'manual')) return undefined;
  replaceJob(draft, job, { name, stage, status: 'created', allowFailure, attempts, createdAt });
  enqueueJob(draft, job);
  resetDependants(draft, job);
  return undefined;
}

function notTrigger(draft: RunDraft, job: number): string {
  return `\`${planned(draft, job).name}\` starts and follows no other pipeline.`;
}
