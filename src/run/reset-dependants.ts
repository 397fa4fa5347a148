import { current, setStatus, type RunDraft } from './run-draft.js';

/**
 * Takes up skipped jobs again when a job they may depend on is: those that need it, directly or not, and all of later stages. The next pass
 * decides them anew (04-P82).
 */
export function resetDependants(draft: RunDraft, job: number): void {
  const { index } = draft;
  const reset = (candidate: number): void => {
    if (current(draft, candidate).status === 'skipped') setStatus(draft, candidate, 'created');
  };
  const reached = new Set(index.dependants[job]);
  for (const dependant of reached) {
    reset(dependant);
    for (const further of index.dependants[dependant] ?? []) reached.add(further);
  }
  for (let stage = (index.stageOf[job] ?? 0) + 1; stage < index.stageJobs.length; stage += 1) index.stageJobs[stage]?.forEach(reset);
  draft.isRequeued = true;
}
