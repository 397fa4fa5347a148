import type { Limits } from './limits.js';

/**
 * Everything that can start a pipeline: the values of `CI_PIPELINE_SOURCE`.
 *
 * @example
 * ```ts
 * PIPELINE_SOURCES.includes('schedule'); // true
 * ```
 * @remarks Source: GitLab documentation, CI_PIPELINE_SOURCE predefined variable.
 */
export const PIPELINE_SOURCES = Object.freeze([
  'push', 'web', 'webide', 'trigger', 'schedule', 'api', 'external', 'pipeline', 'parent_pipeline', 'chat', 'merge_request_event',
  'external_pull_request_event', 'ondemand_dast_scan', 'ondemand_dast_validation', 'security_orchestration_policy', 'container_registry_push',
  'pipeline_execution_policy_schedule', 'duo_workflow', 'dependency_management_security_update',
] as const);

/** What started a pipeline, one of {@link PIPELINE_SOURCES}. */
export type PipelineSource = typeof PIPELINE_SOURCES[number];

/** What the pipeline runs for. */
export type RefType = 'branch' | 'tag' | 'merge_request';

/** One variable with its properties. */
export interface VariableInput {
  /** The name. */
  readonly key: string;
  /** The value, unexpanded. */
  readonly value: string;
  /** True: references in the value are not expanded. */
  readonly raw?: boolean;
  /** True: a file variable; scripts see a path, the value is the file's content. */
  readonly file?: boolean;
  /**
   * True: hidden in job logs. Diagnostics, explanations and `LoadedConfig.files` hold `[masked]` instead of the value, if it has at least four
   * characters. What GitLab stores expanded holds the value here as there: the names of environments, tags, resource groups, the pipeline's name;
   * so do the requests to `readInclude`, and `jobVariables` and `downstreamPipeline`, which give variables with their values.
   */
  readonly masked?: boolean;
  /** True: exists only in pipelines for protected refs. */
  readonly protected?: boolean;
  /** The environments whose jobs see it: a name, or a pattern with `*`. Default `*`. */
  readonly environmentScope?: string;
}

/** Variables as a map from name to value, or as a list when they have properties. A later entry of a list wins. */
export type VariablesInput = Readonly<Record<string, string>> | readonly VariableInput[];

/** A value given for a `spec:inputs` input. */
export type InputValue = string | number | boolean | readonly unknown[] | null;

/** A configuration as a plain object, as if it had been read from YAML: strings, numbers, booleans, null, arrays and plain objects. */
export type ConfigObject = Readonly<Record<string, unknown>>;

/** What the loader asks for when it meets an `include`. Locations are as written, variables expanded. */
export type IncludeRequest =
  | { kind: 'local'; path: string }
  | { kind: 'local'; pattern: string }
  | { kind: 'project'; project: string; ref?: string; path: string }
  | { kind: 'project'; project: string; ref?: string; pattern: string }
  | { kind: 'remote'; url: string; integrity?: string }
  | { kind: 'template'; name: string }
  | { kind: 'component'; address: string }
  | { kind: 'artifact'; job: string; path: string };

/**
 * The answer to an {@link IncludeRequest}: the file's text; for a pattern the paths of the whole repository (the library matches and
 * sorts them); or that there is no such file, or why it cannot be read. Any other answer is a `TypeError`.
 *
 * Beside the text of a file of a project or component, `sha` is the commit it was read at: its own local includes are then asked for at that
 * commit instead of the ref as written. `version` is the release of the catalog that a component's reference stands for; `component.sha` and
 * `component.version` are null without them.
 */
export type IncludeAnswer =
  | { readonly content: string; readonly sha?: string; readonly version?: string }
  | { readonly paths: readonly string[] }
  | { readonly notFound: true }
  | { readonly error: string };

/** The project a pipeline belongs to. */
export interface ProjectFacts {
  /** Full path, e.g. `group/project`. */
  readonly path?: string;
  /** Numeric id, `CI_PROJECT_ID`. */
  readonly id?: number;
  /** Display name, `CI_PROJECT_TITLE`. */
  readonly title?: string;
  /** `CI_PROJECT_URL`. */
  readonly url?: string;
  /** `CI_PROJECT_VISIBILITY`. */
  readonly visibility?: 'private' | 'internal' | 'public';
}

/** The merge request a pipeline runs for. */
export interface MergeRequestFacts {
  /** `CI_MERGE_REQUEST_ID`. */
  readonly id?: number;
  /** Number inside the project, `CI_MERGE_REQUEST_IID`. */
  readonly iid: number;
  /** Branch to be merged. */
  readonly sourceBranch: string;
  /** Branch to merge into. */
  readonly targetBranch: string;
  /** Full path of the project of the source branch. Default: the pipeline's project. */
  readonly sourceProjectPath?: string;
  /** Full path of the project of the target branch. Default: the pipeline's project. */
  readonly targetProjectPath?: string;
  /** `CI_MERGE_REQUEST_EVENT_TYPE`. Default `detached`. */
  readonly eventType?: 'detached' | 'merged_result' | 'merge_train';
  /** Labels. */
  readonly labels?: readonly string[];
  /** Title. */
  readonly title?: string;
  /** Description. */
  readonly description?: string;
  /** Milestone. */
  readonly milestone?: string;
  /** User names of the assignees. */
  readonly assignees?: readonly string[];
  /** True: marked as draft. */
  readonly draft?: boolean;
  /** True: approved. */
  readonly approved?: boolean;
}

