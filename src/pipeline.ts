import type { Diagnostic } from './diagnostics/diagnostic.js';
import type { Artifacts, JobInput, Release, Spec, Trigger } from './keyword-forms.js';

/** When a job runs. `never` stands only in rules. */
export type When = 'on_success' | 'on_failure' | 'always' | 'manual' | 'delayed' | 'never';

/** A variable as the configuration defines it. */
export interface VariableDefinition {
  /** The value as text, unexpanded. */
  readonly value: string;
  /** Present when references in the value are not expanded. */
  readonly expand?: false;
  /** Shown in the form that runs a pipeline (root variables only). */
  readonly description?: string;
  /** The values the form offers (root variables only). */
  readonly options?: readonly string[];
}

/** One entry of `needs`: a job of this pipeline, of another project, or of another pipeline. */
export type Need =
  | {
    readonly job: string; readonly artifacts: boolean; readonly optional: boolean;
    readonly parallel?: { readonly matrix: readonly Readonly<Record<string, readonly string[]>>[] };
  }
  | { readonly project: string; readonly ref: string; readonly job: string; readonly artifacts: boolean }
  | { readonly pipeline: string; readonly job?: string; readonly artifacts?: boolean };

/** `changes` of a rule. */
export interface ChangesClause {
  /** Glob patterns. */
  readonly paths: readonly string[];
  /** The ref to compare with instead of what the pipeline compares with. */
  readonly compareTo?: string;
}

/** `exists` of a rule. */
export interface ExistsClause {
  /** Glob patterns, or directories ending in a slash. */
  readonly paths: readonly string[];
  /** Look in this project instead. */
  readonly project?: string;
  /** ... at this ref. */
  readonly ref?: string;
}

/** One rule of a job, in normal form. */
export interface Rule {
  /** An expression. */
  readonly if?: string;
  /** Changed files. */
  readonly changes?: ChangesClause;
  /** Files that exist. */
  readonly exists?: ExistsClause;
  /** What the job's `when` becomes. */
  readonly when?: When;
  /** The delay as written. */
  readonly startIn?: string;
  /** What the job's `allow_failure` becomes. */
  readonly allowFailure?: boolean;
  /** Variables added to the job's. */
  readonly variables?: Readonly<Record<string, string>>;
  /** What the job's `needs` become. */
  readonly needs?: readonly Need[];
  /** What the job's `interruptible` becomes. */
  readonly interruptible?: boolean;
  /** What the pipeline's `auto_cancel` becomes (workflow rules only). */
  readonly autoCancel?: AutoCancel;
}

/** `only` or `except`, in normal form. */
export interface Policy {
  /** Ref names, patterns and keywords. */
  readonly refs?: readonly string[];
  /** Expressions. */
  readonly variables?: readonly string[];
  /** Glob patterns. */
  readonly changes?: readonly string[];
  /** Requires an active cluster. */
  readonly kubernetes?: 'active';
}

/** `workflow:auto_cancel`. */
export interface AutoCancel {
  /** What a new commit on the ref cancels. */
  readonly onNewCommit?: 'conservative' | 'interruptible' | 'none' | null;
  /** What a failed job cancels. */
  readonly onJobFailure?: 'none' | 'all' | null;
}

/** `workflow`, in normal form. */
export interface Workflow {
  /** Absent: every pipeline runs. */
  readonly rules?: readonly Rule[];
  /** The pipeline's name, unexpanded. */
  readonly name?: string;
  /** What may cancel the pipeline. */
  readonly autoCancel?: AutoCancel;
}

