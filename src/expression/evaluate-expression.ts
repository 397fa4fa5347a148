import type { InputValue, VariablesInput } from '../context.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { behaviourOf } from '../gitlab-version.js';
import { evaluateTree, isPresent, textOf, type Scope, type Value, type VariableLookup } from './evaluate-tree.js';
import type { Expression } from './expression.js';
import { parseExpression, type ExpressionOptions } from './parse-expression.js';
import { reportProblem } from './problem.js';

/** For which GitLab an expression is evaluated, and with which inputs. */
export interface EvaluateOptions extends ExpressionOptions {
  /** Values of `$[[ inputs.name ]]`; they keep their type. */
  readonly inputs?: Readonly<Record<string, InputValue>>;
}

/** What an expression comes to. */
export interface ExpressionResult {
  /** False: the expression is not valid, or GitLab would break off evaluating it. */
  valid: boolean;
  /** The value; a pattern and a list are given as text. Null also when not valid. */
  value: string | number | boolean | null;
  /** Whether a rule with this expression applies. False when not valid. */
  truthy: boolean;
  /** What is wrong; ranges count in the expression's text. */
  diagnostics: Diagnostic[];
}

/**
 * Evaluates the expression of a `rules:if` or of an `only:variables` entry.
 *
 * @param expression - the text, or what `parseExpression` made of it (also after a round through JSON).
 * @param variables - the unexpanded values; of a list the last entry of a name counts. A name that is absent is null in the expression.
 * @param options - the GitLab version (default: the one the expression was parsed for, or `latest`) and the values of inputs.
 * @returns the value and whether it counts as true. Never throws: a bad expression is `{ valid: false, value: null, truthy: false }`
 * with diagnostics.
 *
 * @example
 * ```ts
 * evaluateExpression('$TAG =~ /^v\\d/ && !$DRY_RUN', { TAG: 'v1.2' }).truthy; // true
 * evaluateExpression('$EMPTY || $A', { EMPTY: '', A: 'a' }); // { valid: true, value: '', truthy: false, diagnostics: [] }
 * ```
 * @remarks Source: 03-E15 to 03-E27, 03-E31.
 */
export function evaluateExpression(expression: string | Expression, variables: VariablesInput, options: EvaluateOptions = {}): ExpressionResult {
  const { root, text, diagnostics, gitlabVersion } = parsed(expression, options);
  if (!root) return { valid: false, value: null, truthy: false, diagnostics: [...diagnostics] };
  const { inputs = {} } = options;
  const scope: Scope = {
    variable: lookupIn(variables),
    input: (name) => (Object.hasOwn(inputs, name) ? inputs[name] : null),
    behaviour: behaviourOf(gitlabVersion),
  };
  const value = evaluateTree(root, scope);
  if (scope.problem) return { valid: false, value: null, truthy: false, diagnostics: [reportProblem(text, scope.problem)] };
  return { valid: true, value: plainValue(value), truthy: isPresent(value), diagnostics: [] };
}

/** An expression parsed for another version than the one asked for is parsed anew. */
function parsed(expression: string | Expression, { gitlabVersion }: ExpressionOptions): Expression {
  if (typeof expression === 'string') return parseExpression(expression, gitlabVersion === undefined ? {} : { gitlabVersion });
  if (gitlabVersion === undefined || behaviourOf(gitlabVersion).gitlabVersion === expression.gitlabVersion) return expression;
  return parseExpression(expression.text, { gitlabVersion });
}

function lookupIn(variables: VariablesInput): VariableLookup {
  if (isList(variables)) {
    const values = new Map(variables.map(({ key, value }) => [key, value]));
    return (name) => values.get(name);
  }
  return (name) => (Object.hasOwn(variables, name) ? variables[name] : null);
}

function isList(variables: VariablesInput): variables is Extract<VariablesInput, readonly unknown[]> {
  return Array.isArray(variables);
}

function plainValue(value: Value): ExpressionResult['value'] {
  if (typeof value !== 'object' || value === null) return value;
  return 'type' in value ? value.text : textOf(value);
}
