import type { VariableInput } from '../context.js';
import type { VariableLayer } from '../rules/variable-set.js';
import { expandVariables, hasReference } from '../text/expand-variables.js';

const nested = (variable: VariableInput): boolean => !variable.raw && hasReference(variable.value);

/**
 * Says what is wrong with a job that has these variables of its own and inherits those root variables: some refer to each other in a
 * circle. Every definition counts, also one that another layer overrides (README-config 9, X9).
 */
export type CycleCheck = (own: VariableLayer, inherited: readonly VariableInput[]) => string | undefined;

/** A check that looks only once at what jobs share. */
export function createCycleCheck(surrounding: readonly VariableLayer[], root: VariableLayer): CycleCheck {
  const around = surrounding.flatMap((layer) => (layer.nested ? layer.list.filter(nested) : []));
  const problemOf = (list: readonly VariableInput[]): string | undefined => {
    const references = list.filter(nested);
    if (references.length === 0) return undefined;
    return expandVariables(references).diagnostics.find((diagnostic) => diagnostic.code === 'variable-cycle')?.message;
  };
  const shared = problemOf([...around, ...root.list]);
  return (own, inherited) => {
    if (inherited === root.list && own.list.length === 0) return shared;
    // inheriting less than the root, or overriding it by plain values, only removes references
    return shared === undefined && !own.nested ? undefined : problemOf([...around, ...inherited, ...own.list]);
  };
}
