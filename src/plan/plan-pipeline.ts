import type { PipelineContext } from '../context.js';
import { createCollector, type Collector } from '../diagnostics/collector.js';
import { MAX_NAME_LENGTH, MAX_PLAN_WORK } from '../limits.js';
import type { AutoCancel, Decision, Job, LoadedConfig, NotCreatedReason, Pipeline } from '../pipeline.js';
import { findFirstMatch } from '../rules/first-match.js';
import type { PipelineFacts } from '../rules/pipeline-facts.js';
import { expandFully, layeredVariables, surroundingVariables, variableLayer, type SurroundingVariables, type VariableLayer } from '../rules/variable-set.js';
import { compiledConfig, type CompiledConfig } from './compiled-config.js';
import { planJob, type JobPlanScope } from './plan-job.js';
import { checkPipelineVariables } from './pipeline-variables.js';
import { rootVariant } from './root-variant.js';
import { createCycleCheck } from './variable-cycles.js';

/** A pipeline that is not created. */
export function notCreated(reason: NotCreatedReason, facts: PipelineFacts, diagnostics: Pipeline['diagnostics'] = []): Pipeline {
  return { created: false, reason, gitlabVersion: facts.behaviour.gitlabVersion, variables: {}, stages: [], jobs: [], excluded: [], diagnostics };
}

/** A merge request pipeline has a merge request (V42): without one, its variables are missing and nobody would see why. */
function checkMergeRequest({ refType, mergeRequest }: PipelineFacts, collector: Collector): void {
  if (refType !== 'merge_request' || mergeRequest) return;
  collector.report('merge-request-missing', 'The pipeline is for a merge request, and the context has none: no `CI_MERGE_REQUEST_*` variable is set.', {
    severity: 'warning', path: ['mergeRequest'], hint: 'Give `mergeRequest`, or another `refType`.',
  });
}

/** Workflow rules see everything but what belongs to a job (W4). */
function workflowVariables(surrounding: SurroundingVariables, root: VariableLayer) {
  const notOfJob = (layer: VariableLayer): VariableLayer =>
    (layer.list.some(({ key }) => /^CI_(?:JOB|BUILD)/.test(key)) ? variableLayer(layer.list.filter(({ key }) => !/^CI_(?:JOB|BUILD)/.test(key))) : layer);
  return layeredVariables([variableLayer([{ key: 'CI_NODE_TOTAL', value: '1' }]), notOfJob(surrounding.below), root, notOfJob(surrounding.above(undefined))]);
}

/** Needs that only a concrete pipeline can break (N4, N6). */
function checkNeeds(config: CompiledConfig, included: ReadonlySet<string>, facts: PipelineFacts, collector: Collector): void {
  for (const { definition, needed } of config.jobs) {
    if (needed.length === 0 || !included.has(definition.name)) continue;
    const path = ['jobs', definition.baseName, 'needs'];
    if (needed.length > facts.limits.needs) {
      collector.report('needs-limit', `\`${definition.name}\` needs ${needed.length} jobs; ${facts.limits.needs} are allowed.`, { path });
      continue; // GitLab says no more about such a job
    }
    for (const need of needed) {
      if (need.optional || included.has(need.job)) continue;
      collector.report('needs-job-not-in-pipeline', `\`${definition.name}\` needs \`${need.job}\`, which is not in this pipeline.`, { path, hint: 'Add `optional: true` to the need, or give both jobs the same rules.' });
    }
  }
}

function checkSize(jobs: readonly Job[], { limits }: PipelineFacts, collector: Collector): void {
  const deployments = jobs.filter((job) => job.environment).length;
  if (limits.pipelineSize > 0 && jobs.length > limits.pipelineSize) collector.report('size-limit-exceeded', `The pipeline has ${jobs.length} jobs; ${limits.pipelineSize} are allowed.`);
  if (limits.activeJobs > 0 && jobs.length > limits.activeJobs) collector.report('job-activity-limit-exceeded', `More than ${limits.activeJobs} jobs would be active.`);
  if (limits.deployments > 0 && deployments > limits.deployments) collector.report('deployments-limit-exceeded', `The pipeline has ${deployments} jobs with an environment; ${limits.deployments} are allowed.`);
}

