import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateExpression, type ExpressionResult } from '../../src/expression/evaluate-expression.js';
import { parseExpression } from '../../src/expression/parse-expression.js';
import { findPatternEnd } from '../../src/expression/pattern-literal.js';

const fragment = fc.constantFrom(
  '$A', '$B', '$C', '"a"', "'ab'", '""', 'null', 'true', 'false', '/ab/', '/^a.*$/i', '/a//', '$[[ inputs.i ]]', '==', '!=', '=~', '!~', '&&', '||',
  '!', '(', ')', ' ', '\n', '\u00a0', '$', '/', '\\', '"', '[[', '=', '&', 'x', '1', '\ud83d',
);
const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fragment, { maxLength: 30 }).map((parts) => parts.join('')),
  fc.array(fragment, { maxLength: 12 }).map((parts) => parts.join(' ')));
const someValue = fc.oneof(fc.constantFrom('', ' ', 'a', 'ab', 'true', 'false', '/ab/', '/a+/i', '/(/'), fc.string());
const variables = fc.record({ A: someValue, B: someValue, C: someValue }, { requiredKeys: [] });
const inputs = fc.record({ i: fc.oneof(someValue, fc.boolean(), fc.integer(), fc.constant(null), fc.array(someValue)) }, { requiredKeys: [] });

const { operand } = fc.letrec<{ operand: string }>((tie) => ({
  operand: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom('$A', '$B', '$C', '"a"', "'ab'", '""', 'null', 'true', 'false', '$[[ inputs.i ]]'),
    tie('operand').map((inner) => `!${inner}`),
    fc.tuple(tie('operand'), fc.constantFrom('==', '!=', '&&', '||', '=~ /ab/ ==', '!~ /^a/ &&'), tie('operand'))
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
  ),
}));

/** Equal values of valid expressions; where GitLab breaks off (E27) there is nothing to compare. */
function expectSame(left: ExpressionResult, right: ExpressionResult): void {
  if (left.valid && right.valid) expect(left.value).toBe(right.value);
}

describe('any text', () => {
  it('gives a result, and diagnostics inside the text when it is not valid', () => {
    fc.assert(fc.property(anyText, variables, inputs, (text, given, values) => {
      const result = evaluateExpression(text, given, { inputs: values });
      expect(result.diagnostics.length > 0).toBe(!result.valid);
      expect(result.valid || (result.value === null && !result.truthy)).toBe(true);
      for (const { range } of result.diagnostics) {
        expect(range?.start.offset).toBeGreaterThanOrEqual(0);
        expect(range?.end.offset).toBeLessThanOrEqual(text.length);
      }
    }), { numRuns: 500 });
  });

  it('evaluates the same parsed, again, and after JSON', () => {
    fc.assert(fc.property(anyText, variables, inputs, fc.constantFrom('10.7', '13.3', '18.11'), (text, given, values, gitlabVersion) => {
      const expected = evaluateExpression(text, given, { inputs: values, gitlabVersion });
      const parsed = parseExpression(text, { gitlabVersion });
      expect(evaluateExpression(parsed, given, { inputs: values })).toEqual(expected);
      expect(evaluateExpression(parsed, given, { inputs: values })).toEqual(expected);
      const copy = JSON.parse(JSON.stringify(parsed)) as typeof parsed;
      expect(evaluateExpression(copy, given, { inputs: values })).toEqual(expected);
    }));
  });

  it('has the pattern ends of the backtracking original', () => {
    const original = /\/(?:[^/]|\\\/)+[^\\]\/[ismU]*/y;
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('/', '/', '\\', 'a', 'i', 'x', '\n'), maxLength: 14 }), (rest) => {
      const text = `/${rest}`;
      original.lastIndex = 0;
      expect(findPatternEnd(text, 0)).toBe(original.exec(text)?.[0].length);
    }), { numRuns: 5000 });
  });
});

describe('laws of the operators', () => {
  function law(check: (evaluate: (text: string) => ExpressionResult, a: string, b: string, c: string) => void): void {
    fc.assert(fc.property(operand, operand, operand, variables, inputs, (a, b, c, given, values) => {
      check((text) => evaluateExpression(text, given, { inputs: values }), a, b, c);
    }));
  }

  it('! negates presence (E19)', () => {
    law((evaluate, a) => {
      const plain = evaluate(a);
      if (plain.valid) expect(evaluate(`!(${a})`).value).toBe(!plain.truthy);
    });
  });

  it('!= negates ==, !~ negates =~ (E20, E26)', () => {
    law((evaluate, a, b) => {
      expectSame(evaluate(`!(${a} == ${b})`), evaluate(`${a} != ${b}`));
      expectSame(evaluate(`!(${a} =~ ${b})`), evaluate(`${a} !~ ${b}`));
      expectSame(evaluate(`!(${a} =~ /a.*b/)`), evaluate(`${a} !~ /a.*b/`));
    });
  });

  it('== is reflexive and symmetric', () => {
    law((evaluate, a, b) => {
      expect(evaluate(`${a} == ${a}`).value).not.toBe(false);
      expectSame(evaluate(`${a} == ${b}`), evaluate(`${b} == ${a}`));
    });
  });

  it('&& and || give one of their operands (E17)', () => {
    law((evaluate, a, b) => {
      const left = evaluate(a);
      const right = evaluate(b);
      if (!left.valid || !right.valid) return;
      const holds = left.value !== null && left.value !== false;
      expect(evaluate(`${a} && ${b}`).value).toBe(holds ? right.value : left.value);
      expect(evaluate(`${a} || ${b}`).value).toBe(holds ? left.value : right.value);
    });
  });

  it('&& and || associate, and && binds tighter (E9)', () => {
    law((evaluate, a, b, c) => {
      expectSame(evaluate(`(${a} && ${b}) && ${c}`), evaluate(`${a} && (${b} && ${c})`));
      expectSame(evaluate(`(${a} || ${b}) || ${c}`), evaluate(`${a} || (${b} || ${c})`));
      expectSame(evaluate(`${a} || ${b} && ${c}`), evaluate(`${a} || (${b} && ${c})`));
    });
  });
});
