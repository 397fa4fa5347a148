import type { Status } from './composite-status.js';

/**
 * What can happen to a run.
 *
 * | type | what it tells | about |
 * | --- | --- | --- |
 * | `prepared` | what the job needs is there | jobs |
 * | `run` | a runner took the job | jobs |
 * | `success` | the job passed | jobs |
 * | `drop` | the job failed, with `reason` and `exitCode` | jobs |
 * | `play` | a person starts a manual or delayed job | jobs, or all manual ones of `stage` |
 * | `cancel` | a person, or a newer pipeline, cancels | jobs, or the whole run |
 * | `force-cancel` | a person does not wait for a canceling job | jobs |
 * | `retry` | a person tries again | jobs, or the whole run |
 * | `unschedule` | a person takes a delayed job's delay away | jobs |
 * | `enqueue` | the job is queued, and nothing else | jobs |
 * | `timer` | the delay is over; without `at` it is taken to be | jobs |
 * | `clock` | it is `at`: delays end, timeouts pass | the whole run |
 * | `grant` | the job gets its resource group | jobs |
 * | `downstream-created` | the pipeline a trigger job starts exists | jobs |
 * | `downstream`, `upstream` | the pipeline a trigger job follows now has `status` | jobs |
 * | `downstream-restarted` | the finished pipeline a trigger job follows works again | jobs |
 * | `artifacts-expired`, `artifacts-erased` | the job's artifacts are gone | jobs |
 * | `stop-environment` | `environment` is to be stopped | the whole run |
 * | `branch-deleted` | all environments of the run are to be stopped | the whole run |
 */
export type RunEventType =
  | 'prepared' | 'run' | 'success' | 'drop'
  | 'play' | 'cancel' | 'force-cancel' | 'retry' | 'unschedule' | 'enqueue'
  | 'timer' | 'clock' | 'grant'
  | 'downstream-created' | 'downstream' | 'upstream' | 'downstream-restarted'
  | 'artifacts-expired' | 'artifacts-erased'
  | 'stop-environment' | 'branch-deleted';

/** Something that happened. */
export interface RunEvent {
  /** What. */
  readonly type: RunEventType;
  /** To which jobs, in this order; absent or empty when it concerns the whole run. */
  readonly jobs?: readonly string[] | undefined;
  /** When, in seconds; never before an earlier event. Default: the time of the last event. */
  readonly at?: number | undefined;
  /** `drop`: GitLab's name of the reason. Default `script_failure` with an exit code, `unknown_failure` without. */
  readonly reason?: string | undefined;
  /** `drop`: the exit code of the script, if there is one. */
  readonly exitCode?: number | undefined;
  /** `success` and `drop`: the coverage found in the log, in percent. */
  readonly coverage?: number | undefined;
  /** `run`: the longest the runner lets a job run, in seconds. */
  readonly runnerTimeout?: number | undefined;
  /** `downstream` and `upstream`: what the other pipeline's status became. */
  readonly status?: Status | undefined;
  /** `play` without jobs: the stage. */
  readonly stage?: string | undefined;
  /** `stop-environment`: the environment's name. */
  readonly environment?: string | undefined;
}