function stagesOf(jobs: readonly Job[]): Pipeline['stages'] {
  const names = new Map<string, string[]>();
  for (const { stage, name } of jobs) {
    const known = names.get(stage);
    if (known) known.push(name);
    else names.set(stage, [name]);
  }
  return Array.from(names, ([name, members]) => ({ name, jobs: members }));
}

/**
 * Plans a pipeline from a valid configuration.
 *
 * @remarks Source: 03 section 0.2, steps 2 and 6 to 12.
 */
export function planPipeline(loaded: LoadedConfig, context: PipelineContext, facts: PipelineFacts): Pipeline {
  const collector = createCollector();
  collector.add(loaded.diagnostics);
  checkPipelineVariables(context, facts.behaviour, collector);
  checkMergeRequest(facts, collector);
  if (collector.hasFailed()) return notCreated('invalid', facts, collector.diagnostics);

  const config = compiledConfig(loaded, facts.behaviour);
  const surrounding = surroundingVariables(facts);
  const workflowSet = workflowVariables(surrounding, config.root);
  const match = config.workflowRules && findFirstMatch(config.workflowRules, { facts, variables: workflowSet, files: facts.files });
  const workflow = match && { workflow: match.decision };
  if (match && !match.decision.included) return { ...notCreated('workflow-filtered', facts, collector.diagnostics), ...workflow };

  const variant = rootVariant(config, match?.rule);
  const work = { left: MAX_PLAN_WORK };
  const scope: JobPlanScope = {
    facts, context, surrounding, variant, collector, work, decided: new Map(), clauses: new Map(), caches: new Map(),
    cycleOf: createCycleCheck([surrounding.below, surrounding.above(undefined)], variant, work),
  };
  const jobs: Job[] = [];
  const excluded: { name: string; decision: Decision }[] = [];
  const { chatCommand } = context;
  for (const job of config.jobs) {
    const { name } = job.definition;
    if (facts.source === 'chat' && chatCommand !== undefined && name !== chatCommand) { // P6
      excluded.push({ name, decision: { included: false, by: 'chat', outcomes: [] } });
      continue;
    }
    const planned = planJob(job, scope);
    if ('decision' in planned) jobs.push(planned);
    else excluded.push({ name, decision: planned });
    if (work.left < 0) {
      collector.report('size-limit-exceeded', 'The jobs have too many rules and variables of their own to plan a pipeline.', { path: ['jobs'] });
      break;
    }
  }
  checkNeeds(config, new Set(jobs.map((job) => job.name)), facts, collector);
  checkSize(jobs, facts, collector);
  const refuse = (reason: NotCreatedReason): Pipeline => ({ ...notCreated(reason, facts, collector.diagnostics), excluded, ...workflow });
  if (collector.hasFailed()) return refuse('invalid');
  if (!jobs.some((job) => job.stage !== '.pre' && job.stage !== '.post')) return refuse('no-jobs'); // P5

  const name = loaded.workflow?.name === undefined ? ''
    : expandFully(loaded.workflow.name, workflowVariables(surrounding, variant.root), facts.behaviour.nestedVariableExpansion, false).trim();
  if (name.length > MAX_NAME_LENGTH) {
    collector.report('workflow-name-too-long', `The name of the pipeline has more than ${MAX_NAME_LENGTH} characters.`, { path: ['workflow', 'name'] });
    return refuse('invalid');
  }
  const autoCancel: AutoCancel = { ...loaded.workflow?.autoCancel, ...match?.rule?.autoCancel };
  return {
    created: true,
    gitlabVersion: facts.behaviour.gitlabVersion,
    ...(name !== '' && { name }),
    ...(Object.keys(autoCancel).length > 0 && { autoCancel }),
    variables: { ...variant.values },
    stages: stagesOf(jobs),
    jobs, excluded, ...workflow,
    diagnostics: collector.diagnostics,
  };
}
