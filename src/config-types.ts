import type { DefaultConfig, JobConfig, TriggerJobConfig } from './job-config-types.js';
import type { CacheConfig, CommandList, Commands, ImageConfig, IncludeConfig, RuleClauses, Scalar, ServiceConfig } from './keyword-config-types.js';

/** What cancels running jobs by itself. */
export interface AutoCancelConfig {
  /** What a newer commit on the ref cancels. */
  readonly on_new_commit?: 'conservative' | 'interruptible' | 'none';
  /** What a failed job cancels. */
  readonly on_job_failure?: 'all' | 'none';
}

/** Whether there is a pipeline, and what it is called. */
export interface WorkflowConfig {
  /** The first matching rule decides; without one there is no pipeline. */
  readonly rules?: readonly (RuleClauses & {
    readonly when?: 'always' | 'never';
    readonly variables?: Readonly<Record<string, Scalar>>;
    readonly auto_cancel?: AutoCancelConfig;
  })[];
  /** The name of the pipeline; may hold variables. */
  readonly name?: string;
  /** What cancels running jobs by itself. */
  readonly auto_cancel?: AutoCancelConfig;
}

/** A root variable with its properties. */
export interface RootVariableConfig {
  /** The value. */
  readonly value?: Scalar | null;
  /** Shown in the form that runs a pipeline. */
  readonly description?: string;
  /** The values the form offers. */
  readonly options?: readonly string[];
  /** `false`: references to other variables in the value stay as they are. */
  readonly expand?: boolean;
}

/** What no job is: it lacks the keywords of one. Keeps entries that are no keyword from being read as something else than a job. */
type NoJob<Config> = Config & Readonly<Partial<Record<Exclude<keyof JobConfig | keyof TriggerJobConfig, keyof Config>, never>>>;

/** Variables of all jobs. */
export type RootVariables = Readonly<Record<string, Scalar | null | RootVariableConfig | undefined>> & NoJob<object>;

/**
 * A configuration as a plain object: global keywords, and jobs under their names. Editors complete it; `loadConfig` takes any object, too.
 *
 * @example
 * ```ts
 * const config: PipelineConfig = { stages: ['build'], build: { stage: 'build', script: ['make'] } };
 * loadConfig(config).jobs[0]?.name; // 'build'
 * ```
 */
export interface PipelineConfig {
  /** The stages in order. Default `build`, `test`, `deploy`; `.pre` and `.post` are added. */
  readonly stages?: readonly string[];
  /** Variables of all jobs. */
  readonly variables?: RootVariables;
  /** Whether there is a pipeline, and what it is called. */
  readonly workflow?: WorkflowConfig;
  /** What jobs inherit unless they write it themselves. */
  readonly default?: DefaultConfig;
  /** Other files the configuration is made of. */
  readonly include?: string | IncludeConfig | readonly (string | IncludeConfig)[];
  /** Use `default` instead. */
  readonly image?: string | ImageConfig;
  /** Use `default` instead. */
  readonly services?: readonly (string | ServiceConfig)[];
  /** Use `default` instead. */
  readonly cache?: CacheConfig | readonly CacheConfig[];
  /** Use `default` instead. */
  readonly before_script?: Commands;
  /** Use `default` instead. */
  readonly after_script?: Commands;
  /** A job, a trigger job, or with a leading dot a template. */
  readonly [name: string]:
    | JobConfig | TriggerJobConfig | RootVariables | NoJob<WorkflowConfig> | NoJob<DefaultConfig> | NoJob<IncludeConfig> | NoJob<ImageConfig>
    | NoJob<CacheConfig> | string | readonly (string | IncludeConfig | ServiceConfig | CacheConfig | CommandList)[] | undefined;
}
