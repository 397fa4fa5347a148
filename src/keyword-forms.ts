import type { InputValue } from './context.js';

/** The types of reports that are lists of files, in the order of their names. */
export type ReportFileType =
  | 'accessibility' | 'annotations' | 'apiFuzzing' | 'browserPerformance' | 'clusterApplications' | 'clusterImageScanning' | 'cobertura'
  | 'codequality' | 'containerScanning' | 'coverageFuzzing' | 'cyclonedx' | 'dast' | 'dependencyScanning' | 'dotenv' | 'junit' | 'licenseManagement'
  | 'licenseScanning' | 'loadPerformance' | 'lsif' | 'metrics' | 'performance' | 'repositoryXray' | 'requirements' | 'requirementsV2' | 'sarif' | 'sast'
  | 'secretDetection' | 'terraform';

/** `artifacts:reports`, in normal form: files by type. */
export type Reports = Readonly<Partial<Record<ReportFileType, readonly string[]>>> & {
  /** Coverage, shown in merge requests. */
  readonly coverageReport?: { readonly coverageFormat: 'cobertura' | 'jacoco'; readonly path: string };
};

/** `artifacts`, in normal form. */
export interface Artifacts {
  /** Name of the archive, unexpanded. */
  readonly name?: string;
  /** Files and directories. */
  readonly paths?: readonly string[];
  /** What is left out of them. */
  readonly exclude?: readonly string[];
  /** Keep files that Git does not track. */
  readonly untracked?: boolean;
  /** After which outcome they are kept. */
  readonly when?: 'on_success' | 'on_failure' | 'always';
  /** How long they are kept, as written: a duration, or `never`. */
  readonly expireIn?: string;
  /** Name under which merge requests link to them. */
  readonly exposeAs?: string;
  /** False: not visible to everybody. */
  readonly public?: boolean;
  /** Who may download them. */
  readonly access?: 'all' | 'developer' | 'maintainer' | 'none';
  /** Files GitLab reads, by type. */
  readonly reports?: Reports;
}

/** What stands where nothing is said, besides a blank text: null, `false`, or an empty list or map. */
export type Blank = null | false | readonly [] | Readonly<Record<string, never>>;

/** A link of a release, as written but for the names of its keys: GitLab looks at it only when the release is created. */
export type ReleaseLink = Readonly<Record<string, unknown>>;

/** `release`, in normal form; its texts are unexpanded. */
export interface Release {
  /** The tag. */
  readonly tagName: string;
  /** What is in it. */
  readonly description: string;
  /** Message of the tag when it is created. */
  readonly tagMessage?: string | Blank;
  /** The title, of any type, as GitLab does not look at it; usually a text. */
  readonly name?: unknown;
  /** Where the tag is created. */
  readonly ref?: string | null;
  /** Date and time, ISO 8601. */
  readonly releasedAt?: string | null;
  /** Milestones. */
  readonly milestones?: string | readonly string[] | Blank;
  /** Links. */
  readonly assets?: { readonly links: readonly ReleaseLink[] } | null;
}

/** `trigger`, in normal form: another project, or with `include` a child pipeline. */
export interface Trigger {
  /** Path of the project, unexpanded. */
  readonly project?: string;
  /** The branch there, unexpanded. */
  readonly branch?: string;
  /** The files a child pipeline is made of, as written: a path, or a list of paths and maps. */
  readonly include?: string | readonly unknown[];
  /** Whether the job takes over the status of the other pipeline. */
  readonly strategy?: 'depend' | 'mirror';
  /** Which variables are handed on. */
  readonly forward?: { readonly yamlVariables?: boolean | null; readonly pipelineVariables?: boolean | null };
  /** Values for the inputs of the other pipeline. */
  readonly inputs?: Readonly<Record<string, unknown>>;
}

/** An input of a job, asked for when it is started by hand. */
export interface JobInput {
  /** The type of its values. */
  readonly type: 'string' | 'number' | 'boolean' | 'array';
  /** The value when none is given, as written. */
  readonly default: InputValue;
  /** What it is for. */
  readonly description?: string | number;
  /** The values there are. */
  readonly options?: readonly InputValue[];
  /** An RE2 pattern that a string has to match. */
  readonly regex?: string;
}

/** An input that the main file declares in `spec:inputs`. */
export interface SpecInput {
  /** The type of its values. */
  readonly type: 'string' | 'number' | 'boolean' | 'array';
  /** What it is for. */
  readonly description?: string;
  /** The value when none is given, as written. Absent: one must be given, unless there are `rules`. */
  readonly default?: InputValue;
  /** The values there are. */
  readonly options?: readonly InputValue[];
  /** An RE2 pattern that a string has to match. */
  readonly regex?: string;
  /** Default and options that depend on other inputs: the first rule whose `if` holds counts. */
  readonly rules?: readonly { readonly if?: string; readonly options?: readonly InputValue[]; readonly default: InputValue }[];
}

/** The header of the main file. */
export interface Spec {
  /** What the file says about itself. */
  readonly description?: string;
  /** The inputs by name, those of included definitions first. */
  readonly inputs: Readonly<Record<string, SpecInput>>;
}
