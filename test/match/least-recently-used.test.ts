import { describe, expect, it } from 'vitest';
import { createLeastRecentlyUsed } from '../../src/match/least-recently-used.js';

describe('createLeastRecentlyUsed', () => {
  it('releases the entry that was not used for the longest time', () => {
    const released: number[] = [];
    const cache = createLeastRecentlyUsed<number>(2, (value) => released.push(value));
    cache.set('one', 1);
    cache.set('two', 2);
    expect(cache.get('one')).toBe(1);
    cache.set('three', 3);
    expect(released).toEqual([2]);
    expect(cache.get('two')).toBeUndefined();
    expect(cache.size).toBe(2);
  });

  it('releases what is removed, and nothing when it is cleared', () => {
    const released: number[] = [];
    const cache = createLeastRecentlyUsed<number>(4, (value) => released.push(value));
    cache.set('__proto__', 1);
    cache.set('constructor', 2);
    cache.remove('__proto__');
    cache.remove('unknown');
    cache.clear();
    expect(released).toEqual([1]);
    expect(cache.size).toBe(0);
  });
});
