import { describe, expect, it } from 'vitest';
import { expandBraces } from '../../src/match/braces.js';

describe('expandBraces', () => {
  it.each([
    ['a', ['a']],
    ['{a,b}', ['a', 'b']],
    ['x{a,b}y', ['xay', 'xby']],
    ['{a,b}{c,d}', ['ac', 'ad', 'bc', 'bd']],
    ['{a,{b,c}d}', ['a', 'bd', 'cd']],
    ['a{,b}', ['a', 'ab']],
    ['{a}', ['a']],
    ['a{}b', ['ab']],
    ['{1..3}', ['1..3']],
    ['{a\\,b,c}', ['a\\,b', 'c']],
    ['\\{a,b}', ['\\{a,b}']],
    ['a}', ['a}']],
    ['[{a,b}]', ['[a]', '[b]']],
    ['{a,b', []],
    ['{{a,b}', []],
    ['', ['']],
  ])('%j', (glob, patterns) => {
    expect(expandBraces(glob)?.sort()).toEqual(patterns);
  });

  it('gives up beyond its limits', () => {
    expect(expandBraces('{a,b}'.repeat(9))).toHaveLength(512);
    expect(expandBraces('{a,b}'.repeat(10))).toBeUndefined();
    expect(expandBraces('{a,b}'.repeat(9) + '{a}'.repeat(1_000))).toBeUndefined();
    expect(expandBraces('{'.repeat(100_000))).toEqual([]);
  });
});
