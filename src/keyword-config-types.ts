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
export type ReportsConfig = Readonly<Partial<Record<ReportType, string | readonly string[]>>> & {
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
