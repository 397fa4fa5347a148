import type { VariableInput } from '../context.js';
import type { Job, Rule } from '../pipeline.js';
import { variableLayer, type VariableLayer } from '../rules/variable-set.js';
import { variableProblem } from '../text/variable-problem.js';
import type { CompiledConfig, CompiledJob } from './compiled-config.js';

/** The YAML-level variables of a job. */
type JobValues = Pick<Job, 'variables' | 'rawVariables'>;

/**
 * The variables under one outcome of the workflow rules. Few rules can match, so what follows for the jobs is worked out once per rule and
 * kept beside the configuration, not once per plan.
 */
export interface RootVariant {
  /** Root variables with those of the matching workflow rule. */
  readonly root: VariableLayer;
  readonly values: Readonly<Record<string, string>>;
  /** Root variables that refer to each other in a circle. */
  readonly problem: string | undefined;
  /** The root variables a job inherits and does not define itself. */
  inherited(job: CompiledJob): readonly VariableInput[];
  /** Root and job variables merged, and over them those of the job's rule (V6). */
  jobValues(job: CompiledJob, added: Rule['variables']): JobValues;
}

/** Variants kept beside one configuration. */
const KEPT_VARIANTS = 16;

/** Whether a job inherits a root variable (V7). */
export function inheritsVariable({ inherits }: CompiledJob, name: string): boolean {
  return typeof inherits === 'boolean' ? inherits : inherits.has(name);
}

function mergeValues(own: readonly VariableInput[], inherited: readonly VariableInput[]): JobValues {
  const all = [...own, ...inherited];
  const raw = all.filter((variable) => variable.raw).map((variable) => variable.key);
  return { variables: Object.fromEntries(all.map(({ key, value }) => [key, value])), ...(raw.length > 0 && { rawVariables: raw }) };
}

/** The definitions of a rule replace others as a whole and stand first (V5). */
function addValues({ variables, rawVariables = [] }: JobValues, added: NonNullable<Rule['variables']>): JobValues {
  const raw = rawVariables.filter((name) => !Object.hasOwn(added, name));
  return { variables: { ...added, ...variables, ...added }, ...(raw.length > 0 && { rawVariables: raw }) };
}

function createVariant(root: VariableLayer): RootVariant {
  const inheritedOf = new Map<unknown, readonly VariableInput[]>();
  const valuesOf = new Map<unknown, JobValues>();
  const underRule = new Map<JobValues, Map<object, JobValues>>();
  const ofRoot = mergeValues([], root.list);
  // jobs that inherit everything and share their own variables share the outcome
  const keyOf = (job: CompiledJob): unknown => (job.inherits === true ? job.own : job);
  const isRoot = (job: CompiledJob): boolean => job.inherits === true && job.own.list.length === 0;
  const ownValues = (job: CompiledJob): JobValues => {
    if (isRoot(job)) return ofRoot;
    const key = keyOf(job);
    let values = valuesOf.get(key);
    if (!values) valuesOf.set(key, values = mergeValues(job.own.list, variant.inherited(job)));
    return values;
  };
  const variant: RootVariant = {
    root,
    values: ofRoot.variables,
    problem: variableProblem(root.list),
    inherited(job) {
      if (isRoot(job)) return root.list;
      const key = keyOf(job);
      let list = inheritedOf.get(key);
      if (!list) inheritedOf.set(key, list = root.list.filter((variable) => inheritsVariable(job, variable.key) && !job.own.byName.has(variable.key)));
      return list;
    },
    jobValues(job, added) {
      const values = ownValues(job);
      if (!added) return values;
      let byRule = underRule.get(values);
      if (!byRule) underRule.set(values, byRule = new Map<object, JobValues>());
      let merged = byRule.get(added);
      if (!merged) byRule.set(added, merged = addValues(values, added));
      return merged;
    },
  };
  return variant;
}

/** Root variables with those of the matching workflow rule, which come first and are not raw (W5, V5). */
function withRuleVariables(root: VariableLayer, rule: Rule | undefined): VariableLayer {
  const more = Object.entries(rule?.variables ?? {}).map(([key, value]) => ({ key, value }));
  if (more.length === 0) return root;
  const names = new Set(more.map(({ key }) => key));
  return variableLayer([...more, ...root.list.filter(({ key }) => !names.has(key))]);
}

/** The variables under the workflow rule that matched, if there is one. */
export function rootVariant(config: CompiledConfig, rule: Rule | undefined): RootVariant {
  const key = rule?.variables;
  let variant = config.variants.get(key);
  if (!variant) {
    variant = createVariant(withRuleVariables(config.root, rule));
    if (config.variants.size >= KEPT_VARIANTS) config.variants.clear();
    config.variants.set(key, variant);
  }
  return variant;
}
