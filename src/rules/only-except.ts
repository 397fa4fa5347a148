import { changesSatisfied } from '../match/path-clauses.js';
import { compileRefs, type CompiledRefs } from '../match/refs.js';
import type { Expression } from '../expression/expression.js';
import type { Behaviour } from '../gitlab-version.js';
import type { ClauseOutcome, Decision, Policy, RuleOutcome } from '../pipeline.js';
import { remember } from '../remember.js';
import type { ParseExpression } from './compiled-rules.js';
import { evaluateIf, type ClauseScope } from './evaluate-clause.js';
import type { PipelineFacts } from './pipeline-facts.js';

/** `only` or `except` with its parts ready to be evaluated. */
interface CompiledPolicy {
  readonly policy: Policy;
  readonly refs: CompiledRefs | undefined;
  readonly expressions: readonly Expression[];
}

/** A job's policies; both may be absent. */
export interface CompiledPolicies {
  readonly only: CompiledPolicy | undefined;
  readonly except: CompiledPolicy | undefined;
  /** Variables named by expressions. */
  readonly references: readonly string[];
}

function compilePolicy(policy: Policy | undefined, parse: ParseExpression, behaviour: Behaviour): CompiledPolicy | undefined {
  return policy && {
    policy,
    refs: policy.refs && compileRefs(policy.refs, behaviour.gitlabVersion),
    expressions: (policy.variables ?? []).map(parse),
  };
}

/** Prepares a job's policies. */
export function compilePolicies(only: Policy | undefined, except: Policy | undefined, parse: ParseExpression, behaviour: Behaviour): CompiledPolicies {
  const compiled = { only: compilePolicy(only, parse, behaviour), except: compilePolicy(except, parse, behaviour) };
  const expressions = [...compiled.only?.expressions ?? [], ...compiled.except?.expressions ?? []];
  return { ...compiled, references: [...new Set(expressions.flatMap((expression) => expression.references))] };
}

const refsAnswers = new WeakMap<PipelineFacts, Map<CompiledRefs, ClauseOutcome>>();

/** `refs`, whose answer depends on the pipeline alone: jobs with the same refs share it. */
function refsOutcome(refs: CompiledRefs, written: readonly string[], facts: PipelineFacts): ClauseOutcome {
  return remember(remember(refsAnswers, facts, () => new Map<CompiledRefs, ClauseOutcome>()), refs, () => {
    const { ref, refType, source, projectPath } = facts;
    return { clause: 'refs', satisfied: refs.match({ ref, refType, source, projectPath }), written };
  });
}

/** `variables`: any expression; the outcome is that of the first that holds, else of the last (O5). */
function variablesOutcome({ policy, expressions }: CompiledPolicy, scope: ClauseScope): ClauseOutcome {
  const outcomes = expressions.map((expression) => evaluateIf('variables', expression, scope));
  const values = Object.fromEntries(outcomes.flatMap((outcome) => Object.entries(outcome.values ?? {})));
  return { clause: 'variables', satisfied: outcomes.some((outcome) => outcome.satisfied), written: policy.variables ?? [], values };
}

function clauseOutcomes(compiled: CompiledPolicy, scope: ClauseScope): ClauseOutcome[] {
  const { policy, refs } = compiled;
  const { facts } = scope;
  const outcomes: ClauseOutcome[] = [];
  for (const key of Object.keys(policy)) {
    if (key === 'refs' && policy.refs && refs) outcomes.push(refsOutcome(refs, policy.refs, facts));
    else if (key === 'variables' && policy.variables) outcomes.push(variablesOutcome(compiled, scope));
    else if (key === 'changes' && policy.changes) { // O6: no expansion, no limit
      const satisfied = changesSatisfied(policy.changes, facts.changedFiles, { deduplicate: false, comparisons: Number.MAX_SAFE_INTEGER });
      outcomes.push({ clause: 'changes', satisfied, written: policy.changes });
    } else if (key === 'kubernetes') outcomes.push({ clause: 'kubernetes', satisfied: facts.kubernetesActive, written: 'active' });
  }
  return outcomes;
}

/**
 * Decides by `only` and `except`: every key of `only` must hold, and none of `except`. In 7.12 `only` alone counts when it is there.
 *
 * @remarks Source: O1, O9, O11.
 */
export function decideByPolicies({ only, except }: CompiledPolicies, scope: ClauseScope): Decision {
  if (!only && !except) return { included: true, by: 'no-policy', outcomes: [] };
  const outcomes: RuleOutcome[] = [];
  if (only) {
    const clauses = clauseOutcomes(only, scope);
    const matched = clauses.every((clause) => clause.satisfied);
    outcomes.push({ rule: 'only', matched, clauses });
    if (!matched) return { included: false, by: 'only', outcomes };
  }
  if (except && (!only || scope.facts.behaviour.onlyAndExceptCombine)) {
    const clauses = clauseOutcomes(except, scope);
    const matched = clauses.some((clause) => clause.satisfied);
    outcomes.push({ rule: 'except', matched, clauses });
    if (matched) return { included: false, by: 'except', outcomes };
  }
  return { included: true, by: 'only-except', outcomes };
}
