import { isDeployment } from './is-deployment.js';
import { isCancelable, isFinished } from './job-transitions.js';
import { chooseForResource, holdsResource } from './resource-groups.js';
import { stepRun } from './advance-run.js';
import type { ProjectRun, ProjectState } from './project-state.js';
import type { RunEvent } from './run-event.js';
import { runIndex } from './run-index.js';

/** The runs of a project while one event works on them. */
export interface ProjectDraft {
  readonly runs: Map<number, ProjectRun>;
  readonly settings: ProjectState['settings'];
}

/** Opens a project for one event. */
export function openProject({ runs, settings }: ProjectState): ProjectDraft {
  return { runs: new Map(runs.map((run) => [run.id, run])), settings };
}

/** One event of one run, and what follows from it for its children, its parent and older runs. */
export function stepInProject(draft: ProjectDraft, id: number, event: RunEvent): void {
  const run = draft.runs.get(id);
  if (!run) return;
  const { state, changed, isCanceled, isRequeued } = stepRun(run.state, event);
  draft.runs.set(id, { ...run, state });
  if (isCanceled) { // P86
    for (const child of [...draft.runs.values()]) {
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
  stepInProject(draft, id, { ...event, at: Math.max(at, draft.runs.get(id)?.state.now ?? at) });
}

/** P151: a trigger job hears of a pipeline that finished or is blocked. */
export function tellParent(draft: ProjectDraft, id: number): void {
  const run = draft.runs.get(id);
  if (!run?.parent || !(isFinished(run.state.status) || run.state.status === 'manual')) return;
  stepAfter(draft, run.parent.run, { type: 'downstream', jobs: [run.parent.job], status: run.state.status }, run.state.now);
}

/** P158: what a run has deployed, older ones may not deploy any more. */
function outdateDeployments(draft: ProjectDraft, id: number, changed: ReadonlySet<number>): void {
  const newer = draft.runs.get(id)?.state;
  if (!newer) return;
  for (const job of changed) {
    const plan = newer.plan.jobs[job];
    const name = plan && isDeployment(plan) && newer.jobs[job]?.status === 'success' ? plan.environment?.name : undefined;
    if (name === undefined) continue;
    for (const run of draft.runs.values()) {
      const { outdatedEnvironments } = run.state;
      if (run.id >= id || outdatedEnvironments.includes(name)) continue;
      draft.runs.set(run.id, { ...run, state: { ...run.state, outdatedEnvironments: [...outdatedEnvironments, name] } });
    }
  }
}

/** Gives every free resource group to the job whose turn it is (04-P120 to P125). */
export function grantResources(draft: ProjectDraft, at: number): void {
  const groups = new Set([...draft.runs.values()].flatMap(({ state }) => [...runIndex(state.plan).groups.keys()]));
  for (const group of groups) {
    const { resourceModes = {} } = draft.settings;
    const mode = Object.hasOwn(resourceModes, group) ? resourceModes[group] : undefined;
    for (let isFree = true; isFree;) {
      const members = [...draft.runs.values()].flatMap(({ id, state }) => (runIndex(state.plan).groups.get(group) ?? []).flatMap((job) => {
        const member = state.jobs[job];
        return member ? [{ pipelineId: id, status: member.status, name: member.name }] : [];
      }));
      const chosen = members.some(({ status }) => holdsResource(status)) ? undefined : chooseForResource(mode ?? 'unordered', members);
      if (chosen) stepAfter(draft, chosen.pipelineId, { type: 'grant', jobs: [chosen.name] }, at);
      isFree = chosen !== undefined;
    }
  }
}
