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

test('an entry that refers to its own name comes after the others of it, before what it refers to next', () => {
  // a plain depth-first walk of C, C=`y${A}x`, a, A=`${B}%A%A%${a}`, A raw
  expect(dependencyOrder(['C', 'C', 'a', 'A', 'A'], [[], ['A'], [], ['B', 'A', 'a'], []])).toEqual({ order: [0, 4, 2, 3, 1], cycles: [] });
  expect(dependencyOrder(['X', 'A', 'A', 'A'], [['A'], ['B', 'A'], ['C'], []])).toEqual({ order: [2, 3, 1, 0], cycles: [] });
});

test('a cycle through a later entry of a name is found', () => {
  expect(dependencyOrder(['A', 'A', 'B'], [[], ['B'], ['A']])).toEqual({ order: [0, 1, 2], cycles: [[1, 2]] });
  expect(dependencyOrder(['B', 'A', 'A'], [['A'], [], ['B']])).toEqual({ order: [1, 0, 2], cycles: [[0, 2]] });
  expect(dependencyOrder(['A', 'B', 'A', 'C'], [['B', 'C'], [], [], ['A']]).cycles).toEqual([[0, 3]]);
});

test('each cycle is listed', () => {
  expect(dependencyOrder(['A', 'B', 'X', 'Y'], [['B'], ['A'], ['Y'], ['X']]).cycles).toEqual([[0, 1], [2, 3]]);
});
