import { nearest } from '../text/nearest.js';
import { cancelJob, cancelRun } from './cancel-run.js';
import { endDelay, passTime } from './clock.js';
import { enqueueJob, grantResource } from './enqueue-job.js';
import { failJob, passJob } from './finish-job.js';
import { ACCEPTS } from './job-transitions.js';
import { playJob, playStage, stopEnvironments } from './play-job.js';
import { processRun } from './process-run.js';
import { isRetryable, retryJob, retryRun } from './retry-job.js';
import { closeDraft, current, nextEvent, openDraft, runDiagnostic, setStatus, type RunDraft } from './run-draft.js';
import type { RunEvent, RunEventType } from './run-event.js';
import type { RunState } from './run-state.js';
import { loseArtifacts, takeJob } from './take-job.js';
import { followPipeline, restartFollowing, startFollowing } from './trigger-job.js';

/** What an event does to one job; a text says why it cannot be. */
type JobStep = (draft: RunDraft, job: number, event: RunEvent) => unknown;

/** What an event does to the whole run; texts say what cannot be. */
type RunStep = (draft: RunDraft, event: RunEvent) => readonly (string | undefined)[];

const JOB_STEPS: Readonly<Partial<Record<RunEventType, JobStep>>> = {
  enqueue: enqueueJob,
  grant: grantResource,
  prepared: (draft, job) => setStatus(draft, job, 'pending'),
  run: (draft, job, event) => takeJob(draft, job, event.runnerTimeout),
  success: passJob,
  drop: failJob,
  play: playJob,
  cancel: cancelJob,
  'force-cancel': (draft, job) => setStatus(draft, job, 'canceled'),
  unschedule: (draft, job) => setStatus(draft, job, 'manual'), // P68
  timer: (draft, job, event) => endDelay(draft, job, event.at),
  retry: (draft, job) => (isRetryable(draft, job) ? retryJob(draft, job) : impossible(draft, job, 'retry')),
  'downstream-created': startFollowing,
  'downstream-restarted': restartFollowing,
  downstream: (draft, job, event) => followPipeline(draft, job, event.status),
  upstream: (draft, job, event) => followPipeline(draft, job, event.status),
  'artifacts-expired': loseArtifacts,
  'artifacts-erased': loseArtifacts,
};

const RUN_STEPS: Readonly<Partial<Record<RunEventType, RunStep>>> = {
  play: (draft, event) => [playStage(draft, event.stage)],
  cancel: (draft) => [cancelRun(draft)],
  retry: (draft) => [retryRun(draft)],
  clock(draft) {
    passTime(draft);
    return [];
  },
  'stop-environment': (draft, event) => stopEnvironments(draft, event.environment),
  'branch-deleted': (draft) => stopEnvironments(draft, undefined),
};

const EVENT_TYPES: ReadonlySet<string> = new Set([...Object.keys(JOB_STEPS), ...Object.keys(RUN_STEPS)]);

/** A state after an event, and what other runs have to know. */
export interface RunStepResult {
  readonly state: RunState;
  /** The numbers of the jobs that changed. */
  readonly changed: ReadonlySet<number>;
  /** The whole run was canceled (04-P86). */
  readonly isCanceled: boolean;
  /** Finished work was taken up again (04-P83). */
  readonly isRequeued: boolean;
}

/**
 * The state of a run after something happened: first what was told happens to the jobs that were named, one after the other; then the run
 * is processed until nothing changes.
 *
 * @param state - what {@link startRun} or this function gave; it stays as it is, and what does not change is shared.
 * @param event - what happened. Without jobs, `cancel` and `retry` mean the whole pipeline.
 * @returns the new state. What is impossible (a job that is not there, a status that does not take the event, a time in the past) changes
 * nothing and adds a diagnostic.
 *
 * @example
 * ```ts
 * const started = startRun(compilePipeline('build: { stage: build, script: make }\ntest: { script: make test }'));
 * const built = advanceRun(started, { type: 'success', jobs: ['build'], at: 60 });
 * built.jobs[1]?.status; // 'pending'
 * advanceRun(built, { type: 'run', jobs: ['build'] }).diagnostics[0]?.code; // 'event-impossible'
 * ```
 * @remarks Source: 04-P4 to P8, P50 to P68, P80 to P118, P140, P150 to P161, P210, P211.
 */
export function advanceRun(state: RunState, event: RunEvent): RunState {
  return stepRun(state, event).state;
}

/** Like {@link advanceRun}, and says what other runs have to know. */
export function stepRun(state: RunState, event: RunEvent): RunStepResult {
  const draft = openDraft(state);
  stepDraft(draft, event);
  return { state: closeDraft(draft), changed: draft.changed, isCanceled: draft.isCanceled, isRequeued: draft.isRequeued };
}

/** Like {@link advanceRun}, in a state that stays open for more events. */
export function stepDraft(draft: RunDraft, event: RunEvent): void {
  const { now, lostArtifacts, problems } = draft;
  const { at = now } = event;
  const isTime = Number.isFinite(at) && at >= now;
  const known = problems.length;
  nextEvent(draft, isTime ? at + 0 : now); // JSON has no negative zero
  const problem = isTime ? checkEvent(event) : `The event is at ${at}, the run is at ${now} already.`;
  if (problem !== undefined) problems.push(runDiagnostic('event-invalid', problem));
  else applyEvent(draft, event);
  const isRefused = problems.length > known && draft.changed.size === 0 && draft.lostArtifacts === lostArtifacts;
  if (isRefused) draft.now = now;
  if (draft.changed.size > 0) processRun(draft);
}

function checkEvent({ type, jobs = [] }: RunEvent): string | undefined {
  if (!EVENT_TYPES.has(type)) return `There is no event \`${type}\`.`;
  if (jobs.length === 0 && !Object.hasOwn(RUN_STEPS, type)) return `The event \`${type}\` has to name jobs.`;
  return jobs.length > 0 && !Object.hasOwn(JOB_STEPS, type) ? `The event \`${type}\` concerns the whole pipeline.` : undefined;
}

function applyEvent(draft: RunDraft, event: RunEvent): void {
  const { type, jobs = [] } = event;
  const problems = jobs.length > 0 ? [] : RUN_STEPS[type]?.(draft, event) ?? [];
  for (const problem of problems) if (problem !== undefined) draft.problems.push(runDiagnostic('event-impossible', problem));
  for (const name of jobs) {
    const job = draft.index.jobs.get(name);
    if (job === undefined) {
      const near = nearest(name, draft.index.jobs.keys());
      draft.problems.push(runDiagnostic('job-unknown', `There is no job \`${name}\` in the pipeline.`, ['jobs', name], near));
      continue;
    }
    const isAccepted = ACCEPTS[type]?.has(current(draft, job).status) ?? true;
    const problem = isAccepted ? JOB_STEPS[type]?.(draft, job, event) : impossible(draft, job, type);
    if (typeof problem === 'string') draft.problems.push(runDiagnostic('event-impossible', problem, ['jobs', name]));
  }
}

function impossible(draft: RunDraft, job: number, type: RunEventType): string {
  const { name, status } = current(draft, job);
  return `\`${name}\` is ${status}, which does not take the event \`${type}\`.`;
}
