import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { ClauseOutcome, Decision, Rule, RuleOutcome } from '../pipeline.js';
import type { CompiledRule, CompiledRules } from './compiled-rules.js';
import { evaluateClause, type ClauseScope } from './evaluate-clause.js';

/** What a list of rules decides. */
export interface FirstMatch {
  /** The rule that matched. */
  readonly rule: Rule | undefined;
  readonly decision: Decision;
  /** Clauses GitLab reports as errors. */
  readonly problems: readonly Diagnostic[];
}

function evaluateRule(rule: CompiledRule, index: number, scope: ClauseScope, problems: Diagnostic[]): RuleOutcome {
  const clauses: ClauseOutcome[] = [];
  for (const clause of rule.clauses) {
    const { outcome, problem } = evaluateClause(clause, scope);
    clauses.push(outcome);
    if (problem) problems.push(problem);
    if (!outcome.satisfied) return { rule: index, matched: false, clauses };
  }
  return { rule: index, matched: true, clauses };
}

/**
 * Finds the first rule all of whose clauses hold. Clauses are looked at in the order written, up to the first that does not hold.
 *
 * @remarks Source: R4-R6.
 */
export function findFirstMatch({ rules }: CompiledRules, scope: ClauseScope): FirstMatch {
  const outcomes: RuleOutcome[] = [];
  const problems: Diagnostic[] = [];
  for (const [index, compiled] of rules.entries()) {
    const outcome = evaluateRule(compiled, index, scope, problems);
    outcomes.push(outcome);
    if (problems.length > 0) break;
    if (outcome.matched) {
      const included = compiled.rule.when !== 'never';
      return { rule: compiled.rule, decision: { included, by: included ? 'rule' : 'rule-never', rule: index, outcomes }, problems };
    }
  }
  return { rule: undefined, decision: { included: false, by: 'no-rule', outcomes }, problems };
}
