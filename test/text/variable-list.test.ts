import { expect, test } from 'vitest';
import type { VariablesInput } from '../../src/context.js';
import { variableList } from '../../src/text/variable-list.js';

test('a record and a list say the same', () => {
  expect(variableList({ A: '1', B: '2' })).toEqual([{ key: 'A', value: '1' }, { key: 'B', value: '2' }]);
  expect(variableList([{ key: 'A', value: '1', raw: true }])).toEqual([{ key: 'A', value: '1', raw: true }]);
});

test('values of other types', () => {
  const variables = { N: 1, T: true, NULL: null, LIST: ['x'] } as unknown as VariablesInput;
  expect(variableList(variables)).toEqual([{ key: 'N', value: '1' }, { key: 'T', value: 'true' }, { key: 'NULL', value: null }]);
});

test('no variables at all', () => {
  for (const nothing of [undefined, null, 5, 'text']) expect(variableList(nothing as unknown as VariablesInput)).toEqual([]);
});
