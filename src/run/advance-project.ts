import { behaviourOf } from '../gitlab-version.js';
import type { Pipeline } from '../pipeline.js';
import { isCancelable } from './job-transitions.js';
import { grantResources, openProject, runOf, stepAfter, stepInProject, tellParent, wantGroup, type ProjectDraft } from './project-draft.js';
import type { NewRun, ProjectEvent, ProjectRun, ProjectSettings, ProjectState, RunParent } from './project-state.js';
import { redundantJobs } from './redundant-jobs.js';
import { runDiagnostic } from './run-draft.js';
import { runIndex } from './run-index.js';
import { startRun } from './start-run.js';

/** 04-P131, P132: older ones are left alone. */
const REDUNDANT_PIPELINES = 3000;
const REDUNDANT_SECONDS = 7 * 24 * 3600;

/** 04-P155. */
const TREE_PIPELINES = 1000;

/**
 * A project without pipelines, to add runs to.
 *
 * @param settings - what is the same for all runs.
 * @returns a state for {@link addRun} and {@link advanceProject}.
 *
 * @example
 * ```ts
 * let project = startProject({ resourceModes: { production: 'oldest_first' } });
 * const pipeline = compilePipeline('deploy: { script: x, resource_group: production }');
 * project = addRun(project, pipeline, { ref: 'main', sha: 'a1' });
 * project = addRun(project, pipeline, { ref: 'main', sha: 'a1' });
 * project.runs.map((run) => run.state.status); // ['pending', 'waiting_for_resource']
 * ```
 * @remarks Source: 04 sections 8 and 9.
 */
export function startProject(settings: ProjectSettings = {}): ProjectState {
  return { runs: [], settings, diagnostics: [] };
}

/**
 * The project after a pipeline was created in it: the run starts, redundant jobs of older pipelines of the ref are canceled, and resource
 * groups are given out.
 *
 * @param project - the state before; it stays as it is.
 * @param pipeline - what `compilePipeline` gave. One that was not created adds no run; a trigger job that wanted it fails.
 * @param run - ref, commit, time and, for a child pipeline, its trigger job.
 * @returns the new state. A number that is not higher than all others, or a parent that is not there, changes nothing and adds a diagnostic.
 *
 * @example
 * ```ts
 * const parent = compilePipeline('child: { trigger: { include: child.yml, strategy: depend } }');
 * let project = addRun(startProject(), parent, { id: 1, ref: 'main', sha: 'a1' });
 * project = addRun(project, compilePipeline('test: { script: x }'), { ref: 'main', sha: 'a1', parent: { run: 1, job: 'child' } });
 * project = advanceProject(project, { run: 2, type: 'success', jobs: ['test'] });
 * project.runs[0]?.state.status; // 'success'
 * ```
 * @remarks Source: 04-P130 to P138, P150 to P155, P157.
 */
export function addRun(project: ProjectState, pipeline: Pipeline, run: NewRun): ProjectState {
  const { ref, sha, parent, isDangling = false, head = sha, id: asked, at: told, ...settings } = run;
  const newest = project.runs.at(-1)?.id ?? 0;
  const id = asked ?? newest + 1;
  const at = told ?? project.runs.reduce((latest, { state }) => Math.max(latest, state.now), 0);
  const draft = openProject(project);
  if (!(id > newest) || (parent && !runOf(draft, parent.run))) return withProblem(project, `There is no place for a pipeline ${id}.`);
  const reason = parent && (creationProblem(draft, parent) ?? (pipeline.created ? undefined : 'downstream_pipeline_creation_failed'));
  if (parent && reason !== undefined) stepAfter(draft, parent.run, { type: 'drop', jobs: [parent.job], reason }, at);
  else if (pipeline.created) {
    const state = startRun(pipeline, { ...settings, allowsRollbacks: project.settings.allowsRollbacks, sharesResources: true, at });
    const created: ProjectRun = { id, ref, sha, ...(parent && { parent }), ...(isDangling && { isDangling }), state };
    draft.runs.push(created);
    for (const job of state.jobs.keys()) wantGroup(draft, state, job);
    if (parent) stepAfter(draft, parent.run, { type: 'downstream-created', jobs: [parent.job] }, at);
    else cancelRedundant(draft, created, head);
    tellParent(draft, id);
  } else return withProblem(project, 'The pipeline was not created.');
  grantResources(draft, at);
  return { ...project, runs: draft.runs };
}

