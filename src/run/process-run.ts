import { compositeOf, labelOf, UNFINISHED, type Status } from './composite-status.js';
import { enqueueJob } from './enqueue-job.js';
import { gateOf } from './gate.js';
import { allLabels } from './label-counts.js';
import { grantOwnResources } from './resource-groups.js';
import { current, planned, setStatus, type RunDraft } from './run-draft.js';
import { nextPipelineStatus, nextStageStatus } from './stored-status.js';

/**
 * Processes a run until nothing changes: decides the jobs whose turn it is, gives out resource groups, and stores the statuses.
 *
 * Only what can change is looked at: jobs that changed, those that need them, and the first stages up to the one that holds the others. A
 * job in status `created` keeps everything behind it waiting, and nothing else changes during a pass, so the order does not matter.
 *
 * @remarks Source: 04-P50 to P65, P211.
 */
export function processRun(draft: RunDraft): void {
  do {
    decideByNeeds(draft);
    decideByStages(draft);
  } while (grantOwnResources(draft));
  storeStatuses(draft);
}

/** Decides jobs that wait for their needs, beginning with what changed. */
function decideByNeeds(draft: RunDraft): void {
  for (let job = draft.touched.pop(); job !== undefined; job = draft.touched.pop()) {
    decideDagJob(draft, job);
    const { status, allowFailure } = current(draft, job);
    const isWaitedFor = ((1 << labelOf(status, allowFailure)) & UNFINISHED) !== 0;
    if (!isWaitedFor) for (const dependant of draft.index.dependants[job] ?? []) decideDagJob(draft, dependant);
  }
}

function decideDagJob(draft: RunDraft, job: number): void {
  if (current(draft, job).status !== 'created' || planned(draft, job).scheduling !== 'dag') return;
  let labels = 0;
  const needs = draft.index.needs[job] ?? [];
  draft.steps += needs.length;
  for (const need of needs) {
    const { status, allowFailure } = current(draft, need);
    labels |= 1 << labelOf(status, allowFailure);
  }
  decide(draft, job, compositeOf(labels, true) ?? 'success');
}

/** Decides jobs that wait for all earlier stages (P51), stage by stage up to the first that is not finished. */
function decideByStages(draft: RunDraft): void {
  const { counts, index } = draft;
  while (draft.stageFront < index.stages.length) {
    const stage = draft.stageFront;
    draft.steps += 1;
    if ((counts.waiting[stage] ?? 0) > 0) {
      const previous = compositeOf(draft.labelsBefore, false) ?? 'success';
      const turns = draft.createdAgain.get(stage) ?? index.stageScheduled[stage] ?? [];
      draft.createdAgain.set(stage, []);
      for (const job of turns) {
        if (current(draft, job).status === 'created') decide(draft, job, previous);
      }
      decideByNeeds(draft);
      if (draft.stageFront < stage) continue; // only a plan made by hand has a need on a later stage
    }
    const labels = counts.labels[stage] ?? 0;
    if ((labels & UNFINISHED) !== 0) return;
    draft.labelsBefore |= labels;
    draft.stageFront += 1;
  }
}

function decide(draft: RunDraft, job: number, previous: Status): void {
  const { when, scheduling, startIn } = planned(draft, job);
  const outcome = gateOf(when, scheduling, previous);
  if (outcome === undefined) return;
  const asksNobody = current(draft, job).enqueueImmediately && outcome !== 'skip'; // P55
  if (outcome === 'run' || asksNobody) enqueueJob(draft, job);
  else if (outcome === 'skip') setStatus(draft, job, 'skipped');
  else if (outcome === 'schedule' && startIn !== undefined) setStatus(draft, job, 'scheduled', { scheduledAt: draft.now + startIn }); // P65
  else setStatus(draft, job, 'manual'); // P56: also a delayed job without a delay
}

/** P44, P45, P48. */
function storeStatuses(draft: RunDraft): void {
  const { counts, touchedStages, now } = draft;
  for (const stage of touchedStages) {
    const before = (draft.stages ?? draft.before.stages)[stage];
    const status = before && nextStageStatus(before.status, compositeOf(counts.labels[stage] ?? 0, false) ?? 'success');
    if (!before || !status || status === before.status) continue;
    draft.stages ??= draft.before.stages.slice();
    draft.stages[stage] = { name: before.name, status };
  }

  const before = draft.status;
  draft.status = nextPipelineStatus(before, compositeOf(allLabels(counts), false) ?? 'success');
  const isStart = before === 'created' || before === 'waiting_for_resource' || before === 'preparing' || before === 'pending';
  if (draft.status === 'running' && isStart) draft.startedAt ??= now;
  if (draft.status === 'success' || draft.status === 'failed' || draft.status === 'canceled') draft.finishedAt = now;
}
