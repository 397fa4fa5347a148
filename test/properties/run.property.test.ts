import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Pipeline } from '../../src/pipeline.js';
import { advanceRun, stepDraft } from '../../src/run/advance-run.js';
import { compositeStatus, type Status } from '../../src/run/composite-status.js';
import { gateOf, type GateOutcome } from '../../src/run/gate.js';
import { closeDraft, openDraft } from '../../src/run/run-draft.js';
import type { RunEvent, RunEventType } from '../../src/run/run-event.js';
import type { RunJob, RunPlanJob, RunState } from '../../src/run/run-state.js';
import { startRun } from '../../src/run/start-run.js';
import { nextPipelineStatus, nextStageStatus } from '../../src/run/stored-status.js';
import { arbitraryPipeline } from '../run/arbitrary-pipeline.js';
import { deepFreeze } from '../run/deep-freeze.js';

const FINISHED: readonly Status[] = ['success', 'failed', 'canceled', 'skipped'];
const ALIVE: readonly Status[] = ['created', 'waiting_for_resource', 'preparing', 'waiting_for_callback', 'pending', 'running', 'canceling'];

/** What the jobs before a job come to, by the letter of 04-P51: looked at one by one. */
function previousStatus(state: RunState, job: RunPlanJob): Status {
  const stageOf = (name: string): number => state.stages.findIndex((stage) => stage.name === name);
  const isBefore = ({ name, stage }: RunJob): boolean => (job.scheduling === 'stage'
    ? stageOf(stage) < stageOf(job.stage)
    : (job.needs ?? []).some((need) => 'optional' in need && need.job === name));
  return compositeStatus(state.jobs.filter(isBefore), { dag: job.scheduling === 'dag' }).status ?? 'success';
}

/** What holds of every state, whatever happened. */
function checkState(state: RunState): void {
  for (const [place, planned] of state.plan.jobs.entries()) {
    const isDecided = state.jobs[place]?.status !== 'created' || gateOf(planned.when, planned.scheduling, previousStatus(state, planned)) === undefined;
    expect(isDecided, `${planned.name} has been decided, as far as it can be`).toBe(true); // P58: another pass would change nothing
  }
  for (const { name, status } of state.stages) {
    const { status: computed } = compositeStatus(state.jobs.filter(({ stage }) => stage === name));
    expect(nextStageStatus(status, computed ?? 'success')).toBe(status);
  }
  expect(nextPipelineStatus(state.status, compositeStatus(state.jobs).status ?? 'success')).toBe(state.status);
  if (state.status === 'success' || state.status === 'failed' || state.status === 'canceled') {
    expect(state.jobs.filter(({ status }) => ALIVE.includes(status))).toEqual([]);
  }
  if (state.status === 'success') {
    expect(state.jobs.every(({ status, allowFailure }) => status === 'success' || status === 'skipped' || allowFailure)).toBe(true);
  }
  expect(state.jobs.filter(({ status }) => status === 'pending' || status === 'running').filter(({ name }) =>
    state.plan.jobs.find((job) => job.name === name)?.resourceGroup !== undefined).length).toBeLessThanOrEqual(1);
}

/** The statuses that each outcome of the gate gives. */
const OUTCOMES: Readonly<Record<GateOutcome, readonly Status[]>> = {
  run: ['pending', 'waiting_for_resource'], skip: ['skipped'], manual: ['manual'], schedule: ['scheduled'],
};

/** What holds of every step: a job whose turn it was became what 04-P53 says, and none did before its turn. */
function checkStep(before: RunState, after: RunState): void {
  for (const [place, job] of after.jobs.entries()) {
    const planned = after.plan.jobs[place];
    const was = before.jobs[place]?.status;
    if (job === before.jobs[place]) continue; // skipped before, and not taken up again
    const isNewAttempt = job.attempts !== before.jobs[place]?.attempts;
    if (!planned || job.status === 'created' || job.status === 'canceled' || !(isNewAttempt || was === 'created' || was === 'skipped')) continue;
    const outcome = gateOf(planned.when, planned.scheduling, previousStatus(after, planned));
    expect(outcome, `${job.name} became ${job.status} in its turn`).toBeDefined();
    if (outcome) expect(job.enqueueImmediately && outcome !== 'skip' ? OUTCOMES.run : OUTCOMES[outcome]).toContain(job.status);
  }
}

