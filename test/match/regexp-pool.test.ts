import { describe, expect, it, vi } from 'vitest';
import { checkPattern, searchPattern } from '../../src/match/regexp-pool.js';

// Straight to the engine, without the limits that keep such patterns away from it.
describe('the pool of compiled patterns', () => {
  it('survives a pattern that breaks the engine, silently', () => {
    const written = [vi.spyOn(console, 'log'), vi.spyOn(console, 'warn'), vi.spyOn(console, 'error')];
    expect(searchPattern('a+b', 'aab')).toBe(true);
    expect(checkPattern('\\p{L}{300}')).toEqual({ problem: 'too-large', message: 'It needs more memory than the engine has.' });
    expect(searchPattern('\\p{L}{300}', 'a')).toBe(false);
    expect(searchPattern('a+b', 'aab')).toBe(true);
    for (const spy of written) expect(spy).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it('survives a text that breaks the engine', () => {
    expect(searchPattern('a+b', 'é'.repeat(1_000_000))).toBe(false);
    expect(searchPattern('a+b', 'x'.repeat(6_000_000))).toBe(false);
    expect(searchPattern('a+b', 'aab')).toBe(true);
  });

  it('takes thousands of patterns', () => {
    for (let index = 0; index < 2_000; index += 1) expect(searchPattern(`^x${index}[a-z]+$`, `x${index}y`)).toBe(true);
    expect(searchPattern('^x0[a-z]+$', 'x0y')).toBe(true);
  });

  it('reports what the engine refuses, each time', () => {
    const refused = { problem: 'invalid', message: 'RE2: missing ): (a.' };
    expect(checkPattern('(a')).toEqual(refused);
    expect(checkPattern('(a')).toEqual(refused);
    expect(searchPattern('(a', 'a')).toBe(false);
    expect(checkPattern('a+')).toBeUndefined();
  });

  it.each(['.{1000}', '[ab]*a[ab]{14}c', '(a+)+$', '^(a|a)*$', '(?i)[^k]{400}', '('.repeat(2_000), '(?:a?){300}'])('answers after %s', (source) => {
    searchPattern(source, 'ab'.repeat(60));
    expect(searchPattern('^b+$', 'bb')).toBe(true);
  });
});
