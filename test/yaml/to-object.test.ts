import { expect, it } from 'vitest';
import { keyText, namedEntries, nodeToObject } from '../../src/yaml/to-object.js';
import { rootOf } from './read-yaml.js';

it('nodeToObject gives plain JSON', () => {
  expect(nodeToObject(rootOf('a: :sym\nr: {b: 12345678901234567890, c: .inf, d: !reference [x, y], e: [~, 1.0], f: {g: no}}'))).toEqual({
    a: 'sym', r: { b: '12345678901234567890', c: 'Infinity', d: ['x', 'y'], e: [null, 1], f: { g: false } },
  });
  expect(nodeToObject(rootOf('{a_b: {c_d: 1}}'), (key) => key.toUpperCase())).toEqual({ A_B: { C_D: 1 } });
});

it('keys become text', () => {
  const root = rootOf('{1: a, true: b, ~: c, [x]: d, {y: z}: e}');
  expect(root.kind === 'map' && namedEntries(root.entries).map(([name]) => name)).toEqual(['1', 'true', '', 'list', 'map']);
  expect(keyText(rootOf('1.50'))).toBe('1.5');
});
