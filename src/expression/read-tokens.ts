import type { Behaviour } from '../gitlab-version.js';
import { MAX_EXPRESSION_ROUNDS } from '../limits.js';
import type { Problem } from './problem.js';
import { readToken, type Token } from './token.js';
import { explainUnknownToken } from './unknown-token.js';

const SPACE = /[ \t\r\n\f\v]*/y;

/**
 * Cuts an expression into tokens; `problem` says why it stopped before the end. The time is linear in the length of the text.
 *
 * @remarks 03-E2, 03-E7.
 */
export function readTokens(text: string, behaviour: Behaviour): { tokens: Token[]; problem?: Problem } {
  const tokens: Token[] = [];
  let at = 0;
  // Quirk: the end is only looked for at the start of a round, so the last round cannot read a token of use (E7).
  for (let round = 1; round <= MAX_EXPRESSION_ROUNDS; round += 1) {
    SPACE.lastIndex = at;
    SPACE.test(text);
    at = SPACE.lastIndex;
    if (at === text.length) return { tokens };
    const token = readToken(text, at, behaviour);
    if (!token) return { tokens, problem: explainUnknownToken(text, at, tokens.at(-1), behaviour) };
    tokens.push(token);
    at = token.end;
  }
  const last = tokens.at(-1) ?? { start: 0, end: text.length };
  return {
    tokens,
    problem: {
      at: { start: last.start, end: text.length },
      message: `An expression has at most ${MAX_EXPRESSION_ROUNDS - 1} operands, operators and parentheses.`,
      hint: 'Split it over several rules, or match one pattern instead of many comparisons.',
    },
  };
}
