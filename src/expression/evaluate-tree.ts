import type { InputValue } from '../context.js';
import type { Behaviour } from '../gitlab-version.js';
import { compileRegExp } from '../match/ci-regexp.js';
import type { BinaryNode, Expression, ExpressionNode, PatternNode } from './expression.js';
import { literalRegExp, patternSource } from './literal-regexp.js';
import type { Problem } from './problem.js';

/** What an expression may come to; a pattern stands for itself. */
export type Value = InputValue | PatternNode;

/** Says the value of a variable; null or undefined when it is not set. */
export type VariableLookup = (name: string) => string | null | undefined;

/** What an evaluation reads, and the first problem it met. */
export interface Scope {
  readonly variable: VariableLookup;
  readonly input: (name: string) => InputValue | undefined;
  readonly behaviour: Behaviour;
  problem?: Problem;
}

const noInput = (): undefined => undefined;

/** The scope in which nothing is set. */
export function emptyScope(behaviour: Behaviour): Scope {
  return { variable: noInput, input: noInput, behaviour };
}

/**
 * Whether a parsed expression holds, for callers that evaluate often. Invalid expressions, and those on which GitLab breaks off,
 * are false.
 *
 * @param expression - the result of `parseExpression`.
 * @param variable - says the unexpanded value of a variable.
 * @param behaviour - of the version the expression was parsed for.
 * @remarks 03-E16, 03-E18, 03-E31.
 */
export function testExpression(expression: Expression, variable: VariableLookup, behaviour: Behaviour): boolean {
  if (!expression.valid || !expression.root) return false;
  const scope: Scope = { variable, input: noInput, behaviour };
  const present = isPresent(evaluateTree(expression.root, scope));
  return present && scope.problem === undefined;
}

/**
 * The value of a tree. Where GitLab breaks off with an internal error, `scope.problem` is set and the value means nothing.
 *
 * @remarks 03-E15 to 03-E27.
 */
export function evaluateTree(node: ExpressionNode, scope: Scope): Value {
  switch (node.type) {
    case 'variable': return scope.variable(node.name) ?? null;
    case 'input': return scope.input(node.name) ?? null;
    case 'string':
    case 'boolean': return node.value;
    case 'null': return null;
    case 'pattern': return node;
    case '!': return !isPresent(evaluateTree(node.operand, scope));
    case '==': return isEqual(node, scope);
    case '!=': return !isEqual(node, scope);
    case '=~': return isMatch(node, scope);
    case '!~': return !isMatch(node, scope);
    case '&&':
    case '||': {
      const left = evaluateTree(node.left, scope);
      const holds = left !== null && left !== false; // quirk: "" holds here (E17)
      return holds === (node.type === '&&') ? evaluateTree(node.right, scope) : left;
    }
  }
}

/** Whether a value counts as true in the end, and under `!`: blank texts do not (E18). */
export function isPresent(value: Value): boolean {
  if (typeof value === 'string') return /\P{White_Space}/u.test(value);
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== false;
}

function isEqual(node: BinaryNode, scope: Scope): boolean {
  const left = evaluateTree(node.left, scope);
  const right = evaluateTree(node.right, scope);
  if (isPattern(left)) {
    if (isPattern(right)) return patternSource(left, scope.behaviour) === patternSource(right, scope.behaviour);
    // GitLab breaks off; on the right a pattern is only unequal (E20).
    scope.problem ??= { at: node.left, message: 'A pattern cannot be compared with a value.', hint: 'To match, write `$name =~ /pattern/`.' };
    return false;
  }
  if (typeof left === 'boolean' && typeof right === 'string') return String(left) === right;
  if (typeof left === 'string' && typeof right === 'boolean') return left === String(right);
  return left === right || (Array.isArray(left) && Array.isArray(right) && textOf(left) === textOf(right));
}

function isMatch(node: BinaryNode, scope: Scope): boolean {
  const left = textOf(evaluateTree(node.left, scope));
  const right = evaluateTree(node.right, scope);
  if (right === null || right === false) return false;
  if (typeof right === 'string') return isMatchOfText(left, right, scope.behaviour);
  const regexp = isPattern(right) ? literalRegExp(right, scope.behaviour) : undefined;
  if (regexp) return regexp.test(left);
  scope.problem ??= { at: node.right, message: 'What stands right of `=~` or `!~` is neither a text nor a pattern.', hint: 'Use parentheses to match first.' };
  return false;
}

/** Quirk: a text that is no pattern is searched for the left side, not the other way round (E25). */
function isMatchOfText(left: string, right: string, behaviour: Behaviour): boolean {
  const regexp = behaviour.patternsInVariables && right.includes('/')
    ? compileRegExp(right.replaceAll('\\/', '/'), { gitlabVersion: behaviour.gitlabVersion })
    : undefined;
  return regexp ? regexp.test(left) : right.includes(left);
}

/** A value as text: what `=~` searches (E22), and how lists are shown. */
export function textOf(value: Value): string {
  if (value === null) return '';
  if (isPattern(value)) return '#<Gitlab::UntrustedRegexp>'; // quirk: a pattern on the left is searched as an unnamed object
  return typeof value === 'object' ? listText(value) : String(value);
}

function listText(list: readonly unknown[]): string {
  try {
    return JSON.stringify(list);
  } catch {
    return '[]'; // no plain data: a list that contains itself, or a BigInt
  }
}

function isPattern(value: Value): value is PatternNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
