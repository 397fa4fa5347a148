import { expect, test } from 'vitest';
import { variableProblem } from '../../src/text/variable-problem.js';

const problem = (...list: readonly (readonly [key: string, value: string, raw?: boolean])[]): string | undefined =>
  variableProblem(list.map(([key, value, raw = false]) => ({ key, value, raw })));

test('names a circle, also through a definition that is overridden (README-config 9)', () => {
  expect(problem(['A', '$B'], ['X', 'x'], ['B', '%A%'])).toMatch(/A, B|B, A/);
  expect(problem(['A', '$B'], ['B', '$A'], ['A', 'plain'])).toBeDefined();
  expect(problem(['A', '$A'], ['A', '$A'])).toBeDefined();
});

test('says nothing of others', () => {
  expect(problem(['A', 'x$A'], ['B', '$A'], ['C', '$B'])).toBeUndefined();
  expect(problem(['A', '$B'], ['B', '$A', true])).toBeUndefined();
  expect(problem(['A', '$$B'], ['B', '$$A'])).toBeUndefined();
});