/** What loading may depend on. */
export interface LoadOptions {
  /** The GitLab version to behave like: `'7.12'` to `'18.11'`, or `'latest'`, the default. */
  readonly gitlabVersion?: string;
  /** `free` refuses what only paid editions of GitLab know: `secrets`, `identity`, needs of other projects, ... Default `paid`. */
  readonly edition?: 'free' | 'paid';
  /**
   * What becomes of keywords, keys and words that the version does not know. `error`, the default, refuses them as GitLab does; `warning` lets
   * them pass, so that a file for a newer GitLab can be used: unknown keywords of a job are kept in `unknown`, other keys and words in place.
   */
  readonly unknownKeywords?: 'error' | 'warning';
  /** Values for the inputs that the main file's `spec:inputs` declares. */
  readonly inputs?: Readonly<Record<string, InputValue>>;
  /** The name of the main file, for diagnostics. Default `.gitlab-ci.yml`. */
  readonly file?: string;
  /** Answers the loader's requests for included files. Without it every include gives a warning and the result is `partial`. */
  readonly readInclude?: (request: IncludeRequest) => IncludeAnswer;
  /** Limits that differ from GitLab's defaults. */
  readonly limits?: Partial<Limits>;

  /** What started the pipeline. Default `push`. */
  readonly source?: PipelineSource;
  /** Branch or tag name, or for merge requests `refs/merge-requests/5/head` (or `/merge`). Default: `defaultBranch`. */
  readonly ref?: string;
  /** Default `merge_request` for the source `merge_request_event` with `mergeRequest`, otherwise `branch`. */
  readonly refType?: RefType;
  /** True: the ref is protected, so protected variables exist. Default false. */
  readonly refProtected?: boolean;
  /** Default `main`. */
  readonly defaultBranch?: string;
  /** The commit, 40 hexadecimal digits. */
  readonly sha?: string;
  /** The previous tip of the branch, `CI_COMMIT_BEFORE_SHA`. Default 40 zeros. */
  readonly beforeSha?: string;
  /** The whole commit message. */
  readonly commitMessage?: string;
  /** The project. */
  readonly project?: ProjectFacts;
  /** The merge request, for merge request pipelines. */
  readonly mergeRequest?: MergeRequestFacts;
  /** References of open merge requests of the branch, e.g. `group/project!5`. */
  readonly openMergeRequests?: readonly string[];
  /** Variables given to the pipeline by the form, the API, a trigger or an upstream pipeline. */
  readonly variables?: VariablesInput;
  /** Options of the push, e.g. `ci.skip`, or `ci.variable=NAME=value`, which gives the pipeline a variable. */
  readonly pushOptions?: readonly string[];
  /** Variables of other layers. */
  readonly variableScopes?: VariableScopes;
  /** Facts of the server that the context cannot derive, such as `CI_REGISTRY_IMAGE`; they win over derived predefined variables. */
  readonly predefined?: Readonly<Record<string, string>>;
  /** Paths changed by the push or merge request; null or absent: cannot be determined, so `changes` is satisfied. */
  readonly changedFiles?: readonly string[] | null;
  /** For `rules:changes:compare_to`: by ref, the paths changed since the merge base with it. A ref that is not listed: none. Null: not a ref, which is an error. */
  readonly changedFilesSince?: Readonly<Record<string, readonly string[] | null>>;
  /** Paths of all files in the repository at `sha`. */
  readonly files?: readonly string[];
  /** For `rules:exists:project`: paths by `group/project` or `group/project@ref`. */
  readonly filesElsewhere?: Readonly<Record<string, readonly string[]>>;
  /** True: the project has an active cluster connection. */
  readonly kubernetesActive?: boolean;
}

/** User-defined variables by where they were defined, lowest precedence first. */
export interface VariableScopes {
  /** Of the whole instance. */
  readonly instance?: VariablesInput;
  /** Of the groups, outermost first in one list. */
  readonly group?: VariablesInput;
  /** Of the project. */
  readonly project?: VariablesInput;
  /** Of the pipeline schedule. */
  readonly schedule?: VariablesInput;
  /** Entered when a manual job was started. */
  readonly manual?: VariablesInput;
}

/**
 * The facts a pipeline is planned with. All are optional; nothing is read from anywhere else. A value of another type than it should have is
 * left out, and is the error `context-invalid`; `undefined` and null count as absent.
 *
 * What is worked out about a list of paths (`files`, `changedFiles`, ...) is kept beside it for the next call: do not change a list that was
 * given, give a new one.
 *
 * For a configuration that is loaded already, what only loading asks for has no effect: `edition`, `unknownKeywords`, `inputs`, `readInclude`, and of
 * `limits` those of reading. So the same object can be given to `loadConfig` and `compilePipeline`.
 */
export interface PipelineContext extends LoadOptions {
  /** The job a chat command names; only that job is considered. */
  readonly chatCommand?: string;
  /** `CI_PIPELINE_ID`. */
  readonly pipelineId?: number | string;
  /** By job name, the variables of its dotenv report. */
  readonly dotenv?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By path, the git blob id at `sha`, for `cache:key:files`. */
  readonly blobIds?: Readonly<Record<string, string | null>>;
  /** By path, the newest commit touching it, for `cache:key:files_commits`. */
  readonly lastCommitIds?: Readonly<Record<string, string | null>>;
}

/** Loading with a reader that may answer later. */
export interface AsyncLoadOptions extends Omit<LoadOptions, 'readInclude'> {
  /** Answers the loader's requests for included files. */
  readonly readInclude?: (request: IncludeRequest) => IncludeAnswer | Promise<IncludeAnswer>;
}
