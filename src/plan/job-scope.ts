import type { VariableInput } from '../context.js';
import type { Behaviour } from '../gitlab-version.js';
import type { Environment, Job, JobKeywords, Rule } from '../pipeline.js';
import type { PipelineFacts } from '../rules/pipeline-facts.js';
import { hasPredefined } from '../rules/predefined-since.js';
import { expandFully, isNested, layerDefinitions, variableLayer, type SurroundingVariables, type VariableLayer, type VariableSet, type Work } from '../rules/variable-set.js';
import { hasReference } from '../text/expand-variables.js';
import { environmentSlug, jobGroup, refSlug } from '../text/slugs.js';
import { JOB_VARIABLE, type CompiledJob } from './compiled-config.js';
import { inheritsVariable, type RootVariant } from './root-variant.js';
import type { CycleCheck } from './variable-cycles.js';

/** What planning the jobs of one pipeline shares. */
export interface PlanScope {
  readonly facts: PipelineFacts;
  readonly surrounding: SurroundingVariables;
  readonly variant: RootVariant;
  readonly work: Work;
  readonly cycleOf: CycleCheck;
}

const present = (values: Readonly<Record<string, string | null | undefined>>, behaviour: Behaviour): VariableInput[] =>
  Object.entries(values).flatMap(([key, value]) => (typeof value === 'string' && hasPredefined(behaviour, key) ? [{ key, value }] : []));

/** The predefined variables of a job known at creation (03-V1 layer 1, V10). */
export function jobFacts({ name, stage, when, parallel }: JobKeywords, behaviour: Behaviour): VariableInput[] {
  return present({
    CI_JOB_NAME: name,
    CI_JOB_NAME_SLUG: refSlug(name),
    CI_JOB_GROUP_NAME: jobGroup(name),
    CI_JOB_STAGE: stage,
    CI_JOB_MANUAL: when === 'manual' || when === 'delayed' ? 'true' : undefined,
    CI_NODE_INDEX: parallel?.index.toString(),
    CI_NODE_TOTAL: (parallel?.total ?? 1).toString(),
  }, behaviour);
}

/** The predefined variables of an environment known at creation, but for its name. */
export function environmentFacts({ action, deploymentTier, url }: Environment, behaviour: Behaviour): VariableInput[] {
  return present({ CI_ENVIRONMENT_ACTION: action ?? 'start', CI_ENVIRONMENT_TIER: deploymentTier, CI_ENVIRONMENT_URL: url }, behaviour);
}

/** The predefined variables of an environment that exists (03-V1 layer 16). */
export function persistedFacts({ name }: Environment, behaviour: Behaviour): VariableInput[] {
  return present({ CI_ENVIRONMENT_NAME: name, CI_ENVIRONMENT_SLUG: environmentSlug(name) }, behaviour);
}

type Lookup = (name: string) => VariableInput | undefined;

const NO_LAYER = variableLayer([]);

/** A job's layers: what is predefined for it, what is below the configuration, the configuration merged (V6), and what is above. */
function layersOf(job: CompiledJob, scope: PlanScope, predefined: Lookup, above: VariableLayer, added: Rule['variables'] = {}): VariableSet {
  const { surrounding: { below }, variant, work } = scope;
  const configured: Lookup = (name) => {
    if (Object.hasOwn(added, name)) return { key: name, value: added[name] ?? '' };
    return job.own.byName.get(name) ?? (inheritsVariable(job, name) ? variant.root.byName.get(name) : undefined);
  };
  const isOwnNested = (variable: VariableInput | undefined): boolean => variable !== undefined && isNested(variable);
  let circular: boolean | undefined;
  return {
    get: (name) => above.byName.get(name) ?? configured(name) ?? below.byName.get(name) ?? predefined(name),
    definitions: (name) => [predefined(name), ...layerDefinitions(below, name), configured(name), ...layerDefinitions(above, name)]
      .filter((variable) => variable !== undefined),
    isNested: (name) => above.nested.has(name) || below.nested.has(name) || isOwnNested(configured(name)) || isOwnNested(predefined(name)),
    isCircular: () => (circular ??= hasCircle(job, scope, added)),
    work,
  };
}

