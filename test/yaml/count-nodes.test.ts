import { expect, it } from 'vitest';
import { MAX_TREE_DEPTH } from '../../src/limits.js';
import { countNodes } from '../../src/yaml/count-nodes.js';
import type { ListNode, Node } from '../../src/yaml/node.js';
import { rootOf } from './read-yaml.js';

const list = (...items: Node[]): ListNode => ({ kind: 'list', items, source: undefined, start: 0, end: 0 });

it('countNodes counts maps, lists, keys and values', () => {
  expect(countNodes(rootOf('a'))).toBe(1);
  expect(countNodes(rootOf('{a: [b, c], d: {}}'))).toBe(7);
});

it('counts shared parts as often as they stand there, and visits them once', () => {
  let node = list(list());
  for (let level = 0; level < 60; level += 1) node = list(node, node);
  expect(countNodes(node)).toBe(2 ** 60 * 3 - 1);
});

it('is infinite for what is too deep, whichever way it is reached', () => {
  let node = list();
  const all = [node];
  for (let level = 1; level < MAX_TREE_DEPTH; level += 1) all.push(node = list(node));
  expect(countNodes(node)).toBe(MAX_TREE_DEPTH);
  expect(countNodes(list(node))).toBe(Infinity);
  expect(countNodes(list(...all))).toBe(Infinity);
});
