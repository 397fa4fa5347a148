import { describe, expect, it } from 'vitest';
import { contentOf, failureOf, fileWith } from './apply-to-text.js';

/** The value of the input `a`. */
const valueOf = (inputs: string, given?: unknown): unknown => (contentOf(fileWith(inputs, '"$[[ inputs.a ]]"'), { inputs: given }) as { v: unknown }).v;

describe('values of inputs (L26, L27)', () => {
  it.each<[string, unknown, unknown]>([
    ['{ a: ~ }', { a: 'x' }, 'x'],
    ['{ a: { default: x } }', undefined, 'x'],
    ['{ a: { default: x } }', null, 'x'],
    ['{ a: { default: x } }', { a: null }, 'x'],
    ['{ a: { default: x } }', { a: '' }, ''],
    ['{ a: { default: x } }', { a: 'y' }, 'y'],
    ['{ a: { default: ~ } }', undefined, ''],
    ['{ a: { default: 1.10 } }', undefined, '1.1'],
    ['{ a: { default: 1.0 } }', undefined, '1.0'],
    ['{ a: { default: true } }', undefined, 'true'],
    ['{ a: ~ }', { a: ['x', 1, null, true] }, '["x", 1, nil, true]'],
    ['{ a: { type: number, default: 5 } }', undefined, 5],
    ['{ a: { type: number, default: ~ } }', undefined, null],
    ['{ a: { type: number, default: "5" } }', undefined, 5],
    ['{ a: { type: number } }', { a: '2.5' }, 2.5],
    ['{ a: { type: number } }', { a: '123456789012345678901234567890' }, '123456789012345678901234567890'],
    ['{ a: { type: number, options: [1, 2] } }', { a: '2' }, 2],
    ['{ a: { type: number, options: [1.0] } }', { a: 1 }, 1],
    ['{ a: { type: boolean } }', { a: 'false' }, false],
    ['{ a: { type: boolean, default: ~ } }', undefined, null],
    ['{ a: { type: array } }', { a: '["x", {"k": [1.5]}]' }, ['x', { k: [1.5] }]],
    ['{ a: { type: array, default: ~ } }', undefined, null],
    ['{ a: { options: [1, x] } }', { a: '1' }, '1'],
    ['{ a: { regex: "^v[0-9]+$" } }', { a: 'v12' }, 'v12'],
    ['{ a: { regex: "^(v|)$" } }', { a: '' }, ''],
    ['{ a: { regex: "b/c" } }', { a: 'ab/cd' }, 'ab/cd'],
    ['{ a: { regex: "a\\nb" } }', { a: 'a\nb' }, 'a\nb'],
    ['{ a: { type: boolean, options: [true], default: ~ } }', undefined, null],
  ])('%s given %j is %j', (inputs, given, value) => {
    expect(valueOf(inputs, given)).toEqual(value);
  });

  it.each<[string, string, unknown]>([
    ['input-required', '{ a: ~ }', undefined],
    ['input-required', '{ a: { type: number } }', { a: null }],
    ['input-required', '{ a: { rules: [] } }', undefined],
    ['input-type-mismatch', '{ a: { type: number } }', { a: 'two' }],
    ['input-type-mismatch', '{ a: { type: number } }', { a: true }],
    ['input-type-mismatch', '{ a: { type: number } }', { a: 'true' }],
    ['input-type-mismatch', '{ a: { type: boolean } }', { a: 'yes' }],
    ['input-type-mismatch', '{ a: { type: boolean } }', { a: 1 }],
    ['input-type-mismatch', '{ a: { type: array } }', { a: 'x' }],
    ['input-type-mismatch', '{ a: { type: array } }', { a: '[1' }],
    ['input-type-mismatch', '{ a: { type: array } }', { a: `${'['.repeat(101)}${']'.repeat(101)}` }],
    ['input-type-mismatch', '{ a: { type: boolean, default: text } }', { a: true }],
    ['input-option-mismatch', '{ a: { options: [x] } }', { a: 'y' }],
    ['input-option-mismatch', '{ a: { options: [] } }', { a: 'y' }],
    ['input-option-mismatch', '{ a: { type: number, options: ["2"] } }', { a: 2 }],
    ['input-option-mismatch', '{ a: { options: [x], default: y } }', { a: 'x' }],
    ['input-regex-mismatch', '{ a: { regex: "^v[0-9]$", default: 1.0 } }', undefined],
    ['input-regex-mismatch', '{ a: { regex: "^v" } }', { a: '' }],
    ['input-regex-invalid', '{ a: { regex: "[unclosed", default: x } }', undefined],
    ['input-regex-invalid', '{ a: { regex: "(?=x)", default: x } }', undefined],
    ['input-options-forbidden', '{ a: { type: boolean, options: [true] } }', { a: true }],
    ['input-options-forbidden', '{ a: { type: array, options: [x] } }', { a: [] }],
    ['input-regex-forbidden', '{ a: { type: number, regex: "1", default: 1 } }', undefined],
    ['inputs-unknown', '{ a: ~ }', { a: 'x', b: 'y' }],
    ['inputs-unknown', '{ 1: { default: x } }', { '1': 'y' }],
    ['inputs-not-hash', '{ a: ~ }', ['x']],
    ['inputs-not-hash', '{ a: ~ }', 'x'],
  ])('%s: %s given %j', (code, inputs, given) => {
    expect(failureOf(fileWith(inputs, 'x'), { inputs: given }).code).toBe(code);
  });

  it('tells up to three problems of values in one message (L28)', () => {
    const { code, message } = failureOf(fileWith('{ a: ~, b: { type: number, default: x }, c: ~, d: ~ }', 'x'));
    expect(code).toBe('input-required');
    expect(['`a`', '`b`', '`c`', '`d`'].map((name) => message.includes(name))).toEqual([true, true, true, false]);
  });

  it('points at the value, or at the name of the input when the value is not in a file', () => {
    expect(failureOf(fileWith('{ a: { type: number, default: x } }', 'x')).range?.start).toMatchObject({ line: 2, column: 41 });
    expect(failureOf(fileWith('{ a: { type: number } }', 'x'), { inputs: { a: 'x' } }).range?.start).toMatchObject({ line: 2, column: 13 });
  });
});