/** Whether the variables of a job, with those of its rule, refer to each other in a circle (X9). */
function hasCircle(job: CompiledJob, { variant, work, cycleOf }: PlanScope, added: NonNullable<Rule['variables']>): boolean {
  const inherited = variant.inherited(job);
  if (inherited !== variant.root.list) work.left -= inherited.length; // copied for this job
  const more = Object.entries(added).map(([key, value]) => ({ key, value }));
  if (more.length === 0) return cycleOf(job.own, inherited) !== undefined;
  const isKept = ({ key }: VariableInput): boolean => !Object.hasOwn(added, key);
  return cycleOf(variableLayer([...more, ...job.own.list.filter(isKept)]), inherited.filter(isKept)) !== undefined;
}

/** The predefined variables of a job, made when one is asked for. */
function jobFactsOf({ definition }: CompiledJob, behaviour: Behaviour): Lookup {
  let layer: VariableLayer | undefined;
  return (name) => (JOB_VARIABLE.test(name) ? (layer ??= variableLayer(jobFacts(definition, behaviour))).byName.get(name) : undefined);
}

/**
 * The variables a job's rules and tags see: all layers that exist before it runs, without those of its matching rule. The name of its
 * environment is then expanded by the same.
 *
 * @remarks Source: 03-V1, V3, V22.
 */
export function jobVariableSet(job: CompiledJob, scope: PlanScope): VariableSet {
  const { surrounding, facts: { behaviour } } = scope;
  const { environment } = job.definition;
  const jobFact = jobFactsOf(job, behaviour);
  const everywhere = surrounding.above(undefined);
  if (!environment) return layersOf(job, scope, jobFact, everywhere);

  let expandedName: string | undefined;
  const name = (): string => (expandedName ??= expandFully(environment.name, layersOf(job, scope, jobFact, everywhere), behaviour.nestedVariableExpansion, false));
  const environmentLayer = behaviour.environmentVariablesInRules ? variableLayer(environmentFacts(environment, behaviour)) : NO_LAYER;
  const anyFact: Lookup = (key) => (key === 'CI_ENVIRONMENT_NAME' && behaviour.environmentVariablesInRules
    ? { key, value: name() }
    : environmentLayer.byName.get(key) ?? jobFact(key));
  return layersOf(job, scope, anyFact, surrounding.isScoped ? surrounding.above(name()) : everywhere);
}

/**
 * The names of a job that are worked out once its rule is known, by its variables with those of the rule: of its environment, which does not
 * know itself nor what only its scope has, and of its resource group, which knows the environment as well.
 *
 * @remarks Source: 03-R11, X15, X18, D10.
 */
export function expandedNames(job: CompiledJob, scope: PlanScope, added: Rule['variables']): Pick<Job, 'environment' | 'resourceGroup'> {
  const { surrounding, facts: { behaviour } } = scope;
  const { environment, resourceGroup = '' } = job.definition;
  const variables = layersOf(job, scope, jobFactsOf(job, behaviour), surrounding.above(undefined), added);
  const expand = (text: string, set: VariableSet): string => expandFully(text, set, behaviour.nestedVariableExpansion, false);
  const named = environment && { ...environment, name: expand(environment.name, variables) };
  const group = named && hasReference(resourceGroup)
    ? expand(resourceGroup, withTop(variables, variableLayer(persistedFacts(named, behaviour))))
    : expand(resourceGroup, variables);
  return { ...(named && { environment: named }), ...(group.trim() !== '' && { resourceGroup: group }) };
}

function withTop(variables: VariableSet, top: VariableLayer): VariableSet {
  return {
    get: (name) => top.byName.get(name) ?? variables.get(name),
    definitions: (name) => [...variables.definitions(name), ...layerDefinitions(top, name)],
    isNested: (name) => top.nested.has(name) || variables.isNested(name),
    isCircular: () => variables.isCircular(),
    work: variables.work,
  };
}
