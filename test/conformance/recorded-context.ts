import type { IncludeAnswer, IncludeRequest, PipelineContext, PipelineSource } from '../../src/context.js';
import type { Need } from '../../src/pipeline.js';

/** A context as plan.json and the corpus record it; what is missing is absent. */
export interface RecordedContext {
  readonly ref: string;
  readonly tag?: boolean;
  readonly source: PipelineSource;
  readonly default_branch?: string;
  readonly project_path?: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly project_variables?: Readonly<Record<string, string>>;
  readonly instance_variables?: Readonly<Record<string, string>>;
  readonly schedule_variables?: Readonly<Record<string, string>>;
  readonly changed_paths?: readonly string[] | null;
  readonly compare_refs?: Readonly<Record<string, readonly string[]>>;
  readonly existing_paths?: readonly string[];
  readonly other_projects?: Readonly<Record<string, { readonly existing_paths: readonly string[] }>>;
  readonly merge_request?: { readonly iid: number; readonly source_branch: string; readonly target_branch: string };
  readonly open_merge_requests?: readonly string[];
  readonly kubernetes_active?: boolean;
  readonly protected?: boolean;
  readonly commit_message?: string;
  readonly blob_ids?: Readonly<Record<string, string>>;
  readonly last_commits?: Readonly<Record<string, string>>;
}

const given = <Value>(value: Value | undefined): value is Value => value !== undefined;

/** Absent properties left out: options do not take `undefined`. */
export function compact<Shape extends object>(shape: { readonly [Key in keyof Shape]: Shape[Key] | undefined }): Shape {
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => given(value))) as Shape;
}

/** A recorded context as one of ours. */
export function contextOf(recorded: RecordedContext): PipelineContext {
  const { merge_request: request, project_path: projectPath = 'group/project' } = recorded;
  return compact<PipelineContext>({
    ref: recorded.ref,
    source: recorded.source,
    sha: 'a'.repeat(40),
    beforeSha: 'b'.repeat(40),
    refType: recorded.tag ? 'tag' : request ? 'merge_request' : 'branch',
    refProtected: recorded.protected,
    defaultBranch: recorded.default_branch,
    commitMessage: recorded.commit_message,
    project: { path: projectPath },
    variables: recorded.variables,
    variableScopes: compact({ project: recorded.project_variables, instance: recorded.instance_variables, schedule: recorded.schedule_variables }),
    changedFiles: recorded.changed_paths,
    changedFilesSince: recorded.compare_refs,
    files: recorded.existing_paths,
    filesElsewhere: Object.fromEntries(Object.entries(recorded.other_projects ?? {}).map(([path, project]) => [path, project.existing_paths])),
    mergeRequest: request && { id: request.iid, iid: request.iid, sourceBranch: request.source_branch, targetBranch: request.target_branch, eventType: 'detached' },
    openMergeRequests: recorded.open_merge_requests,
    kubernetesActive: recorded.kubernetes_active,
    blobIds: recorded.blob_ids,
    lastCommitIds: recorded.last_commits,
  });
}

const bare = (path: string): string => path.replace(/^\//, '');

/** Answers local includes from files by path; there is nothing else. */
export function localFiles(files: ReadonlyMap<string, string>): (request: IncludeRequest) => IncludeAnswer {
  return (request) => {
    if (request.kind !== 'local') return { notFound: true };
    if ('pattern' in request) return { paths: [...files.keys()] };
    const content = files.get(bare(request.path));
    return content === undefined ? { notFound: true } : { content };
  };
}

/** Needs on jobs of the same pipeline as GitLab lists them. */
export function recordedNeeds(needs: readonly Need[] | undefined): unknown[] {
  return (needs ?? []).flatMap((need) => ('optional' in need
    ? [{ name: need.job, artifacts: need.artifacts, optional: need.optional, ...(need.parallel && { parallel: need.parallel }) }]
    : []));
}
