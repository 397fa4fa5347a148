import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Status } from '../run/composite-status.js';
import type { RunOptions, RunState } from '../run/run-state.js';
import type { SimulatedRunner } from './runner-fleet.js';

/** How an attempt of a job ends. */
export type SimulatedOutcome =
  | 'success' | 'failed' | 'canceled'
  | { readonly reason?: string | undefined; readonly exitCode?: number | undefined };

/** A value for a job: the same for all attempts, or one for each, the last for all that follow. */
export type PerAttempt<Value> = Value | readonly Value[];

/** What a simulation supposes. Jobs are named as in the pipeline, or, for all instances of a parallel job, as in the configuration. */
export interface SimulationOptions extends Omit<RunOptions, 'sharesResources'> {
  /** How long jobs run, in seconds; for a trigger job, how long its pipeline takes. */
  readonly durations?: Readonly<Record<string, PerAttempt<number>>> | undefined;
  /** How long a job runs that `durations` does not name, in seconds. Default 0. */
  readonly defaultDuration?: number | undefined;
  /** How jobs end; default `success`. An object is a failure with its reason and exit code. */
  readonly outcomes?: Readonly<Record<string, PerAttempt<SimulatedOutcome>>> | undefined;
  /** Manual jobs that a person starts, and how many seconds they take to. Others are not started. */
  readonly plays?: Readonly<Record<string, number>> | undefined;
  /** The runners there are, those asked first in front. Default: as many as there are jobs. */
  readonly runners?: readonly SimulatedRunner[] | undefined;
  /** Whether the pipeline's ref is protected. Default false. */
  readonly refProtected?: boolean | undefined;
}

/** An attempt of a job as it went. Times are in seconds, like the run's. */
export interface SimulatedAttempt {
  /** The job. */
  readonly job: string;
  /** Its stage. */
  readonly stage: string;
  /** Which attempt, from 1. */
  readonly attempt: number;
  /** What became of it. */
  readonly status: Status;
  /** The runner that took it; absent for trigger jobs and without a fleet. */
  readonly runner?: string;
  /** When everything it waited for was done. */
  readonly enabledAt: number;
  /** When it was queued for a runner: later, when it was delayed, or waited for a person or a resource group. */
  readonly queuedAt?: number;
  /** When it began to run. */
  readonly startedAt?: number;
  /** When it ended. */
  readonly finishedAt?: number;
}

/** One attempt of the chain that made a run as long as it was. */
export interface CriticalStep {
  /** The job. */
  readonly job: string;
  /** Which attempt, from 1. */
  readonly attempt: number;
  /** Seconds its delay, a person or its resource group held it. */
  readonly held: number;
  /** Seconds it waited for a runner. */
  readonly queued: number;
  /** Seconds it ran. */
  readonly running: number;
}

/** The chain of attempts, each enabled by the one before it, that ended last. */
export interface CriticalPath {
  /** Its seconds, which are those from the start to the end of the run. */
  readonly duration: number;
  /** Seconds of it spent waiting for runners: what more runners could save at most on this chain. */
  readonly queued: number;
  /** First to last. */
  readonly steps: readonly CriticalStep[];
}

/** What a runner did. */
export interface RunnerLoad {
  /** The runner. */
  readonly name: string;
  /** How many jobs it may run at a time. */
  readonly slots: number;
  /** How many it ran. */
  readonly jobs: number;
  /** Seconds it ran jobs, added up over its slots. */
  readonly busy: number;
  /** The part of its slots' time, from the start to the end of the run, that was busy: 0 to 1. */
  readonly utilisation: number;
  /** Seconds that the jobs it ran had waited for it. */
  readonly queued: number;
}

/** How a run goes with given durations, outcomes and runners. Times are in seconds. */
export interface Simulation {
  /** The pipeline's status in the end. */
  readonly status: Status;
  /** When the run was created. */
  readonly start: number;
  /** When its last attempt ended. */
  readonly end: number;
  /** From start to end, waiting included. */
  readonly elapsed: number;
  /** GitLab's duration of the pipeline: the time during which something ran. */
  readonly duration: number;
  /** Seconds of running time of all attempts. */
  readonly quota: number;
  /** What is charged, in minutes: with the runners' cost factors, rounded for each attempt. */
  readonly minutes: number;
  /** Seconds that attempts waited for runners, added up. */
  readonly queued: number;
  /** Every attempt that was enabled, in the order they started. */
  readonly timeline: readonly SimulatedAttempt[];
  /** What made the run as long as it was. */
  readonly criticalPath: CriticalPath;
  /** The fleet, as it was given. */
  readonly runners: readonly RunnerLoad[];
  /** The runner whose jobs waited longest, added up; absent when none waited. */
  readonly bottleneck?: string;
  /** Manual jobs that nobody started. */
  readonly blocked: readonly string[];
  /** The run in the end. */
  readonly state: RunState;
  /** What is wrong with the options: an unknown name or outcome (a warning), or too much to simulate (an error). */
  readonly diagnostics: readonly Diagnostic[];
}
