import type { VariableInput } from '../context.js';
import type { Behaviour } from '../gitlab-version.js';
import type { Environment, JobKeywords } from '../pipeline.js';
import type { PipelineFacts } from '../rules/pipeline-facts.js';
import { hasPredefined } from '../rules/predefined-since.js';
import { expandFully, layerDefinitions, variableLayer, type SurroundingVariables, type VariableLayer, type VariableSet, type Work } from '../rules/variable-set.js';
import { jobGroupName, refSlug } from '../text/slugs.js';
import { JOB_VARIABLE, type CompiledJob } from './compiled-config.js';
import { inheritsVariable, type RootVariant } from './root-variant.js';

/** What planning the jobs of one pipeline shares. */
export interface PlanScope {
  readonly facts: PipelineFacts;
  readonly surrounding: SurroundingVariables;
  readonly variant: RootVariant;
  readonly work: Work;
}

const present = (values: Readonly<Record<string, string | null | undefined>>, behaviour: Behaviour): VariableInput[] =>
  Object.entries(values).flatMap(([key, value]) => (typeof value === 'string' && hasPredefined(behaviour, key) ? [{ key, value }] : []));

/** The predefined variables of a job known at creation (03-V1 layer 1, V10). */
export function jobFacts({ name, stage, when, parallel }: JobKeywords, behaviour: Behaviour): VariableInput[] {
  return present({
    CI_JOB_NAME: name,
    CI_JOB_NAME_SLUG: refSlug(name),
    CI_JOB_GROUP_NAME: jobGroupName(name),
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

/** The variables of a job before it runs. */
export interface JobVariables extends VariableSet {
  /** The expanded name of the job's environment; empty without one. */
  environmentName(): string;
}

const NO_LAYER = variableLayer([]);

/**
 * The variables a job's rules, tags and environment see: all layers that exist before it runs, without those of its matching rule. The
 * environment's own variables, and those only its scope has, are not known to its name (X15).
 *
 * @remarks Source: 03-V1, V3, V22.
 */
export function jobVariableSet(job: CompiledJob, scope: PlanScope): JobVariables {
  const { definition, own } = job;
  const { surrounding, variant, facts: { behaviour }, work } = scope;
  const { environment } = definition;
  const inherited = (name: string): VariableInput | undefined => (inheritsVariable(job, name) ? variant.root.byName.get(name) : undefined);
  const setOf = (above: VariableLayer, predefined: (name: string) => VariableInput | undefined): VariableSet => ({
    get: (name) => above.byName.get(name) ?? own.byName.get(name) ?? inherited(name) ?? surrounding.below.byName.get(name) ?? predefined(name),
    definitions: (name) => [predefined(name), ...layerDefinitions(surrounding.below, name), own.byName.get(name) ?? inherited(name), ...layerDefinitions(above, name)]
      .filter((variable) => variable !== undefined),
    expanded: new Map(), work,
  });
  let layer: VariableLayer | undefined;
  const jobFact = (name: string): VariableInput | undefined => (JOB_VARIABLE.test(name) ? (layer ??= variableLayer(jobFacts(definition, behaviour))).byName.get(name) : undefined);
  const everywhere = surrounding.above(undefined);
  if (!environment) return { ...setOf(everywhere, jobFact), environmentName: () => '' };

  let expandedName: string | undefined;
  const environmentName = (): string => (expandedName ??= expandFully(environment.name, setOf(everywhere, jobFact), behaviour.nestedVariableExpansion, false));
  const environmentLayer = behaviour.environmentVariablesInRules ? variableLayer(environmentFacts(environment, behaviour)) : NO_LAYER;
  const anyFact = (name: string): VariableInput | undefined => (name === 'CI_ENVIRONMENT_NAME' && behaviour.environmentVariablesInRules
    ? { key: name, value: environmentName() }
    : environmentLayer.byName.get(name) ?? jobFact(name));
  return { ...setOf(surrounding.isScoped ? surrounding.above(environmentName()) : everywhere, anyFact), environmentName };
}
