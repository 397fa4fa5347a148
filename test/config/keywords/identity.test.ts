import { expect, it } from 'vitest';
import { identity } from '../../../src/config/keywords/identity.js';
import { problemsOf, readKeyword } from '../read-keyword.js';

it('identity knows one provider', () => {
  expect(readKeyword(identity, 'google_cloud')).toEqual({ value: 'google_cloud', diagnostics: [] });
});

it.each(['aws', '5', '[google_cloud]', 'false'])('identity refuses %s', (text) => {
  const read = readKeyword(identity, text);
  expect(problemsOf(read)).toEqual(['identity-invalid 1:1']);
  expect(read.value).toBeUndefined();
});

it('identity hints at a near miss', () => {
  expect(readKeyword(identity, 'google-cloud').diagnostics[0]?.hint).toBe('Did you mean `google_cloud`?');
});