/** The real thing and the events it got. */
interface Real {
  state: RunState;
  readonly events: RunEvent[];
}

/** An event for some job that takes it, or for the run. */
function happen(type: RunEventType, pick: number, details: Partial<RunEvent> = {}): fc.Command<object, Real> {
  return {
    check: () => true,
    run(_, real) {
      const jobs = takers(real.state, type);
      const job = jobs[pick % Math.max(1, jobs.length)];
      if (job === undefined && !details.jobs) return;
      const event: RunEvent = { type, jobs: job === undefined ? [] : [job.name], at: real.state.now + (pick % 7), ...details };
      const before = deepFreeze(real.state);
      real.state = advanceRun(before, event);
      real.events.push(event);
      checkStep(before, real.state);
      checkState(real.state);
    },
    toString: () => `${type} ${pick}`,
  };
}

/** The jobs that take an event. */
function takers({ jobs, plan }: RunState, type: RunEventType): readonly RunJob[] {
  const is = (...statuses: readonly Status[]) => (job: RunJob): boolean => statuses.includes(job.status);
  const isTrigger = (job: RunJob): boolean => plan.jobs.find(({ name }) => name === job.name)?.trigger !== undefined;
  switch (type) {
    case 'run': return jobs.filter(is('pending'));
    case 'success': case 'drop': return jobs.filter(is('pending', 'running', 'canceling'));
    case 'play': return jobs.filter(is('manual', 'scheduled'));
    case 'timer': return jobs.filter(is('scheduled'));
    case 'retry': return jobs.filter(is('success', 'failed', 'canceled'));
    case 'downstream-created': return jobs.filter((job) => isTrigger(job) && is('pending', 'running')(job));
    case 'downstream': return jobs.filter((job) => isTrigger(job) && is('running')(job));
    default: return jobs;
  }
}

const pick = fc.nat(1000);
const commands = fc.commands<object, Real>([
  pick.map((place) => happen('run', place)),
  pick.map((place) => happen('success', place)),
  pick.map((place) => happen('drop', place, { reason: 'script_failure', exitCode: place % 3 })),
  pick.map((place) => happen('play', place)),
  pick.map((place) => happen('timer', place, { at: undefined })),
  pick.map((place) => happen('cancel', place)),
  pick.map((place) => happen('retry', place)),
  pick.map((place) => happen('unschedule', place)),
  pick.map((place) => happen('downstream-created', place)),
  fc.tuple(pick, fc.constantFrom(...FINISHED, 'manual' as const)).map(([place, status]) => happen('downstream', place, { status })),
  pick.map((place) => happen('retry', place, { jobs: [] })),
  pick.map((place) => happen('cancel', place, { jobs: [] })),
  pick.map((place) => happen('clock', place, { jobs: [] })),
], { maxCommands: 40 });

/** Lets persons, runners, the pipelines that are mirrored and the clock do everything that is left to do; gives the events. */
function driveToEnd(from: RunState): RunState {
  let state = from;
  for (let step = 0; step < 500; step += 1) {
    const job = state.jobs.find(({ status }) => ['pending', 'running', 'canceling', 'manual', 'scheduled'].includes(status));
    if (!job) return state;
    const isMirrored = job.status === 'manual' && state.plan.jobs.some(({ name, when }) => name === job.name && when !== 'manual' && when !== 'delayed');
    const type = isMirrored ? 'downstream' : job.status === 'manual' ? 'play' : job.status === 'scheduled' ? 'timer' : step % 3 === 0 ? 'drop' : 'success';
    state = advanceRun(state, { type, jobs: [job.name], ...(isMirrored && { status: 'success' as const }) });
  }
  return state;
}

