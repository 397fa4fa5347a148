import type { PipelineContext, VariableInput } from '../context.js';
import type { Behaviour } from '../gitlab-version.js';
import type { Job, Pipeline } from '../pipeline.js';
import { pipelineFacts } from '../rules/pipeline-facts.js';
import { surroundingVariables } from '../rules/variable-set.js';
import { expandVariables } from '../text/expand-variables.js';
import { environmentSlug } from '../text/slugs.js';
import { variableList } from '../text/variable-list.js';
import { environmentFacts, jobFacts } from './job-scope.js';

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

function environmentVariables(job: Job, behaviour: Behaviour): VariableInput[] {
  const { environment } = job;
  if (!environment) return [];
  const { name } = environment;
  return [...environmentFacts(environment, behaviour), { key: 'CI_ENVIRONMENT_NAME', value: name }, { key: 'CI_ENVIRONMENT_SLUG', value: environmentSlug(name) }];
}

/** Variables of the reports of jobs that this one waits for (V1 layer 8). */
function dotenvVariables(job: Job, pipeline: Pipeline, context: PipelineContext): VariableInput[] {
  const dotenv = context.dotenv ?? {};
  const earlier = job.needs
    ? job.needs.flatMap((need) => ('optional' in need && need.artifacts ? [need.job] : []))
    : pipeline.stages.slice(0, pipeline.stages.findIndex((stage) => stage.name === job.stage)).flatMap((stage) => stage.jobs);
  return earlier.flatMap((name) => (Object.hasOwn(dotenv, name) ? variableList(dotenv[name] ?? {}) : []));
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
  const facts = pipelineFacts({ ...context, gitlabVersion: pipeline.gitlabVersion });
  const surrounding = surroundingVariables(facts);
  const raw = new Set(job.rawVariables);
  const layers: VariableInput[] = [
    ...jobFacts(job, facts.behaviour), ...environmentVariables(job, facts.behaviour),
    ...surrounding.below.list,
    ...Object.entries(job.variables).map(([key, value]) => ({ key, value, ...(raw.has(key) && { raw: true }) })),
    ...dotenvVariables(job, pipeline, context),
    ...surrounding.above(job.environment?.name).list,
  ];
  const expanded = new Map<string, Variable>();
  for (const variable of facts.behaviour.nestedVariableExpansion ? expandVariables(layers).variables : layers) {
    const value = variable.value as string | null; // JavaScript may give none
    expanded.set(variable.key, {
      key: variable.key, value: value ?? '',
      ...(variable.raw && { raw: true as const }), ...(variable.file && { file: true as const }), ...(variable.masked && { masked: true as const }),
    });
  }
  return [...expanded.values()];
}