/**
 * The project after something happened to one of its pipelines. What follows for others happens too: children are canceled with their
 * parent, trigger jobs follow their children, older deployments become outdated, and resource groups that are free are given out.
 *
 * @param project - the state before; it stays as it is.
 * @param event - an event of {@link advanceRun} and the number of the pipeline.
 * @returns the new state; for a pipeline that is not there, the same with a diagnostic.
 *
 * @example
 * ```ts
 * let project = addRun(startProject(), compilePipeline('test: { script: x }'), { ref: 'main', sha: 'a1' });
 * project = advanceProject(project, { run: 1, type: 'success', jobs: ['test'], at: 60 });
 * project.runs[0]?.state.status; // 'success'
 * ```
 * @remarks Source: 04-P83, P86, P120 to P127, P151, P157, P158.
 */
export function advanceProject(project: ProjectState, event: ProjectEvent): ProjectState {
  const draft = openProject(project);
  const { run, ...runEvent } = event;
  if (!runOf(draft, run)) return withProblem(project, `There is no pipeline ${run}.`);
  stepInProject(draft, run, runEvent);
  grantResources(draft, runOf(draft, run)?.state.now ?? 0);
  return { ...project, runs: draft.runs };
}

function withProblem(project: ProjectState, message: string): ProjectState {
  return { ...project, diagnostics: [...project.diagnostics.slice(-99), runDiagnostic('event-invalid', message)] };
}

/** Cancels what a new pipeline makes redundant (04-P131, P132). */
function cancelRedundant(draft: ProjectDraft, created: ProjectRun, head: string): void {
  if (!(draft.settings.cancelsRedundant ?? true)) return;
  const { id, ref, sha, state: { createdAt: now } } = created;
  const older = draft.runs.filter((run) => run.id !== id && run.ref === ref && isCancelable(run.state.status));
  for (const run of older.slice(-REDUNDANT_PIPELINES)) {
    const top = topOf(draft, run);
    const isOlder = top.id < id && top.state.createdAt <= now && run.state.createdAt >= now - REDUNDANT_SECONDS;
    if (run.isDangling || !isOlder || run.sha === sha || run.sha === head) continue;
    const jobs = redundantJobs(run.state);
    if (jobs.length > 0) stepAfter(draft, run.id, { type: 'cancel', jobs }, now);
  }
}

/** The pipeline that began a family of parents and children. */
function topOf(draft: ProjectDraft, run: ProjectRun): ProjectRun {
  const parent = run.parent && runOf(draft, run.parent.run);
  return parent ? topOf(draft, parent) : run;
}

/** Why a trigger job may not start a pipeline in its own project, the first reason first (04-P153 to P155). */
function creationProblem(draft: ProjectDraft, parent: RunParent): string | undefined {
  const creating = runOf(draft, parent.run);
  if (!creating) return undefined;
  const { plan } = creating.state;
  if (plan.jobs[runIndex(plan).jobs.get(parent.job) ?? -1]?.trigger?.project !== undefined) return 'invalid_bridge_trigger';
  let depth = 0;
  for (let run: ProjectRun | undefined = creating; run; run = run.parent && runOf(draft, run.parent.run)) depth += 1;
  if (depth > behaviourOf(plan.gitlabVersion).creatingPipelines) return 'reached_max_descendant_pipelines_depth';
  const top = topOf(draft, creating).id;
  const family = draft.runs.filter((run) => topOf(draft, run).id === top);
  return family.length >= TREE_PIPELINES ? 'reached_max_pipeline_hierarchy_size' : undefined;
}
