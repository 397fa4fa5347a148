import type { VariableInput } from '../context.js';
import type { VariableLayer } from '../rules/variable-set.js';
import { expandVariables, hasReference } from '../text/expand-variables.js';

const nested = (variable: VariableInput): boolean => !variable.raw && hasReference(variable.value);

/**
 * Tells whether variables of a job refer to each other in a circle. Every definition counts, also one that another layer overrides
 * (README-config 9, X9).
 */
export interface CycleCheck {
  /** What is wrong with a job that has these variables of its own and inherits those root variables. */
  (own: VariableLayer, inherited: readonly VariableInput[], inheritsAll: boolean): string | undefined;
}

/** A check that looks at what jobs share only once. */
export function createCycleCheck(surrounding: readonly VariableLayer[], root: VariableLayer): CycleCheck {
  const around = surrounding.flatMap((layer) => (layer.nested ? layer.list.filter(nested) : []));
  const messageFor = (list: readonly VariableInput[]): string | undefined => {
    const references = list.filter(nested);
    if (references.length === 0) return undefined;
    return expandVariables(references, { keepUndefined: true }).diagnostics.find((diagnostic) => diagnostic.code === 'variable-cycle')?.message;
  };
  const shared = messageFor([...around, ...root.list]);
  const known = new Map<VariableLayer, string | undefined>();
  return (own, inherited, inheritsAll) => {
    if (!own.nested && (shared === undefined || (inheritsAll && own.list.length === 0))) return shared; // overriding only removes references
    if (!inheritsAll) return messageFor([...around, ...inherited, ...own.list]);
    if (!known.has(own)) known.set(own, messageFor([...around, ...inherited, ...own.list]));
    return known.get(own);
  };
}
