import { behaviourOf, type Behaviour } from '../gitlab-version.js';
import type { Cache, Decision, Job, JobDefinition, JobKeywords, LoadedConfig, Need, Policy, Rule, VariableDefinition } from '../pipeline.js';
import { remember } from '../remember.js';
import { compileRules, rememberingParser, type CompiledRules, type ParseExpression } from '../rules/compiled-rules.js';
import { compilePolicies, type CompiledPolicies } from '../rules/only-except.js';
import { variableLayer, type VariableLayer } from '../rules/variable-set.js';
import { parseDuration } from '../text/duration.js';
import { hasReference } from '../text/expand-variables.js';
import type { RootVariant } from './root-variant.js';

/** A job with everything worked out that no context can change. */
export interface CompiledJob {
  readonly definition: JobDefinition;
  /** A planned job as it is when no rule says otherwise; variables, decision and computed keys are put in when planning. */
  readonly template: Job;
  readonly stageIndex: number;
  readonly rules: CompiledRules | undefined;
  readonly policies: CompiledPolicies | undefined;
  /** Job-level variables. */
  readonly own: VariableLayer;
  /** Its rules or policies name no variable that may differ from job to job: their outcome is that of every job with the same ones. */
  readonly sharesDecision: boolean;
  /** Seconds of a job-level `start_in`. */
  readonly startIn: number | undefined;
  /** Same-pipeline needs, which must be in the pipeline, too. */
  readonly needed: readonly JobNeed[];
  /** Needs on other pipelines. */
  readonly neededElsewhere: readonly Need[];
  /** The root variables it inherits: all, none, or those named (V7). */
  readonly inherits: boolean | ReadonlySet<string>;
  readonly tagsExpand: boolean;
  /** Its environment's name or its resource group refers to variables, or the group is blank. */
  readonly namesExpand: boolean;
  /** The caches when some key is computed from files. */
  readonly computedCache: readonly Cache[] | undefined;
}

/** A loaded configuration made ready for planning. */
export interface CompiledConfig {
  readonly behaviour: Behaviour;
  readonly workflowRules: CompiledRules | undefined;
  /** In the order of stages, then of the configuration. */
  readonly jobs: readonly CompiledJob[];
  readonly root: VariableLayer;
  /** Made when planning first meets them; by the variables of the matching workflow rule. */
  readonly variants: Map<Rule['variables'], RootVariant>;
}

/** A need on a job of the same pipeline. */
type JobNeed = Extract<Need, { readonly optional: boolean }>;

const compiled = new WeakMap<LoadedConfig, Map<string, CompiledConfig>>();

/** Layers are shared by jobs that share their variables. */
const NO_VARIABLES = variableLayer([]);

/** Predefined variables that differ from job to job (03-V1 layer 1). */
export const JOB_VARIABLE = /^CI_(?:JOB|BUILD|NODE|ENVIRONMENT)_/;

/** Variables of a configuration as a layer. */
function definitionLayer(variables: Readonly<Record<string, VariableDefinition>>): VariableLayer {
  const entries = Object.entries(variables);
  if (entries.length === 0) return NO_VARIABLES;
  return variableLayer(entries.map(([key, { value, expand }]) => ({ key, value, ...(expand === false && { raw: true }) })));
}

