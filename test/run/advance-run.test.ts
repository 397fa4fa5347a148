import { describe, expect, test } from 'vitest';
import { compilePipeline } from '../../src/compile.js';
import { advanceRun } from '../../src/run/advance-run.js';
import type { RunEvent } from '../../src/run/run-event.js';
import type { RunState } from '../../src/run/run-state.js';
import { startRun } from '../../src/run/start-run.js';
import { eventsOn, runOf, statusLine, statusOf } from './pipeline-of.js';

const job = (state: RunState, name: string): RunState['jobs'][number] | undefined => state.jobs.find((candidate) => candidate.name === name);
const at = (time: number, type: RunEvent['type'], ...jobs: string[]): RunEvent => ({ type, jobs, at: time });

test.each<RunEvent>([{ type: 'cancel' }, { type: 'cancel', jobs: undefined }, { type: 'cancel', jobs: [] }])('without jobs the whole run is meant: %j', (event) => {
  const state = runOf('a: { script: x }\nb: { script: x }', [event]);
  expect(state).toMatchObject({ status: 'canceled', diagnostics: [] });
  expect(advanceRun(state, { type: 'run' })).toMatchObject({ diagnostics: [{ code: 'event-invalid' }] });
});

describe('impossible events', () => {
  const started = runOf('a: { stage: build, script: x }\nb: { script: x }', [], { at: 100 });

  test.each<[string, RunEvent, string]>([
    ['a status that does not take it', { type: 'success', jobs: ['b'] }, ''],
    ['a job that is not there', { type: 'run', jobs: ['aa'] }, 'job-unknown'],
    ['no jobs', { type: 'run', jobs: [] }, 'event-invalid'],
    ['jobs for the whole run', { type: 'clock', jobs: ['a'] }, 'event-invalid'],
    ['an unknown type', { type: 'explode' as 'run', jobs: ['a'] }, 'event-invalid'],
    ['a type every object has', { type: 'toString' as 'run', jobs: ['a'] }, 'event-invalid'],
    ['a time in the past', { type: 'run', jobs: ['a'], at: 99 }, 'event-invalid'],
    ['a time that is none', { type: 'run', jobs: ['a'], at: NaN }, 'event-invalid'],
    ['playing what is not manual', { type: 'play', jobs: ['a'] }, 'event-impossible'],
    ['playing a stage without manual jobs', { type: 'play', jobs: [], stage: 'build' }, 'event-impossible'],
    ['running what is created', { type: 'run', jobs: ['b'] }, 'event-impossible'],
    ['retrying what is pending', { type: 'retry', jobs: ['a'] }, 'event-impossible'],
    ['retrying a run in which nothing failed', { type: 'retry', jobs: [] }, 'event-impossible'],
    ['a downstream pipeline of a build', { type: 'downstream', jobs: ['a'], status: 'success' }, 'event-impossible'],
    ['an environment that is not there', { type: 'stop-environment', jobs: [], environment: 'review' }, 'event-impossible'],
  ])('%s', (_, event, code) => {
    const next = advanceRun(started, event);
    if (code === '') {
      expect(next.diagnostics).toEqual([]); // P4: success is accepted from `created`
      return;
    }
    expect(next).toEqual({ ...started, diagnostics: next.diagnostics });
    expect(next.diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
    expect(next.jobs).toBe(started.jobs);
  });

  test('the others of the same event happen', () => {
    const next = advanceRun(started, { type: 'run', jobs: ['b', 'a'] });
    expect(statusLine(next)).toMatch(/^a running, b created/);
    expect(next.diagnostics).toHaveLength(1);
  });

  test('their diagnostics do not grow without end', () => {
    const state = Array.from({ length: 300 }).reduce<RunState>((before) => advanceRun(before, { type: 'run', jobs: ['b'] }), started);
    expect(state.diagnostics.length).toBeLessThanOrEqual(101);
  });

  test('a pipeline that was not created has nothing to run', () => {
    const state = startRun(compilePipeline('a: { script: x, rules: [{ when: never }] }'));
    expect(state).toMatchObject({ status: 'created', jobs: [], stages: [], diagnostics: [{ code: 'run-not-created' }] });
    expect(advanceRun(state, { type: 'cancel', jobs: [] }).jobs).toEqual([]);
  });
});

test('times are those of the events (P6, P48)', () => {
  const state = runOf('a: { stage: build, script: x }\nb: { script: x }', [
    at(5, 'run', 'a'), at(20, 'success', 'a'), at(21, 'run', 'b'), at(40, 'drop', 'b'),
  ], { at: 1 });
  expect(job(state, 'a')).toMatchObject({ createdAt: 1, queuedAt: 1, startedAt: 5, finishedAt: 20 });
  expect(job(state, 'b')).toMatchObject({ createdAt: 1, queuedAt: 20, startedAt: 21, finishedAt: 40, failureReason: 'unknown_failure' });
  expect(state).toMatchObject({ createdAt: 1, startedAt: 5, finishedAt: 40, now: 40 });
});

test('time alone does not finish a run again', () => {
  const state = runOf('a: { script: x }', [at(10, 'success', 'a'), { type: 'clock', jobs: [], at: 99 }]);
  expect(state).toMatchObject({ finishedAt: 10, now: 99 });
});

describe('delayed jobs', () => {
  const yaml = 'a: { script: x, when: delayed, start_in: 30 minutes }';

  test('the timer is due by itself, or when it is time (P4, P65)', () => {
    expect(job(runOf(yaml, [], { at: 7 }), 'a')).toMatchObject({ status: 'scheduled', scheduledAt: 1807 });
    expect(statusOf(runOf(yaml, ['timer a']), 'a')).toBe('pending');
    expect(statusOf(runOf(yaml, [at(1799, 'timer', 'a')]), 'a')).toBe('scheduled');
    expect(statusOf(runOf(yaml, [at(1800, 'timer', 'a')]), 'a')).toBe('pending');
    expect(job(runOf(yaml, ['timer a']), 'a')).not.toHaveProperty('scheduledAt');
  });

  test('the clock ends delays, and gives up what is an hour late (P66)', () => {
    expect(statusOf(runOf(yaml, [at(1799, 'clock')]), 'a')).toBe('scheduled');
    expect(statusOf(runOf(yaml, [at(1800, 'clock')]), 'a')).toBe('pending');
    expect(job(runOf(yaml, [at(5401, 'clock')]), 'a')).toMatchObject({ status: 'failed', failureReason: 'stale_schedule' });
  });

  test('unscheduled, it is a manual job that blocks (P68)', () => {
    expect(statusLine(runOf(yaml, ['unschedule a']))).toBe('a manual [test manual] manual');
  });
});

describe('timeouts', () => {
  const yaml = 'a: { script: x, timeout: 10 minutes }';

  test('the clock ends jobs at their limit, which they never exceed (P114, P116)', () => {
    const running = runOf(yaml, [{ type: 'run', jobs: ['a'], at: 100, runnerTimeout: 300 }]);
    expect(job(running, 'a')?.timeout).toEqual({ seconds: 300, source: 'runner' });
    expect(statusOf(eventsOn(running, [at(399, 'clock')]), 'a')).toBe('running');
    expect(job(eventsOn(running, [at(450, 'clock')]), 'a')).toMatchObject({ status: 'failed', failureReason: 'job_execution_timeout', finishedAt: 400 });
  });

  test('a job that no runner takes for a day is given up (P118)', () => {
    expect(job(runOf(yaml, [at(86_400, 'clock')]), 'a')).toMatchObject({ status: 'failed', failureReason: 'stuck_or_timeout_failure' });
  });
});

describe('canceling', () => {
  const yaml = 'a: { stage: build, script: x }\nb: { script: x, when: always }\nc: { script: x, when: manual }';

  test('everything is canceled, also what would always run (P86, P87)', () => {
    expect(statusLine(runOf(yaml, ['run a', 'cancel']))).toBe('a canceled, b canceled, c canceled [build canceled, test canceled] canceled');
  });

  test('a runner may have work left; its verdict then does not count (P4, P7)', () => {
    const state = runOf(yaml, ['run a', 'cancel'], { cancelsGracefully: true });
    expect(statusLine(state)).toBe('a canceling, b canceled, c canceled [build canceling, test canceled] canceling');
    for (const event of ['success a', 'drop a', 'force-cancel a']) expect(statusOf(eventsOn(state, [event]), 'a')).toBe('canceled');
    expect(statusOf(eventsOn(state, [at(1800, 'clock')]), 'a')).toBe('canceled');
    expect(eventsOn(state, ['success a']).status).toBe('canceled');
  });

  test('an allowed cancellation counts as passed (P27)', () => {
    expect(statusLine(runOf('a: { stage: build, script: x, allow_failure: true }\nb: { script: x }', ['cancel a']))).toMatch(/b pending/);
  });
});

describe('failures', () => {
  test('an exit code that is allowed (P112)', () => {
    const yaml = 'a: { stage: build, script: x, allow_failure: { exit_codes: [137] } }\nb: { script: x }';
    const drop = (exitCode?: number): RunState => runOf(yaml, [{ type: 'drop', jobs: ['a'], exitCode }]);
    expect(statusLine(drop(137))).toBe('a failed, b pending [build success, test pending] pending');
    expect(job(drop(137), 'a')).toMatchObject({ allowFailure: true, exitCode: 137, failureReason: 'script_failure' });
    expect(statusOf(drop(1), 'b')).toBe('skipped');
    expect(statusOf(drop(), 'b')).toBe('skipped');
  });

  test('one cancels all, if the pipeline says so (P140 to P142)', () => {
    const yaml = 'workflow: { auto_cancel: { on_job_failure: all } }\na: { stage: build, script: x }\nb: { stage: build, script: x, retry: 1 }\nc: { script: x }';
    expect(statusLine(runOf(yaml, ['drop a']))).toBe('a failed, b canceled, c canceled [build failed, test canceled] failed');
    expect(statusLine(runOf(yaml, ['drop b']))).toMatch(/^a pending, b pending, c created/);
  });

  test('a failure that is retried starts nothing else (P105, P210)', () => {
    const yaml = 'a: { stage: build, script: x, retry: 1 }\nb: { script: x, when: on_failure }';
    const once = runOf(yaml, ['run a', 'drop a']);
    expect(statusLine(once)).toBe('a pending, b created [build pending, test created] running');
    expect(once.superseded).toMatchObject([{ name: 'a', attempts: 1, status: 'failed' }]);
    expect(statusLine(eventsOn(once, ['drop a']))).toMatch(/^a failed, b pending/);
  });

  test('attempts that persons asked for count (P100)', () => {
    expect(job(runOf('a: { script: x, retry: 1 }', ['success a', 'retry a', 'drop a']), 'a')).toMatchObject({ status: 'failed', attempts: 2 });
  });
});

describe('playing', () => {
  const mirroring = ['downstream-created m', { type: 'downstream', jobs: ['m'], status: 'manual' }] as const;

  test.each<[string, string | RunEvent]>([
    ['a job of the mirrored kind', 'play m'],
    ['its stage', { type: 'play', jobs: [], stage: 'test' }],
  ])('%s is impossible when only the pipeline it mirrors is manual (P80, P89)', (_, event) => {
    const state = runOf('m: { trigger: { project: g/p, strategy: mirror } }', [...mirroring, event]);
    expect(statusOf(state, 'm')).toBe('manual');
    expect(state.diagnostics).toMatchObject([{ code: 'event-impossible' }]);
  });

  test('a manual trigger job, once only (P80, P81)', () => {
    const state = runOf('m: { trigger: g/p, when: manual }', ['play m']);
    expect(statusOf(state, 'm')).toBe('pending');
    expect(eventsOn(state, ['downstream-created m', 'play m'])).toMatchObject({ jobs: [{ status: 'success', attempts: 1 }], diagnostics: [{ code: 'event-impossible' }] });
  });

  test('what is being canceled is impossible until it is (P81)', () => {
    const canceling = runOf('m: { script: x, when: manual }', ['play m', 'run m', 'cancel m', 'play m'], { cancelsGracefully: true });
    expect(canceling).toMatchObject({ jobs: [{ status: 'canceling', attempts: 1 }], diagnostics: [{ code: 'event-impossible' }] });
    expect(job(eventsOn(canceling, ['drop m', 'play m']), 'm')).toMatchObject({ status: 'pending', attempts: 2 });
  });
});

describe('retrying', () => {
  test('one job: dependants are taken up again (P91)', () => {
    const yaml = 'a: { stage: build, script: x }\nb: { script: x, needs: [a] }\nc: { stage: deploy, script: x }';
    expect(statusLine(runOf(yaml, ['drop a', 'retry a']))).toMatch(/^a pending, b created, c created/);
  });

  test('a manual or delayed job does not ask again, the pipeline does (P92, P93)', () => {
    const yaml = 'a: { script: x, when: manual }\nb: { script: x, when: delayed, start_in: 1 hour }';
    const failed = runOf(yaml, ['play a', 'drop a', 'timer b', 'drop b']);
    expect(statusLine(eventsOn(failed, ['retry a', 'retry b']))).toMatch(/^a pending, b pending/);
    expect(statusLine(eventsOn(failed, ['play a', 'play b']))).toMatch(/^a pending, b pending/);
    expect(statusLine(eventsOn(failed, ['retry']))).toMatch(/^a manual, b scheduled/);
  });

  test('the gate still applies (P92)', () => {
    const yaml = 'a: { stage: build, script: x }\nb: { script: x }';
    expect(statusLine(runOf(yaml, ['success a', 'success b', 'retry a', 'drop a', 'retry b']))).toMatch(/^a failed, b skipped/);
  });
});

describe('resource groups of one run', () => {
  const yaml = 'a: { script: x, resource_group: g }\nb: { script: x, resource_group: g }';

  test('one job at a time (P120, P121)', () => {
    expect(statusLine(runOf(yaml))).toBe('a pending, b waiting_for_resource [test running] running');
    expect(statusLine(runOf(yaml, ['run a', 'success a']))).toMatch(/^a success, b pending/);
    expect(statusLine(runOf(yaml, ['cancel a']))).toMatch(/^a canceled, b pending/);
  });

  test('shared ones are given by events', () => {
    expect(statusLine(runOf(yaml, ['grant b'], { sharesResources: true }))).toMatch(/^a waiting_for_resource, b pending/);
  });
});

test('what must be prepared is (P4)', () => {
  const state = runOf('a: { script: x }', [], { prerequisites: ['a'] });
  expect(statusLine(state)).toBe('a preparing [test preparing] preparing');
  expect(statusLine(eventsOn(state, ['prepared a']))).toBe('a pending [test pending] pending');
});

describe('trigger jobs', () => {
  const yaml = (strategy: string): string => `a: { trigger: { include: c.yml, strategy: ${strategy} } }\nb: { stage: deploy, script: x }`;
  const table = {
    depend: { success: 'success', failed: 'failed', canceled: 'canceled', skipped: 'failed', manual: 'running', running: 'running' },
    mirror: { success: 'success', failed: 'failed', canceled: 'canceled', skipped: 'skipped', manual: 'manual', running: 'running' },
  } as const;

  test.each(['depend', 'mirror'] as const)('%s (P151)', (strategy) => {
    for (const [status, wanted] of Object.entries(table[strategy])) {
      const state = runOf(yaml(strategy), ['downstream-created a', { type: 'downstream', jobs: ['a'], status: status as 'success' }]);
      expect(statusOf(state, 'a'), status).toBe(wanted);
    }
  });

  test('they follow a pipeline that works again (P83)', () => {
    const failed = runOf(yaml('depend'), ['downstream-created a', { type: 'downstream', jobs: ['a'], status: 'failed' }]);
    const again = eventsOn(failed, ['downstream-restarted a']);
    expect(statusLine(again)).toMatch(/^a pending, b created/);
    expect(job(again, 'a')).not.toHaveProperty('finishedAt');
    expect(statusOf(eventsOn(again, [{ type: 'downstream', jobs: ['a'], status: 'success' }]), 'b')).toBe('pending');
  });

  test('they are never retried automatically, nor with the pipeline (P93, P100)', () => {
    const failed = runOf(yaml('depend'), [{ type: 'drop', jobs: ['a'], reason: 'scheduler_failure' }]);
    expect(statusOf(failed, 'a')).toBe('failed');
    expect(statusLine(eventsOn(failed, ['retry']))).toMatch(/^a failed, b skipped/);
    expect(statusOf(eventsOn(failed, ['retry a']), 'a')).toBe('pending');
  });
});

describe('environments', () => {
  const yaml = `
deploy: { stage: deploy, script: x, environment: { name: review, on_stop: stop } }
stop: { stage: deploy, script: x, when: manual, environment: { name: review, action: stop } }`;

  test('their stop jobs are played, again if they have run (P161)', () => {
    const stopped = runOf(yaml, ['success deploy', { type: 'stop-environment', jobs: [], environment: 'review' }]);
    expect(statusOf(stopped, 'stop')).toBe('pending');
    const again = eventsOn(stopped, ['success stop', { type: 'branch-deleted', jobs: [] }]);
    expect(job(again, 'stop')).toMatchObject({ status: 'pending', attempts: 2 });
  });

  test('nothing was deployed yet', () => {
    expect(runOf(yaml, [{ type: 'branch-deleted', jobs: [] }]).diagnostics).toMatchObject([{ code: 'event-impossible' }]);
  });
});

test('artifacts that are gone fail who depends on them, until they are made again (P174)', () => {
  const yaml = 'a: { stage: build, script: x }\nb: { script: x, retry: 2 }\nc: { script: x, dependencies: [] }';
  const lost = runOf(yaml, ['success a', 'artifacts-expired a', 'run b c']);
  expect(statusLine(lost)).toMatch(/b failed, c running/);
  expect(job(lost, 'b')?.failureReason).toBe('missing_dependency_failure');
  expect(statusOf(eventsOn(lost, ['retry a', 'success a', 'retry b', 'run b']), 'b')).toBe('running');
});

test('a state read again goes on like the state', () => {
  const events = ['success a', 'drop b', 'retry b', 'run b'];
  const yaml = 'a: { stage: build, script: x }\nb: { script: x, retry: 1 }\nc: { script: x, needs: [a], resource_group: g }';
  let state = runOf(yaml);
  for (const event of events) {
    const again = eventsOn(JSON.parse(JSON.stringify(state)) as RunState, [event]);
    state = eventsOn(state, [event]);
    expect(again).toStrictEqual(JSON.parse(JSON.stringify(state)));
  }
});

describe('older versions', () => {
  const inVersion = (gitlabVersion: string, events: readonly string[]): RunState =>
    eventsOn(startRun({ ...compilePipeline('a: { script: x }\nb: { trigger: g/p }'), gitlabVersion }, { cancelsGracefully: true }), events);

  test('trigger jobs are retried since 15.10 (P96)', () => {
    expect(statusOf(inVersion('15.9', ['drop b', 'retry b']), 'b')).toBe('failed');
    expect(statusOf(inVersion('15.10', ['drop b', 'retry b']), 'b')).toBe('pending');
  });

  test('nothing is canceling before 17.0 (P7)', () => {
    expect(statusOf(inVersion('16.11', ['run a', 'cancel a']), 'a')).toBe('canceled');
    expect(statusOf(inVersion('17.0', ['run a', 'cancel a']), 'a')).toBe('canceling');
  });
});
