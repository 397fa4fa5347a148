import type { Pipeline } from '../pipeline.js';
import { stepRun } from '../run/advance-run.js';
import type { Status } from '../run/composite-status.js';
import { followingOf } from '../run/following.js';
import { jobTimeout } from '../run/job-timeout.js';
import type { RunEvent } from '../run/run-event.js';
import type { RunJob, RunPlanJob, RunState } from '../run/run-state.js';
import { startRun } from '../run/start-run.js';
import { createPriorityQueue } from './priority-queue.js';
import { createFleet, type RunnerFleet } from './runner-fleet.js';
import type { PerAttempt, SimulatedOutcome, Simulation, SimulationOptions } from './simulation.js';
import { summarise } from './summarise-simulation.js';
import type { Track } from './track.js';

/** 04-P118: how long a job waits before it is given up, in seconds. */
const UNMATCHED_GIVEN_UP = 3600;
const PENDING_GIVEN_UP = 24 * 3600;

/** Something that will happen to an attempt, if it still is as it was. */
interface Appointment {
  readonly at: number;
  readonly order: number;
  readonly job: number;
  readonly attempt: number;
  readonly status: Status;
  readonly event: Omit<RunEvent, 'jobs' | 'at'>;
}

/** A simulation under way. */
interface Simulator {
  state: RunState;
  readonly options: SimulationOptions;
  readonly fleet: RunnerFleet;
  readonly appointments: { push(appointment: Appointment): void; first(): Appointment | undefined; pop(): Appointment | undefined };
  /** What is known of the attempts of each job. */
  readonly tracks: Track[][];
  /** The runner that is busy with a job, and with which attempt of it. */
  readonly busy: Map<number, { readonly attempt: number; readonly runner: number }>;
  orders: number;
}

/**
 * Runs a pipeline to its end on a clock of its own: jobs take as long and end as the options say, runners take those that match their tags
 * while they have slots, earlier jobs first. Retries, delays, timeouts, resource groups and everything else happen as in GitLab.
 *
 * @param pipeline - what `compilePipeline` gave.
 * @param options - durations, outcomes, persons and runners; all optional. Without `runners` no job ever waits for one.
 * @returns when everything happened, how long the run takes and what it costs, the chain of jobs that decides how long, and which runner
 * held it up. A job that no runner takes fails after an hour; a duration that is no length of time counts as 0.
 *
 * @example
 * ```ts
 * const pipeline = compilePipeline('build: { stage: build, script: x }\ntest: { script: x, parallel: 4 }');
 * const durations = { build: 60, test: 100 };
 * simulateRun(pipeline, { durations, runners: [{ name: 'a', slots: 2 }] }).elapsed; // 260
 * simulateRun(pipeline, { durations, runners: [{ name: 'a', slots: 4 }] }).elapsed; // 160
 * ```
 * @remarks Source: 04-P180 to P192, P200 to P204, P212.
 */
export function simulateRun(pipeline: Pipeline, options: SimulationOptions = {}): Simulation {
  const { at, prerequisites, projectTimeout, cancelsGracefully, runners, refProtected = false } = options;
  const state = startRun(pipeline, { at, prerequisites, projectTimeout, cancelsGracefully });
  const simulator: Simulator = {
    state, options, tracks: state.jobs.map(() => []), busy: new Map(), orders: state.jobs.length,
    fleet: createFleet(runners ?? [{ slots: Infinity, runUntagged: true, tags: allTags(state) }], refProtected, ({ job, order }) =>
      simulator.state.jobs[job]?.status === 'pending' && simulator.tracks[job]?.at(-1)?.order === order),
    appointments: createPriorityQueue<Appointment>((a, b) => (a.at === b.at ? a.order < b.order : a.at < b.at)),
  };
  notice(simulator, state.jobs.keys(), undefined);
  for (;;) {
    startPending(simulator);
    const now = simulator.appointments.first()?.at;
    if (now === undefined) return summarise(simulator.state, simulator.tracks, options);
    for (let next = simulator.appointments.first(); next?.at === now; next = simulator.appointments.first()) {
      simulator.appointments.pop();
      keep(simulator, next);
    }
  }
}

function allTags(state: RunState): string[] {
  return [...new Set(state.plan.jobs.flatMap(({ tags }) => tags ?? []))];
}

/** Lets runners take what waits for them. */
function startPending(simulator: Simulator): void {
  for (let taken = simulator.fleet.assign(); taken; taken = simulator.fleet.assign()) {
    const { job, runner } = taken;
    const { runners } = simulator.options;
    const track = simulator.tracks[job]?.at(-1);
    const facts = runners?.[runner];
    if (track && facts) track.runner = runner;
    simulator.busy.set(job, { attempt: current(simulator, job).attempts, runner });
    happen(simulator, job, { type: 'run', runnerTimeout: facts?.maximumTimeout });
  }
}