/** `image`, or one of `services`. */
export interface Container {
  /** Image name, unexpanded. */
  readonly name: string;
  /** Command that replaces the image's entry point. */
  readonly entrypoint?: readonly string[];
  /** Pull policies in order of trial. */
  readonly pullPolicy?: readonly string[];
  /** Options for the runner's executor. */
  readonly executorOpts?: unknown;
  /** Host names of a service. */
  readonly alias?: string;
  /** Command of a service. */
  readonly command?: readonly string[];
  /** Variables of a service. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** One cache, in normal form. */
export interface Cache {
  /** A name, or in a definition what it is computed from. */
  readonly key: string | CacheKey;
  /** Cached paths. */
  readonly paths?: readonly string[];
  /** `pull-push`, `pull`, `push`, or a text with a variable. */
  readonly policy: string;
  /** After which outcome the cache is saved. */
  readonly when: string;
  /** Cache untracked files. */
  readonly untracked?: boolean;
  /** Share between protected and other refs. */
  readonly unprotect: boolean;
  /** Keys tried when there is no cache under `key`. */
  readonly fallbackKeys: readonly string[];
}

/** `cache:key` as a map. */
export interface CacheKey {
  /** Files whose content makes the key. */
  readonly files?: readonly string[];
  /** Files whose newest commits make the key. */
  readonly filesCommits?: readonly string[];
  /** Put in front of the digest. */
  readonly prefix?: string;
}

/** `environment`, in normal form. In a planned job `name` is expanded. */
export interface Environment {
  /** The name. */
  readonly name: string;
  /** Default `start`. */
  readonly action?: 'start' | 'stop' | 'prepare' | 'verify' | 'access' | null;
  /** Address, unexpanded. */
  readonly url?: string | null;
  /** The job that stops it. */
  readonly onStop?: string | null;
  /** When it stops by itself, unexpanded. */
  readonly autoStopIn?: string | null;
  /** Tier, unexpanded. */
  readonly deploymentTier?: string | null;
  /** Cluster settings. */
  readonly kubernetes?: unknown;
}

/** Which job of `parallel` an instance is. */
export interface ParallelInstance {
  /** Counted from 1. */
  readonly index: number;
  /** How many instances there are. */
  readonly total: number;
  /** The matrix values of this instance; absent for a plain number. */
  readonly matrix?: Readonly<Record<string, string>>;
}

/** `retry`, in normal form. */
export interface Retry {
  /** How often; a text when it was written as one. */
  readonly max?: number | string | null;
  /** Failure reasons. */
  readonly when?: readonly string[] | null;
  /** Exit codes. */
  readonly exitCodes?: readonly number[] | null;
}

/** What a job's definition and a planned job have in common. Keywords that were not written are absent. */
export interface JobKeywords {
  /** Unique name, with the suffix of `parallel`. */
  readonly name: string;
  /** Name as written. */
  readonly baseName: string;
  /** The stage. */
  readonly stage: string;
  /** When it runs. */
  readonly when: When;
  /** `dag`: waits for its needs. `stage`: waits for all earlier stages. */
  readonly scheduling: 'stage' | 'dag';
  /** Main commands. */
  readonly script?: readonly string[];
  /** Commands before them. */
  readonly beforeScript?: readonly string[];
  /** Commands after them, in a shell of their own. */
  readonly afterScript?: readonly string[];
  /** Steps instead of a script. */
  readonly run?: readonly unknown[];
  /** May fail without failing the pipeline; or only with these exit codes. */
  readonly allowFailure: boolean | { readonly exitCodes?: readonly number[] };
  /** May be canceled by a newer pipeline. */
  readonly interruptible?: boolean;
  /** Seconds. */
  readonly timeout?: number;
  /** Jobs it waits for. */
  readonly needs?: readonly Need[];
  /** Jobs whose artifacts it gets. */
  readonly dependencies?: readonly string[];
  /** Present on every instance of a parallel job. */
  readonly parallel?: ParallelInstance;
  /** Container image. */
  readonly image?: Container;
  /** Containers beside it. */
  readonly services?: readonly Container[];
  /** Files kept after the job. */
  readonly artifacts?: Artifacts;
  /** What it deploys to. */
  readonly environment?: Environment;
  /** When it is tried again. */
  readonly retry?: Retry;
  /** Pattern that finds the coverage in the log, without its slashes. */
  readonly coverage?: string;
  /** Runner tags. In a planned job they are expanded. */
  readonly tags?: readonly string[];
  /** Jobs of one group run one at a time. In a planned job it is expanded. */
  readonly resourceGroup?: string;
  /** Release to create. */
  readonly release?: Release;
  /** Downstream pipeline; present on trigger jobs. */
  readonly trigger?: Trigger;
  /** Commands at fixed moments of the job. */
  readonly hooks?: { readonly preGetSourcesScript?: readonly string[] };
  /** Tokens, by name. */
  readonly idTokens?: Readonly<Record<string, { readonly aud: string | readonly string[] }>>;
  /** Secrets of a provider, by name. */
  readonly secrets?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Cloud identity. */
  readonly identity?: string;
  /** Publishes a site. */
  readonly pages?: unknown;
  /** Published directory. */
  readonly publish?: string;
  /** Question asked before a manual job. */
  readonly manualConfirmation?: string;
  /** Profiles of a security scan. */
  readonly dastConfiguration?: { readonly siteProfile?: string | null; readonly scannerProfile?: string | null };
  /** Job inputs, by name. */
  readonly inputs?: Readonly<Record<string, JobInput>>;
  /** Keywords that the version does not know, with their values as written; only with `unknownKeywords: 'warning'`. */
  readonly unknown?: Readonly<Record<string, unknown>>;
}

/** One visible job of a loaded configuration; parallel jobs are expanded. */
export interface JobDefinition extends JobKeywords {
  /** Job-level variables (matrix values included), without the inherited root variables. */
  readonly variables: Readonly<Record<string, VariableDefinition>>;
  /** Which root variables it inherits: all, none, or those named. */
  readonly inheritVariables: boolean | readonly string[];
  /** The delay of `when: delayed` as written. */
  readonly startIn?: string;
  /** The rules. Present, possibly empty, when the keyword is written. */
  readonly rules?: readonly Rule[];
  /** Present unless `rules` or workflow rules take its place. */
  readonly only?: Policy;
  /** Present when written. */
  readonly except?: Policy;
  /** The caches. */
  readonly cache?: readonly Cache[];
  /** Names of what it extends, as written. */
  readonly extends?: readonly string[];
}

/** One job of a planned pipeline. */
export interface Job extends JobKeywords {
  /** YAML-level variables (root, workflow rule, job, rule), unexpanded. */
  readonly variables: Readonly<Record<string, string>>;
  /** Names among `variables` whose values are not expanded. */
  readonly rawVariables?: readonly string[];
  /** Seconds the job is delayed (`when: delayed`). */
  readonly startIn?: number;
  /** The caches with computed keys; variables in them stay as written. */
  readonly cache?: readonly (Cache & { readonly key: string })[];
  /** Why the job is in. */
  readonly decision: Decision;
}

/** What one clause of a rule or policy said, and what it read. */
export interface ClauseOutcome {
  /** The keyword of the clause. */
  readonly clause: 'if' | 'changes' | 'exists' | 'refs' | 'variables' | 'kubernetes';
  /** Whether it held. */
  readonly satisfied: boolean;
  /** The clause as written: an expression, or patterns. */
  readonly written: string | readonly string[];
  /** For expressions: the values of the variables they name; null = not defined. Values of masked variables are `[masked]`. */
  readonly values?: Readonly<Record<string, string | null>>;
}

/** What one rule, or `only` or `except`, said. */
export interface RuleOutcome {
  /** Position in the list of rules, from 0; or which policy. */
  readonly rule: number | 'only' | 'except';
  /** Whether all of its clauses held. For `except`: whether it excludes. */
  readonly matched: boolean;
  /** Its clauses as far as they were looked at. */
  readonly clauses: readonly ClauseOutcome[];
}

/** Why a job is in or out of a pipeline. */
export interface Decision {
  /** In or out. */
  readonly included: boolean;
  /**
   * What settled it: a matching rule; a matching rule with `when: never`; no rule matching; `only`/`except`; no policy at all; another job
   * named by a chat command.
   */
  readonly by: 'rule' | 'rule-never' | 'no-rule' | 'only' | 'except' | 'only-except' | 'no-policy' | 'chat';
  /** The deciding rule's position, from 0. */
  readonly rule?: number;
  /** Everything that was looked at, in order. */
  readonly outcomes: readonly RuleOutcome[];
}

/** One file the configuration was read from. */
export interface LoadedFile {
  /** The name as diagnostics give it. */
  readonly name: string;
  /** How it was named in `include`; absent for the main file. */
  readonly include?: { readonly kind: string; readonly location: string };
  /** The files that led to it, the main file first. */
  readonly includedBy: readonly string[];
}

/**
 * A configuration, read, merged, checked and normalised: everything that does not depend on a context. It is not to be edited: it is planned from
 * what was compiled when it was loaded. Edit a copy (`structuredClone`), which is compiled anew.
 */
export interface LoadedConfig {
  /** No error diagnostic: a pipeline can be planned. */
  readonly valid: boolean;
  /** Some include was not read because no reader was given; there is a warning for each. */
  readonly partial: boolean;
  /** Errors and warnings. */
  readonly diagnostics: readonly Diagnostic[];
  /** The version it was read as. */
  readonly gitlabVersion: string;
  /** Stages in order, with `.pre` and `.post`. */
  readonly stages: readonly string[];
  /** Root variables. */
  readonly variables: Readonly<Record<string, VariableDefinition>>;
  /** `workflow`, when written. */
  readonly workflow?: Workflow;
  /** What the header of the main file declares, when it has one with `spec`; also when the values given for its inputs are refused. */
  readonly spec?: Spec;
  /** Visible jobs in order, parallel ones expanded. */
  readonly jobs: readonly JobDefinition[];
  /** Every file read, the main file first. */
  readonly files: readonly LoadedFile[];
}

/** Why no pipeline came of it. */
export type NotCreatedReason = 'skipped' | 'workflow-filtered' | 'no-jobs' | 'invalid';

/** What GitLab would create. Parts that planning did not change are shared with the loaded configuration: treat it as read-only. */
export interface Pipeline {
  /** Whether there is a pipeline with jobs. */
  created: boolean;
  /** Why not. */
  reason?: NotCreatedReason;
  /** The version it was planned as. */
  gitlabVersion: string;
  /** The expanded `workflow:name`. */
  name?: string;
  /** What may cancel it. */
  autoCancel?: AutoCancel;
  /** Root and workflow level variables, unexpanded. */
  variables: Record<string, string>;
  /** Stages that have jobs, in order; empty when not created. */
  stages: readonly { readonly name: string; readonly jobs: readonly string[] }[];
  /** Jobs in the order of stages, then of the configuration; empty when not created. */
  jobs: readonly Job[];
  /** Jobs left out, with what left them out. */
  excluded: readonly { readonly name: string; readonly decision: Decision }[];
  /** What `workflow:rules` said, when there are any. */
  workflow?: Decision;
  /** Errors and warnings. */
  diagnostics: readonly Diagnostic[];
}