function compile(loaded: LoadedConfig, behaviour: Behaviour, parse: ParseExpression): CompiledConfig {
  const rulesOf = new Map<readonly Rule[], CompiledRules>();
  const layerOf = new Map<JobDefinition['variables'], VariableLayer>();
  const policiesOf = new Map<Policy | undefined, Map<Policy | undefined, CompiledPolicies>>();
  const needsOf = new Map<readonly Need[], Pick<CompiledJob, 'needed' | 'neededElsewhere'>>();
  const tagsOf = new Map<readonly string[], boolean>();
  const namesOf = new Map<readonly string[], ReadonlySet<string>>();
  const stageIndex = new Map<string, number>();
  loaded.stages.forEach((stage, index) => {
    if (!stageIndex.has(stage)) stageIndex.set(stage, index);
  });
  const known = loaded.partial ? new Set(loaded.jobs.map(({ name }) => name)) : undefined;
  const compileJob = (definition: JobDefinition): CompiledJob => {
    const { rules: written, only, except, variables, cache, tags, environment, resourceGroup } = definition;
    const startIn = definition.startIn === undefined ? undefined : parseDuration(definition.startIn);
    const finalCache = cache?.every(hasFinalKey) ? cache.filter(hasFinalKey) : undefined;
    const rules = written && remember(rulesOf, written, () => compileRules(written, parse));
    const policies = rules || !(only ?? except) ? undefined
      : remember(remember(policiesOf, only, () => new Map<Policy | undefined, CompiledPolicies>()), except, () => compilePolicies(only, except, parse, behaviour));
    const references = (rules ?? policies)?.references ?? [];
    const { inheritVariables } = definition;
    const inherits = typeof inheritVariables === 'boolean' ? inheritVariables : remember(namesOf, inheritVariables, () => new Set(inheritVariables));
    return {
      definition, rules, policies, startIn, inherits,
      ...remember(needsOf, definition.needs ?? NO_NEEDS, () => splitNeeds(definition.needs ?? NO_NEEDS, known)),
      template: {
        ...keptKeywords(definition),
        variables: {},
        decision: UNDECIDED,
        ...(startIn !== undefined && definition.when === 'delayed' && { startIn }),
        ...(finalCache && { cache: finalCache }),
      },
      stageIndex: stageIndex.get(definition.stage) ?? loaded.stages.length,
      own: remember(layerOf, variables, () => definitionLayer(variables)),
      sharesDecision: !rules?.expands && references.every((name) => inherits === true && !Object.hasOwn(variables, name) && !JOB_VARIABLE.test(name)),
      tagsExpand: behaviour.tagsExpandVariables && tags !== undefined && remember(tagsOf, tags, () => tags.some(hasReference)),
      namesExpand: hasReference(environment?.name ?? '') || hasReference(resourceGroup ?? '') || resourceGroup?.trim() === '',
      computedCache: finalCache ? undefined : cache,
    };
  };
  return {
    behaviour,
    workflowRules: loaded.workflow?.rules && compileRules(loaded.workflow.rules, parse),
    jobs: loaded.jobs.map(compileJob).sort((a, b) => a.stageIndex - b.stageIndex),
    root: definitionLayer(loaded.variables),
    variants: new Map(),
  };
}

const NO_NEEDS: readonly Need[] = [];

/** @param known - the jobs that are there when others may stand in files that were not read: those are not waited for. */
function splitNeeds(needs: readonly Need[], known: ReadonlySet<string> | undefined): Pick<CompiledJob, 'needed' | 'neededElsewhere'> {
  const own = needs.filter((need) => 'optional' in need);
  return { needed: known ? own.filter(({ job }) => known.has(job)) : own, neededElsewhere: needs.filter((need) => !('optional' in need)) };
}

const UNDECIDED: Decision = { included: false, by: 'no-policy', outcomes: [] };

/** Keywords of a definition that a planned job does not have, or has in another form. */
const REPLACED: ReadonlySet<string> = new Set(['inheritVariables', 'rules', 'only', 'except', 'extends', 'startIn', 'cache', 'variables']);

function keptKeywords(definition: JobDefinition): JobKeywords {
  const kept: Partial<Record<keyof JobDefinition, unknown>> = {};
  for (const key of Object.keys(definition) as (keyof JobDefinition)[]) if (!REPLACED.has(key)) kept[key] = definition[key];
  return kept as unknown as JobKeywords;
}

/** A cache whose key needs nothing computed. */
function hasFinalKey(cache: Cache): cache is Cache & { readonly key: string } {
  return typeof cache.key === 'string';
}

/** The compiled form of a configuration, made anew when it is not at hand, as after a round through JSON. */
export function compiledConfig(loaded: LoadedConfig, behaviour: Behaviour): CompiledConfig {
  return compiled.get(loaded)?.get(behaviour.gitlabVersion) ?? rememberCompiled(loaded, behaviour, rememberingParser(behaviour));
}

/** Compiles a configuration as it is loaded, with the expressions parsed already. */
export function rememberCompiled(loaded: LoadedConfig, behaviour: Behaviour, parse: ParseExpression): CompiledConfig {
  const config = compile(loaded, behaviourOf(behaviour.gitlabVersion), parse);
  const versions = compiled.get(loaded) ?? new Map<string, CompiledConfig>();
  if (versions.size >= 8) versions.clear();
  versions.set(behaviour.gitlabVersion, config);
  compiled.set(loaded, versions);
  return config;
}
