import { automaticRetries } from './automatic-retry.js';
import { cancelRun } from './cancel-run.js';
import { followingOf } from './following.js';
import { isRetryable, retryJob } from './retry-job.js';
import { current, planned, setStatus, type JobFacts, type RunDraft } from './run-draft.js';
import type { RunEvent } from './run-event.js';

/** What a runner tells of a job that ended. */
export type JobReport = Pick<RunEvent, 'reason' | 'exitCode' | 'coverage'>;

/** A job passed; one that was being canceled is canceled all the same (04-P4). */
export function passJob(draft: RunDraft, job: number, { coverage }: JobReport): void {
  const { status } = current(draft, job);
  setStatus(draft, job, status === 'canceling' ? 'canceled' : 'success', coverage === undefined ? {} : { coverage });
}

/** A job failed: it is tried again, or what the failure decides is decided (04-P210). */
export function failJob(draft: RunDraft, job: number, { reason, exitCode, coverage }: JobReport): void {
  const before = current(draft, job);
  const reported = coverage === undefined ? {} : { coverage };
  if (before.status === 'canceling') {
    setStatus(draft, job, 'canceled', reported);
    return;
  }
  const failureReason = reason ?? (exitCode === undefined ? 'unknown_failure' : 'script_failure');
  const { allowFailure, retry } = planned(draft, job);
  const isAllowedCode = typeof allowFailure === 'object' && exitCode !== undefined && (allowFailure.exitCodes ?? []).includes(exitCode);
  const facts: JobFacts = {
    failureReason, ...reported, ...(exitCode !== undefined && { exitCode }),
    ...(isAllowedCode && { allowFailure: true }), // P112, P113
    ...timedOut(before, failureReason),
  };
  setStatus(draft, job, 'failed', facts);
  const isBuild = followingOf(planned(draft, job)) === undefined;
  const isRetried = isBuild && isRetryable(draft, job)
    && automaticRetries(retry, { reason: failureReason, exitCode }) > before.attempts - 1; // P100
  if (isRetried) retryJob(draft, job);
  else cancelAfterFailure(draft, job);
}

/** P116: time beyond the limit is nobody's. */
function timedOut({ startedAt, timeout }: { readonly startedAt?: number; readonly timeout?: { readonly seconds: number } }, reason: string): JobFacts {
  return reason === 'job_execution_timeout' && startedAt !== undefined && timeout ? { finishedAt: startedAt + timeout.seconds } : {};
}

/** `workflow:auto_cancel:on_job_failure` (04-P140 to P142). */
export function cancelAfterFailure(draft: RunDraft, job: number): void {
  if (draft.before.plan.autoCancel?.onJobFailure === 'all' && !current(draft, job).allowFailure) cancelRun(draft);
}
