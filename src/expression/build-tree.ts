import type { ExpressionNode, OperandNode } from './expression.js';
import { quote, type Problem } from './problem.js';
import type { Token } from './token.js';

/** How loosely an operator binds; a smaller number binds tighter. */
const LOOSENESS = { '!': 1, '==': 10, '!=': 10, '=~': 10, '!~': 10, '&&': 11, '||': 12, '(': 901 } as const;
const LOOSER_THAN_OPERATORS = 900;

type Operator = Extract<Token, { type: keyof typeof LOOSENESS }>;
type Item = OperandNode | Operator;

/**
 * Puts tokens into a tree the way GitLab does: operators are moved behind their operands, then the row is built up. Only operands are
 * counted, so a few odd texts are expressions too: `== $A $B`, `$A !`, `() $A`.
 *
 * @remarks 03-E9 to 03-E13.
 */
export function buildTree(text: string, tokens: readonly Token[]): ExpressionNode | Problem {
  const row = toPostfix(tokens);
  return 'message' in row ? row : fromPostfix(text, row);
}

function toPostfix(tokens: readonly Token[]): Item[] | Problem {
  const output: Item[] = [];
  const stack: Operator[] = [];
  const moveUpTo = (looseness: number): void => {
    for (let top = stack.at(-1); top && LOOSENESS[top.type] <= looseness; top = stack.at(-1)) {
      output.push(top);
      stack.pop();
    }
  };
  for (const token of tokens) {
    if (token.type === ')') {
      moveUpTo(LOOSER_THAN_OPERATORS);
      if (!stack.pop()) return { at: token, message: 'This `)` closes nothing.', hint: 'Remove it, or open it with `(`.' };
    } else if (!isOperator(token)) output.push(token);
    else {
      if (token.type !== '(' && token.type !== '!') moveUpTo(LOOSENESS[token.type]);
      stack.push(token);
    }
  }
  moveUpTo(LOOSENESS['(']);
  return output;
}

function fromPostfix(text: string, row: readonly Item[]): ExpressionNode | Problem {
  const results: ExpressionNode[] = [];
  for (const item of row) {
    if (!isOperator(item)) results.push(item);
    else if (item.type === '(') return { at: item, message: 'This `(` is not closed.', hint: 'Add a `)`.' };
    else {
      const right = results.pop();
      const left = item.type === '!' ? right : results.pop();
      if (!left || !right) return { at: item, message: `${quote(text, item)} lacks an operand.`, hint: 'Put a value on each side of an operator.' };
      const start = Math.min(item.start, left.start, right.start);
      const end = Math.max(item.end, left.end, right.end);
      results.push(item.type === '!' ? { type: '!', operand: right, start, end } : { type: item.type, left, right, start, end });
    }
  }
  const [root, second] = results;
  if (!root) return { at: { start: 0, end: text.length }, message: 'There is no value between these parentheses.' };
  if (second) return { at: second, message: `No operator stands before ${quote(text, second)}.`, hint: 'Combine with `&&` or `||`, compare with `==` or `=~`.' };
  return root;
}

function isOperator(item: Item): item is Operator {
  return Object.hasOwn(LOOSENESS, item.type);
}
