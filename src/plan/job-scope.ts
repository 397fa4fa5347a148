import type { VariableInput } from '../context.js';
import type { Environment, JobDefinition } from '../pipeline.js';
import type { PipelineFacts } from '../rules/pipeline-facts.js';
import { expandFully, type SurroundingVariables, type VariableLayer, type VariableSet } from '../rules/variable-set.js';
import { jobGroupName, refSlug } from '../text/slugs.js';
import { JOB_VARIABLE, type CompiledJob } from './compiled-config.js';
import { inheritsVariable, type RootVariant } from './root-variant.js';

/** What planning the jobs of one pipeline shares. */
export interface PlanScope {
  readonly facts: PipelineFacts;
  readonly surrounding: SurroundingVariables;
  readonly variant: RootVariant;
}

/** The predefined variables of a job known at creation (03-V1 layer 1, V10). */
export function jobPredefined(definition: JobDefinition): VariableInput[] {
  const { name, stage, when, parallel, environment } = definition;
  const values: Readonly<Record<string, string | undefined>> = {
    CI_JOB_NAME: name,
    CI_JOB_NAME_SLUG: refSlug(name),
    CI_JOB_GROUP_NAME: jobGroupName(name),
    CI_JOB_STAGE: stage,
    CI_JOB_MANUAL: when === 'manual' || when === 'delayed' ? 'true' : undefined,
    CI_NODE_INDEX: parallel?.index.toString(),
    CI_NODE_TOTAL: (parallel?.total ?? 1).toString(),
    CI_ENVIRONMENT_ACTION: environment && (environment.action ?? 'start'),
    CI_ENVIRONMENT_TIER: environment?.deploymentTier ?? undefined,
    CI_ENVIRONMENT_URL: environment?.url ?? undefined,
  };
  return Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }]));
}

/**
 * The variables a job's rules, tags and environment see: all layers that exist before it runs, without those of its matching rule.
 *
 * @remarks Source: 03-V1, V3.
 */
export function jobVariableSet(job: CompiledJob, scope: PlanScope): VariableSet {
  const { definition, own } = job;
  const { surrounding: { below }, variant, facts } = scope;
  let predefined: ReadonlyMap<string, VariableInput> | undefined;
  const jobLayer = (): ReadonlyMap<string, VariableInput> => {
    if (!predefined) {
      const list = jobPredefined(definition);
      const { environment } = definition;
      if (environment && facts.behaviour.environmentVariablesInRules) list.push({ key: 'CI_ENVIRONMENT_NAME', value: environmentName(environment, plain, facts) });
      predefined = new Map(list.map((variable) => [variable.key, variable]));
    }
    return predefined;
  };
  const setOf = (above: VariableLayer, withPredefined: boolean): VariableSet => ({
    get: (name) => above.byName.get(name) ?? own.byName.get(name)
      ?? (inheritsVariable(job, name) ? variant.root.byName.get(name) : undefined) ?? below.byName.get(name)
      ?? (withPredefined && JOB_VARIABLE.test(name) ? jobLayer().get(name) : undefined),
    list: () => [...(withPredefined ? jobLayer().values() : []), ...below.list, ...variant.inherited(job), ...own.list, ...above.list],
  });
  const plain = setOf(scope.surrounding.above(undefined), false);
  const { environment } = definition;
  if (!environment) return setOf(scope.surrounding.above(undefined), true);
  return setOf(scope.surrounding.above(scope.surrounding.isScoped ? environmentName(environment, plain, facts) : undefined), true);
}

/** The expanded name of an environment; its own variables are not known yet (X15). */
export function environmentName(environment: Environment, variables: VariableSet, facts: PipelineFacts): string {
  return expandFully(environment.name, variables, facts.behaviour.nestedVariableExpansion, false);
}
