import { behaviourOf } from '../gitlab-version.js';
import type { Status } from './composite-status.js';
import { followingOf } from './following.js';
import { processRun } from './process-run.js';
import { resetDependants } from './reset-dependants.js';
import { current, planned, replaceJob, setStatus, type RunDraft } from './run-draft.js';

const RETRYABLE: ReadonlySet<Status> = new Set<Status>(['success', 'failed', 'canceled', 'canceling']);

/** 04-P90: failures that another attempt would only repeat, or that may not be repeated. */
const FINAL_REASONS: ReadonlySet<string> = new Set([
  'pipeline_loop_detected', 'reached_max_descendant_pipelines_depth', 'archived_failure', 'deployment_rejected',
]);

/** Whether a job may have another attempt (04-P90). */
export function isRetryable(draft: RunDraft, job: number): boolean {
  const { status, failureReason } = current(draft, job);
  const isTrigger = followingOf(planned(draft, job)) !== undefined;
  if (isTrigger && !behaviourOf(draft.before.plan.gitlabVersion).triggerJobsRetried) return false; // P96
  return RETRYABLE.has(status) && !(status === 'failed' && failureReason !== undefined && FINAL_REASONS.has(failureReason));
}

/** Makes another attempt of one job, and takes up what was skipped because of it (04-P91, P105). */
export function retryJob(draft: RunDraft, job: number): void {
  const { when } = planned(draft, job);
  startAttempt(draft, job, when === 'manual' || when === 'delayed');
  processRun(draft);
  if (current(draft, job).status !== 'failed') resetDependants(draft, job);
}

/** Tries everything again that did not pass; undefined, or why that cannot be (04-P93). */
export function retryRun(draft: RunDraft): string | undefined {
  let isAnything = false;
  for (const [job, { status }] of draft.jobs.entries()) {
    const isBuild = followingOf(planned(draft, job)) === undefined;
    if (status === 'skipped') setStatus(draft, job, 'created');
    else if (isBuild && status !== 'success' && isRetryable(draft, job)) startAttempt(draft, job, false);
    else continue;
    isAnything = true;
  }
  draft.isRequeued ||= isAnything;
  return isAnything ? undefined : 'There is nothing to retry in the pipeline.';
}

/** Replaces a job's attempt by a new one; its artifacts will be new, too. */
function startAttempt(draft: RunDraft, job: number, asksNobody: boolean): void {
  const { name, stage, allowFailure, attempts } = current(draft, job);
  draft.superseded.push(current(draft, job));
  if (draft.lostArtifacts.includes(name)) draft.lostArtifacts = draft.lostArtifacts.filter((lost) => lost !== name);
  replaceJob(draft, job, {
    name, stage, status: 'created', allowFailure, attempts: attempts + 1, createdAt: draft.now,
    ...(asksNobody && { enqueueImmediately: true }),
  });
}
