import type { Behaviour } from '../gitlab-version.js';
import type { BinaryOperator, NodeSpan, OperandNode } from './expression.js';
import { findPatternEnd } from './pattern-literal.js';

type Sign<Type extends string> = Type extends string ? NodeSpan & { readonly type: Type } : never;

/** A piece of an expression: an operand, an operator or a parenthesis. */
export type Token = OperandNode | Sign<BinaryOperator | '!' | '(' | ')'>;

const INPUT = /\$\[\[[ \t\r\n\f\v]*inputs\.([A-Za-z0-9_-]+)[ \t\r\n\f\v]*\]\]/y;
const VARIABLE = /\$([A-Za-z0-9_]+)/y;
// The boundary is Unicode's, and only looked for behind the word: what stands before the pointer does not count.
const BOOLEAN = /(?:true|false)(?![\p{Alphabetic}\p{M}\p{Nd}\p{Pc}])/uy;

const OPERATORS: ReadonlyMap<string, [BinaryOperator, keyof Behaviour]> = new Map([
  ['==', ['==', 'expressions']],
  ['=~', ['=~', 'expressionMatch']],
  ['!=', ['!=', 'expressionNotEqual']],
  ['!~', ['!~', 'expressionNotEqual']],
  ['&&', ['&&', 'expressionAndOr']],
  ['||', ['||', 'expressionAndOr']],
]);

/**
 * Reads the token that starts at a place of the text; undefined when none does in the given version. GitLab tries its token
 * patterns in a fixed order; the first character settles which of them can match, so the order is kept by looking at it.
 *
 * @remarks 03-E2, 03-E3, 03-E4, 03-E5, 03-E8.
 */
export function readToken(text: string, start: number, behaviour: Behaviour): Token | undefined {
  const character = text[start];
  switch (character) {
    case '(':
    case ')':
      return behaviour.expressionParentheses ? { type: character, start, end: start + 1 } : undefined;
    case '$':
      return (behaviour.expressionBooleans ? readName('input', INPUT, text, start) : undefined) ?? readName('variable', VARIABLE, text, start);
    case '"':
    case "'":
      return readString(text, start, character);
    case '/': {
      const end = behaviour.expressionMatch ? findPatternEnd(text, start) : undefined;
      return end === undefined ? undefined : { type: 'pattern', text: text.slice(start, end), start, end };
    }
    case 'n':
      return text.startsWith('null', start) ? { type: 'null', start, end: start + 4 } : undefined;
    case 't':
    case 'f':
      return behaviour.expressionBooleans ? readBoolean(text, start) : undefined;
    default:
      return readOperator(text, start, behaviour);
  }
}

function readName(type: 'input' | 'variable', pattern: RegExp, text: string, start: number): Token | undefined {
  pattern.lastIndex = start;
  const name = pattern.exec(text)?.[1];
  return name === undefined ? undefined : { type, name, start, end: pattern.lastIndex };
}

function readString(text: string, start: number, quote: string): Token | undefined {
  const close = text.indexOf(quote, start + 1);
  if (close < 0) return undefined;
  const value = text.slice(start + 1, close);
  return value.includes('\n') ? undefined : { type: 'string', value, start, end: close + 1 };
}

function readBoolean(text: string, start: number): Token | undefined {
  BOOLEAN.lastIndex = start;
  return BOOLEAN.test(text) ? { type: 'boolean', value: text[start] === 't', start, end: BOOLEAN.lastIndex } : undefined;
}

function readOperator(text: string, start: number, behaviour: Behaviour): Token | undefined {
  const [type, feature] = OPERATORS.get(text.slice(start, start + 2)) ?? [];
  if (type && feature && behaviour[feature]) return { type, start, end: start + 2 };
  return text[start] === '!' && behaviour.expressionNot ? { type: '!', start, end: start + 1 } : undefined;
}
