import type { PipelineContext } from '../context.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { ChangesClause, Decision, ExistsClause, Need, Policy, Rule, When } from '../pipeline.js';
import { parseDuration } from '../text/duration.js';
import { compileRules, rememberingParser } from './compiled-rules.js';
import type { ClauseScope } from './evaluate-clause.js';
import { findFirstMatch } from './first-match.js';
import { hideMasked } from './hide-masked.js';
import { compilePolicies, decideByPolicies } from './only-except.js';
import { pipelineFacts } from './pipeline-facts.js';
import { layeredVariables, surroundingVariables } from './variable-set.js';

/** A rule in normal form, or with its patterns as a plain list. */
export type RuleInput = Omit<Rule, 'changes' | 'exists'> & {
  /** Patterns, or the map form. */
  readonly changes?: readonly string[] | ChangesClause;
  /** Patterns, or the map form. */
  readonly exists?: readonly string[] | ExistsClause;
};

/** `only` and `except`, each a list of refs or the map form. */
export interface PoliciesInput {
  /** The pipelines the job is for. */
  readonly only?: readonly string[] | Policy;
  /** The pipelines it is not for. */
  readonly except?: readonly string[] | Policy;
}

/** What a list of rules comes to. */
export interface RulesResult {
  /** Whether a rule matched that does not say `never`. */
  included: boolean;
  /** Position of the matching rule, from 0. */
  rule?: number;
  /** What the rule says about `when`; `on_success` if it says nothing. Absent when no rule matched. */
  when?: When;
  /** Seconds of delay. */
  startIn?: number;
  /** What the rule says about `allow_failure`. */
  allowFailure?: boolean;
  /** Variables of the rule. */
  variables?: Readonly<Record<string, string>>;
  /** Needs of the rule. */
  needs?: readonly Need[];
  /** What the rule says about `interruptible`. */
  interruptible?: boolean;
  /** Every clause that was looked at. */
  decision: Decision;
  /** Invalid expressions, and clauses GitLab reports as errors. */
  diagnostics: Diagnostic[];
}

function clauseScope(context: PipelineContext): ClauseScope {
  const facts = pipelineFacts(context);
  const surrounding = surroundingVariables(facts);
  return { facts, variables: layeredVariables([surrounding.below, surrounding.above(undefined)]), files: facts.files };
}

/** A list of patterns is short for a map with `paths`. */
function clause<Clause extends { readonly paths: readonly string[] }>(written: readonly string[] | Clause | undefined): Clause | undefined {
  return Array.isArray(written) ? ({ paths: written } as unknown as Clause) : (written as Clause | undefined);
}

function normalRule(rule: RuleInput): Rule {
  return Object.fromEntries(Object.entries(rule).map(([key, value]) => [key, key === 'changes' || key === 'exists' ? clause(value as never) : value]));
}

/**
 * Evaluates rules on their own: the first whose clauses all hold decides.
 *
 * @param rules - in order; `changes` and `exists` may be plain lists of patterns.
 * @param context - as for `compilePipeline`; the rules see its variables and the predefined ones.
 * @returns what the matching rule says, and why. An invalid expression never holds and is named in `diagnostics`, as is what of the context has
 * the wrong type and counts as absent.
 *
 * @example
 * ```ts
 * evaluateRules([{ if: '$CI_COMMIT_TAG', when: 'manual' }, { changes: ['src/*'] }], { changedFiles: ['src/main.ts'] });
 * // { included: true, rule: 1, when: 'on_success', ... }
 * ```
 * @remarks Source: R4 to R6.
 */
export function evaluateRules(rules: readonly RuleInput[], context: PipelineContext = {}): RulesResult {
  const scope = clauseScope(context);
  const compiled = compileRules(rules.map(normalRule), rememberingParser(scope.facts.behaviour));
  const { rule, decision, problems } = findFirstMatch(compiled, scope);
  const invalid = compiled.rules.flatMap(({ clauses }) => clauses).flatMap((one) => (one.clause === 'if' ? one.expression.diagnostics : []));
  const startIn = rule?.startIn === undefined ? undefined : parseDuration(rule.startIn);
  return {
    included: decision.included,
    ...(rule && { when: rule.when ?? 'on_success' }),
    ...(decision.rule !== undefined && { rule: decision.rule }),
    ...(startIn !== undefined && { startIn }),
    ...(rule?.allowFailure !== undefined && { allowFailure: rule.allowFailure }),
    ...(rule?.variables && { variables: rule.variables }),
    ...(rule?.needs && { needs: rule.needs }),
    ...(rule?.interruptible !== undefined && { interruptible: rule.interruptible }),
    decision,
    diagnostics: hideMasked([...scope.facts.problems, ...invalid, ...problems], scope.facts.context),
  };
}

/**
 * Evaluates `only` and `except` on their own.
 *
 * @param policy - as written; nothing is added to it, so without `only` every ref passes.
 * @param context - as for `compilePipeline`.
 * @returns whether a job with this policy is in the pipeline. Invalid expressions never hold.
 *
 * @example
 * ```ts
 * evaluateOnlyExcept({ only: ['branches'], except: ['/^wip-/'] }, { ref: 'wip-menu' }); // false
 * ```
 * @remarks Source: O1 to O11.
 */
export function evaluateOnlyExcept(policy: PoliciesInput, context: PipelineContext = {}): boolean {
  const scope = clauseScope(context);
  const normal = (written: readonly string[] | Policy | undefined): Policy | undefined => (Array.isArray(written) ? { refs: written } : written as Policy | undefined);
  const { behaviour } = scope.facts;
  return decideByPolicies(compilePolicies(normal(policy.only), normal(policy.except), rememberingParser(behaviour), behaviour), scope).included;
}