describe('rules of inputs (L25, L29)', () => {
  const inputs = `{ early: { default: dev }, late: { default: dev },
    a: { rules: [{ if: "$[[ inputs.early ]] == 'prod'", options: [p, q], default: p }, { if: "$[[ inputs.after ]] == 'x'", default: after }, { default: other }] },
    after: { default: x } }`;

  it('sees resolved earlier inputs, and only given values of later ones', () => {
    expect(valueOf(inputs)).toBe('other');
    expect(valueOf(inputs, { early: 'prod' })).toBe('p');
    expect(valueOf(inputs, { early: 'prod', a: 'q' })).toBe('q');
    expect(valueOf(inputs, { after: 'x' })).toBe('after');
    expect(failureOf(fileWith(inputs, 'x'), { inputs: { early: 'prod', a: 'r' } }).code).toBe('input-option-mismatch');
  });

  it('takes an empty text for no value, and checks no options when no rule matches', () => {
    const without = '{ b: { default: x }, a: { rules: [{ if: "$[[ inputs.b ]] == null", options: [p], default: p }] } }';
    expect(valueOf(inputs, { early: 'prod', a: '' })).toBe('p');
    expect(valueOf(without)).toBe('');
    expect(valueOf(without, { a: 'anything' })).toBe('anything');
  });

  it('compares typed values', () => {
    expect(valueOf('{ n: { type: boolean, default: "true" }, a: { rules: [{ if: "$[[ inputs.n ]] == true", default: yes-it-is }, { default: no-it-is-not }] } }'))
      .toBe('yes-it-is');
  });
});
