import { expect, it } from 'vitest';
import { canBreakOff } from '../../src/expression/can-break-off.js';
import { parseExpression } from '../../src/expression/parse-expression.js';

it.each([
  ['$A == "x" && $B =~ /a+/ || !($C !~ "x")', false],
  ['"x" == /ab/', false],
  ['!($A && (/ab/ || $B) == "x")', true],
  ['/ab/ == /ab/', true],
  ['$A && $B =~ ($C || "x")', true],
  ['$A && $B !~ true', true],
])('%s: %s', (text, expected) => {
  const { root } = parseExpression(text);
  expect(root && canBreakOff(root)).toBe(expected);
});
