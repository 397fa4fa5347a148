import { expect, test } from 'vitest';
import { dependencyOrder } from '../../src/text/dependency-order.js';

test('independent entries keep their place', () => {
  expect(dependencyOrder(['A', 'B', 'C'], [[], ['none'], []])).toEqual({ order: [0, 1, 2], cycles: [] });
});

test('what an entry refers to comes first, all entries of a name', () => {
  expect(dependencyOrder(['A', 'B', 'B'], [['B'], [], []])).toEqual({ order: [1, 2, 0], cycles: [] });
});

test('an entry that refers to its own name is no cycle, two are', () => {
  expect(dependencyOrder(['A', 'A'], [[], ['A']])).toEqual({ order: [0, 1], cycles: [] });
  expect(dependencyOrder(['A', 'A'], [['A'], ['A']]).cycles).toEqual([[0, 1]]);
});

test('each cycle is listed', () => {
  expect(dependencyOrder(['A', 'B', 'X', 'Y'], [['B'], ['A'], ['Y'], ['X']]).cycles).toEqual([[0, 1], [2, 3]]);
});
