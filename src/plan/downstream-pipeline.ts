import type { PipelineContext, PipelineSource, VariableInput } from '../context.js';
import type { Pipeline } from '../pipeline.js';
import { expandText } from '../text/expand-variables.js';
import { variableList } from '../text/variable-list.js';
import { jobVariables } from './job-variables.js';

/** What a trigger job starts: facts for the context of the other pipeline. */
export interface DownstreamPipeline {
  /** The project it belongs to. */
  project: { path: string };
  /** `parent_pipeline` for a child in the same project, else `pipeline`. */
  source: Extract<PipelineSource, 'parent_pipeline' | 'pipeline'>;
  /** Its branch or tag; absent: the default branch of the other project. */
  ref?: string;
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
 * @returns undefined for a job that is no trigger job of the pipeline. Values are expanded once, by the variables of the trigger job; raw ones
 * stay raw, and a file variable that a value refers to is given along.
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
  const own = jobVariables(pipeline, jobName, context);
  const expand = (text: string): string => expandText(text, own);
  const variables = forwarded(job.variables, job.rawVariables ?? [], trigger.forward, context);
  const given = variables.map((variable): VariableInput => (variable.raw ? variable : { ...variable, value: expandText(variable.value, own, { expandFileRefs: false }) }));
  const files = own.filter(({ key, file }) => file && given.some(({ raw, value }) => !raw && refersTo(value, key)));
  const common = { variables: lastOfEach([...files, ...given]) };
  if (typeof trigger.project === 'string') {
    const ref = typeof trigger.branch === 'string' ? expand(trigger.branch) : undefined;
    return { project: { path: expand(trigger.project) }, source: 'pipeline', ...(ref !== undefined && { ref }), ...common };
  }
  const { project, ref = context.defaultBranch ?? 'main', sha } = context;
  return { project: { path: project?.path ?? '' }, source: 'parent_pipeline', ref, ...(sha !== undefined && { sha }), ...common };
}

function refersTo(value: string, name: string): boolean {
  return expandText(value, { [name]: '' }, { keepUndefined: true }) !== value;
}

/** What is passed on: YAML variables unless `forward` says no, and those given to this pipeline only if it says so (V11). */
function forwarded(
  yaml: Readonly<Record<string, string>>, raw: readonly string[], forward: unknown, { dotenv = {}, variables = [], variableScopes = {} }: PipelineContext,
): VariableInput[] {
  const asked: { readonly yamlVariables?: unknown; readonly pipelineVariables?: unknown } = typeof forward === 'object' && forward !== null ? forward : {};
  const own = Object.entries(yaml).map(([key, value]) => ({ key, value, ...(raw.includes(key) && { raw: true }) }));
  const given = [...Object.values(dotenv).flatMap(variableList), ...variableList(variables), ...variableList(variableScopes.schedule ?? [])];
  return lastOfEach([...(asked.yamlVariables === false ? [] : own), ...(asked.pipelineVariables === true ? given : [])]);
}
