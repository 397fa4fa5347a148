import { expect, test } from 'vitest';
import { difference } from '../../src/explain/difference.js';

test.each<[unknown, unknown]>([
  [1, 1], [null, null], [[1, { a: 2 }], [1, { a: 2 }]], [{ a: 1, b: 2 }, { b: 2, a: 1 }], [{ a: undefined }, {}], [Number.NaN, Number.NaN],
  [{ valueOf: 1, toString: 2, constructor: 3 }, { valueOf: 1, toString: 2, constructor: 3 }], [Object.create(null), {}],
])('%j and %j are the same', (before, after) => {
  expect(difference(before, after)).toBeUndefined();
});

test.each<[unknown, unknown]>([
  [1, '1'], [[1, 2], [2, 1]], [{ a: 1 }, { a: 2 }], [{ a: 1 }, [['a', 1]]], [null, {}], [{ valueOf: 1 }, { valueOf: 2 }], [{}, []],
])('%j and %j differ', (before, after) => {
  expect(difference(before, after)).toEqual({ before, after });
});

test('what is not there is absent', () => {
  expect(difference(undefined, 1)).toEqual({ after: 1 });
  expect(Object.keys(difference(1, undefined) ?? {})).toEqual(['before']);
});
