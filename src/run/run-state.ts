import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Job, Pipeline } from '../pipeline.js';
import type { Status } from './composite-status.js';
import type { JobTimeout } from './job-timeout.js';

/** What running needs to know of a planned job. */
export type RunPlanJob = Pick<
  Job,
  | 'name' | 'baseName' | 'stage' | 'when' | 'scheduling' | 'allowFailure' | 'interruptible' | 'timeout' | 'startIn' | 'needs' | 'dependencies'
  | 'environment' | 'retry' | 'resourceGroup' | 'trigger' | 'tags'
>;

/** What running needs to know of a planned pipeline; all states of a run share it. */
export interface RunPlan extends Pick<Pipeline, 'gitlabVersion' | 'autoCancel' | 'stages'> {
  /** The jobs, in the pipeline's order. */
  readonly jobs: readonly RunPlanJob[];
}

/** What does not change during a run. */
export interface RunSettings {
  /** Jobs that something must be prepared for before a runner may take them, such as a cluster. Default none. */
  readonly prerequisites?: readonly string[] | undefined;
  /** Seconds a job without `timeout` may run. Default 3600. */
  readonly projectTimeout?: number | undefined;
  /**
   * True: runners run `after_script` of a canceled job (GitLab 17.0 with runner 16.10), which is `canceling` until they report. Default
   * false: it is `canceled` at once.
   */
  readonly cancelsGracefully?: boolean | undefined;
  /** Whether another attempt of a job may deploy over what a newer run has deployed. Default true. */
  readonly allowsRollbacks?: boolean | undefined;
  /**
   * True: resource groups are shared with other runs, and given by `grant` events only (`advanceProject` does that). Default false: the run
   * has them to itself.
   */
  readonly sharesResources?: boolean | undefined;
}

/** How a run starts. */
export interface RunOptions extends RunSettings {
  /** The time of creation, in seconds from any origin. Default 0. */
  readonly at?: number | undefined;
}

/** One attempt of a job. Times are those of events, in seconds. */
export interface RunJob {
  /** The name. */
  readonly name: string;
  /** The stage. */
  readonly stage: string;
  /** The status. */
  readonly status: Status;
  /** Whether its failure is allowed; an exit code can make it so (04-P112). */
  readonly allowFailure: boolean;
  /** Which attempt it is, from 1. */
  readonly attempts: number;
  /** When the attempt was made. */
  readonly createdAt: number;
  /** When its delay ends; only while it is `scheduled`. */
  readonly scheduledAt?: number;
  /** When it was last queued for a runner. */
  readonly queuedAt?: number;
  /** When it began to run. */
  readonly startedAt?: number;
  /** When it passed, failed or was canceled. */
  readonly finishedAt?: number;
  /** When it was asked to stop; only when a runner then had work left. */
  readonly cancelingAt?: number;
  /** Why it failed, as GitLab names it. */
  readonly failureReason?: string;
  /** What its script ended with. */
  readonly exitCode?: number;
  /** The coverage its runner reported. */
  readonly coverage?: number;
  /** How long it may run; known once it runs. */
  readonly timeout?: JobTimeout;
  /** Present on a retried manual or delayed job: nobody is asked again, no delay begins (04-P92). */
  readonly enqueueImmediately?: true;
}

/** A run at one moment: plain data, never changed. */
export interface RunState {
  /** The pipeline's status as GitLab stores it. */
  readonly status: Status;
  /** The stages in order, each with its stored status. */
  readonly stages: readonly { readonly name: string; readonly status: Status }[];
  /** The current attempt of every job, in the pipeline's order. */
  readonly jobs: readonly RunJob[];
  /** Earlier attempts, in the order they were replaced. */
  readonly superseded: readonly RunJob[];
  /** Events that were impossible, at most 100 of them. */
  readonly diagnostics: readonly Diagnostic[];
  /** The latest time an event told. */
  readonly now: number;
  /** When the run began. */
  readonly createdAt: number;
  /** When it was first running. */
  readonly startedAt?: number;
  /** When it last passed, failed or was canceled. */
  readonly finishedAt?: number;
  /** Jobs whose artifacts expired or were erased. */
  readonly lostArtifacts: readonly string[];
  /** Environments that a newer run has deployed to since. */
  readonly outdatedEnvironments: readonly string[];
  /** What was planned. */
  readonly plan: RunPlan;
  /** What does not change. */
  readonly settings: RunSettings;
}
