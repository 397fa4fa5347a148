import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compilePipeline } from '../../src/compile.js';
import type { PipelineContext } from '../../src/context.js';
import { addRun, advanceProject, startProject } from '../../src/run/advance-project.js';
import { advanceRun } from '../../src/run/advance-run.js';
import { compositeStatus, type Status } from '../../src/run/composite-status.js';
import type { RunEvent } from '../../src/run/run-event.js';
import type { RunState } from '../../src/run/run-state.js';
import { startRun } from '../../src/run/start-run.js';
import { deepFreeze } from '../run/deep-freeze.js';

type Statuses = Record<string, Status | Status[]>;
type SeedEvent = [subject: string, type: string, details?: { reason?: string; exitCode?: number }];

interface SeedCase {
  id: string;
  kind: string;
  gitlabVersion: string;
  disputed?: string;
  yaml: string;
  context: {
    ref: string; refType: 'branch' | 'tag'; refProtected?: boolean; source: PipelineContext['source']; defaultBranch: string; projectPath: string;
    variables: Record<string, string>; changedFiles: string[] | null; files: string[]; commitMessage: string;
    mergeRequest?: NonNullable<PipelineContext['mergeRequest']>;
  };
  events: (SeedEvent | [run: number, ...SeedEvent])[];
  pipelines?: number;
  autoCancel?: boolean;
  newPipeline?: { ref: string };
  expect: {
    jobs?: Statuses; stages?: Statuses; pipeline?: Status | Status[]; pipelines?: Record<string, Statuses>; attempts?: Record<string, number>;
    warnings?: { pipeline?: boolean; stages?: string[] }; failureReasons?: Record<string, string>; startsAfterSeconds?: Record<string, number>;
    redundantCanceled?: boolean;
  };
}

const file = JSON.parse(readFileSync(new URL('../vectors/seed-cases.json', import.meta.url), 'utf8')) as { cases: SeedCase[] };
const cases = file.cases.filter(({ kind, disputed }) => kind === 'process' && disputed === undefined);

/** Cases that are left out, with the reason. */
const SKIPPED: Readonly<Record<string, string>> = {};

function contextOf({ gitlabVersion, context }: SeedCase): PipelineContext {
  const { ref, mergeRequest, refType, refProtected = false, source, defaultBranch, projectPath, variables, changedFiles, files, commitMessage } = context;
  return {
    gitlabVersion, ref: mergeRequest ? `refs/merge-requests/${mergeRequest.iid}/head` : ref, refType: mergeRequest ? 'merge_request' : refType,
    refProtected, ...(source && { source }), defaultBranch, sha: 'a'.repeat(40), beforeSha: 'b'.repeat(40), project: { path: projectPath }, variables, changedFiles,
    files, commitMessage, ...(mergeRequest && { mergeRequest }),
  };
}

const TYPES: Readonly<Record<string, Pick<RunEvent, 'type' | 'status'>>> = {
  running: { type: 'run' }, failed: { type: 'drop' },
  'downstream-success': { type: 'downstream', status: 'success' }, 'downstream-failed': { type: 'downstream', status: 'failed' },
  'upstream-success': { type: 'upstream', status: 'success' }, 'upstream-failed': { type: 'upstream', status: 'failed' },
  'play-all': { type: 'play' }, 'branch-deleted': { type: 'stop-environment' },
};

function eventOf([subject, type, details]: SeedEvent): RunEvent {
  const [, kind, name = ''] = /^(environment|stage):(.*)$/.exec(subject) ?? [];
  const event = { ...(TYPES[type] ?? { type: type as RunEvent['type'] }), ...details };
  if (type === 'branch-deleted' && kind === 'environment') return { ...event, jobs: [], environment: name };
  return type === 'play-all' ? { ...event, jobs: [], stage: name } : { ...event, jobs: [subject] };
}

const oneOf = (wanted: Status | Status[]): Status[] => [wanted].flat();

function expectState(state: RunState, wanted: SeedCase['expect']): void {
  const job = (name: string): RunState['jobs'][number] | undefined => state.jobs.find((candidate) => candidate.name === name);
  for (const [name, status] of Object.entries(wanted.jobs ?? {})) expect(oneOf(status), name).toContain(job(name)?.status);
  for (const [name, status] of Object.entries(wanted.stages ?? {})) expect(oneOf(status), name).toContain(state.stages.find((stage) => stage.name === name)?.status);
  if (wanted.pipeline !== undefined) expect(oneOf(wanted.pipeline)).toContain(state.status);
  for (const [name, attempts] of Object.entries(wanted.attempts ?? {})) expect(job(name)?.attempts, name).toBe(attempts);
  for (const [name, reason] of Object.entries(wanted.failureReasons ?? {})) expect(job(name)?.failureReason, name).toBe(reason);
  for (const [name, seconds] of Object.entries(wanted.startsAfterSeconds ?? {})) expect(job(name)?.scheduledAt, name).toBe(state.now + seconds);
  if (wanted.warnings?.pipeline !== undefined) expect(compositeStatus(state.jobs).hasWarnings).toBe(wanted.warnings.pipeline);
  for (const name of wanted.warnings?.stages ?? []) expect(compositeStatus(state.jobs.filter(({ stage }) => stage === name)).hasWarnings, name).toBe(true);
  expect(state.diagnostics).toEqual([]);
}

function runOne(recorded: SeedCase): void {
  let state = deepFreeze(startRun(compilePipeline(recorded.yaml, contextOf(recorded))));
  for (const event of recorded.events as SeedEvent[]) state = deepFreeze(advanceRun(state, eventOf(event)));
  expectState(state, recorded.expect);
}

/** The same file several times in one project, or once more for another commit. */
function runProject(recorded: SeedCase): void {
  const { events, pipelines = 1, autoCancel = false, newPipeline } = recorded;
  const pipeline = compilePipeline(recorded.yaml, contextOf(recorded));
  let project = startProject({ cancelsRedundant: autoCancel });
  for (let run = 0; run < pipelines; run += 1) project = deepFreeze(addRun(project, pipeline, { ref: recorded.context.ref, sha: 'a1' }));
  for (const numbered of events) {
    const [run, event] = typeof numbered[0] === 'number' ? [numbered[0], numbered.slice(1) as SeedEvent] : [1, numbered as SeedEvent];
    project = deepFreeze(advanceProject(project, { run, ...eventOf(event) }));
  }
  if (newPipeline) project = deepFreeze(addRun(project, pipeline, { ref: newPipeline.ref, sha: 'b2' }));
  const stateOf = (id: number): RunState | undefined => project.runs.find((run) => run.id === id)?.state;
  for (const [id, jobs] of Object.entries(recorded.expect.pipelines ?? {})) {
    const state = stateOf(Number(id));
    expect(state && Object.fromEntries(Object.keys(jobs).map((name) => [name, state.jobs.find((job) => job.name === name)?.status]))).toEqual(jobs);
  }
  if (recorded.expect.redundantCanceled !== undefined) expect(stateOf(1)?.status === 'canceled').toBe(recorded.expect.redundantCanceled);
}

describe('seed-cases.json, process', () => {
  test.each(cases.filter(({ id }) => !Object.hasOwn(SKIPPED, id)))('$id', (recorded) => {
    if (recorded.pipelines ?? recorded.newPipeline) runProject(recorded);
    else runOne(recorded);
  });

  test('every case runs or has a reason not to', () => {
    expect(file.cases.filter(({ kind }) => kind === 'process')).toHaveLength(cases.length);
    expect(Object.keys(SKIPPED).filter((id) => !cases.some((recorded) => recorded.id === id))).toEqual([]);
  });
});
