import { isDeployment } from './is-deployment.js';
import { isCancelable, isFinished } from './job-transitions.js';
import { holdsResource } from './group-queue.js';
import { chooseForResource, type ResourceCandidate } from './resource-groups.js';
import { stepRun } from './advance-run.js';
import type { ProjectRun, ProjectState } from './project-state.js';
import type { RunEvent } from './run-event.js';
import { runIndex } from './run-index.js';
import type { RunState } from './run-state.js';

/** The runs of a project while one event works on them. */
export interface ProjectDraft {
  /** By number, lowest first. */
  readonly runs: ProjectRun[];
  readonly settings: ProjectState['settings'];
  /** Resource groups of jobs that changed: only they can have become free, or be wanted anew. */
  readonly groups: Set<string>;
}

/** Opens a project for one event. */
export function openProject({ runs, settings }: ProjectState): ProjectDraft {
  return { runs: runs.slice(), settings, groups: new Set() };
}

/** The run with a number. */
export function runOf({ runs }: ProjectDraft, id: number): ProjectRun | undefined {
  return runs[placeOf(runs, id)];
}

/** Where the run with a number is, found by halving; -1 when it is not there. */
function placeOf(runs: readonly ProjectRun[], id: number): number {
  let from = 0;
  let to = runs.length - 1;
  while (from <= to) {
    const middle = (from + to) >> 1;
    const found = runs[middle]?.id ?? NaN;
    if (found === id) return middle;
    if (found < id) from = middle + 1;
    else to = middle - 1;
  }
  return -1;
}

/** One event of one run, and what follows from it for its children, its parent and older runs. */
export function stepInProject(draft: ProjectDraft, id: number, event: RunEvent): void {
  const place = placeOf(draft.runs, id);
  const run = draft.runs[place];
  if (!run) return;
  const { state, changed, isCanceled, isRequeued } = stepRun(run.state, event);
  draft.runs[place] = { ...run, state };
  for (const job of changed) wantGroup(draft, state, job);
  if (isCanceled) { // P86
    for (const child of draft.runs.slice()) {
      const isAlive = child.parent?.run === id && child.state.jobs.some((job) => isCancelable(job.status));
      if (isAlive) stepAfter(draft, child.id, { type: 'cancel', jobs: [] }, state.now);
    }
  }
  if (draft.settings.refusesOutdatedDeployments ?? true) outdateDeployments(draft, id, changed);
  if (!run.parent) return;
  if (isRequeued) stepAfter(draft, run.parent.run, { type: 'downstream-restarted', jobs: [run.parent.job] }, state.now); // P83
  if (state.status !== run.state.status) tellParent(draft, id);
}

/** An event that follows from another, not before either run's own time. */
export function stepAfter(draft: ProjectDraft, id: number, event: RunEvent, at: number): void {
  stepInProject(draft, id, { ...event, at: Math.max(at, runOf(draft, id)?.state.now ?? at) });
}

/** P151: a trigger job hears of a pipeline that finished or is blocked. */
export function tellParent(draft: ProjectDraft, id: number): void {
  const run = runOf(draft, id);
  if (!run?.parent || !(isFinished(run.state.status) || run.state.status === 'manual')) return;
  stepAfter(draft, run.parent.run, { type: 'downstream', jobs: [run.parent.job], status: run.state.status }, run.state.now);
}

/** P158: what a run has deployed, older ones may not deploy any more. */
function outdateDeployments(draft: ProjectDraft, id: number, changed: ReadonlySet<number>): void {
  const newer = runOf(draft, id)?.state;
  if (!newer) return;
  for (const job of changed) {
    const plan = newer.plan.jobs[job];
    const name = plan && isDeployment(plan) && newer.jobs[job]?.status === 'success' ? plan.environment?.name : undefined;
    if (name === undefined) continue;
    for (const [place, run] of draft.runs.entries()) {
      const { outdatedEnvironments } = run.state;
      if (run.id >= id) break;
      if (outdatedEnvironments.includes(name)) continue;
      draft.runs[place] = { ...run, state: { ...run.state, outdatedEnvironments: [...outdatedEnvironments, name] } };
    }
  }
}

/** A job changed: its resource group is looked at in the end. */
export function wantGroup(draft: ProjectDraft, { plan }: RunState, job: number): void {
  const group = plan.jobs[job]?.resourceGroup;
  if (group !== undefined) draft.groups.add(group);
}

/** Gives every resource group that became free to the job whose turn it is (04-P120 to P125). */
export function grantResources(draft: ProjectDraft, at: number): void {
  const { resourceModes = {} } = draft.settings;
  for (const group of draft.groups) {
    draft.groups.delete(group); // a job of it that changes puts it in again
    const mode = Object.hasOwn(resourceModes, group) ? resourceModes[group] : undefined;
    const chosen = chooseForResource(mode ?? 'unordered', candidatesFor(draft, group));
    if (chosen) stepAfter(draft, chosen.pipelineId, { type: 'grant', jobs: [chosen.name] }, at);
  }
}

/** The jobs of a group in runs that last; none while one of them has it. */
function candidatesFor({ runs }: ProjectDraft, group: string): (ResourceCandidate & { readonly name: string })[] {
  const candidates: (ResourceCandidate & { readonly name: string })[] = [];
  for (const { id, state } of runs) {
    if (isFinished(state.status)) continue;
    for (const place of runIndex(state.plan).groups.get(group) ?? []) {
      const job = state.jobs[place];
      if (!job) continue;
      if (holdsResource(job.status)) return [];
      candidates.push({ pipelineId: id, status: job.status, name: job.name });
    }
  }
  return candidates;
}
