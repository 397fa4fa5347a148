import type {
  ArtifactsConfig, CacheConfig, Commands, EnvironmentConfig, ImageConfig, JobInputConfig, JobVariables, JobWhen, MatrixConfig, NeedsConfig, PolicyConfig,
  ReleaseConfig, RetryConfig, RulesConfig, ServiceConfig, StepConfig, TriggerConfig,
} from './keyword-config-types.js';

/** What jobs and trigger jobs have in common. */
export interface CommonJobConfig {
  /** The stage the job is in. Default `test`. */
  readonly stage?: string;
  /** The pipelines the job is for: a list of refs, or a map. Use `rules` instead. */
  readonly only?: readonly string[] | PolicyConfig;
  /** The pipelines the job is not for. Use `rules` instead. */
  readonly except?: readonly string[] | PolicyConfig;
  /** Whether the job is in the pipeline, and how: the first matching rule decides. */
  readonly rules?: RulesConfig;
  /** The jobs this one waits for, whatever their stages. An empty list starts it at once. */
  readonly needs?: NeedsConfig;
  /** What the job is merged with; later names win, and the job's own keywords last. */
  readonly extends?: string | readonly string[];
  /** What the job deploys to. */
  readonly environment?: string | EnvironmentConfig;
  /** `true`: a newer pipeline may cancel the job. */
  readonly interruptible?: boolean;
  /** Jobs of one group run one at a time, in all pipelines. */
  readonly resource_group?: string;
  /** What is taken over from `default` and from the root variables: all, nothing, or what is named. */
  readonly inherit?: { readonly default?: boolean | readonly DefaultKeyword[]; readonly variables?: boolean | readonly string[] };
  /** Variables of the job. */
  readonly variables?: JobVariables;
}

/** A job that runs commands. Names beginning with a dot are templates for `extends`. */
export interface JobConfig extends CommonJobConfig {
  /** The commands of the job. */
  readonly script?: Commands;
  /** Commands before `script`, in the same shell. */
  readonly before_script?: Commands;
  /** Commands after it in a shell of their own, whatever happened. */
  readonly after_script?: Commands;
  /** Steps instead of a script. */
  readonly run?: readonly StepConfig[];
  /** Commands at fixed moments of the job. */
  readonly hooks?: { readonly pre_get_sources_script?: Commands };
  /** Under which outcome of what went before the job runs. Default `on_success`. */
  readonly when?: JobWhen;
  /** How long a job with `when: delayed` waits, e.g. `30 minutes`; at most a week. */
  readonly start_in?: string;
  /** `true`: the pipeline goes on when the job fails; or only for some exit codes. */
  readonly allow_failure?: boolean | { readonly exit_codes?: number | readonly number[] };
  /** The question asked before a manual job is started. */
  readonly manual_confirmation?: string;
  /** The jobs of earlier stages whose artifacts are downloaded. Default: all of them. */
  readonly dependencies?: readonly string[];
  /** How many instances of the job there are: a number, or a matrix of variables. */
  readonly parallel?: number | { readonly matrix: MatrixConfig };
  /** The runners that may take the job. */
  readonly tags?: readonly string[];
  /** The container the job runs in. */
  readonly image?: string | ImageConfig;
  /** Containers beside it, such as a database. */
  readonly services?: readonly (string | ServiceConfig)[];
  /** Files kept from one job to the next of its kind. */
  readonly cache?: CacheConfig | readonly CacheConfig[];
  /** Files kept after the job. */
  readonly artifacts?: ArtifactsConfig;
  /** A pattern between slashes that finds the coverage in the log. */
  readonly coverage?: string;
  /** How often the job is run again when it fails. */
  readonly retry?: 0 | 1 | 2 | RetryConfig;
  /** How long the job may run, e.g. `1 hour 30 minutes`. */
  readonly timeout?: string;
  /** The release the job creates. */
  readonly release?: ReleaseConfig;
  /** Secrets of a provider, by variable name. Paid editions. */
  readonly secrets?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** JSON web tokens, by variable name. */
  readonly id_tokens?: Readonly<Record<string, { readonly aud: string | readonly string[] }>>;
  /** The third party the job authenticates to. Paid editions. */
  readonly identity?: 'google_cloud';
  /** Whether and how the job publishes a site. */
  readonly pages?: boolean | { readonly path_prefix?: string; readonly expire_in?: string; readonly publish?: string };
  /** The published directory. Use `pages` instead. */
  readonly publish?: string;
  /** Inputs asked for when the job is started by hand. */
  readonly inputs?: Readonly<Record<string, JobInputConfig>>;
  /** Profiles of a dynamic security scan. Paid editions. */
  readonly dast_configuration?: { readonly site_profile?: string; readonly scanner_profile?: string };
  /** The old name of `stage`, until GitLab 15.0. */
  readonly type?: string;
  /** Stands only in trigger jobs. */
  readonly trigger?: never;
}

/** A job that starts another pipeline instead of running commands. */
export interface TriggerJobConfig extends CommonJobConfig {
  /** The pipeline the job starts. */
  readonly trigger?: TriggerConfig;
  /** Under which outcome of what went before the job runs. Default `on_success`. */
  readonly when?: 'on_success' | 'on_failure' | 'always' | 'manual';
  /** `true`: this pipeline goes on when the job fails. */
  readonly allow_failure?: boolean;
  /** A matrix of variables; one pipeline is started for each combination. */
  readonly parallel?: { readonly matrix: MatrixConfig };
  /** Stands only in jobs that run commands. */
  readonly script?: never;
  /** Stands only in jobs that run commands. */
  readonly run?: never;
}

/** The keywords that `default` may carry. */
export type DefaultKeyword =
  | 'after_script' | 'artifacts' | 'before_script' | 'cache' | 'hooks' | 'id_tokens' | 'identity' | 'image' | 'interruptible' | 'retry' | 'services'
  | 'tags' | 'timeout';

/** What jobs inherit unless they write it themselves. */
export type DefaultConfig = Pick<JobConfig, DefaultKeyword>;
