import { describe, expect, it } from 'vitest';
import { inputs } from '../../../src/config/keywords/inputs.js';
import { problemsOf, readKeyword } from '../read-keyword.js';

describe('inputs', () => {
  it.each([
    ['{a: {default: x}}', { a: { default: 'x', type: 'string' } }],
    ['{a: {default: 5, type: ~, description: 7, regex: ^5, options: ["5"]}}', { a: { default: 5, type: 'string', description: 7, regex: '^5', options: ['5'] } }],
    ['{a: {default: "3", type: number, options: [3]}}', { a: { default: '3', type: 'number', options: [3] } }],
    ['{a: {default: false, type: boolean}, my_list: {default: [{a_b: 1}], type: array}}',
      { a: { default: false, type: 'boolean' }, my_list: { default: [{ a_b: 1 }], type: 'array' } }],
    ['{}', {}],
  ])('%s', (text, value) => {
    expect(readKeyword(inputs, text)).toEqual({ value, diagnostics: [] });
  });

  it.each([
    ['[a]', ['inputs-not-hash 1:1']],
    ['{a: 5}', ['input-invalid a 1:5']],
    ['{a: ~}', ['input-no-default a.default 1:5']],
    ['{a: {default: ~}}', ['input-no-default a.default 1:5']],
    ['{a: {default: x, foo: 1}}', ['input-unknown-key a 1:18']],
    ['{a: {default: x, type: text}}', ['input-type-invalid a.type 1:24']],
    ['{a: {default: x, description: [], regex: 5}}', ['input-invalid a.description 1:31', 'input-invalid a.regex 1:42']],
    ['{a: {default: x, options: x}}', ['input-options-invalid a.options 1:27']],
    ['{a: {default: x, options: [x, ~]}}', ['input-options-invalid a.options 1:27']],
    ['{a: {default: x, type: number}, b: {default: 1, type: boolean}}', ['input-type-mismatch a.default 1:15', 'input-type-mismatch b.default 1:46']],
    ['{a: {default: x, options: [y]}}', ['input-option-mismatch a.default 1:15']],
    ['{a: {default: x, options: []}}', ['input-option-mismatch a.default 1:15']],
    ['{a: {default: x, regex: ^y}}', ['input-regex-mismatch a.default 1:15']],
    ['{a: {default: x, regex: (}}', ['input-regex-invalid a.default 1:15']],
    ['{a: {default: 1, type: number, regex: x}}', ['input-regex-forbidden a.default 1:15']],
    ['{a: {default: true, type: boolean, options: [true]}}', ['input-options-forbidden a.default 1:15']],
  ])('%s: %j', (text, problems) => {
    const read = readKeyword(inputs, text);
    expect(problemsOf(read)).toEqual(problems);
    expect(read.value).toBeUndefined();
  });

  it('takes at most 50, with at most 50 options', () => {
    const many = (count: number): string => Array.from({ length: count }, (_, index) => `i${index}: {default: x}`).join('\n');
    expect(problemsOf(readKeyword(inputs, many(50)))).toEqual([]);
    expect(problemsOf(readKeyword(inputs, many(51)))).toEqual(['inputs-too-many 1:1']);
    const options = (count: number): string => `{a: {default: o1, options: [${Array.from({ length: count }, (_, index) => `o${index}`).join(', ')}]}}`;
    expect(problemsOf(readKeyword(inputs, options(50)))).toEqual([]);
    expect(problemsOf(readKeyword(inputs, options(51)))).toEqual(['input-options-invalid a.options 1:28']);
  });
});
