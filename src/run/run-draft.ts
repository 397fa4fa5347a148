import { createCollector, diagnostic } from '../diagnostics/collector.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Status } from './composite-status.js';
import { changeCount, copyCounts, countLabels, ownStage, type LabelCounts } from './label-counts.js';
import { runIndex, type RunIndex } from './run-index.js';
import type { RunJob, RunPlan, RunPlanJob, RunState } from './run-state.js';

/** A state while one event works on it. Jobs are numbers: their places in the plan. */
export interface RunDraft {
  /** What it was. */
  readonly before: RunState;
  readonly countsBefore: LabelCounts;
  readonly index: RunIndex;
  readonly now: number;
  readonly jobs: RunJob[];
  readonly counts: LabelCounts;
  /** Stages with a job that changed. */
  readonly touchedStages: Set<number>;
  /** Jobs that changed since the last pass. */
  touched: number[];
  /** Every job that changed. */
  readonly changed: Set<number>;
  status: Status;
  stages: RunState['stages'];
  startedAt: number | undefined;
  finishedAt: number | undefined;
  readonly superseded: RunJob[];
  lostArtifacts: readonly string[];
  readonly problems: Diagnostic[];
  /** The whole run was canceled: its children follow (P86). */
  isCanceled: boolean;
  /** Finished work was taken up again: the trigger job above follows (P83). */
  isRequeued: boolean;
}

/** A state and what it counts. */
interface CountedState {
  readonly state: RunState;
  readonly counts: LabelCounts;
}

/** For each plan the two states an event last led from and to: those that the next event is likely to happen to. Others are counted anew. */
const counted = new WeakMap<RunPlan, readonly CountedState[]>();

function countsOf(state: RunState, index: RunIndex): LabelCounts {
  const known = counted.get(state.plan)?.find((candidate) => candidate.state === state);
  return known?.counts ?? countLabels(index, state.jobs, (job) => state.plan.jobs[job]?.scheduling === 'stage');
}

/** Opens a state for one event. */
export function openDraft(before: RunState, now: number): RunDraft {
  const index = runIndex(before.plan);
  const countsBefore = countsOf(before, index);
  const counts = copyCounts(countsBefore);
  return {
    before, countsBefore, index, now, jobs: before.jobs.slice(), counts, touchedStages: new Set(), touched: [], changed: new Set(),
    status: before.status, stages: before.stages, startedAt: before.startedAt, finishedAt: before.finishedAt, superseded: [],
    lostArtifacts: before.lostArtifacts, problems: [], isCanceled: false, isRequeued: false,
  };
}

/** The state an event led to. */
export function closeDraft(draft: RunDraft): RunState {
  const { before, startedAt, finishedAt, superseded } = draft;
  const state: RunState = {
    status: draft.status,
    stages: draft.stages,
    jobs: draft.changed.size > 0 ? draft.jobs : before.jobs,
    superseded: superseded.length > 0 ? [...before.superseded, ...superseded] : before.superseded,
    diagnostics: withProblems(before.diagnostics, draft.problems),
    now: draft.now,
    createdAt: before.createdAt,
    ...(startedAt !== undefined && { startedAt }),
    ...(finishedAt !== undefined && { finishedAt }),
    lostArtifacts: draft.lostArtifacts,
    outdatedEnvironments: before.outdatedEnvironments,
    plan: before.plan,
    settings: before.settings,
  };
  counted.set(before.plan, [{ state, counts: draft.counts }, { state: before, counts: draft.countsBefore }]);
  return state;
}

function withProblems(known: readonly Diagnostic[], problems: readonly Diagnostic[]): readonly Diagnostic[] {
  if (problems.length === 0) return known;
  const collector = createCollector();
  collector.add(known);
  collector.add(problems);
  return collector.diagnostics;
}

/** The planned job with a number. */
export function planned(draft: RunDraft, job: number): RunPlanJob {
  return at(draft.before.plan.jobs, job);
}

/** The current attempt of the job with a number. */
export function current(draft: RunDraft, job: number): RunJob {
  return at(draft.jobs, job);
}

function at<Item>(items: readonly Item[], place: number): Item {
  const item = items[place];
  if (item === undefined) throw new TypeError('The jobs of the state are not those of its plan.');
  return item;
}

/** Puts another record in the place of a job, and keeps the counts. */
export function replaceJob(draft: RunDraft, job: number, next: RunJob): void {
  const { counts, index } = draft;
  const stage = index.stageOf[job] ?? 0;
  const isStageScheduled = planned(draft, job).scheduling === 'stage';
  touchStage(draft, stage);
  changeCount(counts, stage, current(draft, job), -1, isStageScheduled);
  changeCount(counts, stage, next, 1, isStageScheduled);
  draft.jobs[job] = next;
  draft.touched.push(job);
  draft.changed.add(job);
}

/** Makes the counts of a stage the draft's own, and its status one to store. */
export function touchStage({ touchedStages, counts }: RunDraft, stage: number): void {
  if (touchedStages.has(stage)) return;
  touchedStages.add(stage);
  ownStage(counts, stage);
}

/** Facts that come with a new status. */
export type JobFacts = Partial<Omit<RunJob, 'name' | 'stage' | 'status' | 'attempts'>>;

/** Gives a job another status, with the times that follow from it (P6). */
export function setStatus(draft: RunDraft, job: number, status: Status, facts: JobFacts = {}): void {
  const { now } = draft;
  const next: { -readonly [Key in keyof RunJob]: RunJob[Key] } = { ...current(draft, job), status };
  if (status !== 'scheduled' && next.scheduledAt !== undefined) delete next.scheduledAt;
  if (status === 'pending') next.queuedAt = now;
  else if (status === 'running') next.startedAt = now;
  else if (status === 'canceling') next.cancelingAt = now;
  else if (status === 'success' || status === 'failed' || status === 'canceled') next.finishedAt = now;
  replaceJob(draft, job, Object.assign(next, facts));
}

/** Reports an event that cannot be. */
export function runDiagnostic(
  code: 'event-impossible' | 'event-invalid' | 'run-not-created' | 'job-unknown', message: string, path: readonly string[] = [], hint?: string,
): Diagnostic {
  return diagnostic(code, message, { path, hint });
}
