import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Pipeline } from '../../src/pipeline.js';
import { simulateRun } from '../../src/usage/simulate-run.js';
import type { SimulatedAttempt, Simulation } from '../../src/usage/simulation.js';
import { timelineGantt } from '../../src/usage/timeline-gantt.js';
import { timelineText } from '../../src/usage/timeline-text.js';
import { arbitraryPipeline } from '../run/arbitrary-pipeline.js';

const seconds = fc.array(fc.nat(100), { minLength: 10, maxLength: 10 });
const durationsOf = (pipeline: Pipeline, lengths: readonly number[]): Record<string, number> =>
  Object.fromEntries(pipeline.jobs.map(({ name }, place) => [name, lengths[place] ?? 0]));
const slots = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 });

/** When the last job of a pipeline ends on runners without end: the longest chain of needs and stages. */
function longestChain({ jobs, stages }: Pipeline, durations: Readonly<Record<string, number>>): number {
  const place = (stage: string): number => stages.findIndex(({ name }) => name === stage);
  const ends = new Map<string, number>();
  const endOf = (name: string): number => {
    const known = ends.get(name);
    if (known !== undefined) return known;
    const job = jobs.find((candidate) => candidate.name === name);
    if (!job) return 0;
    const before = job.scheduling === 'dag' ? (job.needs ?? []).flatMap((need) => ('optional' in need ? [need.job] : []))
      : jobs.filter(({ stage }) => place(stage) < place(job.stage)).map((earlier) => earlier.name);
    const end = Math.max(0, ...before.map(endOf)) + (durations[name] ?? 0);
    ends.set(name, end);
    return end;
  };
  return Math.max(...jobs.map(({ name }) => endOf(name)));
}

function mostAtOnce(attempts: readonly SimulatedAttempt[]): number {
  return Math.max(0, ...attempts.map(({ startedAt = 0 }) =>
    attempts.filter((other) => (other.startedAt ?? Infinity) <= startedAt && startedAt < (other.finishedAt ?? 0)).length));
}

function checkSums(simulation: Simulation): void {
  const { timeline, elapsed, duration, quota, queued, criticalPath, runners } = simulation;
  expect(duration).toBeLessThanOrEqual(quota);
  expect(duration).toBeLessThanOrEqual(elapsed);
  expect(criticalPath.duration).toBe(elapsed);
  expect(criticalPath.queued).toBeLessThanOrEqual(queued);
  for (const { name, slots: most, busy, utilisation } of runners) {
    const taken = timeline.filter(({ runner }) => runner === name);
    expect(mostAtOnce(taken)).toBeLessThanOrEqual(most);
    expect(busy).toBe(taken.reduce((sum, { startedAt = 0, finishedAt = 0 }) => sum + finishedAt - startedAt, 0));
    expect(utilisation).toBeLessThanOrEqual(1);
  }
  expect(timelineText(simulation).split('\n').length).toBe(Math.max(1, timeline.length));
  expect(timelineGantt(simulation).startsWith('gantt\n')).toBe(true);
  expect(JSON.parse(JSON.stringify(simulation))).toStrictEqual(simulation);
}

test('with runners without end a run takes its longest chain, and its quota is the sum', () => {
  fc.assert(fc.property(arbitraryPipeline(true), seconds, (pipeline, lengths) => {
    const durations = durationsOf(pipeline, lengths);
    const simulation = simulateRun(pipeline, { durations });
    checkSums(simulation);
    expect(simulation.elapsed).toBe(longestChain(pipeline, durations));
    expect(simulation.quota).toBe(Object.values(durations).reduce((sum, length) => sum + length, 0));
    expect(simulation).toMatchObject({ status: 'success', queued: 0 });
  }));
});

test('a fleet is never faster than one without end, and one slot is never idle', () => {
  fc.assert(fc.property(arbitraryPipeline(true), seconds, slots, (pipeline, lengths, fleet) => {
    const durations = durationsOf(pipeline, lengths);
    const simulation = simulateRun(pipeline, { durations, runners: fleet.map((count) => ({ slots: count })) });
    checkSums(simulation);
    expect(simulation.elapsed).toBeGreaterThanOrEqual(longestChain(pipeline, durations));
    expect(simulateRun(pipeline, { durations, runners: [{}] }).elapsed).toBe(simulation.quota);
    expect(simulation.duration).toBeLessThanOrEqual(simulation.quota + simulation.queued);
  }));
});

test('the sums hold of any pipeline, whatever its jobs come to', () => {
  const outcome = fc.constantFrom('success' as const, 'failed' as const, 'canceled' as const, { exitCode: 1 });
  fc.assert(fc.property(arbitraryPipeline(), seconds, fc.array(outcome, { minLength: 10, maxLength: 10 }), fc.option(slots), fc.boolean(), (pipeline, lengths, ends, fleet, plays) => {
    const simulation = simulateRun(pipeline, {
      durations: durationsOf(pipeline, lengths), outcomes: Object.fromEntries(pipeline.jobs.map(({ name }, place) => [name, ends[place] ?? 'success'])),
      ...(fleet && { runners: fleet.map((count) => ({ slots: count })) }), plays: plays ? Object.fromEntries(pipeline.jobs.map(({ name }) => [name, 5])) : {},
    });
    checkSums(simulation);
    const { jobs } = simulation.state;
    expect(jobs.filter(({ status }) => status === 'pending' || status === 'running' || status === 'scheduled')).toEqual([]);
    if (plays) expect(simulation.blocked).toEqual([]);
  }), { numRuns: 300 });
});
