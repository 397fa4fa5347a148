import { describe, expect, it } from 'vitest';
import { scanPattern } from '../../src/match/scan-pattern.js';

describe('scanPattern', () => {
  it.each([
    ['abc', 3],
    ['a{3}b', 4],
    ['(?:ab){2,5}c', 11],
    ['((ab){3}){4}', 24],
    ['a{2,}', 2],
    ['[a-z]{8}|x', 9],
    ['\\pL\\p{Greek}', 40],
    ['[\\pLx]', 21],
    ['\\Qa*b\\E', 3],
    ['^\\bx$', 1],
  ])('measures %s', (pattern, size) => {
    expect(scanPattern(pattern, true).size).toBe(size);
  });

  it('leaves repetitions beyond RE2 alone, which refuses them', () => {
    expect(scanPattern('((a{100}){100}){100}', true)).toMatchObject({ size: 100, valid: false });
    expect(scanPattern('a{2000}', true)).toMatchObject({ size: 1, valid: false });
  });

  it.each(['^v\\d+\\.\\d+$', '(?:a|b)*?', '[a-z0-9._-]+', '[^\\s/]{2,3}', '\\Amain\\z', 'é😀', ''])('knows that %s is valid', (pattern) => {
    expect(scanPattern(pattern, true).valid).toBe(true);
  });

  it.each(['(?i)a', '\\pL', '[[:alpha:]]', 'a**', '(a', 'a)', '[z-a]', '[a', '\\y', '{2}', 'a{3,2}', '(?=a)', '*'])('leaves %s to the engine', (pattern) => {
    expect(scanPattern(pattern, true).valid).toBe(false);
  });

  it('translates (?<name> where it opens a group', () => {
    expect(scanPattern('(?<n>a)[(?<n>]\\(?<n>\\Q(?<n>\\E(?<=b)', true).source).toBe('(?P<n>a)[(?<n>]\\(?<n>\\Q(?<n>\\E(?<=b)');
    expect(scanPattern('(?<n>a)', false).source).toBe('(?<n>a)');
  });
});
