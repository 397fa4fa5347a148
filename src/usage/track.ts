import type { RunJob } from '../run/run-state.js';

/** What a simulation knows of an attempt besides the run's state. */
export interface Track {
  /** The job's place in the plan. */
  readonly job: number;
  /** Which attempt. */
  readonly attempt: number;
  /** Where it stands among all attempts, by when they were made. */
  readonly order: number;
  /** When everything it waited for was done. */
  readonly enabledAt: number;
  /** The attempt that enabled it by ending; none at the start of the run. */
  readonly cause: Track | undefined;
  /** The runner that took it: its place in the fleet. */
  runner?: number;
}

/** An attempt: how it went, and what is known of it. */
export interface TrackedAttempt {
  readonly track: Track;
  readonly record: RunJob;
}

/** Seconds an attempt ran. */
export function runningOf({ startedAt, finishedAt }: RunJob): number {
  return startedAt === undefined || finishedAt === undefined ? 0 : finishedAt - startedAt;
}

/** Seconds an attempt waited for a runner, until it began or was given up. */
export function queuedOf({ queuedAt, startedAt, finishedAt }: RunJob): number {
  const until = startedAt ?? finishedAt;
  return queuedAt === undefined || until === undefined ? 0 : until - queuedAt;
}
