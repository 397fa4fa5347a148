import { describe, expect, it } from 'vitest';
import { compileGlob, matchGlob } from '../../src/match/glob.js';

describe('matchGlob', () => {
  // G2: what matches | what does not
  it.each([
    ['*', ['a', '.x'], ['a/b']],
    ['**', ['a'], ['a/b']],
    ['**/*', ['a', 'a/b', '.x/.y/z'], []],
    ['*.md', ['a.md', '.md'], ['d/a.md']],
    ['**/*.md', ['a.md', 'd/e/a.md', '.git/a.md'], []],
    ['docs/**', ['docs/a'], ['docs/a/b']],
    ['docs/**/*', ['docs/a', 'docs/a/b', 'docs/.h/b'], ['docs']],
    ['spec/**.rb', ['spec/a.rb'], ['spec/x/a.rb']],
    ['**/a/**/b', ['a/b', 'x/a/y/z/b'], ['a/b/c']],
    ['**/dir/**', ['dir/x', 'x/dir/y'], ['x/dir/y/z']],
    ['a?c', ['abc', 'a😀c'], ['a/c']],
    ['[!a]b', ['cb'], ['ab', '/b']],
    ['[c-a]', ['a', 'c'], ['b']],
    ['[a/b]', ['a', 'b'], ['/', '[a/b]']],
    ['[!]', ['a'], ['/', '[!]']],
    ['[[:alpha:]]', ['a]', ':]', '[]'], ['b', 'b]']],
    ['*.{rb,py,sh}', ['a.rb'], ['d/a.py', 'a.sh.txt']],
    ['{a,b/**/*}', ['a', 'b/x/y'], []],
    ['a{,b}', ['a', 'ab'], []],
    ['\\*', ['*'], ['a']],
    ['\\{a,b\\}', ['{a,b}'], ['a']],
    ['a\\/b', ['a/b'], []],
    ['a\\', ['a'], ['a\\']],
    ['Dockerfile', ['Dockerfile'], ['d/Dockerfile', 'dockerfile']],
    ['dir', ['dir'], ['dir/a']],
    ['/a', ['/a'], ['a']],
    ['./*', ['./a'], ['a']],
    ['?/*', ['./a'], ['../a']],
    ['[a', [], ['[a']],
    ['{a', [], ['{a']],
    ['[]a]', [], [']', 'a', '[]a]']],
    ['!a', ['!a'], ['b']],
    ['#a', ['#a'], ['a']],
    ['+(a|b)', ['+(a|b)'], ['a', 'ab']],
    ['a}', ['a}'], []],
  ])('%j matches %j, not %j', (pattern, matching, others) => {
    for (const path of matching) expect([path, matchGlob(pattern, path)]).toEqual([path, true]);
    for (const path of others) expect([path, matchGlob(pattern, path)]).toEqual([path, false]);
  });

  it('matches many directories with many `**`', () => {
    expect(matchGlob(`${'**/a/'.repeat(400)}b`, `${'a/'.repeat(400)}b`)).toBe(true);
    expect(matchGlob(`${'**/a/'.repeat(400)}b`, `${'a/'.repeat(5_000)}c`)).toBe(false);
  });
});

describe('compileGlob', () => {
  it('says which single path a glob without wildcards stands for', () => {
    expect(compileGlob('a\\*{b}').literal).toBe('a*b');
    expect(compileGlob('a*').literal).toBeUndefined();
    expect(compileGlob('{a,b}').literal).toBeUndefined();
  });

  it('says that a glob is too large, which then matches nothing', () => {
    for (const pattern of ['{a,b}'.repeat(10), 'a'.repeat(5_000)]) {
      expect(compileGlob(pattern).tooLarge).toBe(true);
      expect(compileGlob(pattern).matches(pattern)).toBe(false);
    }
    expect(compileGlob('[a').tooLarge).toBe(false);
  });

  it('asks many alternatives of many paths', () => {
    const glob = compileGlob(`{${Array.from({ length: 450 }, (_, index) => `*${index}*`).join(',')},lib/**/*.x?}`);
    const paths = Array.from({ length: 20_000 }, (_, index) => `src/dir${index % 100}/sub/file${index}.ts`);
    expect(paths.filter((path) => glob.matches(path))).toEqual([]);
    expect(['a449b', 'lib/a/b.xy', 'lib/c.xz', '450'].filter((path) => glob.matches(path))).toEqual(['a449b', 'lib/a/b.xy', 'lib/c.xz', '450']);
    expect(['a/449', 'lib/a.x', 'a499'].filter((path) => glob.matches(path))).toEqual(['a499']);
  });

  it('answers hostile globs', () => {
    expect(matchGlob(`${'*a'.repeat(1_000)}b`, 'a'.repeat(3_000))).toBe(false);
    expect(matchGlob(`${'*[ab]?'.repeat(600)}c`, 'ab'.repeat(2_000))).toBe(false);
    expect(matchGlob('{'.repeat(4_000), 'a')).toBe(false);
    expect(matchGlob(`${'{'.repeat(2_000)}${'}'.repeat(2_000)}`, '')).toBe(true);
  });
});
