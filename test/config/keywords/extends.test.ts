import { describe, expect, it } from 'vitest';
import { extendsKeyword } from '../../../src/config/keywords/extends.js';
import { problemsOf, readKeyword } from '../read-keyword.js';

describe('extends', () => {
  it.each([
    ['.a', ['.a']],
    ['[.a, .b]', ['.a', '.b']],
    [':a', ['a']],
    ['[]', []],
  ])('%s', (text, value) => {
    expect(readKeyword(extendsKeyword, text).value).toEqual(value);
  });

  it.each([
    ['5', ['extends-invalid 1:1']],
    ['{a: b}', ['extends-invalid 1:1']],
    ['[.a, 5]', ['extends-invalid 1 1:6']],
    ['[.a, [.b]]', ['extends-invalid 1 1:6']],
  ])('%s: %j', (text, problems) => {
    const read = readKeyword(extendsKeyword, text);
    expect(problemsOf(read)).toEqual(problems);
    expect(read.value).toBeUndefined();
  });
});