test('the laws of a run hold after any events', () => {
  fc.assert(fc.property(arbitraryPipeline(), fc.boolean(), commands, (pipeline, cancelsGracefully, steps) => {
    const start = startRun(deepFreeze(pipeline), { cancelsGracefully });
    checkState(start);
    const real: Real = { state: start, events: [] };
    fc.modelRun(() => ({ model: {}, real }), steps);

    expect(real.events.reduce(advanceRun, start)).toStrictEqual(real.state); // replaying gives the same
    const readAgain = real.events.reduce((state, event) => JSON.parse(JSON.stringify(advanceRun(state, event))) as RunState, start);
    expect(readAgain).toEqual(real.state); // so does writing out and reading between all events

    const end = driveToEnd(real.state);
    checkState(end);
    expect(FINISHED).toContain(end.status);
    expect(end.jobs.every(({ status }) => FINISHED.includes(status))).toBe(true);
  }), { numRuns: 300 });
});

const anyEvent: fc.Arbitrary<RunEvent> = fc.record({
  type: fc.constantFrom<RunEventType>(
    'prepared', 'run', 'success', 'drop', 'play', 'cancel', 'force-cancel', 'retry', 'unschedule', 'enqueue', 'timer', 'clock', 'grant',
    'downstream-created', 'downstream', 'upstream', 'downstream-restarted', 'artifacts-expired', 'artifacts-erased', 'stop-environment', 'branch-deleted',
  ),
  jobs: fc.option(fc.array(fc.constantFrom('j0', 'j1', 'j2', 'j3', '__proto__', 'constructor'), { maxLength: 3 }), { nil: undefined, freq: 10 }),
  at: fc.option(fc.oneof(fc.nat(100_000), fc.double()), { nil: undefined }),
  status: fc.constantFrom<Status | undefined>(...FINISHED, 'running', undefined),
  stage: fc.constantFrom('s0', 's1', undefined),
  exitCode: fc.constantFrom(0, 1, undefined),
});

test('any event at any time gives a state, and an impossible one changes nothing', () => {
  fc.assert(fc.property(arbitraryPipeline(), fc.array(anyEvent, { maxLength: 30 }), (pipeline, events) => {
    let state: RunState = deepFreeze(startRun(deepFreeze(pipeline)));
    for (const event of events) {
      const next = deepFreeze(advanceRun(state, event));
      if (next.diagnostics.length > state.diagnostics.length && (event.jobs ?? []).length <= 1) expect(next).toEqual({ ...state, diagnostics: next.diagnostics });
      expect(JSON.parse(JSON.stringify(next))).toStrictEqual(next);
      state = next;
    }
  }), { numRuns: 300 });
});

test('a state that stays open for all events comes to the same', () => {
  fc.assert(fc.property(arbitraryPipeline(), fc.array(anyEvent, { maxLength: 60 }), (pipeline, events) => {
    const start = deepFreeze(startRun(deepFreeze(pipeline)));
    const draft = openDraft(start);
    for (const event of events) stepDraft(draft, event);
    expect(closeDraft(draft)).toStrictEqual(events.reduce(advanceRun, start));
  }), { numRuns: 300 });
});

test('what does not change is shared', () => {
  fc.assert(fc.property(arbitraryPipeline(), fc.nat(9), (pipeline: Pipeline, place) => {
    const state = startRun(pipeline);
    const job = state.jobs[place % state.jobs.length];
    const next = advanceRun(state, { type: 'run', jobs: [job?.name ?? ''] });
    expect(next.plan).toBe(state.plan);
    expect(next.jobs.filter((other, at) => other !== state.jobs[at]).length).toBeLessThanOrEqual(1);
  }));
});
