import { describe, expect, it } from 'vitest';
import { failureOf, fileWith, contentOf } from './apply-to-text.js';

const definitions = (text: string): string => fileWith(text, 'x');

describe('definitions of inputs (L21, L29)', () => {
  it.each([
    '{}', '{ a: { default: x, description: d, type: string, regex: x, options: [x] } }', '{ a: { default: x, description: 1 } }',
    '{ a: { default: x, type: ~, regex: ~, options: ~, description: ~ } }', '{ 1: { default: x } }', '\n    :a: { default: x }', '{ "a b": { default: x } }',
    '{ a: { rules: [{ default: x }] } }', '{ a: { rules: [{ if: "$[[ inputs.b ]] == null", options: [x, y], default: y }, { default: ~ }] } }',
    '{ a: { rules: [{ options: [], default: ~ }] } }',
  ])('accepts %s', (text) => {
    expect(contentOf(definitions(text))).toEqual({ v: 'x' });
  });

  it.each([
    ['input-invalid', '{ on: { default: x } }'],
    ['input-invalid', '{ 1.5: { default: x } }'],
    ['input-invalid', '{ a: text }'],
    ['input-invalid', '{ a: [] }'],
    ['input-invalid', '{ a: { default: x, description: [] } }'],
    ['input-invalid', '{ a: { default: x, regex: 1 } }'],
    ['input-unknown-key', '{ a: { defualt: x } }'],
    ['input-unknown-key', '{ a: { 1: x } }'],
    ['input-type-unknown', '{ a: { type: text } }'],
    ['input-type-unknown', '{ a: { type: [] } }'],
    ['input-options-invalid', '{ a: { default: x, options: x } }'],
    ['input-options-invalid', '{ a: { default: x, options: [x, ~] } }'],
    ['input-options-invalid', `{ a: { default: 1, options: [${'1, '.repeat(51)}] } }`],
    ['input-rules-conflict', '{ a: { default: x, rules: [{ default: x }] } }'],
    ['input-rules-conflict', '{ a: { options: [x], rules: [{ default: x }] } }'],
    ['input-rules-invalid', '{ a: { rules: x } }'],
    ['input-rules-invalid', '{ a: { rules: [x] } }'],
    ['input-rules-invalid', '{ a: { rules: [{}] } }'],
    ['input-rules-invalid', '{ a: { rules: [{ if: "true == true" }] } }'],
    ['input-rules-invalid', '{ a: { rules: [{ options: [x] }] } }'],
    ['input-rules-invalid', '{ a: { rules: [{ options: x, default: x }] } }'],
    ['input-rules-invalid', '{ a: { rules: [{ options: [x], default: y }] } }'],
    ['input-rules-invalid', `{ a: { rules: [{ options: [${'1, '.repeat(51)}], default: 1 }] } }`],
    ['input-rules-invalid', '{ a: { rules: [{ if: "==", default: x }] } }'],
    ['input-rules-invalid', '{ a: { rules: [{ if: true, default: x }] } }'],
    ['input-rules-invalid', '{ a: { rules: [{ when: never, default: x }] } }'],
  ])('%s: %s', (code, text) => {
    expect(failureOf(definitions(text)).code).toBe(code);
  });

  it('says where, and what was probably meant', () => {
    expect(failureOf('spec:\n  inputs:\n    a:\n      defualt: 1\n---\nv: x\n')).toMatchObject({
      path: ['spec', 'inputs', 'a'], range: { start: { line: 4, column: 7 } }, hint: 'Did you mean `default`?',
    });
  });

  it('tells up to three problems in one message (L28)', () => {
    const { code, message } = failureOf(definitions('{ a: 1, b: { x: 1 }, c: 3, d: 4 }'));
    expect(code).toBe('input-invalid');
    expect(['`a`', '`b`', '`c`', '`d`'].map((name) => message.includes(name))).toEqual([true, true, true, false]);
  });
});
