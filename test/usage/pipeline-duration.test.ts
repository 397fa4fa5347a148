import { expect, test } from 'vitest';
import { pipelineDuration } from '../../src/usage/pipeline-duration.js';

test.each<[[number, number | null][], number]>([
  [[[0, 10]], 10], [[[0, 10], [5, 15]], 15], [[[0, 10], [10, 20]], 20], [[[0, 10], [12, 20]], 18], [[[0, 20], [5, 6], [30, 31]], 21], [[], 0],
  [[[6, 7], [2, 4], [1, 3]], 4], [[[-5, -1]], 4],
])('%j is %d', (periods, duration) => {
  expect(pipelineDuration(periods.map(([start, end]) => ({ start, end })))).toBe(duration);
});

test('a running job counts until now', () => {
  expect(pipelineDuration([{ start: 3, end: null }, { start: 1, end: 2 }], 10)).toBe(8);
  expect(pipelineDuration([{ start: 3, end: null }, { start: 1, end: 2 }])).toBe(1);
  expect(pipelineDuration([{ start: 12, end: null }], 10)).toBe(0);
});

test('what is no length of time counts nothing', () => {
  const bad = [{ start: 5, end: 3 }, { start: NaN, end: 4 }, { start: 0, end: Infinity }, { start: 0, end: '9' as unknown as number }, { start: 1, end: 2 }];
  expect(pipelineDuration(bad)).toBe(1);
});
