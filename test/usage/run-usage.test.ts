import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../src/run/run-event.js';
import { coverageMatches } from '../../src/runner/coverage-matches.js';
import { jobCoverage } from '../../src/usage/job-coverage.js';
import { jobMinutes } from '../../src/usage/job-minutes.js';
import { durationChart, successChart, type ChartedRun } from '../../src/usage/run-charts.js';
import { runFigures } from '../../src/usage/run-figures.js';
import { runCoverage, runDuration, runQuota } from '../../src/usage/run-usage.js';
import { runOf } from '../run/pipeline-of.js';

const at = (time: number, type: RunEvent['type'], ...jobs: string[]): RunEvent => ({ type, jobs, at: time });

test('duration and quota of a run (P181, P190, P191)', () => {
  const yaml = 'a: { script: x, retry: 1 }\nb: { script: x }\nt: { trigger: { include: c.yml, strategy: depend } }';
  const state = runOf(yaml, [
    at(0, 'run', 'a'), at(0, 'run', 'b'), at(0, 'downstream-created', 't'), at(5, 'drop', 'a'), at(7, 'run', 'a'), at(10, 'success', 'b'),
    at(100, 'run', 'a'), at(100, 'clock'),
  ]);
  expect(runDuration(state)).toBe(100); // a is running still
  expect(runQuota(state)).toEqual({ seconds: 5 + 10 + 93, minutes: 0.08 + 0.17 + 1.55 });
  expect(runQuota(state, ({ name }) => (name === 'a' ? 2 : 0))).toEqual({ seconds: 108, minutes: 3.27 });
});

test('superseded attempts have no part in the duration (P183); downstream runs may (P182)', () => {
  const retried = runOf('a: { script: x, retry: 1 }', [at(0, 'run', 'a'), at(5, 'drop', 'a'), at(7, 'run', 'a'), at(9, 'success', 'a')]);
  expect(runDuration(retried)).toBe(2);
  expect(runDuration(retried, [runOf('b: { script: x }', [at(8, 'run', 'b'), at(19, 'success', 'b')])])).toBe(12);
});

test('any number of downstream runs may be counted in', () => {
  const state = runOf('a: { script: x }', [at(0, 'run', 'a'), at(5, 'success', 'a')]);
  expect(runDuration(state, new Array(200_000).fill(state))).toBe(5);
});

test('coverage of a run is a plain mean (P199)', () => {
  const yaml = 'a: { script: x }\nb: { script: x }\nc: { script: x }';
  const covered = (...coverages: number[]): number | undefined =>
    runCoverage(runOf(yaml, coverages.map((coverage, place) => ({ type: 'success', jobs: ['abc'.charAt(place)], coverage }))));
  expect([covered(), covered(0), covered(80, 91)]).toEqual([undefined, 0, 85.5]);
});

test.each([[100, 1, 1.67], [100, 2, 3.33], [60, 0.008, 0.01], [0, 1, 0], [-5, 1, 0], [NaN, 1, 0]])('P191: %s s, factor %s', (seconds, factor, minutes) => {
  expect(jobMinutes(seconds, factor)).toBe(minutes);
});

test.each<[string, string, number | undefined]>([
  ['\\d+\\.\\d+% lines', '10.5% lines;12.25% lines', 12.25],
  ['Total: \\d+%', 'Total: 81%; done', 81],
  ['Total:.*', 'Total: 3 of 4 files, 75%', 3],
  ['cov (\\d+)%', 'cov 40% cov 60%', 60],
  ['Lines: (\\d+) of (\\d+)', 'Lines: 5 of 9', 9],
  ['Total: .*', 'Total: 55%;Total: n/a', 55],
  ['x', 'nothing', undefined],
  ['^Total (\\d+)%', '2024-01-01T00:00:00.000000Z 01O Total 44%', 44],
  ['^Total (\\d+)%', '2024-01-01T00:00:00.000000Z 01O Total 44%;2024-01-01T00:00:00.000001Z 01E+Total 45%', 45],
  ['\\d+', '2024-01-01T00:00:00.000000Z 00O ', undefined],
  ['^\\d+', '2024-01-01T00:00:00.000000Z Total', 2024],
  ['a(\\d)?|b', 'a1;b', undefined],
  ['(?:)', '', undefined],
  ['0*(\\d+)', 'x 007;', 7],
  ['\\d+$', '12\r;', 12],
])('P198: %s', (pattern, lines, coverage) => {
  expect(jobCoverage(lines.replaceAll(';', '\n'), coverageMatches(pattern))).toBe(coverage);
});

describe('figures over runs', () => {
  test('rates and percentiles (P196)', () => {
    expect(runFigures([])).toEqual({ total: 0, successRate: 0, failureRate: 0, otherRate: 0 });
    expect(runFigures([
      { status: 'success', duration: 10 }, { status: 'failed', duration: 30 }, { status: 'canceled' }, { status: 'skipped', duration: NaN }, { status: 'running', duration: 20 },
    ])).toEqual({ total: 5, successRate: 0.2, failureRate: 0.2, otherRate: 0.4, medianDuration: 20, p95Duration: 29 });
  });

  const day = 86_400;
  const run = (id: number, createdAt: number, status: ChartedRun['status'], duration?: number): ChartedRun => ({ id, createdAt, status, sha: `sha${id}567890`, duration });

  test('per day, with the days of both ends in full (P194)', () => {
    const runs = [run(1, 10, 'success'), run(2, day - 1, 'failed'), run(3, day, 'running'), run(4, 3 * day, 'success')];
    expect(successChart(runs, { from: 5000, to: 2 * day, per: 'day' })).toEqual([
      { label: '1970-01-01', all: 2, success: 1, failed: 1, other: 0 }, { label: '1970-01-02', all: 1, success: 0, failed: 0, other: 1 },
      { label: '1970-01-03', all: 0, success: 0, failed: 0, other: 0 },
    ]);
    expect(successChart(runs, { from: 2, to: 1 - day, per: 'day' })).toEqual([]);
    expect(successChart(runs, { from: NaN, to: 1, per: 'day' })).toEqual([]);
  });

  test('per month of the calendar', () => {
    const from = Date.UTC(2023, 11, 15) / 1000;
    const chart = successChart([run(1, Date.UTC(2024, 1, 29) / 1000, 'success')], { from, to: Date.UTC(2024, 2, 1) / 1000, per: 'month' });
    expect(chart.map(({ label, all }) => `${label} ${all}`)).toEqual(['2023-12 0', '2024-01 0', '2024-02 1', '2024-03 0']);
  });

  test('every day of a few centuries has its date', () => {
    for (let date = -200_000; date < 200_000; date += 331) {
      const [bar] = successChart([], { from: date * day, to: date * day, per: 'day' });
      expect(bar?.label).toBe(new Date(date * day * 1000).toISOString().slice(0, 10));
    }
  });

  test('the last thirty durations (P195)', () => {
    const chart = durationChart(Array.from({ length: 40 }, (_, id) => run(40 - id, 0, 'success', id === 0 ? undefined : 119)));
    expect(chart).toHaveLength(30);
    expect(chart[0]).toEqual({ label: 'sha11567', minutes: 1 });
    expect(chart.at(-1)).toEqual({ label: 'sha40567', minutes: 0 });
  });
});
