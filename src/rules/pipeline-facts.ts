import type { AsyncLoadOptions, MergeRequestFacts, PipelineContext, PipelineSource, RefType } from '../context.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { behaviourOf, type Behaviour } from '../gitlab-version.js';
import { DEFAULT_LIMITS, type Limits } from '../limits.js';
import { checkContext } from './check-context.js';

/** A context with its defaults filled in. */
export interface PipelineFacts {
  readonly behaviour: Behaviour;
  readonly limits: Readonly<Limits>;
  readonly source: PipelineSource;
  readonly ref: string;
  readonly refType: RefType;
  readonly refProtected: boolean;
  readonly defaultBranch: string;
  readonly projectPath: string;
  readonly sha: string;
  readonly beforeSha: string;
  readonly mergeRequest: MergeRequestFacts | undefined;
  /** Null: cannot be determined. */
  readonly changedFiles: readonly string[] | null;
  readonly files: readonly string[];
  readonly kubernetesActive: boolean;
  /** What of the context has the right types. */
  readonly context: PipelineContext;
  /** What has not. */
  readonly problems: readonly Diagnostic[];
}

const NO_COMMIT = '0'.repeat(40);
const NO_FILES: readonly string[] = [];

/**
 * Checks a context and fills in what it leaves out.
 *
 * @param defaultVersion - of the configuration or pipeline the context is for.
 */
export function pipelineFacts(given: PipelineContext | AsyncLoadOptions, defaultVersion?: string): PipelineFacts {
  const { context, problems } = checkContext(given);
  const behaviour = behaviourOf(context.gitlabVersion ?? defaultVersion);
  const { mergeRequest, defaultBranch = 'main' } = context;
  const source = context.source ?? 'push';
  const refType = context.refType ?? (source === 'merge_request_event' && mergeRequest ? 'merge_request' : 'branch');
  return {
    behaviour,
    limits: { ...DEFAULT_LIMITS, needs: behaviour.needsMaximum, includes: behaviour.includeMaximum, yamlBytes: behaviour.yamlBytes, ...context.limits },
    source,
    ref: context.ref ?? (refType === 'merge_request' && mergeRequest ? `refs/merge-requests/${mergeRequest.iid}/head` : defaultBranch),
    refType,
    refProtected: context.refProtected ?? false,
    defaultBranch,
    projectPath: context.project?.path ?? '',
    sha: context.sha ?? NO_COMMIT,
    beforeSha: context.beforeSha ?? NO_COMMIT,
    mergeRequest,
    changedFiles: context.changedFiles ?? null,
    files: context.files ?? NO_FILES,
    kubernetesActive: context.kubernetesActive ?? false,
    context,
    problems,
  };
}
