import type { VariableInput } from '../context.js';
import { STEPS_PER_EXPANSION } from '../limits.js';
import type { VariableLayer, Work } from '../rules/variable-set.js';
import { referencedNames } from '../text/expand-variables.js';
import { refersToAny, variableProblem } from '../text/variable-problem.js';
import type { RootVariant } from './root-variant.js';

/** Says what is wrong with the variables a job has of its own together with those it inherits. */
export type CycleCheck = (own: VariableLayer, inherited: readonly VariableInput[]) => string | undefined;

/** A layer's own circles, known once. */
const ownProblems = new WeakMap<VariableLayer, { readonly problem: string | undefined; readonly names: readonly string[] }>();

function problemOfLayer(layer: VariableLayer): { readonly problem: string | undefined; readonly names: readonly string[] } {
  let known = ownProblems.get(layer);
  if (!known) {
    known = { problem: variableProblem(layer.list), names: layer.list.filter(refersToAny).map((variable) => variable.key) };
    ownProblems.set(layer, known);
  }
  return known;
}

/** A check for the jobs of one pipeline that looks only once at what they share. */
export function createCycleCheck(surrounding: readonly VariableLayer[], { root, problem }: RootVariant, work: Work): CycleCheck {
  const around = surrounding.flatMap((layer) => (layer.nested.size > 0 ? layer.list.filter(refersToAny) : []));
  const shared = around.length === 0 ? problem : variableProblem([...around, ...root.list]);
  const referenced = new Set([...around, ...(root.nested.size > 0 ? root.list : [])].flatMap(referencedNames));
  return (own, inherited) => {
    if (inherited === root.list && own.list.length === 0) return shared;
    if (shared === undefined) {
      // inheriting less than the root, or overriding it by plain values, only removes references
      if (own.nested.size === 0) return undefined;
      // nothing shared leads back into the job's own variables
      const { problem: ownProblem, names } = problemOfLayer(own);
      if (ownProblem === undefined && !names.some((name) => referenced.has(name))) return undefined;
    }
    const all = [...around, ...inherited, ...own.list];
    work.left -= STEPS_PER_EXPANSION * all.length;
    return variableProblem(all);
  };
}
