import { describe, expect, test } from 'vitest';
import { buildRunUrl, parseRunUrl } from '../../src/project/run-url.js';

const FORM = 'https://gitlab.example.com/group/project/-/pipelines/new';

describe('parseRunUrl', () => {
  test('decodes as a form does, and the last of a name counts', () => {
    expect(parseRunUrl(`${FORM}?ref=a&ref=b&var[A]=1+2&var%5BA%5D=3%264&file_var[F]=x#var[B]=2`))
      .toEqual({ ref: 'b', variables: { A: '3&4' }, fileVariables: { F: 'x' } });
  });

  test.each(['', FORM, `${FORM}?`, `${FORM}?ref=&var[]=x&var[A]=&var=1&other[A]=1&%`])('%j fills in nothing', (url) => {
    expect(parseRunUrl(url)).toEqual({ ref: null, variables: {}, fileVariables: {} });
  });

  test('a variable may be called like a member of every object', () => {
    expect(Object.entries(parseRunUrl('?var[__proto__]=1').variables)).toEqual([['__proto__', '1']]);
  });
});

describe('buildRunUrl', () => {
  test('encodes everything', () => {
    expect(buildRunUrl(FORM, { ref: 'a/b', variables: { A: 'x y&z' }, fileVariables: { F: '+' } }))
      .toBe(`${FORM}?ref=a%2Fb&var%5BA%5D=x%20y%26z&file_var%5BF%5D=%2B`);
  });

  test('leaves out what is empty and replaces what the address asked before', () => {
    expect(buildRunUrl(`${FORM}?ref=old#top`, { ref: null, variables: { A: '', '': 'x' } })).toBe(FORM);
  });
});
