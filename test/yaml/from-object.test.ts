import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { nodeFromObject } from '../../src/yaml/from-object.js';
import { nodeToObject } from '../../src/yaml/to-object.js';

function roundTrip(value: unknown): unknown {
  const { root } = nodeFromObject(value, 100);
  return root && nodeToObject(root);
}

describe('nodeFromObject', () => {
  it('takes what JSON has, and large integers', () => {
    const value = { a: 'x', b: 1, c: 1.5, d: true, e: null, f: [1, [2]], g: { h: {} } };
    expect(roundTrip(value)).toEqual(value);
    expect(nodeFromObject(12n, 100).root).toMatchObject({ kind: 'integer', value: 12n });
    expect(nodeFromObject(2 ** 60, 100).root).toMatchObject({ kind: 'integer', value: 2n ** 60n });
    expect(nodeFromObject(0.5, 100).root).toMatchObject({ kind: 'float' });
  });

  it('leaves undefined properties out', () => {
    expect(roundTrip({ a: undefined, b: 1 })).toEqual({ b: 1 });
  });

  it('takes objects without prototype, of other realms, and keys like __proto__', () => {
    expect(roundTrip(Object.assign(Object.create(null) as object, { a: 1 }))).toEqual({ a: 1 });
    expect(roundTrip(runInNewContext('({a: [1]})'))).toEqual({ a: [1] });
    expect(JSON.stringify(roundTrip(JSON.parse('{"__proto__": 1, "constructor": 2}')))).toBe('{"__proto__":1,"constructor":2}');
  });

  it.each<[string, unknown, (string | number)[]]>([
    ['a function', { a: [1, () => 1] }, ['a', 1]],
    ['a date', { a: new Date(0) }, ['a']],
    ['a map', new Map(), []],
    ['a symbol', [Symbol('x')], [0]],
    ['undefined in a list', [undefined], [0]],
    ['a hole in a list', new Array(1), [0]],
    ['undefined', undefined, []],
  ])('refuses %s, saying where', (_, value, path) => {
    expect(nodeFromObject(value, 100)).toMatchObject({ root: undefined, failure: { code: 'config-invalid-value', path } });
  });

  it('refuses what contains itself, and what is too deep', () => {
    const circle: unknown[] = [];
    circle.push(circle, circle);
    expect(nodeFromObject(circle, 100).failure?.code).toBe('config-invalid-value');
    const nested = (levels: number): unknown => Array.from({ length: levels }).reduce<unknown>((inner) => [inner], 1);
    expect(nodeFromObject(nested(100), 100).root).toBeDefined();
    expect(nodeFromObject(nested(101), 100).failure?.code).toBe('config-invalid-value');
  });

  it('keeps shared parts shared, and counts their levels', () => {
    const chain: unknown[] = [[]];
    for (let level = 0; level < 200; level += 1) chain.push([chain.at(-1)]);
    expect(nodeFromObject(chain, 100).failure?.code).toBe('config-invalid-value');
    let bomb: unknown = ['x'];
    for (let level = 0; level < 60; level += 1) bomb = [bomb, bomb];
    const { root } = nodeFromObject(bomb, 100);
    expect(root?.kind === 'list' && root.items[0] === root.items[1]).toBe(true);
  });
});
