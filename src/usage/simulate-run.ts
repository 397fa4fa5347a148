import { MAX_SIMULATION_STEPS, STEPS_PER_EVENT } from '../limits.js';
import type { Pipeline } from '../pipeline.js';
import { stepDraft } from '../run/advance-run.js';
import type { Status } from '../run/composite-status.js';
import { followingOf } from '../run/following.js';
import { jobTimeout } from '../run/job-timeout.js';
import { createPriorityQueue, type PriorityQueue } from '../run/priority-queue.js';
import { closeDraft, current, openDraft, planned, type RunDraft } from '../run/run-draft.js';
import type { RunEvent } from '../run/run-event.js';
import type { RunJob, RunPlanJob, RunState } from '../run/run-state.js';
import { startRun } from '../run/start-run.js';
import { checkSimulation, isOutcome } from './check-simulation.js';
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
  /** The run, open from its start to its end. Its steps are the simulation's. */
  readonly draft: RunDraft;
  readonly options: SimulationOptions;
  readonly fleet: RunnerFleet;
  readonly appointments: PriorityQueue<Appointment>;
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
 * held it up. A job that no runner takes fails after an hour; a duration that is no length of time counts as 0, an outcome that is none as
 * `success`. `diagnostics` warn of that, and of names that no job has. What takes more than 100 million steps, which is some 200,000 jobs, or
 * fewer on hundreds of kinds of runners, is given up: `diagnostics` then has an error, and everything else is as far as it came.
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
  const draft = openDraft(state);
  const simulator: Simulator = {
    draft, options, tracks: state.jobs.map(() => []), busy: new Map(), orders: state.jobs.length,
    fleet: createFleet(runners ?? [{ slots: Infinity, runUntagged: true, tags: allTags(state) }], refProtected, ({ job, order }) =>
      current(draft, job).status === 'pending' && simulator.tracks[job]?.at(-1)?.order === order),
    appointments: createPriorityQueue<Appointment>((a, b) => (a.at === b.at ? a.order < b.order : a.at < b.at)),
  };
  notice(simulator, state.jobs.keys(), undefined);
  for (;;) {
    startPending(simulator);
    draft.steps += simulator.fleet.kinds;
    const now = simulator.appointments.first()?.at;
    if (now === undefined || isGivenUp(simulator)) break;
    for (let next = simulator.appointments.first(); next?.at === now && !isGivenUp(simulator); next = simulator.appointments.first()) {
      simulator.appointments.pop();
      keep(simulator, next);
    }
  }
  return summarise(closeDraft(draft), simulator.tracks, options, checkSimulation(pipeline, options, isGivenUp(simulator)));
}

/** Whether so much happened that the rest is left out. */
function isGivenUp({ draft }: Simulator): boolean {
  return draft.steps > MAX_SIMULATION_STEPS;
}

function allTags(state: RunState): string[] {
  return [...new Set(state.plan.jobs.flatMap(({ tags }) => tags ?? []))];
}

/** Lets runners take what waits for them. */
function startPending(simulator: Simulator): void {
  const { draft, fleet, options: { runners } } = simulator;
  for (let taken = fleet.assign(); taken && !isGivenUp(simulator); taken = fleet.assign()) {
    const { job, runner } = taken;
    const track = simulator.tracks[job]?.at(-1);
    const facts = runners?.[runner];
    if (track && facts) track.runner = runner;
    simulator.busy.set(job, { attempt: current(draft, job).attempts, runner });
    happen(simulator, job, { type: 'run', runnerTimeout: facts?.maximumTimeout });
  }
}

/** Does what was appointed, unless something came between. */
function keep(simulator: Simulator, { at, job, attempt, status, event }: Appointment): void {
  const now = current(simulator.draft, job);
  if (now.attempts === attempt && now.status === status) happen(simulator, job, event, at);
}

function happen(simulator: Simulator, job: number, event: Appointment['event'], at = simulator.draft.now): void {
  const { draft, tracks } = simulator;
  const cause = tracks[job]?.at(-1);
  stepDraft(draft, { ...event, jobs: [current(draft, job).name], at });
  notice(simulator, draft.changed, cause);
}

/** Sees to everything that changed: frees runners, and appoints what comes next. */
function notice(simulator: Simulator, changed: Iterable<number>, cause: Track | undefined): void {
  const { draft } = simulator;
  for (const job of changed) {
    if (isGivenUp(simulator)) return;
    draft.steps += STEPS_PER_EVENT + simulator.fleet.kinds;
    const now = current(draft, job);
    release(simulator, job, now);
    const tracks = simulator.tracks[job];
    if (now.status === 'created' || now.status === 'skipped' || !tracks) continue;
    if (tracks.length < now.attempts) {
      if (now.status === 'canceled') continue; // it never had its turn
      const order = now.attempts === 1 ? job : simulator.orders++;
      while (tracks.length < now.attempts) tracks.push({ job, attempt: now.attempts, order, enabledAt: draft.now, cause });
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
  const { draft, options, fleet } = simulator;
  const plan = planned(draft, job);
  const { now: present } = draft;
  const appoint = (time: number, event: Appointment['event']): void => {
    const at = time > present ? time : present;
    simulator.appointments.push({ at, order: simulator.orders++, job, attempt: now.attempts, status: now.status, event });
  };
  const isBuild = followingOf(plan) === undefined;
  if (now.status === 'preparing') appoint(present, { type: 'prepared' });
  else if (now.status === 'scheduled') appoint(now.scheduledAt ?? present, { type: 'timer' });
  else if (now.status === 'canceling') appoint(present, { type: 'success' });
  else if (now.status === 'manual') {
    const after = valueOf(options.plays, plan, 1);
    if (after !== undefined) appoint(present + after, { type: 'play' });
  } else if (now.status === 'pending' && isBuild) {
    const isMatched = fleet.enqueue(job, simulator.tracks[job]?.at(-1)?.order ?? job, plan.tags ?? []);
    appoint(present + (isMatched ? PENDING_GIVEN_UP : UNMATCHED_GIVEN_UP), { type: 'drop', reason: 'stuck_or_timeout_failure' });
  } else if (now.status === 'pending') appoint(present, { type: 'downstream-created' });
  else if (now.status === 'running') {
    const lasts = seconds(valueOf(options.durations, plan, now.attempts) ?? options.defaultDuration ?? 0);
    const { seconds: limit } = isBuild ? now.timeout ?? jobTimeout({}) : { seconds: Infinity };
    const outcome = valueOf(options.outcomes, plan, now.attempts);
    if (lasts > limit) appoint(present + limit, { type: 'drop', reason: 'job_execution_timeout' });
    else appoint(present + (Number.isFinite(lasts) ? lasts : 0), endOf(isOutcome(outcome) ? outcome : 'success', isBuild));
  }
}

/** The event that ends an attempt; a trigger job ends with the pipeline it follows. */
function endOf(outcome: SimulatedOutcome, isBuild: boolean): Appointment['event'] {
  const status = typeof outcome === 'string' ? outcome : 'failed';
  if (!isBuild) return { type: 'downstream', status };
  if (status !== 'failed') return { type: status === 'success' ? 'success' : 'cancel' };
  return typeof outcome === 'string' ? { type: 'drop', reason: 'script_failure' } : { type: 'drop', reason: outcome.reason, exitCode: outcome.exitCode };
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
