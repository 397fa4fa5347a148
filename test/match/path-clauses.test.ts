import { describe, expect, it } from 'vitest';
import { changesSatisfied, existsSatisfied } from '../../src/match/path-clauses.js';

const changes = { deduplicate: true, comparisons: 10 };
const exists = { comparisons: 10, countExtensions: false, directories: true };
const files = ['.gitlab-ci.yml', 'README.md', 'a/1', 'b/1', 'docs/guide/intro.md'];

describe('changesSatisfied', () => {
  it('is true for an unknown list and false for an empty one (R20, R21)', () => {
    expect(changesSatisfied([], null, changes)).toBe(true);
    expect(changesSatisfied(['*'], [], changes)).toBe(false);
    expect(changesSatisfied([], ['a'], changes)).toBe(false);
  });

  it('needs one path that matches one pattern', () => {
    expect(changesSatisfied(['x', '*.md'], ['a', 'b.md'], changes)).toBe(true);
    expect(changesSatisfied(['x', '*.md'], ['a', 'd/b.md'], changes)).toBe(false);
  });

  it('gives up, satisfied, beyond the limit; equal patterns may count once (R22, R23)', () => {
    const six = ['1', '2', '3', '4', '5', '6'];
    expect(changesSatisfied(['x*', 'y*'], six, changes)).toBe(true);
    expect(changesSatisfied(['x*', 'x*'], six, changes)).toBe(false);
    expect(changesSatisfied(['x*', 'x*'], six, { ...changes, deduplicate: false })).toBe(true);
    expect(changesSatisfied(['x*', 'y*'], six, { ...changes, comparisons: Infinity })).toBe(false);
  });

  it('notices that a list has grown', () => {
    const grown = ['a'];
    expect(changesSatisfied(['*.md'], grown, changes)).toBe(false);
    grown.push('b.md');
    expect(changesSatisfied(['*.md'], grown, changes)).toBe(true);
  });
});

describe('existsSatisfied', () => {
  it('compares patterns without wildcards exactly (R33, R34)', () => {
    expect(existsSatisfied(['README.md'], files, exists)).toBe(true);
    expect(existsSatisfied(['readme.md', '/README.md', './README.md', 'intro.md', 'docs'], files, exists)).toBe(false);
    expect(existsSatisfied(['a\\b'], ['a\\b'], exists)).toBe(true);
    expect(existsSatisfied([], files, exists)).toBe(false);
  });

  it('finds directories, all of them, where this version looks for any', () => {
    for (const directory of ['a/', 'b/', 'docs/', 'docs/guide/']) {
      expect(existsSatisfied([directory], files, exists)).toBe(true);
      expect(existsSatisfied([directory], files, { ...exists, directories: false })).toBe(false);
    }
    expect(existsSatisfied(['README.md/', 'doc/', 'guide/', '/'], files, exists)).toBe(false);
    expect(existsSatisfied(['/', 'x/'], ['/x/y'], exists)).toBe(true);
  });

  it('looks for endings', () => {
    expect(existsSatisfied(['**/*.md'], ['docs/guide/intro.md'], exists)).toBe(true);
    expect(existsSatisfied(['**/*.rb'], files, exists)).toBe(false);
  });

  it('counts the files it looks at: only those at the top when no pattern asks for more (R32, R35)', () => {
    expect(existsSatisfied(['x?', 'y?', 'z?'], files, exists)).toBe(false);
    expect(existsSatisfied(['x?', 'y?', 'z/?'], files, exists)).toBe(true);
    expect(existsSatisfied(['**/*.x', '**/*.y', '**/*.z'], files, exists)).toBe(false);
    expect(existsSatisfied(['**/*.x', '**/*.y', '**/*.z'], files, { ...exists, countExtensions: true })).toBe(true);
  });
});
