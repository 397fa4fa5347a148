import { describe, expect, test } from 'vitest';
import { compilePipeline } from '../../src/compile.js';
import { simulateRun } from '../../src/usage/simulate-run.js';
import type { Simulation, SimulationOptions } from '../../src/usage/simulation.js';
import { timelineGantt } from '../../src/usage/timeline-gantt.js';
import { timelineText } from '../../src/usage/timeline-text.js';
import { pipelineOf } from '../run/pipeline-of.js';

const simulate = (yaml: string, options?: SimulationOptions): Simulation => simulateRun(pipelineOf(yaml), options);
const rows = ({ timeline }: Simulation): string[] => timeline.map(({ job, attempt, status, enabledAt, queuedAt, startedAt, finishedAt, runner }) =>
  `${job}#${attempt} ${status} ${enabledAt} ${queuedAt ?? '-'} ${startedAt ?? '-'} ${finishedAt ?? '-'} ${runner ?? '-'}`);

const BUILD_AND_TEST = 'build: { stage: build, script: x }\ntest: { script: x, parallel: 4 }\nlint: { script: x, needs: [] }';
const durations = { build: 60, test: 100, lint: 30 };

describe('runners', () => {
  test('without a fleet nobody waits', () => {
    const simulation = simulate(BUILD_AND_TEST, { durations });
    expect(simulation).toMatchObject({ status: 'success', elapsed: 160, duration: 160, quota: 490, queued: 0, minutes: 8.18, runners: [], blocked: [] });
    expect(simulation).not.toHaveProperty('bottleneck');
    expect(simulation.criticalPath).toEqual({
      duration: 160, queued: 0,
      steps: [{ job: 'build', attempt: 1, held: 0, queued: 0, running: 60 }, { job: 'test 1/4', attempt: 1, held: 0, queued: 0, running: 100 }],
    });
  });

  test('slots are taken in the order of jobs', () => {
    const simulation = simulate(BUILD_AND_TEST, { durations, runners: [{ name: 'small', slots: 1 }, { name: 'big', slots: 2 }] });
    expect(rows(simulation)).toEqual([
      'build#1 success 0 0 0 60 small', 'lint#1 success 0 0 0 30 big', 'test 1/4#1 success 60 60 60 160 small', 'test 2/4#1 success 60 60 60 160 big',
      'test 3/4#1 success 60 60 60 160 big', 'test 4/4#1 success 60 60 160 260 small',
    ]);
    expect(simulation).toMatchObject({ elapsed: 260, duration: 260, queued: 100, bottleneck: 'small' });
    expect(simulation.criticalPath).toMatchObject({ duration: 260, queued: 100 });
    expect(simulation.runners).toEqual([
      { name: 'small', slots: 1, jobs: 3, busy: 260, utilisation: 1, queued: 100 },
      { name: 'big', slots: 2, jobs: 3, busy: 230, utilisation: 230 / 520, queued: 0 },
    ]);
  });

  test('one more slot saves what was waited for', () => {
    const elapsed = (slots: number): number => simulate(BUILD_AND_TEST, { durations, runners: [{ slots }] }).elapsed;
    expect([1, 2, 3, 4, 5].map(elapsed)).toEqual([490, 260, 260, 160, 160]);
  });

  test('a job that none takes is given up after an hour (P118)', () => {
    const simulation = simulate('a: { script: x, tags: [gpu] }\nb: { script: x }', { durations: { b: 10 }, runners: [{}, { tags: ['gpu'], slots: 0 }] });
    expect(rows(simulation)).toEqual(['b#1 success 0 0 0 10 runner 1', 'a#1 failed 0 0 - 3600 -']);
    expect(simulation.status).toBe('failed');
  });

  test('protected runners take jobs of protected refs', () => {
    const fleet = { runners: [{ protected: true }], durations: { a: 5 } };
    expect(simulate('a: { script: x }', { ...fleet, refProtected: true }).elapsed).toBe(5);
    expect(simulate('a: { script: x }', fleet).status).toBe('failed');
  });

  test('runners with the same tags are one kind, and the first that is free is asked', () => {
    const runners = [{ name: 'b', tags: ['b'] }, { name: 'ab', tags: ['a', 'b'] }, { name: 'ba', tags: ['b', 'a'], slots: 2 }, { name: 'none', slots: 0, tags: ['a', 'b'] }];
    const yaml = 'one: { script: x, tags: [a] }\ntwo: { script: x, tags: [b] }\nthree: { script: x, tags: [b, a] }\nfour: { script: x, tags: [b] }\nfive: { script: x, tags: [a] }\nsix: { script: x, tags: [b] }';
    const simulation = simulate(yaml, { defaultDuration: 10, durations: { two: 5, one: 5 }, runners });
    expect(rows(simulation).map((row) => row.replace(/#1 success 0/, ''))).toEqual([
      'one 0 0 5 ab', 'two 0 0 5 b', 'three 0 0 10 ba', 'four 0 0 10 ba', 'five 0 5 15 ab', 'six 0 5 15 b',
    ]);
  });

  test('cost factors make the minutes (P191, P192)', () => {
    const runners = [{ tags: ['big'], costFactor: 2 }, { costFactor: 0 }];
    expect(simulate('a: { script: x, tags: [big] }\nb: { script: x }', { durations: { a: 100, b: 100 }, runners })).toMatchObject({ quota: 200, minutes: 3.33 });
  });
});

describe('what happens', () => {
  test('retries (P100)', () => {
    const simulation = simulate('a: { script: x, retry: 2 }', { durations: { a: [10, 20, 5] }, outcomes: { a: ['failed', { reason: 'api_failure' }, 'success'] } });
    expect(rows(simulation)).toEqual(['a#1 failed 0 0 0 10 -', 'a#2 failed 10 10 10 30 -', 'a#3 success 30 30 30 35 -']);
    expect(simulation).toMatchObject({ status: 'success', elapsed: 35, quota: 35, duration: 5 });
    expect(simulation.criticalPath.steps.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
  });

  test('a failure for ever does not run for ever', () => {
    expect(simulate('a: { script: x, retry: 2 }', { outcomes: { a: 'failed' } })).toMatchObject({ status: 'failed', elapsed: 0 });
  });

  test('delays and persons hold jobs', () => {
    const yaml = 'a: { stage: build, script: x, when: delayed, start_in: 1 minute }\nb: { script: x, when: manual, allow_failure: false }\nc: { stage: deploy, script: x, when: manual }';
    const simulation = simulate(yaml, { durations: { a: 10, b: 10 }, plays: { b: 300 } });
    expect(rows(simulation)).toEqual(['a#1 success 0 60 60 70 -', 'b#1 success 70 370 370 380 -', 'c#1 manual 380 - - - -']);
    expect(simulation).toMatchObject({ blocked: ['c'], elapsed: 380, status: 'success' });
    expect(simulation.criticalPath.steps).toMatchObject([{ job: 'a', held: 60, running: 10 }, { job: 'b', held: 300, running: 10 }]);
  });

  test('timeouts (P114, P116)', () => {
    const yaml = 'a: { script: x, timeout: 10 minutes }\nb: { script: x, timeout: 2 hours }';
    const simulation = simulate(yaml, { durations: { a: 5000, b: 5000 }, runners: [{ slots: 2, maximumTimeout: 1800 }] });
    expect(rows(simulation)).toEqual(['a#1 failed 0 0 0 600 runner 1', 'b#1 failed 0 0 0 1800 runner 1']);
  });

  test('trigger jobs need no runner and cost nothing', () => {
    const simulation = simulate('a: { trigger: { include: c.yml, strategy: depend } }\nb: { stage: deploy, trigger: g/p }', { durations: { a: 500, b: 500 }, runners: [] });
    expect(rows(simulation)).toEqual(['a#1 success 0 0 0 500 -', 'b#1 success 500 500 - 500 -']);
    expect(simulation).toMatchObject({ quota: 0, minutes: 0, duration: 0, elapsed: 500 });
  });

  test('resource groups hold jobs', () => {
    const simulation = simulate('a: { script: x, resource_group: g }\nb: { script: x, resource_group: g }', { defaultDuration: 10 });
    expect(rows(simulation)).toEqual(['a#1 success 0 0 0 10 -', 'b#1 success 0 10 10 20 -']);
    expect(simulation.criticalPath).toMatchObject({ duration: 20, steps: [{ job: 'b', held: 10 }] });
  });

  test('a failure that cancels all frees the runners', () => {
    const yaml = 'workflow: { auto_cancel: { on_job_failure: all } }\na: { script: x }\nb: { script: x }\nc: { stage: deploy, script: x }';
    const simulation = simulate(yaml, { durations: { a: 10, b: 90 }, outcomes: { a: 'failed' }, runners: [{ slots: 2 }] });
    expect(rows(simulation)).toEqual(['a#1 failed 0 0 0 10 runner 1', 'b#1 canceled 0 0 0 10 runner 1']);
    expect(simulation).toMatchObject({ status: 'failed', elapsed: 10, quota: 20 });
  });

  test('odd numbers and names do no harm', () => {
    const odd = { durations: { a: NaN, __proto__: 5 }, plays: { a: -1 }, defaultDuration: -Infinity, runners: [{ slots: NaN }, { slots: Infinity, costFactor: NaN }] };
    const simulation = simulate('a: { script: x }\nconstructor: { script: x }\ntoString: { script: x }', odd);
    expect(simulation).toMatchObject({ status: 'success', elapsed: 0, minutes: 0 });
    expect(JSON.parse(JSON.stringify(simulation))).toEqual(simulation);
    expect(simulate('a: { script: x }', { durations: { a: Infinity } })).toMatchObject({ elapsed: 3600, status: 'failed' });
    expect(simulate('a: { trigger: { include: c.yml, strategy: depend } }', { durations: { a: Infinity } })).toMatchObject({ elapsed: 0, status: 'success' });
  });

  test('prepared jobs and jobs that are canceled while they run', () => {
    const simulation = simulate('a: { script: x }', { durations: { a: 9 }, outcomes: { a: 'canceled' }, prerequisites: ['a'], cancelsGracefully: true, at: 100 });
    expect(rows(simulation)).toEqual(['a#1 canceled 100 100 100 109 -']);
    expect(simulation).toMatchObject({ start: 100, end: 109, elapsed: 9, status: 'canceled' });
  });
});

describe('what is wrong with the options', () => {
  const yaml = 'build: { script: x }\ntest: { script: x, parallel: 2 }\n"off: [a]": { script: x, rules: [{ when: never }] }\nmatrix: { parallel: { matrix: [{ A: [a, b] }] }, script: x, rules: [{ when: never }] }';
  const warnings = (options: SimulationOptions): string[] =>
    simulate(yaml, options).diagnostics.map(({ severity, code, path, hint }) => `${severity} ${code} ${path.join('.')} ${hint ?? '-'}`);

  test('names that no job has', () => {
    expect(warnings({ durations: { biuld: 1, build: 2 }, plays: { zz: 1 }, outcomes: { q: 'failed' }, prerequisites: ['Test'] })).toEqual([
      'warning job-unknown durations.biuld Did you mean `build`?', 'warning job-unknown outcomes.q -', 'warning job-unknown plays.zz -',
      'warning job-unknown prerequisites.Test Did you mean `test`?',
    ]);
  });

  test('jobs have the names of the pipeline and of the configuration, also those that rules left out', () => {
    expect(warnings({ durations: { test: 1, 'test 1/2': 2, 'off: [a]': 1, matrix: 1, 'matrix: [a]': 2 } })).toEqual([]);
    expect(simulate('a: { script: x }')).toMatchObject({ diagnostics: [] });
  });

  test('outcomes that are none count as success', () => {
    const outcomes = { build: 'bogus', test: ['failed', null, 5] } as unknown as SimulationOptions['outcomes'];
    expect(simulate(yaml, { outcomes })).toMatchObject({ status: 'failed', state: { jobs: [{ status: 'success' }, { status: 'failed' }, { status: 'failed' }] } });
    expect(warnings({ outcomes })).toEqual(['warning event-invalid outcomes.build -', 'warning event-invalid outcomes.test -', 'warning event-invalid outcomes.test -']);
  });

  test('a pipeline that was not created has no names', () => {
    expect(simulateRun(compilePipeline('a: { script: x, rules: [{ when: never }] }'), { durations: { a: 1 } }).diagnostics).toEqual([]);
  });

  test('thousands of them are cut', () => {
    expect(simulate('a: { script: x }', { durations: Object.fromEntries(Array.from({ length: 5000 }, (_, place) => [`n${place}`, 1])) }).diagnostics.length).toBe(101);
  });
});

describe('large simulations', () => {
  const wide = (lines: number, more = ''): string => Array.from({ length: lines }, (_, place) => `j${place}: { script: x, parallel: 200${more} }`).join('\n');

  test('go to their end', () => {
    expect(simulateRun(compilePipeline(wide(50)), { defaultDuration: 10, runners: [{ slots: 50 }] })).toMatchObject({ elapsed: 2000, status: 'success', diagnostics: [] });
    expect(simulateRun(compilePipeline(wide(10, ', resource_group: g')), { defaultDuration: 10 })).toMatchObject({ elapsed: 20_000, status: 'success', diagnostics: [] });
  });

  test('are given up when they are absurd', () => {
    const runners = Array.from({ length: 60_000 }, (_, place) => ({ tags: [String(place)] }));
    const simulation = simulateRun(compilePipeline(wide(10)), { runners });
    expect(simulation).toMatchObject({ status: 'pending', end: 0, diagnostics: [{ severity: 'error', code: 'simulation-too-large' }] });
  });
});

describe('timelines', () => {
  const simulation = simulate('build: { stage: build, script: x }\n"test: unit; #1": { script: x, retry: 1 }\nlast: { stage: deploy, script: x, resource_group: g }', {
    durations: { build: 40, 'test: unit; #1': 20, last: 20 }, outcomes: { 'test: unit; #1': ['failed', 'success'] }, runners: [{ name: 'r' }],
  });

  test('text', () => {
    expect(timelineText(simulation, { width: 10 })).toBe([
      'build              |####      | 40s r', 'test: unit; #1     |    xx    | 20s r', 'test: unit; #1 (2) |      ##  | 20s r', 'last               |        ##| 20s r',
    ].join('\n'));
    expect(timelineText(simulate('a: { script: x }', { runners: [] }), { width: NaN })).toBe('a |.| 0s');
  });

  test('a manual job that nobody started has an empty axis', () => {
    const manual = simulate('a: { script: x }\nb: { stage: deploy, script: x, when: manual }', { defaultDuration: 10 });
    expect(timelineText(manual, { width: 4 })).toBe('a |####| 10s\nb |    | manual');
    expect(timelineGantt(manual)).not.toContain('deploy');
  });

  test('of any width, length and times', () => {
    const one = simulate('a: { script: x }', { defaultDuration: 1 });
    for (const width of [Infinity, 1e9]) expect(timelineText(one, { width })).toBe(`a |${'#'.repeat(1000)}| 1s`);
    for (const width of [-Infinity, -5, 0]) expect(timelineText(one, { width })).toBe('a |#| 1s');
    const long = { ...one, timeline: one.timeline.flatMap((attempt) => new Array<typeof attempt>(200_000).fill(attempt)) };
    expect(timelineText(long).length).toBe(200_000 * 'a || 1s\n'.length + 200_000 * 60 - 1);
    expect(timelineGantt(long).split('\n').length).toBe(200_004);
    const odd = { ...one, timeline: one.timeline.map((attempt) => ({ ...attempt, enabledAt: -9, startedAt: Infinity, finishedAt: -Infinity })) };
    expect(timelineText(odd, { width: 3 })).toBe('a |   | -Infinitys');
  });

  test('Mermaid', () => {
    expect(timelineGantt(simulation)).toBe([
      'gantt', '  dateFormat X', '  axisFormat %H:%M:%S', '  section build', '  build on r :crit, 0, 40', '  section test',
      '  test unit 1 on r :crit, 40, 60', '  test unit 1 (2) on r :crit, 60, 80', '  section deploy', '  last on r :crit, 80, 100',
    ].join('\n'));
  });
});
