import { describe, expect, it } from 'vitest';
import { deepMerge, mergeBudget } from '../../src/load/deep-merge.js';
import { child, type MapNode } from '../../src/yaml/node.js';
import { nodeToObject } from '../../src/yaml/to-object.js';
import { rootOf } from '../yaml/read-yaml.js';

const map = (text: string): MapNode => rootOf(text) as MapNode;
const merge = (base: string, later: string): string => JSON.stringify(nodeToObject(deepMerge(map(base), map(later), mergeBudget())));

describe('deepMerge (L63)', () => {
  it.each<[string, string, string, string]>([
    ['keeps keys of one side', '{a: 1}', '{b: 2}', '{"a":1,"b":2}'],
    ['merges maps at every level', '{a: {b: {c: 1, d: 1}}}', '{a: {b: {d: 2, e: 2}}}', '{"a":{"b":{"c":1,"d":2,"e":2}}}'],
    ['never merges lists', '{a: [1, 2]}', '{a: [3]}', '{"a":[3]}'],
    ['lets null count', '{a: {b: 1}}', '{a: }', '{"a":null}'],
    ['lets an empty list count', '{a: [1]}', '{a: []}', '{"a":[]}'],
    ['changes nothing by an empty map', '{a: {b: 1}}', '{a: {}}', '{"a":{"b":1}}'],
    ['replaces a map by a text, and a text by a map', '{a: {b: 1}, c: x}', '{a: x, c: {b: 1}}', '{"a":"x","c":{"b":1}}'],
    ['keeps the places of the keys of the base', '{a: 1, b: 1}', '{c: 2, b: 2, a: 2}', '{"a":2,"b":2,"c":2}'],
    ['takes a reference for no map', '{a: {b: 1}}', '{a: !reference [x]}', '{"a":["x"]}'],
  ])('%s', (_, base, later, merged) => {
    expect(merge(base, later)).toBe(merged);
  });

  it('shares what it does not change, and points at the later text', () => {
    const [base, later] = [map('{a: {b: 1}, c: {d: 1}}'), map('{c: {e: 2}, f: {}}')];
    const merged = deepMerge(base, later, mergeBudget());
    expect([child(merged, 'a') === child(base, 'a'), child(merged, 'f') === child(later, 'f')]).toEqual([true, true]);
    expect(child(merged, 'c')).toMatchObject({ start: child(later, 'c')?.start });
    expect(deepMerge(base, map('{}'), mergeBudget())).toBe(base);
  });

  it('stops when its budget is spent', () => {
    const budget = { left: 2 };
    deepMerge(map('{a: 1, b: 1}'), map('{c: 1}'), budget);
    expect(budget.left).toBeLessThan(0);
  });
});
