/** One command, or several; lists may hold lists. */
export type Commands = string | CommandList;

/** Commands, with lists of commands among them. */
export type CommandList = readonly (string | CommandList)[];

/** A value that becomes a text. */
export type Scalar = string | number | boolean;

/** `when` of a job. */
export type JobWhen = 'on_success' | 'on_failure' | 'always' | 'manual' | 'delayed';

/** The variables of a job: names to values, or to a value with `expand: false`. */
export type JobVariables = Readonly<Record<string, Scalar | null | {
  /** The value. */
  readonly value?: Scalar | null;
  /** `false`: references to other variables in the value stay as they are. */
  readonly expand?: boolean;
}>>;

/** A container: the name of an image, or a map with it. */
export interface ImageConfig {
  /** Name of the image, with registry and tag as needed. */
  readonly name: string;
  /** Command that replaces the image's entry point. */
  readonly entrypoint?: readonly string[];
  /** When the runner pulls the image. */
  readonly pull_policy?: PullPolicy | readonly PullPolicy[];
  /** Options for the Docker executor. */
  readonly docker?: { readonly platform?: string; readonly user?: string };
  /** Options for the Kubernetes executor. */
  readonly kubernetes?: { readonly user?: string | number };
}

/** When a runner pulls an image. */
export type PullPolicy = 'always' | 'never' | 'if-not-present';

/** A container beside the job's own. */
export interface ServiceConfig extends ImageConfig {
  /** Host names of the service, separated by commas. */
  readonly alias?: string;
  /** Command of the service. */
  readonly command?: Commands;
  /** Variables for the service alone. */
  readonly variables?: Readonly<Record<string, Scalar>>;
}

/** One cache. */
export interface CacheConfig {
  /** Jobs with equal keys share a cache: a text, or the files the key is made of. Default `default`. */
  readonly key?: string | {
    /** One or two files whose content makes the key. */
    readonly files?: readonly string[];
    /** One or two files whose newest commits make the key. */
    readonly files_commits?: readonly string[];
    /** Put in front of the digest. */
    readonly prefix?: string;
  };
  /** Cached paths. */
  readonly paths?: readonly string[];
  /** `pull-push` (the default), `pull`, `push`, or a text with a variable. */
  readonly policy?: string;
  /** After which outcome the cache is saved. Default `on_success`. */
  readonly when?: 'on_success' | 'on_failure' | 'always';
  /** `true`: files that Git does not track are cached. */
  readonly untracked?: boolean;
  /** `true`: protected and other refs share the cache. */
  readonly unprotect?: boolean;
  /** Up to five keys tried when there is no cache under `key`. */
  readonly fallback_keys?: readonly string[];
}

/** What `artifacts:reports` takes: by type, a file or several; coverage reports with their format. */
export type ReportsConfig = { readonly [Type in ReportType]?: string | readonly string[] } & {
  /** Coverage, shown in merge requests. */
  readonly coverage_report?: { readonly coverage_format: 'cobertura' | 'jacoco'; readonly path: string };
};

/** The types of reports that are one file or several. */
export type ReportType =
  | 'accessibility' | 'annotations' | 'api_fuzzing' | 'browser_performance' | 'cluster_image_scanning' | 'codequality' | 'container_scanning'
  | 'coverage_fuzzing' | 'cyclonedx' | 'dast' | 'dependency_scanning' | 'dotenv' | 'junit' | 'license_scanning' | 'load_performance' | 'lsif'
  | 'metrics' | 'performance' | 'repository_xray' | 'requirements' | 'requirements_v2' | 'sarif' | 'sast' | 'secret_detection' | 'terraform';

/** Files kept after a job. */
export interface ArtifactsConfig {
  /** Files and directories. */
  readonly paths?: readonly string[];
  /** What is left out of them. */
  readonly exclude?: readonly string[];
  /** Name of the archive. Default `artifacts`. */
  readonly name?: string;
  /** `true`: files that Git does not track are kept. */
  readonly untracked?: boolean;
  /** After which outcome they are kept. Default `on_success`. */
  readonly when?: 'on_success' | 'on_failure' | 'always';
  /** How long they are kept: a duration such as `1 week`, or `never`. */
  readonly expire_in?: string;
  /** Name under which merge requests link to them; needs `paths`. */
  readonly expose_as?: string;
  /** `false`: not visible to everybody. Not beside `access`. */
  readonly public?: boolean;
  /** Who may download them. */
  readonly access?: 'all' | 'developer' | 'maintainer' | 'none';
  /** Files GitLab reads, by type. */
  readonly reports?: ReportsConfig;
}

