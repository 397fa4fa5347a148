import { createCollector, diagnostic } from '../diagnostics/collector.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Status } from './composite-status.js';
import { changeCount, copyCounts, countLabels, ownStage, type LabelCounts } from './label-counts.js';
import { noteStatus, type GroupQueue } from './group-queue.js';
import { runIndex, type RunIndex } from './run-index.js';
import type { RunJob, RunPlan, RunPlanJob, RunState } from './run-state.js';

/** A state while events work on it. Jobs are numbers: their places in the plan. */
export interface RunDraft {
  /** What it was when it was opened. */
  readonly before: RunState;
  readonly countsBefore: LabelCounts;
  readonly index: RunIndex;
  now: number;
  readonly jobs: RunJob[];
  readonly counts: LabelCounts;
  /** All stages before this one are finished; {@link labelsBefore} are the labels that occur in them, a bit for each. */
  stageFront: number;
  labelsBefore: number;
  /** For each stage whose jobs have had their turn, those that became `created` since. */
  readonly createdAgain: Map<number, number[]>;
  /** The resource groups looked at so far. */
  readonly groups: Map<string, GroupQueue>;
  /** Stages with a job that changed in this event. */
  readonly touchedStages: Set<number>;
  /** Jobs that changed since the last pass. */
  readonly touched: number[];
  /** Every job that changed in this event. */
  changed: Set<number>;
  /** Any job changed since the state was opened. */
  isChanged: boolean;
  status: Status;
  /** The stages, once one has another status. */
  stages: RunState['stages'][number][] | undefined;
  startedAt: number | undefined;
  finishedAt: number | undefined;
  readonly superseded: RunJob[];
  lostArtifacts: readonly string[];
  readonly problems: Diagnostic[];
  /** How much was looked at beyond what changed: stages, needs, and jobs that may depend on one that is taken up again. */
  steps: number;
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

/** Opens a state. */
export function openDraft(before: RunState): RunDraft {
  const index = runIndex(before.plan);
  const countsBefore = countsOf(before, index);
  const counts = copyCounts(countsBefore);
  return {
    before, countsBefore, index, now: before.now, jobs: before.jobs.slice(), counts, stageFront: 0, labelsBefore: 0, createdAgain: new Map(), groups: new Map(),
    touchedStages: new Set(), touched: [], changed: new Set(), isChanged: false,
    status: before.status, stages: undefined, startedAt: before.startedAt, finishedAt: before.finishedAt, superseded: [],
    lostArtifacts: before.lostArtifacts, problems: [], steps: 0, isCanceled: false, isRequeued: false,
  };
}

/** Makes an open state ready for another event. */
export function nextEvent(draft: RunDraft, now: number): void {
  draft.now = now;
  draft.touchedStages.clear();
  draft.changed = new Set();
  draft.isCanceled = false;
  draft.isRequeued = false;
}

/** The state that events led to. */
export function closeDraft(draft: RunDraft): RunState {
  const { before, startedAt, finishedAt, superseded } = draft;
  const state: RunState = {
    status: draft.status,
    stages: draft.stages ?? before.stages,
    jobs: draft.isChanged ? draft.jobs : before.jobs,
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
  const { scheduling, resourceGroup } = planned(draft, job);
  const before = current(draft, job);
  touchStage(draft, stage);
  if (stage < draft.stageFront) [draft.stageFront, draft.labelsBefore] = [0, 0];
  changeCount(counts, stage, before, -1, scheduling === 'stage');
  changeCount(counts, stage, next, 1, scheduling === 'stage');
  if (next.status === 'created' && scheduling === 'stage') draft.createdAgain.get(stage)?.push(job);
  const group = resourceGroup === undefined ? undefined : draft.groups.get(resourceGroup);
  if (group) noteStatus(group, job, before.status, next.status);
  draft.jobs[job] = next;
  draft.isChanged = true;
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
