import { describe, expect, it } from 'vitest';
import type { ListNode } from '../../src/yaml/node.js';
import { booleanOf, firstNonString, flattenList, integerOf, scalarTextOf, stringListOf, stringOf } from '../../src/yaml/shapes.js';
import { nodeToObject } from '../../src/yaml/to-object.js';
import { rootOf } from './read-yaml.js';

const item = (text: string): ListNode['items'][number] => (rootOf(`- ${text}`) as ListNode).items[0] ?? rootOf('~');

it('a symbol is no string, but a text in a list', () => {
  expect([stringOf(item('a')), stringOf(item(':a')), stringOf(item('1')), stringOf(undefined)]).toEqual(['a', undefined, undefined, undefined]);
  expect(stringListOf(rootOf('- a\n- :b'))).toEqual(['a', 'b']);
  expect(stringListOf(rootOf('[a, 1]'))).toBeUndefined();
  expect(stringListOf(rootOf('{a: b}'))).toBeUndefined();
  expect(firstNonString(rootOf('- a\n- :b\n- 1'))).toMatchObject({ value: 1 });
});

it('numbers, booleans and scalars', () => {
  expect([integerOf(item('1')), integerOf(item('1.0')), integerOf(item('12345678901234567890'))]).toEqual([1, undefined, undefined]);
  expect([booleanOf(item('no')), booleanOf(item('n'))]).toEqual([false, undefined]);
  expect([scalarTextOf(item('1.0')), scalarTextOf(item('~')), scalarTextOf(item('[]'))]).toEqual(['1.0', undefined, undefined]);
});

describe('flattenList (L86)', () => {
  const nested = (levels: number): ListNode => rootOf(`${'['.repeat(levels)}a${']'.repeat(levels)}`) as ListNode;

  it('writes nested lists out', () => {
    expect(flattenList(rootOf('[a, [b, [c], []], d]') as ListNode, 10)?.map((node) => nodeToObject(node))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('counts the outermost list', () => {
    expect(flattenList(nested(10), 10)).toHaveLength(1);
    expect(flattenList(nested(11), 10)).toBeUndefined();
    expect(flattenList(nested(1), 1)).toHaveLength(1);
    expect(flattenList(nested(2), 1)).toBeUndefined();
  });
});