/** `only` or `except` as a map: all of its keys have to hold. */
export interface PolicyConfig {
  /** Names of refs, patterns between slashes, keywords such as `branches`. */
  readonly refs?: readonly string[];
  /** Expressions, one of which has to be true. */
  readonly variables?: readonly string[];
  /** Patterns, one of which has to match a changed file. */
  readonly changes?: readonly string[];
  /** Requires an active cluster. */
  readonly kubernetes?: 'active';
}

/** The clauses of a rule. */
export interface RuleClauses {
  /** An expression, e.g. `$CI_COMMIT_BRANCH == "main"`. */
  readonly if?: string;
  /** Holds when a changed file matches a pattern. */
  readonly changes?: readonly string[] | { readonly paths: readonly string[]; readonly compare_to?: string };
  /** Holds when a file of the repository matches a pattern. */
  readonly exists?: string | readonly string[] | { readonly paths: readonly string[]; readonly project?: string; readonly ref?: string };
}

/** One rule of a job: the first whose clauses all hold decides. */
export interface RuleConfig extends RuleClauses {
  /** What `when` becomes; `never` leaves the job out. */
  readonly when?: JobWhen | 'never';
  /** Delay of `when: delayed`, at most a week. */
  readonly start_in?: string;
  /** What `allow_failure` becomes. */
  readonly allow_failure?: boolean;
  /** Variables added to the job's. */
  readonly variables?: Readonly<Record<string, Scalar>>;
  /** What `needs` become. */
  readonly needs?: NeedsConfig;
  /** What `interruptible` becomes. */
  readonly interruptible?: boolean;
}

/** Rules; lists may hold lists. */
export type RulesConfig = readonly (RuleConfig | RulesConfig)[];

/** Variables by name, each with one value or several. */
export type MatrixConfig = readonly Readonly<Record<string, string | number | readonly (string | number)[]>>[];

/** One need: a job of this pipeline, of another pipeline or project, or a pipeline whose status is mirrored. */
export type NeedConfig =
  | string
  | {
    /** The job. */
    readonly job: string;
    /** `false`: its artifacts are not downloaded. */
    readonly artifacts?: boolean;
    /** `true`: the job need not be in the pipeline. */
    readonly optional?: boolean;
    /** Which instances of a parallel job. */
    readonly parallel?: { readonly matrix: MatrixConfig };
  }
  | { readonly project: string; readonly ref: string; readonly job: string; readonly artifacts?: boolean }
  | { readonly pipeline: string; readonly job?: string; readonly artifacts?: boolean };

/** A list of needs, or one need as a map. */
export type NeedsConfig = readonly (NeedConfig | null)[] | Exclude<NeedConfig, string>;

/** What a job deploys to. */
export interface EnvironmentConfig {
  /** The name; a `/` makes a folder. */
  readonly name: string;
  /** Address of what is deployed. */
  readonly url?: string;
  /** What the job does to the environment. Default `start`. */
  readonly action?: 'start' | 'stop' | 'prepare' | 'verify' | 'access';
  /** The job that stops the environment. */
  readonly on_stop?: string;
  /** When it stops by itself, e.g. `1 day`. */
  readonly auto_stop_in?: string;
  /** `production`, `staging`, `testing`, `development` or `other`. */
  readonly deployment_tier?: string;
  /** Cluster settings. */
  readonly kubernetes?: {
    readonly agent?: string;
    readonly namespace?: string;
    readonly flux_resource_path?: string;
    readonly managed_resources?: { readonly enabled?: boolean };
    readonly dashboard?: { readonly namespace: string; readonly flux_resource_path?: string };
  };
}

/** When and how often a job is run again. */
export interface RetryConfig {
  /** How often: 0, 1 or 2. */
  readonly max?: 0 | 1 | 2;
  /** After which failures, e.g. `runner_system_failure`. */
  readonly when?: string | readonly string[];
  /** After which exit codes. */
  readonly exit_codes?: number | readonly number[];
}

