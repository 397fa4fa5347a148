import { describe, expect, it } from 'vitest';
import { findPatternEnd } from '../../src/expression/pattern-literal.js';

describe('findPatternEnd (E6)', () => {
  it.each([
    ['/ab/', 4], ['/a./', 4], ['/ab/is', 6], ['/ab/ii', 6], ['/ab/ix', 5],
    ['/a//', 4], ['/ab//', 5], ['/ab///', 5], ['/ab//i', 6],
    ['/\\//', 4], ['/a\\//', 5], ['/\\/a/', 5], ['/\\/\\//', 6], ['/a\\/b/i x', 7], ['/a\\///', 5],
    ['/[a/b]+/', 4], ['/[a\\/b]+/', 9],
    ['/a/', undefined], ['/./', undefined], ['//', undefined], ['///', undefined], ['/ab', undefined], ['/', undefined],
    ['/a\\/', undefined], ['/ab\\\\/', undefined], ['/ab\\/\\/', undefined],
    ['/a\nb/', 5], ['/b/c/', undefined], ['/ab/c/', 4],
  ])('%j ends at %s', (text, end) => {
    expect(findPatternEnd(text, 0)).toBe(end);
  });

  it('starts anywhere', () => {
    expect(findPatternEnd('$A =~ /ab/i', 6)).toBe(11);
  });

  it('reads a long hostile text once', () => {
    expect(findPatternEnd(`/${'\\/'.repeat(1_000_000)}`, 0)).toBeUndefined();
    expect(findPatternEnd(`/${'a'.repeat(2_000_000)}`, 0)).toBeUndefined();
    expect(findPatternEnd(`/${'\\\\'.repeat(1_000_000)}/`, 0)).toBeUndefined();
  });
});
