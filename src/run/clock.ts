import { failJob } from './finish-job.js';
import { enqueueJob } from './enqueue-job.js';
import { current, setStatus, type RunDraft } from './run-draft.js';

/** 04-P66, P118, in seconds. */
const STALE_AFTER = 3600;
const STUCK_PENDING_AFTER = 24 * 3600;
const CANCELED_AFTER = 30 * 60;

/** The delay of a job is over, or has been for so long that the job is given up (04-P66); undefined, or why that cannot be. */
export function endDelay(draft: RunDraft, job: number, at: number | undefined): string | undefined {
  const { name, scheduledAt = draft.now } = current(draft, job);
  if (at !== undefined && at < scheduledAt) return `The delay of \`${name}\` ends at ${scheduledAt}, not yet at ${at}.`;
  if (at !== undefined && at > scheduledAt + STALE_AFTER) failJob(draft, job, { reason: 'stale_schedule' });
  else enqueueJob(draft, job);
  return undefined;
}

/** Does what time alone brings about: delays end, and jobs that ran or waited for too long are given up (04-P66, P116, P118). */
export function passTime(draft: RunDraft): void {
  const { now } = draft;
  for (const [number, job] of draft.jobs.slice().entries()) {
    if (current(draft, number) !== job) continue; // changed by what happened to a job before it
    const { status, scheduledAt = now, queuedAt = now, startedAt = now, cancelingAt = now, timeout } = job;
    if (status === 'scheduled' && scheduledAt <= now) endDelay(draft, number, now);
    else if (status === 'pending' && queuedAt + STUCK_PENDING_AFTER <= now) failJob(draft, number, { reason: 'stuck_or_timeout_failure' });
    else if (status === 'running' && timeout && startedAt + timeout.seconds <= now) failJob(draft, number, { reason: 'job_execution_timeout' });
    else if (status === 'canceling' && cancelingAt + CANCELED_AFTER <= now) setStatus(draft, number, 'canceled');
  }
}
