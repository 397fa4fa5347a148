import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { RunJob, RunState } from '../run/run-state.js';
import { findCriticalPath } from './critical-path.js';
import { jobMinutes } from './job-minutes.js';
import { runDuration, runQuota } from './run-usage.js';
import { slotsOf } from './runner-fleet.js';
import type { RunnerLoad, SimulatedAttempt, Simulation, SimulationOptions } from './simulation.js';
import { queuedOf, runningOf, type Track, type TrackedAttempt } from './track.js';

/** Everything there is to say about a simulation that has ended. */
export function summarise(
  state: RunState, tracks: readonly (readonly Track[])[], options: SimulationOptions, diagnostics: readonly Diagnostic[],
): Simulation {
  const attempts = trackedAttempts(state, tracks);
  const { runners = [] } = options;
  const names = runners.map(({ name }, place) => name ?? `runner ${place + 1}`);
  const end = attempts.reduce((latest, { record }) => Math.max(latest, record.finishedAt ?? latest), state.createdAt);
  const elapsed = end - state.createdAt;
  const taken = runners.map((): TrackedAttempt[] => []);
  for (const attempt of attempts) taken[attempt.track.runner ?? -1]?.push(attempt);
  const loads = runners.map((runner, place): RunnerLoad => {
    const ofRunner = taken[place] ?? [];
    const slots = slotsOf(runner);
    const busy = sum(ofRunner, ({ record }) => runningOf(record));
    return {
      name: names[place] ?? '', slots, jobs: ofRunner.length, busy,
      utilisation: elapsed > 0 && slots > 0 ? busy / (slots * elapsed) : 0, queued: sum(ofRunner, ({ record }) => queuedOf(record)),
    };
  });
  const bottleneck = loads.reduce<RunnerLoad | undefined>((worst, load) => (load.queued > (worst?.queued ?? 0) ? load : worst), undefined);
  const factorOf = ({ runner }: Track): number => runners[runner ?? -1]?.costFactor ?? 1;
  const builds = attempts.filter(({ track }) => track.runner !== undefined || !options.runners);
  const minutes = options.runners ? sum(builds, ({ track, record }) => jobMinutes(runningOf(record), factorOf(track))) : runQuota(state).minutes;
  return {
    status: state.status, start: state.createdAt, end, elapsed,
    duration: runDuration(state), quota: runQuota(state).seconds, minutes: Math.round(minutes * 100) / 100,
    queued: sum(attempts, ({ record }) => queuedOf(record)),
    timeline: attempts.map(({ track, record }) => timelineEntry(track, record, names)),
    criticalPath: findCriticalPath(attempts),
    runners: loads,
    ...(bottleneck && { bottleneck: bottleneck.name }),
    blocked: state.jobs.filter(({ status }) => status === 'manual').map(({ name }) => name),
    state, diagnostics,
  };
}

/** The attempts that were enabled, in the order they started. */
function trackedAttempts(state: RunState, tracks: readonly (readonly Track[])[]): TrackedAttempt[] {
  const earlier = new Map<string, RunJob[]>();
  for (const record of state.superseded) {
    const known = earlier.get(record.name);
    if (known) known.push(record);
    else earlier.set(record.name, [record]);
  }
  const all = state.jobs.flatMap((job, place) => [...(earlier.get(job.name) ?? []), job].flatMap((record) => {
    const track = tracks[place]?.[record.attempts - 1];
    return track ? [{ track, record }] : [];
  }));
  const from = ({ track, record }: TrackedAttempt): number => record.startedAt ?? record.finishedAt ?? track.enabledAt;
  return all.sort((a, b) => from(a) - from(b) || a.track.order - b.track.order);
}

function timelineEntry({ enabledAt, runner }: Track, record: RunJob, names: readonly string[]): SimulatedAttempt {
  const { name, stage, attempts, status, queuedAt, startedAt, finishedAt } = record;
  const runnerName = runner === undefined ? undefined : names[runner];
  return {
    job: name, stage, attempt: attempts, status, ...(runnerName !== undefined && { runner: runnerName }), enabledAt,
    ...(queuedAt !== undefined && { queuedAt }), ...(startedAt !== undefined && { startedAt }), ...(finishedAt !== undefined && { finishedAt }),
  };
}

function sum<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
