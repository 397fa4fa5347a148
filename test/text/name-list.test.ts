import { describe, expect, it } from 'vitest';
import { nameList } from '../../src/text/name-list.js';

describe('nameList', () => {
  it.each([
    [[], ''],
    [['a'], '`a`'],
    [['a', 'b'], '`a`, `b`'],
    [Array.from({ length: 10 }, () => 'x'), Array.from({ length: 10 }, () => '`x`').join(', ')],
    [Array.from({ length: 12 }, () => 'x'), `${Array.from({ length: 10 }, () => '`x`').join(', ')} and 2 more`],
  ])('%j', (names, expected) => {
    expect(nameList(names)).toBe(expected);
  });
});
