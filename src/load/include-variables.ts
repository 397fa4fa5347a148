import type { PipelineFacts } from '../rules/pipeline-facts.js';
import { layeredVariables, surroundingVariables, type VariableSet } from '../rules/variable-set.js';

/** No variables: what the includes of a remote file or a template see (L58). */
export const NO_VARIABLES: VariableSet = layeredVariables([]);

/**
 * The variables that the include locations and rules of the main file see.
 *
 * @remarks Source: L61, 03-V2.
 */
export function includeVariables(facts: PipelineFacts): VariableSet {
  const { behaviour, context } = facts;
  if (behaviour.includeVariables === 'none') return NO_VARIABLES;
  const { instance = [], group = [], project = [] } = context.variableScopes ?? {};
  const visible = behaviour.includeVariables === 'all' ? facts : { ...facts, context: { ...context, variables: [], pushOptions: [], variableScopes: { instance, group, project } } };
  const surrounding = surroundingVariables(visible);
  return behaviour.includeVariables === 'predefined' ? layeredVariables([surrounding.below]) : surrounding.beforePipeline();
}
