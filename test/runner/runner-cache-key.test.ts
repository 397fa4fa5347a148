import { describe, expect, test } from 'vitest';
import { runnerCacheKey } from '../../src/runner/runner-cache-key.js';

describe('runnerCacheKey', () => {
  test('has the index of cleared caches and then the protection (C8)', () => {
    expect(runnerCacheKey('gems', { cacheIndex: 3, refProtected: true })).toBe('gems-3-protected');
    expect(runnerCacheKey('gems', { refProtected: true, unprotect: true })).toBe('gems-non_protected');
    expect(runnerCacheKey('gems')).toBe('gems-non_protected');
    expect(runnerCacheKey('gems', { separateCaches: false, cacheIndex: 1 })).toBe('gems-1');
  });

  test('is not separated before 15.0', () => {
    expect(runnerCacheKey('gems', { gitlabVersion: '13.3', refProtected: true, cacheIndex: 2 })).toBe('gems-2');
  });

  test.each([
    ['a%2Fb', 'a/b'], ['a%2e%2E/b', 'a../b'], ['..\\..\\etc', 'etc'], ['a/../../b', 'b'], ['a/b/ ', 'a/b'], ['a  ', 'a'], ['..', undefined],
    ['%2F', undefined], ['$NONE', undefined], ['$A/$A', '1/1'],
  ])('%j is stored under %j (C9)', (key, stored) => {
    expect(runnerCacheKey(key, { separateCaches: false, variables: { A: '1' } })).toBe(stored);
  });

  test('that expands to nothing is skipped, suffix or not', () => {
    expect(runnerCacheKey('$NONE', { cacheIndex: 1, refProtected: true })).toBeUndefined();
  });
});
