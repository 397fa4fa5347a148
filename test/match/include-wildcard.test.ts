import { describe, expect, it } from 'vitest';
import { matchIncludeWildcard } from '../../src/match/include-wildcard.js';

const matchesPath = (pattern: string, path: string, emptyDirectories: boolean): boolean =>
  matchIncludeWildcard(pattern, [path], emptyDirectories, { left: 10_000 }).length === 1;

describe('matchIncludeWildcard (L52)', () => {
  it.each<[string, string, boolean]>([
    ['*.yml', 'a.yml', true], ['*.yml', '.gitlab-ci.yml', true], ['*.yml', 'x/a.yml', false], ['*.yml', '.yml', true], ['*.yml', 'a.yaml', false],
    ['x/*.yml', 'x/a.yml', true], ['x/*.yml', 'x/y/a.yml', false], ['x/*/a.yml', 'x/y/a.yml', true], ['x/*/a.yml', 'x/a.yml', false],
    ['x/**.yml', 'x/y/z/a.yml', true], ['x/**.yml', 'x/a.yml', true], ['**.yml', 'x/a.yml', true], ['**', 'x/a.yml', true],
    ['x/**/*.yml', 'x/a.yml', true], ['x/**/*.yml', 'x/y/z/a.yml', true], ['**/*.yml', 'a.yml', true], ['**/a.yml', 'xa.yml', false], ['x/**/a.yml', 'xa.yml', false],
    ['**/y/**/a.yml', 'x/y/a.yml', true], ['**/y/**/a.yml', 'y/x/x/a.yml', true], ['x**/a.yml', 'xy/z/a.yml', true], ['x**/a.yml', 'xa.yml', true],
    ['/x/*.yml', 'x/a.yml', false], ['x/?.*', 'x/a.yml', false], ['x/?.*', 'x/?.yml', true], ['[a]*', 'a', false], ['{a,b}*', 'a', false], ['a.b*', 'axb', false],
    ['***/a', 'x/y/a', true], ['****', 'x/y', true], ['**/**/a', 'x/a', true], ['**/**/a', 'a', true], ['a**/', 'a/', true], ['a**/', 'a/b', false], ['a', 'a', true], ['a', 'ab', false],
    ['*a*a*a*a*b', 'a'.repeat(100), false], ['\u{1f600}*', '\u{1f600}x', true], ['*', 'a\nb', true],
  ])('%s on %s: %s', (pattern, path, matches) => {
    expect(matchesPath(pattern, path, true)).toBe(matches);
  });

  it.each<[string, string, boolean]>([
    ['x/**/*.yml', 'x/a.yml', false], ['x/**/*.yml', 'x/y/a.yml', true], ['**/*.yml', 'a.yml', false], ['x/**.yml', 'x/a.yml', true],
    ['**/**/a', 'x/a', false], ['**/**/a', 'x/y/a', true],
  ])('before 18.6 %s on %s: %s', (pattern, path, matches) => {
    expect(matchesPath(pattern, path, false)).toBe(matches);
  });

  it('keeps the order of the paths', () => {
    expect(matchIncludeWildcard('*', ['b', 'x/y', 'a'], true, { left: 1_000 })).toEqual(['b', 'a']);
  });

  it('stops when the budget is spent', () => {
    const paths = Array.from({ length: 1_000 }, (_, index) => `${'a'.repeat(100)}${index}`);
    const spent = { left: 100_000 };
    expect(matchIncludeWildcard('*a*a*a*', paths, true, spent).length).toBeLessThan(1_000);
    expect(spent.left).toBeLessThan(0);
    const enough = { left: 10_000_000 };
    expect(matchIncludeWildcard('*a*a*a*', paths, true, enough)).toHaveLength(1_000);
    expect(enough.left).toBeGreaterThan(0);
  });

  it('costs little where the ends of the paths, or their lengths, rule a pattern out', () => {
    const paths = Array.from({ length: 1_000 }, (_, index) => `src/${index}.ts`);
    const budget = { left: 100_000 };
    for (const pattern of ['ci/**/*.ts', 'src/**/*.yml', '*s'.repeat(1_000)]) expect(matchIncludeWildcard(pattern, paths, true, budget)).toEqual([]);
    expect(budget.left).toBeGreaterThan(0);
  });
});