/** A release to create. */
export interface ReleaseConfig {
  /** The tag. */
  readonly tag_name: string;
  /** What is in it. */
  readonly description: string;
  /** Message of the tag when it is created. */
  readonly tag_message?: string;
  /** Its title. */
  readonly name?: string;
  /** Where the tag is created. */
  readonly ref?: string;
  /** Date and time, ISO 8601. */
  readonly released_at?: string;
  /** Milestones of the release. */
  readonly milestones?: string | readonly string[];
  /** Links of the release. */
  readonly assets?: { readonly links: readonly { readonly name?: string; readonly url?: string; readonly filepath?: string; readonly link_type?: 'runbook' | 'package' | 'image' | 'other' }[] };
}

/** One step of `run`: a script, or a step from elsewhere. */
export type StepConfig = {
  /** Letters, digits and `_`. */
  readonly name: string;
  /** Variables of the step. */
  readonly env?: Readonly<Record<string, string>>;
} & (
  | { readonly script: string }
  | { readonly step: StepSource; readonly inputs?: Readonly<Record<string, unknown>> }
  | { readonly func: StepSource; readonly inputs?: Readonly<Record<string, unknown>> }
);

/** Where a step comes from. */
export type StepSource =
  | string
  | { readonly git: { readonly url: string; readonly rev: string; readonly dir?: string; readonly file?: string } }
  | { readonly oci: { readonly registry: string; readonly repository: string; readonly tag: string; readonly dir?: string; readonly file?: string } };

/** An input of a job, asked for when it is started by hand. */
export interface JobInputConfig {
  /** The value when none is given. */
  readonly default: unknown;
  /** What it is for. */
  readonly description?: string;
  /** The values there are. */
  readonly options?: readonly unknown[];
  /** An RE2 pattern that a string has to match. */
  readonly regex?: string;
  /** Default `string`. */
  readonly type?: 'string' | 'number' | 'boolean' | 'array';
}

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

/** What starts another pipeline: the path of a project, or a map. */
export type TriggerConfig =
  | string
  | {
    /** Path of the project. */
    readonly project: string;
    /** The branch there. Default: its default branch. */
    readonly branch?: string;
    /** Whether the job takes over the status of the other pipeline. */
    readonly strategy?: 'depend' | 'mirror';
    /** Which variables are handed on. */
    readonly forward?: { readonly yaml_variables?: boolean; readonly pipeline_variables?: boolean };
    /** Values for the inputs of the other pipeline. */
    readonly inputs?: Readonly<Record<string, unknown>>;
  }
  | {
    /** The files a child pipeline is made of. */
    readonly include: string | readonly (string | IncludeConfig)[];
    /** Whether the job takes over the status of the child pipeline. */
    readonly strategy?: 'depend' | 'mirror';
    /** Which variables are handed on. */
    readonly forward?: { readonly yaml_variables?: boolean; readonly pipeline_variables?: boolean };
  };

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

/** One entry of `include`. */
export interface IncludeConfig {
  /** A file of this repository; `*` and `**` match several. */
  readonly local?: string;
  /** Another project, with `file` and perhaps `ref`. */
  readonly project?: string;
  /** A file of that project, or several. */
  readonly file?: string | readonly string[];
  /** A branch, tag or commit of that project. */
  readonly ref?: string;
  /** An address. */
  readonly remote?: string;
  /** The digest a remote file must have: `sha256-` and Base64. */
  readonly integrity?: string;
  /** How long a remote file is kept: `true`, or a duration. */
  readonly cache?: true | string;
  /** A template of GitLab. */
  readonly template?: string;
  /** A component with its version: `host/project/component@version`. */
  readonly component?: string;
  /** An artifact of `job`; in child pipelines. */
  readonly artifact?: string;
  /** The job the artifact comes from. */
  readonly job?: string;
  /** Values for the inputs of the file. */
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** Whether the file is included. */
  readonly rules?: readonly (RuleClauses & { readonly when?: 'always' | 'never' })[];
}

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
type NoJob<Config> = Config & { readonly [Name in Exclude<keyof JobConfig | keyof TriggerJobConfig, keyof Config>]?: never };

/** Variables of all jobs. */
export type RootVariables = { readonly [name: string]: Scalar | null | RootVariableConfig | undefined } & NoJob<object>;

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
