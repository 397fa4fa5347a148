import type { PipelineContext, VariableInput } from '../context.js';
import type { Behaviour } from '../gitlab-version.js';
import type { Job, Pipeline } from '../pipeline.js';
import { pipelineFacts, type PipelineFacts } from '../rules/pipeline-facts.js';
import { surroundingVariables } from '../rules/variable-set.js';
import { expandVariables } from '../text/expand-variables.js';
import { deploymentTier } from '../text/slugs.js';
import { variableList } from '../text/variable-list.js';
import { artifactSources } from './artifact-sources.js';
import { environmentFacts, jobFacts, persistedFacts } from './job-scope.js';

/** One variable as a job sees it. */
export interface Variable {
  /** The name. */
  key: string;
  /** The value, expanded unless it is raw. */
  value: string;
  /** Present when references in the value were left as they are. */
  raw?: true;
  /** Present for a file variable: the job sees a path, `value` is the content. */
  file?: true;
  /** Present when the value is hidden in job logs. */
  masked?: true;
}

/** What the environment adds when the job runs, above all else (V1 layer 16); its tier is guessed where none is written (D8). */
function environmentVariables({ environment }: Job, behaviour: Behaviour): VariableInput[] {
  if (!environment) return [];
  const tier = environment.deploymentTier ?? deploymentTier(environment.name);
  return [...persistedFacts(environment, behaviour), ...environmentFacts({ ...environment, deploymentTier: tier }, behaviour)];
}

/** Variables of the reports that come with the artifacts a job gets (V1 layer 8, 04-P175). */
export function dotenvVariables(pipeline: Pipeline, jobName: string, { dotenv }: PipelineContext): VariableInput[] {
  if (!dotenv) return [];
  return artifactSources(pipeline, jobName).flatMap((source) => {
    const isLocal = !('project' in source || 'pipeline' in source);
    return isLocal && Object.hasOwn(dotenv, source.job) ? variableList(dotenv[source.job] ?? {}) : [];
  });
}

/** The variables of a planned job by name, expanded through each other or with the values as they are written (V1). */
export function variablesByName(pipeline: Pipeline, job: Job, facts: PipelineFacts, isExpanded: boolean): Map<string, Variable> {
  const surrounding = surroundingVariables(facts);
  const raw = new Set(job.rawVariables);
  const layers: VariableInput[] = [
    ...jobFacts(job, facts.behaviour),
    ...surrounding.below.list,
    ...Object.entries(job.variables).map(([key, value]) => ({ key, value, ...(raw.has(key) && { raw: true }) })),
    ...surrounding.aboveRunning(job.environment?.name, dotenvVariables(pipeline, job.name, facts.context)),
    ...environmentVariables(job, facts.behaviour),
  ];
  const byName = new Map<string, Variable>();
  for (const variable of isExpanded ? expandVariables(layers).variables : layers) {
    const value = variable.value as string | null; // JavaScript may give none
    byName.set(variable.key, {
      key: variable.key, value: value ?? '',
      ...(variable.raw && { raw: true as const }), ...(variable.file && { file: true as const }), ...(variable.masked && { masked: true as const }),
    });
  }
  return byName;
}

/**
 * The variables of a planned job: every layer, the higher over the lower, expanded through each other.
 *
 * @param pipeline - from `compilePipeline`.
 * @param jobName - a job of it.
 * @param context - the context it was planned in: variables of outer scopes are not stored in a pipeline.
 * @returns each name once, in the order of expansion; empty for a job that is not in the pipeline. What belongs to a running job only, such as
 * `CI_JOB_ID`, is not known.
 *
 * @example
 * ```ts
 * const pipeline = compilePipeline('test: { script: x, variables: { WHO: "$NAME!" } }', { variables: { NAME: 'Ada' } });
 * jobVariables(pipeline, 'test', { variables: { NAME: 'Ada' } }).find((variable) => variable.key === 'WHO')?.value; // 'Ada!'
 * ```
 * @remarks Source: V1, X4.
 */
export function jobVariables(pipeline: Pipeline, jobName: string, context: PipelineContext = {}): Variable[] {
  const job = pipeline.jobs.find(({ name }) => name === jobName);
  if (!job) return [];
  const facts = pipelineFacts(context, pipeline.gitlabVersion);
  return [...variablesByName(pipeline, job, facts, facts.behaviour.nestedVariableExpansion).values()];
}
