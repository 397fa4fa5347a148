import { expect, test } from 'vitest';
import { quotaUsage } from '../../src/usage/quota-usage.js';

test('overlapping periods count each', () => {
  expect(quotaUsage([{ start: 0, end: 4 }, { start: 0, end: 4 }, { start: 0, end: 2 }])).toBe(10);
  expect(quotaUsage([])).toBe(0);
});

test('a running job counts until now', () => {
  expect(quotaUsage([{ start: 0, end: null }, { start: 5, end: null }], 8)).toBe(11);
  expect(quotaUsage([{ start: 0, end: null }, { start: 5, end: 6 }])).toBe(1);
});

test('what is no length of time counts nothing', () => {
  expect(quotaUsage([{ start: 5, end: 3 }, { start: NaN, end: 4 }, { start: 1, end: 2 }], NaN)).toBe(1);
});
