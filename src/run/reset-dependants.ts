import { hasSkipped, hasSkippedAnywhere } from './label-counts.js';
import { current, setStatus, type RunDraft } from './run-draft.js';

/**
 * Takes up skipped jobs again when a job they may depend on is: those that need it, directly or not, and all of later stages. The next pass
 * decides them anew (04-P82).
 */
export function resetDependants(draft: RunDraft, job: number): void {
  const { index, counts } = draft;
  draft.isRequeued = true;
  const reset = (candidate: number): void => {
    draft.steps += 1;
    if (current(draft, candidate).status === 'skipped') setStatus(draft, candidate, 'created');
  };
  const reached = new Set(index.dependants[job]);
  for (const dependant of reached) {
    if (!hasSkippedAnywhere(counts)) return;
    reset(dependant);
    const further = index.dependants[dependant] ?? [];
    draft.steps += further.length;
    for (const next of further) reached.add(next);
  }
  for (let stage = (index.stageOf[job] ?? 0) + 1; stage < index.stageJobs.length && hasSkippedAnywhere(counts); stage += 1) {
    if (hasSkipped(counts, stage)) index.stageJobs[stage]?.forEach(reset);
  }
}
