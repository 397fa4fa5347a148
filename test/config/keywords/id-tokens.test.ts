import { describe, expect, it } from 'vitest';
import { idTokens } from '../../../src/config/keywords/id-tokens.js';
import { problemsOf, readKeyword } from '../read-keyword.js';

describe('id_tokens', () => {
  it.each([
    ["{T: {aud: 'https://x'}}", { T: { aud: 'https://x' } }],
    ['{my_token: {aud: [a, b]}, __proto__: {aud: a}}', Object.fromEntries([['my_token', { aud: ['a', 'b'] }], ['__proto__', { aud: 'a' }]])],
    ['{}', {}],
  ])('%s', (text, value) => {
    expect(readKeyword(idTokens, text)).toEqual({ value, diagnostics: [] });
  });

  it.each([
    ['[a]', ['id-token-invalid 1:1']],
    ['{T: {}}', ['id-token-invalid T.aud 1:5']],
    ['{T: a}', ['id-token-invalid T 1:5']],
    ['{A: {aud: 5}, B: {aud: [x, 5]}}', ['id-token-invalid A.aud 1:11', 'id-token-invalid B.aud.1 1:28']],
    ['{T: {aud: a, sub: b}}', ['id-token-invalid T 1:14']],
    ['{T: {foo: x}}', ['id-token-invalid T 1:6', 'id-token-invalid T.aud 1:5']],
  ])('%s: %j', (text, problems) => {
    const read = readKeyword(idTokens, text);
    expect(problemsOf(read)).toEqual(problems);
    expect(read.value).toBeUndefined();
  });

  it('takes a token without a value for an empty one', () => {
    expect(problemsOf(readKeyword(idTokens, '{T: ~}'))).toEqual(['id-token-invalid T.aud 1:5']);
  });
});
