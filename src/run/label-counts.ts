import { LABELS, labelOf } from './composite-status.js';
import type { RunIndex } from './run-index.js';
import type { RunJob } from './run-state.js';

/** How often each label occurs, so that a composite needs no look at the jobs. Copied where it changes; a counted state is never touched. */
export interface LabelCounts {
  /** For each stage, how many jobs have each label. */
  readonly stages: number[][];
  /** For each stage, the labels that occur, a bit for each. */
  readonly labels: number[];
  /** For each stage, how many jobs wait for the stages before it. */
  readonly waiting: number[];
  /** How many jobs of the run have each label. */
  readonly all: number[];
}

/** Counts the jobs of a run. */
export function countLabels(index: RunIndex, jobs: readonly RunJob[], isStageScheduled: (job: number) => boolean): LabelCounts {
  const counts: LabelCounts = {
    stages: index.stages.map(() => new Array<number>(LABELS).fill(0)),
    labels: index.stages.map(() => 0),
    waiting: index.stages.map(() => 0),
    all: new Array<number>(LABELS).fill(0),
  };
  jobs.forEach((job, number) => {
    changeCount(counts, index.stageOf[number] ?? 0, job, 1, isStageScheduled(number));
  });
  return counts;
}

/** Counts to change; the counts of stages are copied when {@link ownStage} asks for it. */
export function copyCounts({ stages, labels, waiting, all }: LabelCounts): LabelCounts {
  return { stages: stages.slice(), labels: labels.slice(), waiting: waiting.slice(), all: all.slice() };
}

/** Makes the counts of a stage the copy's own. */
export function ownStage(counts: LabelCounts, stage: number): void {
  counts.stages[stage] = counts.stages[stage]?.slice() ?? [];
}

/** Adds a job to the counts (`by` 1) or takes it out (`by` -1). */
export function changeCount(counts: LabelCounts, stage: number, job: RunJob, by: 1 | -1, isStageScheduled: boolean): void {
  const label = labelOf(job.status, job.allowFailure);
  const ofStage = counts.stages[stage] ?? [];
  const count = (ofStage[label] ?? 0) + by;
  ofStage[label] = count;
  counts.all[label] = (counts.all[label] ?? 0) + by;
  const labels = counts.labels[stage] ?? 0;
  counts.labels[stage] = count > 0 ? labels | (1 << label) : labels & ~(1 << label);
  if (isStageScheduled && job.status === 'created') counts.waiting[stage] = (counts.waiting[stage] ?? 0) + by;
}

const SKIPPED_LABEL = labelOf('skipped', false);

/** Whether a stage has a skipped job. */
export function hasSkipped(counts: LabelCounts, stage: number): boolean {
  return (counts.stages[stage]?.[SKIPPED_LABEL] ?? 0) > 0;
}

/** Whether the run has a skipped job. */
export function hasSkippedAnywhere(counts: LabelCounts): boolean {
  return (counts.all[SKIPPED_LABEL] ?? 0) > 0;
}

/** The labels of the whole run, a bit for each. */
export function allLabels(counts: LabelCounts): number {
  let labels = 0;
  for (const [label, count] of counts.all.entries()) if (count > 0) labels |= 1 << label;
  return labels;
}
