import type { MergeRequestFacts, PipelineContext, PipelineSource, RefType, VariableInput } from '../context.js';
import type { Job, Pipeline } from '../pipeline.js';
import { behaviourOf } from '../gitlab-version.js';
import { givenVariables } from '../rules/given-variables.js';
import { pipelineFacts } from '../rules/pipeline-facts.js';
import { expandWith } from '../text/expand-variables.js';
import { variableList } from '../text/variable-list.js';
import { dotenvVariables, variablesByName } from './job-variables.js';

/** What a trigger job starts: facts for the context of the other pipeline. */
export interface DownstreamPipeline {
  /** The project it belongs to. */
  project: { path: string };
  /** `parent_pipeline` for a child in the same project, else `pipeline`. */
  source: Extract<PipelineSource, 'parent_pipeline' | 'pipeline'>;
  /** Its branch or tag; absent: the default branch of the other project. */
  ref?: string;
  /** What a child runs for: the same as its parent. */
  refType?: RefType;
  /** Present when the parent's ref, which is the child's, is protected. */
  refProtected?: true;
  /** The merge request of the parent, which is the child's, too. */
  mergeRequest?: MergeRequestFacts;
  /** Its commit; absent: the last one of its ref. */
  sha?: string;
  /** The variables it is given. */
  variables: VariableInput[];
}

/** Of several definitions of a name, the last. */
const lastOfEach = (list: readonly VariableInput[]): VariableInput[] => [...new Map(list.map((variable) => [variable.key, variable])).values()];

/**
 * What a trigger job starts: where, for which ref, and with which variables.
 *
 * @param pipeline - from `compilePipeline`.
 * @param jobName - a trigger job of it.
 * @param context - the context the pipeline was planned in.
 * @returns undefined for a job that is no trigger job of the pipeline. Values are expanded once: what the variables of the trigger job have
 * written in them is inserted as it stands. Raw ones stay raw, and a file variable that a value refers to is given along.
 *
 * @example
 * ```ts
 * const context = { project: { path: 'group/app' }, ref: 'main', sha: 'c0ffee' };
 * const pipeline = compilePipeline('deploy: { trigger: { project: group/$WHERE, branch: stable }, variables: { WHERE: live } }', context);
 * downstreamPipeline(pipeline, 'deploy', context);
 * // { project: { path: 'group/live' }, source: 'pipeline', ref: 'stable', variables: [{ key: 'WHERE', value: 'live' }] }
 * ```
 * @remarks Source: 03-V11, X10, X19.
 */
export function downstreamPipeline(pipeline: Pipeline, jobName: string, context: PipelineContext = {}): DownstreamPipeline | undefined {
  const job = pipeline.jobs.find(({ name }) => name === jobName);
  const { trigger } = job ?? {};
  if (!job || !trigger) return undefined;
  const facts = pipelineFacts(context, pipeline.gitlabVersion);
  const own = variablesByName(pipeline, job, facts, false);
  const expand = (text: string): string => expandWith(text, (name) => own.get(name)?.value);
  const files = new Map<string, VariableInput>();
  const expandValue = (value: string): string => expandWith(value, (name) => {
    const variable = own.get(name);
    if (variable?.file) files.set(name, variable);
    return variable?.file ? undefined : variable?.value ?? ''; // a reference to a file stays as written
  }, true);
  const given = forwarded(pipeline, job, trigger.forward, facts.context).map((variable) => (variable.raw ? variable : { ...variable, value: expandValue(variable.value) }));
  const variables = lastOfEach([...files.values(), ...given]);
  if (typeof trigger.project === 'string') {
    const ref = typeof trigger.branch === 'string' ? expand(trigger.branch) : undefined;
    return { project: { path: expand(trigger.project) }, source: 'pipeline', ...(ref !== undefined && { ref }), variables };
  }
  const { projectPath, ref, refType, refProtected, mergeRequest, context: { sha } } = facts;
  return {
    project: { path: projectPath }, source: 'parent_pipeline', ref, refType, ...(refProtected && { refProtected }),
    ...(refType === 'merge_request' && mergeRequest && { mergeRequest }), ...(sha !== undefined && { sha }), variables,
  };
}

/** What is passed on: YAML variables unless `forward` says no, and those given to this pipeline only if it says so (V11). */
function forwarded(pipeline: Pipeline, { name, variables: yaml, rawVariables }: Job, forward: unknown, context: PipelineContext): VariableInput[] {
  const asked: { readonly yamlVariables?: unknown; readonly pipelineVariables?: unknown } = typeof forward === 'object' && forward !== null ? forward : {};
  const raw = new Set(rawVariables);
  const own = Object.entries(yaml).map(([key, value]) => ({ key, value, ...(raw.has(key) && { raw: true }) }));
  const { variableScopes = {} } = context;
  const given = [...dotenvVariables(pipeline, name, context), ...givenVariables(context, behaviourOf(pipeline.gitlabVersion)), ...variableList(variableScopes.schedule ?? [])];
  return lastOfEach([...(asked.yamlVariables === false ? [] : own), ...(asked.pipelineVariables === true ? given : [])]);
}
