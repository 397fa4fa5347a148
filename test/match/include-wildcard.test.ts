import { describe, expect, it } from 'vitest';
import { matchIncludeWildcard } from '../../src/match/include-wildcard.js';

describe('matchIncludeWildcard (L52)', () => {
  it.each<[string, string, boolean]>([
    ['*.yml', 'a.yml', true], ['*.yml', '.gitlab-ci.yml', true], ['*.yml', 'x/a.yml', false], ['*.yml', '.yml', true], ['*.yml', 'a.yaml', false],
    ['x/*.yml', 'x/a.yml', true], ['x/*.yml', 'x/y/a.yml', false], ['x/*/a.yml', 'x/y/a.yml', true], ['x/*/a.yml', 'x/a.yml', false],
    ['x/**.yml', 'x/y/z/a.yml', true], ['x/**.yml', 'x/a.yml', true], ['**.yml', 'x/a.yml', true], ['**', 'x/a.yml', true],
    ['x/**/*.yml', 'x/a.yml', true], ['x/**/*.yml', 'x/y/z/a.yml', true], ['**/*.yml', 'a.yml', true], ['**/a.yml', 'xa.yml', false], ['x/**/a.yml', 'xa.yml', false],
    ['**/y/**/a.yml', 'x/y/a.yml', true], ['**/y/**/a.yml', 'y/x/x/a.yml', true], ['x**/a.yml', 'xy/z/a.yml', true], ['x**/a.yml', 'xa.yml', true],
    ['/x/*.yml', 'x/a.yml', false], ['x/?.*', 'x/a.yml', false], ['x/?.*', 'x/?.yml', true], ['[a]*', 'a', false], ['{a,b}*', 'a', false], ['a.b*', 'axb', false],
    ['*a*a*a*a*b', 'a'.repeat(100), false], ['\u{1f600}*', '\u{1f600}x', true], ['*', 'a\nb', true],
  ])('%s on %s: %s', (pattern, path, matches) => {
    expect(matchIncludeWildcard(pattern, path, true)).toBe(matches);
  });

  it.each<[string, string, boolean]>([
    ['x/**/*.yml', 'x/a.yml', false], ['x/**/*.yml', 'x/y/a.yml', true], ['**/*.yml', 'a.yml', false], ['x/**.yml', 'x/a.yml', true],
  ])('before 18.6 %s on %s: %s', (pattern, path, matches) => {
    expect(matchIncludeWildcard(pattern, path, false)).toBe(matches);
  });
});
