import { describe, expect, it } from 'vitest';
import { parseExpression } from '../../src/expression/parse-expression.js';

describe('parseExpression', () => {
  it('gives plain data with the names it mentions, each once', () => {
    const expression = parseExpression('$B =~ /ab/ && ($A || $B != $[[ inputs.c ]])');
    expect(expression).toMatchObject({ valid: true, gitlabVersion: '18.11', references: ['B', 'A'], diagnostics: [] });
    expect(JSON.parse(JSON.stringify(expression))).toEqual(expression);
    expect(structuredClone(expression)).toEqual(expression);
  });

  it.each([
    ['${A} == "x"', 'Write `$A`.', 0, 4],
    ['%A%', 'Write `$A`.', 0, 3],
    ['$A = "x"', 'Write `==` to compare.', 3, 4],
    ['$A === "x"', 'Write `==` to compare.', 5, 6],
    ['$A =! "x"', 'Write `!=`.', 3, 5],
    ['$A & $B', 'Write `&&`.', 3, 4],
    ['$A and $B', 'Write `&&`.', 3, 6],
    ['$A or $B', 'Write `||`.', 3, 5],
    ['not $A', 'Write `!`.', 0, 3],
    ['$A == main', 'Write `"main"` for a text, `$name` for a variable.', 6, 10],
    ['$A == True', 'Write it in lower case.', 6, 10],
    ['$A == nil', 'Write `null`.', 6, 9],
    ['$A == 1.5', 'Variables hold text; write `"1.5"`.', 6, 9],
    ['$A =~ /x/', 'A pattern in quotes may be shorter: `"/x/"`.', 6, 9],
    ['$A =~ //', 'Write `/.*/`, or compare with `""`.', 6, 8],
    ['$A =~ /ab\\/', 'It ends with a `/` that has no backslash before it; a slash inside is written `\\/`.', 6, 7],
    ['$A =~ /ab/x', 'The flags are `i`, `s`, `m` and `U`; a slash inside a pattern is written `\\/`.', 6, 11],
    ['$A == "x', 'It ends with the same quote, on the same line; there are no escapes.', 6, 8],
    ['$A # why', 'Put the comment outside of the quoted expression.', 3, 4],
    ['$A > "1"', 'There are `==`, `!=`, `=~` and `!~`.', 3, 4],
    ['$A\u00a0== "x"', 'Only ordinary spaces, tabs and line breaks separate.', 2, 3],
    ['$[[ inputs.a | upper ]]', 'Write `inputs.` and a name of letters, digits, `_` and `-`; no functions, no nested values.', 0, 23],
    ['$$A', 'A name is made of ASCII letters, digits and `_`.', 0, 1],
    ['$A $B', 'Combine with `&&` or `||`, compare with `==` or `=~`.', 3, 5],
    ['($A', 'Add a `)`.', 0, 1],
    ['$A)', 'Remove it, or open it with `(`.', 2, 3],
    ['$A ==', 'Put a value on each side of an operator.', 3, 5],
  ])('%j: %s', (text, hint, start, end) => {
    const { valid, diagnostics } = parseExpression(text);
    expect(valid).toBe(false);
    expect(diagnostics).toMatchObject([{ severity: 'error', code: 'expression-invalid', hint, range: { start: { offset: start }, end: { offset: end } } }]);
    expect(diagnostics[0]).not.toHaveProperty('file');
  });

  it('counts lines and columns in the text', () => {
    expect(parseExpression('$A &&\n  B').diagnostics[0]?.range?.start).toEqual({ line: 2, column: 3, offset: 8 });
  });

  it('rejects bad pattern literals wherever they stand (E30)', () => {
    const { valid, diagnostics } = parseExpression('$A == "x" && ($B =~ /(?!a)b/ || $C =~ /(ab/)');
    expect(valid).toBe(false);
    expect(diagnostics).toMatchObject([
      { code: 'regexp-invalid', range: { start: { offset: 20 } } },
      { code: 'regexp-invalid', range: { start: { offset: 38 } } },
    ]);
    expect(diagnostics[0]?.hint).toMatch(/look/);
  });

  it('rejects what GitLab cannot evaluate with nothing set (E20, E27)', () => {
    for (const text of ['/ab/ == "x"', '$A =~ true', '$A =~ !$B', '/ab/ != null']) {
      expect(parseExpression(text), text).toMatchObject({ valid: false, diagnostics: [{ code: 'expression-invalid' }] });
    }
    expect(parseExpression('"x" == /ab/').valid).toBe(true);
    expect(parseExpression('$A && /ab/ == "x"').valid).toBe(true);
  });

  it('says when a newer GitLab knows the token (E3)', () => {
    expect(parseExpression('$A == true', { gitlabVersion: '13.3' }).diagnostics).toMatchObject([
      { message: 'GitLab 13.3 does not know `true` in expressions.', hint: 'A newer GitLab does.' },
    ]);
    expect(parseExpression('$A', { gitlabVersion: '7.12' }).diagnostics).toMatchObject([{ message: 'GitLab 7.12 has no expressions.' }]);
  });

  it('cuts long pieces in messages', () => {
    expect(parseExpression(`$A ${'x'.repeat(10_000)}`).diagnostics[0]?.message.length).toBeLessThan(120);
  });
});
