import type { IncludeAnswer, IncludeRequest, MergeRequestFacts, PipelineContext, PipelineSource, RefType, VariableInput } from '../../src/context.js';
import type { Limits } from '../../src/limits.js';
import { compact } from './recorded-context.js';

/** One statement of a seed document, as seed-cases.json writes it; `expect` names only what is compared. */
export interface SeedCase {
  readonly id: string;
  readonly kind: string;
  readonly gitlabVersion: string;
  readonly disputed?: unknown;
  readonly yaml?: string;
  readonly sources?: Sources;
  readonly context?: SeedContext;
  readonly expression?: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly use?: string;
  readonly pattern?: string;
  readonly path?: string;
  readonly text?: string;
  readonly periods?: readonly (readonly [number, number])[];
  readonly jobs?: readonly { readonly started: number; readonly finished: number; readonly retried?: boolean }[];
  readonly expect: SeedExpectation;
}

/** Texts for includes, by kind and location. */
export interface Sources {
  readonly local?: Readonly<Record<string, string>>;
  readonly project?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly remote?: Readonly<Record<string, string>>;
  readonly template?: Readonly<Record<string, string>>;
}

interface SeedContext {
  readonly ref: string;
  readonly refType: RefType;
  readonly refProtected?: boolean;
  readonly source: PipelineSource;
  readonly defaultBranch: string;
  readonly projectPath: string;
  readonly sha?: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly projectVariables?: readonly VariableInput[];
  readonly changedFiles: readonly string[] | null;
  readonly files: readonly string[] | { readonly template: string; readonly count: number };
  readonly kubernetesActive: boolean;
  readonly commitMessage: string;
  readonly pushOptions?: readonly string[];
  readonly mergeRequest?: MergeRequestFacts;
  readonly predefined?: Readonly<Record<string, string>>;
  readonly limits?: Partial<Limits>;
  readonly dotenv?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly chatCommand?: string;
  /** Facts that take more than one call, or are the runner's. */
  readonly shell?: string;
  readonly features?: unknown;
}

interface SeedExpectation {
  readonly truthy?: boolean;
  readonly match?: boolean;
  readonly seconds?: number;
  readonly duration?: number;
  readonly quota?: number;
  readonly valid?: boolean;
  readonly jobNames?: readonly string[];
  readonly jobCount?: number;
  readonly notJobs?: readonly string[];
  /** In `config` cases a map from name to what is expected of the job; in `plan` cases the names. */
  readonly jobs?: readonly string[] | Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly created?: boolean;
  readonly notCreatedReason?: string;
  readonly stages?: readonly string[];
  readonly warnings?: readonly string[];
  readonly attributes?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Several pipelines at once. */
  readonly pipelines?: unknown;
}

const bare = (path: string): string => path.replace(/^\//, '');

function textAt(files: Readonly<Record<string, string>> | undefined, path: string): IncludeAnswer {
  const found = Object.entries(files ?? {}).find(([name]) => bare(name) === bare(path));
  return found ? { content: found[1] } : { notFound: true };
}

/** Answers includes from the texts of a case. */
export function seedReader(sources: Sources = {}): (request: IncludeRequest) => IncludeAnswer {
  return (request) => {
    switch (request.kind) {
      case 'local': return 'pattern' in request ? { paths: Object.keys(sources.local ?? {}).map(bare) } : textAt(sources.local, request.path);
      case 'project': return 'path' in request ? textAt(sources.project?.[`${request.project}@${request.ref ?? 'HEAD'}`], request.path) : { notFound: true };
      case 'remote': return textAt(sources.remote, request.url);
      case 'template': return textAt(sources.template, request.name);
      default: return { notFound: true };
    }
  };
}

/** The context of a case as one of ours. */
export function seedContext({ gitlabVersion, context }: SeedCase): PipelineContext {
  if (!context) return { gitlabVersion };
  const { mergeRequest, files, projectPath, projectVariables, ...rest } = context;
  return compact<PipelineContext>({
    gitlabVersion, ...rest,
    ref: mergeRequest ? `refs/merge-requests/${mergeRequest.iid}/head` : rest.ref,
    refType: mergeRequest ? 'merge_request' : rest.refType,
    mergeRequest,
    sha: rest.sha ?? 'a'.repeat(40),
    beforeSha: 'b'.repeat(40),
    project: { path: projectPath },
    variableScopes: projectVariables && { project: projectVariables },
    files: 'template' in files ? Array.from({ length: files.count }, (_, index) => files.template.replace('%d', String(index + 1))) : files,
  });
}
