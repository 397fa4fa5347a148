import { expect, it } from 'vitest';
import { createTreeMeasure } from '../../src/yaml/tree-size.js';
import { rootOf } from './read-yaml.js';

it('measures levels, and grows with what a tree holds', () => {
  const sizeOf = createTreeMeasure();
  expect(['a', '[]', '[[a], b]', '{a: {b: [c]}}', '!reference [a]', '{[a]: b}'].map((text) => sizeOf(rootOf(text)).depth)).toEqual([0, 1, 2, 3, 1, 2]);
  const bytes = ['a', '[a]', '[a, b]', '{a: b}', '{a: [b, c]}', `"${'x'.repeat(500)}"`].map((text) => sizeOf(rootOf(text)).bytes);
  expect(bytes).toEqual(bytes.toSorted((one, other) => one - other));
});