/** Does what was appointed, unless something came between. */
function keep(simulator: Simulator, { at, job, attempt, status, event }: Appointment): void {
  const now = current(simulator, job);
  if (now.attempts === attempt && now.status === status) happen(simulator, job, event, at);
}

function happen(simulator: Simulator, job: number, event: Appointment['event'], at = simulator.state.now): void {
  const cause = simulator.tracks[job]?.at(-1);
  const { state, changed } = stepRun(simulator.state, { ...event, jobs: [current(simulator, job).name], at });
  simulator.state = state;
  notice(simulator, changed, cause);
}

/** Sees to everything that changed: frees runners, and appoints what comes next. */
function notice(simulator: Simulator, changed: Iterable<number>, cause: Track | undefined): void {
  for (const job of changed) {
    const now = current(simulator, job);
    release(simulator, job, now);
    const tracks = simulator.tracks[job];
    if (now.status === 'created' || now.status === 'skipped' || !tracks) continue;
    if (tracks.length < now.attempts) {
      if (now.status === 'canceled') continue; // it never had its turn
      const order = now.attempts === 1 ? job : simulator.orders++;
      while (tracks.length < now.attempts) tracks.push({ job, attempt: now.attempts, order, enabledAt: simulator.state.now, cause });
    }
    follow(simulator, job, now);
  }
}

function release(simulator: Simulator, job: number, now: RunJob): void {
  const held = simulator.busy.get(job);
  if (!held || (held.attempt === now.attempts && (now.status === 'running' || now.status === 'canceling' || now.status === 'pending'))) return;
  simulator.busy.delete(job);
  simulator.fleet.release(held.runner);
}

/** Appoints what comes next for an attempt. */
function follow(simulator: Simulator, job: number, now: RunJob): void {
  const { state, options } = simulator;
  const planned = state.plan.jobs[job];
  if (!planned) return;
  const appoint = (at: number, event: Appointment['event']): void => {
    simulator.appointments.push({ at, order: simulator.orders++, job, attempt: now.attempts, status: now.status, event });
  };
  const isBuild = followingOf(planned) === undefined;
  if (now.status === 'preparing') appoint(state.now, { type: 'prepared' });
  else if (now.status === 'scheduled') appoint(now.scheduledAt ?? state.now, { type: 'timer' });
  else if (now.status === 'canceling') appoint(state.now, { type: 'success' });
  else if (now.status === 'manual') {
    const after = valueOf(options.plays, planned, 1);
    if (after !== undefined) appoint(state.now + seconds(after), { type: 'play' });
  } else if (now.status === 'pending' && isBuild) {
    const isMatched = simulator.fleet.enqueue(job, simulator.tracks[job]?.at(-1)?.order ?? job, planned.tags ?? []);
    appoint(state.now + (isMatched ? PENDING_GIVEN_UP : UNMATCHED_GIVEN_UP), { type: 'drop', reason: 'stuck_or_timeout_failure' });
  } else if (now.status === 'pending') appoint(state.now, { type: 'downstream-created' });
  else if (now.status === 'running') {
    const lasts = seconds(valueOf(options.durations, planned, now.attempts) ?? options.defaultDuration ?? 0);
    const { seconds: limit } = isBuild ? now.timeout ?? jobTimeout({}) : { seconds: Infinity };
    if (lasts > limit) appoint(state.now + limit, { type: 'drop', reason: 'job_execution_timeout' });
    else appoint(state.now + (Number.isFinite(lasts) ? lasts : 0), endOf(valueOf(options.outcomes, planned, now.attempts) ?? 'success', isBuild));
  }
}

/** The event that ends an attempt; a trigger job ends with the pipeline it follows. */
function endOf(outcome: SimulatedOutcome, isBuild: boolean): Appointment['event'] {
  const status = typeof outcome === 'string' ? outcome : 'failed';
  if (!isBuild) return { type: 'downstream', status };
  if (status !== 'failed') return { type: status === 'success' ? 'success' : 'cancel' };
  return typeof outcome === 'string' ? { type: 'drop', reason: 'script_failure' } : { type: 'drop', ...outcome };
}

/** What the options say about an attempt of a job. */
function valueOf<Value>(values: Readonly<Record<string, PerAttempt<Value>>> | undefined, { name, baseName }: RunPlanJob, attempt: number): Value | undefined {
  const key = [name, baseName].find((candidate) => values && Object.hasOwn(values, candidate));
  const value = key === undefined ? undefined : values?.[key];
  return isList(value) ? value[Math.min(attempt, value.length) - 1] : value;
}

function isList<Value>(value: PerAttempt<Value> | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

function seconds(value: number): number {
  return value > 0 ? value : 0;
}

function current(simulator: Simulator, job: number): RunJob {
  const found = simulator.state.jobs[job];
  if (!found) throw new TypeError('A simulation knows only jobs of its pipeline.');
  return found;
}
