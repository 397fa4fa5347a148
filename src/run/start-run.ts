import type { Pipeline } from '../pipeline.js';
import { processRun } from './process-run.js';
import { closeDraft, openDraft, runDiagnostic, touchStage } from './run-draft.js';
import { runIndex, runPlan } from './run-index.js';
import type { RunOptions, RunState } from './run-state.js';

/**
 * The state of a pipeline right after GitLab created and first processed it: jobs that wait for nothing are queued, manual or delayed.
 *
 * @param pipeline - what `compilePipeline` gave.
 * @param options - the time of creation and settings of the project and its runners.
 * @returns a state for {@link advanceRun}: plain data that may be written out and read again. A pipeline that was not created gives a state
 * without jobs and a diagnostic.
 *
 * @example
 * ```ts
 * const state = startRun(compilePipeline('build: { stage: build, script: make }\ntest: { script: make test }'));
 * state.jobs.map((job) => job.status); // ['pending', 'created']
 * state.status; // 'pending'
 * ```
 * @remarks Source: 04-P40, P60.
 */
export function startRun(pipeline: Pipeline, options: RunOptions = {}): RunState {
  const { at: asked = 0, ...settings } = options;
  const at = Number.isFinite(asked) ? asked + 0 : 0; // JSON has no negative zero
  const plan = runPlan(pipeline);
  const state: RunState = {
    status: 'created',
    stages: runIndex(plan).stages.map((name) => ({ name, status: 'created' })),
    jobs: plan.jobs.map(({ name, stage, allowFailure }) => ({
      name, stage, status: 'created', allowFailure: allowFailure === true, attempts: 1, createdAt: at, // P112: exit codes do not allow anything yet
    })),
    superseded: [],
    diagnostics: pipeline.created ? [] : [runDiagnostic('run-not-created', 'There is no pipeline to run.')],
    now: at, createdAt: at, lostArtifacts: [], outdatedEnvironments: [], plan, settings: withoutAbsent(settings),
  };
  if (!pipeline.created) return state;
  const draft = openDraft(state);
  for (const job of state.jobs.keys()) draft.touched.push(job);
  for (const stage of state.stages.keys()) touchStage(draft, stage);
  processRun(draft);
  return closeDraft(draft);
}

/** Absent is absent, also after the state was written out and read again. */
function withoutAbsent<Settings extends object>(settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as Settings;
}
