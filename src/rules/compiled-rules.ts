import { parseExpression } from '../expression/parse-expression.js';
import type { Expression } from '../expression/expression.js';
import type { Behaviour } from '../gitlab-version.js';
import type { ChangesClause, ExistsClause, Rule } from '../pipeline.js';
import { remember } from '../remember.js';
import { hasReference } from '../text/expand-variables.js';

/** One clause of a rule, ready to be evaluated. */
export type CompiledClause =
  | { readonly clause: 'if'; readonly expression: Expression }
  | { readonly clause: 'changes'; readonly written: ChangesClause }
  | { readonly clause: 'exists'; readonly written: ExistsClause };

/** A rule whose clauses are parsed, in the order written (R5). */
export interface CompiledRule {
  readonly rule: Rule;
  readonly clauses: readonly CompiledClause[];
}

/** A list of rules, and what their outcome depends on. */
export interface CompiledRules {
  readonly rules: readonly CompiledRule[];
  /** Variables named by expressions. */
  readonly references: readonly string[];
  /** Some pattern, ref or project is expanded, so that any variable may matter. */
  readonly expands: boolean;
}

/** Parses expressions once per text. */
export type ParseExpression = (text: string) => Expression;

/** A parser for one version that remembers what it parsed. */
export function rememberingParser(behaviour: Behaviour): ParseExpression {
  const known = new Map<string, Expression>();
  return (text) => remember(known, text, () => parseExpression(text, { gitlabVersion: behaviour.gitlabVersion }));
}

function compileClauses(rule: Rule, parse: ParseExpression): CompiledClause[] {
  const clauses: CompiledClause[] = [];
  for (const key of Object.keys(rule)) {
    if (key === 'if' && rule.if !== undefined) clauses.push({ clause: 'if', expression: parse(rule.if) });
    else if (key === 'changes' && rule.changes) clauses.push({ clause: 'changes', written: rule.changes });
    else if (key === 'exists' && rule.exists) clauses.push({ clause: 'exists', written: rule.exists });
  }
  return clauses;
}

/** Parses what there is to parse in a list of rules. */
export function compileRules(rules: readonly Rule[], parse: ParseExpression): CompiledRules {
  const compiled = rules.map((rule) => ({ rule, clauses: compileClauses(rule, parse) }));
  const clauses = compiled.flatMap((rule) => rule.clauses);
  return {
    rules: compiled,
    references: [...new Set(clauses.flatMap((clause) => (clause.clause === 'if' ? clause.expression.references : [])))],
    expands: clauses.some((clause) => clause.clause !== 'if'
      && [...clause.written.paths, ...Object.values(clause.written).filter((value) => typeof value === 'string')].some(hasReference)),
  };
}
