import { describe, expect, it } from 'vitest';
import { evaluateExpression } from '../../src/expression/evaluate-expression.js';
import { testExpression } from '../../src/expression/evaluate-tree.js';
import { parseExpression } from '../../src/expression/parse-expression.js';
import { behaviourOf } from '../../src/gitlab-version.js';

const variables = { A: 'a', AB: 'ab', E: '', W: ' ', T: 'true', N: 'a\nb', R: '/^a/', BAD: '/(/' };

describe('the examples of 03 section 1.7', () => {
  it.each([
    ['$A', true], ['$E', false], ['$W', false], ['$U', false],
    ['$U == null', true], ['$E == null', false], ['$E == $U', false], ['$U != ""', true],
    ['$E || $A', false], ['$E && $A', true], ['$A || $E && $U', true], ['($A || $E) && $U', false],
    ['!$E || $U', true], ['!($E || $A)', true],
    ['$T == true', true], ['!$T == true', false], ['$A == "a" == "a"', false], ['$A=="a"&&$T||$U', true],
    ['$A =~ $R', true], ['$A =~ $BAD', false], ['$A =~ "bab"', true], ['$U =~ "abc"', true],
    ['$A =~ null', false], ['$A !~ null', true], ['$U =~ /aa/', false], ['$U !~ /aa/', true], ['$U =~ /^$/', true],
    ['$AB =~ /AB/i', true], ['$N =~ /^b/', false], ['$N =~ /^b/m', true],
    ['$N =~ /a.b/', false], ['$N =~ /a.b/s', true], ['$N =~ /a$/', false], ['$N =~ /a$/m', true],
    ['true =~ /^true$/', true], ['"a/" =~ /a//', true],
    ['$A =~ /a/', 'error'], ['$AB =~ /(?!a)b/', 'error'], ['$A == a', 'error'], ['$A == 1', 'error'], ['${A}', 'error'],
  ])('%s is %s', (text, expected) => {
    const { valid, truthy } = evaluateExpression(text, variables);
    expect(valid ? truthy : 'error').toBe(expected);
  });
});

describe('evaluateExpression', () => {
  it.each([
    ['$F', { F: 'false' }, 'false', true],
    ['$F == false', { F: 'false' }, true, true],
    ['false == null', {}, false, false],
    ['$E || $A', { E: '', A: 'a' }, '', false],
    ['false || null', {}, null, false],
    ['"0"', {}, '0', true],
    ['"\u00a0\u3000\u0085"', {}, '\u00a0\u3000\u0085', false],
    ['"\ufeff"', {}, '\ufeff', true],
    ['/ab/i', {}, '/ab/i', true],
    ['/ab/i == /(?i)ab/', {}, true, true],
    ['/ab/ == /cd/', {}, false, false],
    ['$A == $B', { A: '$B', B: '$B' }, true, true],
  ])('%j with %j is %j', (text, given, value, truthy) => {
    expect(evaluateExpression(text, given)).toEqual({ valid: true, value, truthy, diagnostics: [] });
  });

  it.each([
    ['"a"', '/a/', true], ['"foo"', '//', true], ['"foo"', ' /foo/', true], ['"xfoo"', ' /foo/', false], ['"bar"', 'x\n/bar/\ny', true],
    ['"a/b"', '/a\\/b/', true], ['"a/b"', '/a/b/', true], ['"foo"', '/(foo/', true], ['"abc"', 'b', false], ['"b"', 'abc', true],
    ['"x"', '/$X/', false],
  ])('%s =~ the variable %j: %s (E21, E25)', (left, right, expected) => {
    expect(evaluateExpression(`${left} =~ $R`, { R: right, X: 'x' }).truthy).toBe(expected);
    expect(evaluateExpression(`${left} !~ $R`, { R: right, X: 'x' }).truthy).toBe(!expected);
  });

  it('reads no patterns in variables before 15.1 (E25)', () => {
    expect(evaluateExpression('"a" =~ $R', { R: '/^a$/' }, { gitlabVersion: '15.1' }).truthy).toBe(true);
    expect(evaluateExpression('"ab" =~ $R', { R: '/^a/' }, { gitlabVersion: '15.0' }).truthy).toBe(false);
    expect(evaluateExpression('"^a" =~ $R', { R: '/^a/' }, { gitlabVersion: '15.0' }).truthy).toBe(true);
  });

  it('takes variables as a map or a list, of which the last entry counts', () => {
    expect(evaluateExpression('$A', [{ key: 'A', value: 'x' }, { key: 'A', value: 'y' }]).value).toBe('y');
    expect(evaluateExpression('$toString || $constructor || $__proto__', {}).value).toBeNull();
    expect(evaluateExpression('$__proto__', JSON.parse('{"__proto__":"x"}') as Record<string, string>).value).toBe('x');
    expect(evaluateExpression('$A == null', JSON.parse('{"A":null}') as Record<string, string>).truthy).toBe(true);
  });

  it('keeps the types of inputs (E15)', () => {
    const inputs = { text: 'main', yes: true, five: 5, list: ['x', 1], none: [], nothing: null };
    const value = (text: string): unknown => evaluateExpression(text, {}, { inputs }).value;
    expect(value('$[[ inputs.five ]] == "5"')).toBe(false);
    expect(value('$[[ inputs.five ]]')).toBe(5);
    expect(value('$[[ inputs.five ]] =~ /^\\d+$/')).toBe(true);
    expect(value('$[[ inputs.yes ]] == "true"')).toBe(true);
    expect(value('$[[ inputs.list ]]')).toBe('["x",1]');
    expect(value('$[[ inputs.list ]] == $[[ inputs.list ]]')).toBe(true);
    expect(value('!$[[ inputs.none ]]')).toBe(true);
    expect(value('$[[ inputs.nothing ]] == $[[ inputs.toString ]]')).toBe(true);
    expect(evaluateExpression('"x" =~ $[[ inputs.five ]]', {}, { inputs })).toMatchObject({ valid: false, truthy: false });
  });

  it('says why an expression breaks off (E20, E27, E31)', () => {
    const result = evaluateExpression('$A && /ab/ == "x"', { A: 'a' });
    expect(result).toMatchObject({ valid: false, value: null, truthy: false, diagnostics: [{ code: 'expression-invalid', range: { start: { offset: 6 } } }] });
    expect(evaluateExpression('$A == ', {})).toMatchObject({ valid: false, value: null, truthy: false, diagnostics: [{ code: 'expression-invalid' }] });
  });

  it('evaluates a parsed expression for its own version, or for the one asked for', () => {
    const old = parseExpression('"ab" =~ $R', { gitlabVersion: '15.0' });
    expect(evaluateExpression(old, { R: '/^a/' }).truthy).toBe(false);
    expect(evaluateExpression(old, { R: '/^a/' }, { gitlabVersion: 'latest' }).truthy).toBe(true);
    expect(evaluateExpression(parseExpression('!$A'), {}, { gitlabVersion: '13.3' }).valid).toBe(false);
  });
});

describe('testExpression', () => {
  const test = (text: string, values: Record<string, string | null>): boolean =>
    testExpression(parseExpression(text), (name) => values[name], behaviourOf());

  it('says whether the expression holds', () => {
    expect(test('$A == "x" && $B =~ /^b+$/', { A: 'x', B: 'bb' })).toBe(true);
    expect(test('$A', { A: null })).toBe(false);
  });

  it('is false where there is an error', () => {
    expect(test('$A =', { A: 'x' })).toBe(false);
    expect(test('$A && "x" =~ ($A == "x")', { A: 'x' })).toBe(false);
  });
});
