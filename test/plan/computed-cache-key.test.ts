import { describe, expect, it } from 'vitest';
import { cacheKey } from '../../src/plan/computed-cache-key.js';

const HELLO = 'ce013625030ba8dba906f756967f9e9ca394464a';

describe('cacheKey (03-C)', () => {
  it('keeps a text as written (C3)', () => {
    expect(cacheKey('$CI_COMMIT_REF_SLUG-x')).toBe('$CI_COMMIT_REF_SLUG-x');
  });

  it('digests the ids of files (C4, C7)', () => {
    const files = ['a.lock', 'b.lock'];
    const [one, two] = ['1'.repeat(40), '2'.repeat(40)];
    expect(cacheKey({ files: ['a.lock'], prefix: '' }, { blobIds: { 'a.lock': HELLO } })).toBe('126780f1d4ae55fc826963e2e5d7ba7916e8903f');
    expect(cacheKey({ files, prefix: '' }, { blobIds: { 'a.lock': one, 'b.lock': two } })).toBe('2ee50e071df39727974b4559096338460e0ef111');
    expect(cacheKey({ files, prefix: '' }, { blobIds: { 'a.lock': two, 'b.lock': one } })).toBe('2ee50e071df39727974b4559096338460e0ef111');
    expect(cacheKey({ files, prefix: '' }, { blobIds: { 'a.lock': HELLO, 'b.lock': null } })).toBe('126780f1d4ae55fc826963e2e5d7ba7916e8903f');
    expect(cacheKey({ files: ['/a.lock', 'a.lock', ' '], prefix: '' }, { blobIds: { 'a.lock': HELLO } })).toBe('126780f1d4ae55fc826963e2e5d7ba7916e8903f');
  });

  it('matches wildcards against the repository', () => {
    const blobIds = { 'a/x.lock': HELLO, 'a/y.txt': '1'.repeat(40) };
    expect(cacheKey({ files: ['a/*.lock'], prefix: '' }, { files: Object.keys(blobIds), blobIds })).toBe('126780f1d4ae55fc826963e2e5d7ba7916e8903f');
    expect(cacheKey({ files: ['a/*.lock'], prefix: '' }, { blobIds })).toBe('126780f1d4ae55fc826963e2e5d7ba7916e8903f');
  });

  it.each([ // C6
    [{ files: ['package-lock.json'] }, 0, '0_package-lock-default'],
    [{ files: ['Gemfile.lock', 'package.json'] }, 1, '1_Gemfile_package-default'],
    [{ files: ['a/b.lock'] }, 0, '0_a/b-default'],
    [{ files: ['x'], prefix: 'rspec' }, 0, 'rspec-default'],
    [{ files: ['x'], prefix: '' }, 0, 'default'],
    [{ filesCommits: ['x'] }, 2, '2-default'],
  ])('%j in cache %i: %s', (key, index, expected) => {
    expect(cacheKey(key, { index })).toBe(expected);
  });

  it('takes newest commits, and no default prefix, in older versions', () => {
    const context = { blobIds: { a: '1'.repeat(40) }, lastCommitIds: { a: HELLO } };
    expect(cacheKey({ files: ['a'] }, { ...context, gitlabVersion: '13.3' })).toBe('126780f1d4ae55fc826963e2e5d7ba7916e8903f');
    expect(cacheKey({ files: ['a'] }, { ...context, gitlabVersion: '18.3' })).toBe('0_a-126780f1d4ae55fc826963e2e5d7ba7916e8903f');
    expect(cacheKey({ filesCommits: ['a'], prefix: '' }, context)).toBe('126780f1d4ae55fc826963e2e5d7ba7916e8903f');
  });

  it('names no files in the default prefix at first (C6)', () => {
    expect(['13.11', '13.12', '15.8', '15.9'].map((gitlabVersion) => cacheKey({ files: ['a'] }, { index: 1, gitlabVersion }))).toEqual(['default', '1-default', '1-default', '1_a-default']);
  });

  it('has paths of any name', () => {
    expect(cacheKey({ files: ['__proto__', 'toString'], prefix: '' }, { blobIds: {} })).toBe('default');
    expect(cacheKey({ files: ['__proto__'], prefix: '' }, { blobIds: Object.fromEntries([['__proto__', HELLO]]) })).toBe('126780f1d4ae55fc826963e2e5d7ba7916e8903f');
  });
});
