import type { VariableInput } from '../context.js';
import { expandVariables, referencedNames } from './expand-variables.js';

/** Whether the value of a variable refers to some name. */
export const refersToAny = (variable: VariableInput): boolean => referencedNames(variable).length > 0;

/**
 * What is wrong with variables that refer to each other in a circle. Every definition counts, also one that another layer overrides
 * (README-config 9, X9).
 */
export function variableProblem(list: readonly VariableInput[]): string | undefined {
  const nested = list.filter(refersToAny);
  // a circle needs one that refers to another of them, or to an earlier one of its own name
  const names = new Set(nested.map((variable) => variable.key));
  const mayCircle = names.size < nested.length || nested.some((variable) => referencedNames(variable).some((name) => name !== variable.key && names.has(name)));
  if (!mayCircle) return undefined;
  return expandVariables(nested).diagnostics.find((diagnostic) => diagnostic.code === 'variable-cycle')?.message;
}
