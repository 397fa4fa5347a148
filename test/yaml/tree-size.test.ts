import { expect, it } from 'vitest';
import { MAX_TREE_DEPTH } from '../../src/limits.js';
import type { ListNode, Node } from '../../src/yaml/node.js';
import { createTreeMeasure, isTreeTooLarge } from '../../src/yaml/tree-size.js';
import { rootOf } from './read-yaml.js';

it('measures levels, and grows with what a tree holds', () => {
  const sizeOf = createTreeMeasure();
  expect(['a', '[]', '[[a], b]', '{a: {b: [c]}}', '!reference [a]', '{[a]: b}'].map((text) => sizeOf(rootOf(text)).depth)).toEqual([0, 1, 2, 3, 1, 2]);
  const bytes = ['a', '[a]', '[a, b]', '{a: b}', '{a: [b, c]}', `"${'x'.repeat(500)}"`].map((text) => sizeOf(rootOf(text)).bytes);
  expect(bytes).toEqual(bytes.toSorted((one, other) => one - other));
});

const list = (...items: Node[]): ListNode => ({ kind: 'list', items, source: undefined, start: 0, end: 0 });
const nodesOf = (node: Node): number => createTreeMeasure()(node).nodes;

it('counts maps, lists, keys and values, and a reference as one', () => {
  expect(['a', '{a: [b, c], d: {}}', '[!reference [a, b]]'].map((text) => nodesOf(rootOf(text)))).toEqual([1, 7, 2]);
});

it('counts shared parts as often as they stand there, and visits them once', () => {
  let node = list(list());
  for (let level = 0; level < 60; level += 1) node = list(node, node);
  expect(nodesOf(node)).toBe(2 ** 60 * 3 - 1);
});

it('finds too large what has too many levels or nodes', () => {
  let node = list();
  for (let level = 1; level < MAX_TREE_DEPTH; level += 1) node = list(node);
  const sizeOf = createTreeMeasure();
  expect([node, list(node)].map((tree) => isTreeTooLarge(sizeOf(tree)))).toEqual([false, true]);
  let bomb = list();
  for (let level = 0; level < 21; level += 1) bomb = list(bomb, bomb);
  expect(isTreeTooLarge(sizeOf(bomb))).toBe(true);
});
