import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { applyExtends } from '../../src/load/extends.js';
import type { MapNode } from '../../src/yaml/node.js';
import { nodeToObject } from '../../src/yaml/to-object.js';
import { placeOf, rootOf } from '../yaml/read-yaml.js';

function extend(text: string): Record<string, unknown> {
  const { tree, failure } = applyExtends(rootOf(text) as MapNode);
  if (failure) throw new Error(`${failure.code}: ${failure.message}`);
  return nodeToObject(tree) as Record<string, unknown>;
}

function failureOf(text: string): Diagnostic {
  const { failure } = applyExtends(rootOf(text) as MapNode);
  if (!failure) throw new Error('no diagnostic');
  return failure;
}

describe('applyExtends', () => {
  it('merges parents from left to right, and the own keys on top (L77-L79)', () => {
    const text = '.a: {s: a, v: {A: 1, B: 1}, t: [a]}\n.b: {v: {B: 2}, t: [b], n: 1}\nj: {own: 1, extends: [.a, .b], v: {C: 3}}';
    expect(JSON.stringify(extend(text).j)).toBe('{"s":"a","v":{"A":1,"B":2,"C":3},"t":["b"],"n":1,"own":1,"extends":[".a",".b"]}');
  });

  it('keeps the own `extends` and not those of the parents (L78)', () => {
    expect(extend('.a: {x: 1}\n.b: {extends: .a}\nj: {extends: [.b]}').j).toEqual({ x: 1, extends: ['.b'] });
  });

  it('tells null, empty maps and empty lists apart (L80)', () => {
    const tree = extend('.b: {v: {A: 1}, t: [x]}\na: {extends: .b, v: {}}\nb: {extends: .b, v: }\nc: {extends: .b, t: []}\nd: {extends: .b, v: {A: }}');
    expect(tree).toMatchObject({ a: { v: { A: 1 } }, b: { v: null }, c: { t: [] }, d: { v: { A: null } } });
  });

  it('has no parents with null and an empty list (L73)', () => {
    expect(extend('a: {extends: , s: x}\nb: {extends: [], s: x}')).toEqual({ a: { extends: null, s: 'x' }, b: { extends: [], s: 'x' } });
  });

  it('treats every top-level key alike, in any order (L72, L74, L81)', () => {
    expect(extend('default: {extends: j}\nj: {extends: default2, a: 1}\ndefault2: {b: 2}')).toMatchObject({ default: { a: 1, b: 2, extends: 'j' } });
  });

  it('takes items of other types as text (L73)', () => {
    expect(extend('"1": {a: 1}\nj: {extends: 1}').j).toEqual({ a: 1, extends: 1 });
    expect(failureOf('1: {a: 1}\nj: {extends: 1}').code).toBe('extends-unknown');
  });

  it('takes a reference for a value like any other (L88)', () => {
    expect(extend('.a: {v: {A: 1}, w: !reference [x, y]}\nj: {extends: .a, v: !reference [x, y], w: {B: 1}}').j)
      .toEqual({ v: ['x', 'y'], w: { B: 1 }, extends: '.a' });
  });

  const chain = (hops: number, end = '{s: x}'): string =>
    `${Array.from({ length: hops }, (_, index) => `l${index}: {extends: l${index + 1}}`).join('\n')}\nl${hops}: ${end}`;

  it('allows eleven hops, in whatever order they stand (L76)', () => {
    expect(extend(chain(11)).l0).toEqual({ s: 'x', extends: 'l1' });
    for (const text of [chain(12), chain(12).split('\n').toReversed().join('\n')]) expect(failureOf(text).code).toBe('extends-too-deep');
    expect(failureOf(chain(11, '{extends: []}')).code).toBe('extends-too-deep');
  });

  it('calls a circle of up to ten keys a circle (L76)', () => {
    expect(failureOf(chain(9, '{extends: l0}')).code).toBe('extends-circular');
    expect(failureOf(chain(10, '{extends: l0}')).code).toBe('extends-too-deep');
  });

  it.each<[string, string, string, string]>([
    ['extends-unknown', 'j:\n  extends: .nope', '2:12', 'an unknown parent'],
    ['extends-unknown', 'j:\n  extends: ""', '2:12', 'an empty name'],
    ['extends-unknown', 'j:\n  extends: {a: b}', '2:12', 'a map'],
    ['extends-unknown', 'j:\n  extends: [[a]]\na: {b: 1}', '2:13', 'a nested list'],
    ['extends-unknown', 'a:\nj:\n  extends: [a, .nope]', '3:16', 'an unknown parent beside an invalid one'],
    ['extends-invalid-base', 'a:\nj:\n  extends: [a]', '3:13', 'a parent that is null'],
    ['extends-invalid-base', 'a: [x]\nj: {extends: a}', '2:14', 'a parent that is a list'],
    ['extends-circular', 'j:\n  extends: j', '2:12', 'itself'],
    ['extends-circular', 'a: {extends: [b]}\nb: {extends: a}', '1:14', 'a circle of two'],
  ])('%s: %j at %s (%s)', (code, text, place) => {
    const failure = failureOf(text);
    expect([failure.code, placeOf(failure), failure.path.at(-1)]).toEqual([code, place, 'extends']);
  });

  it('names all parents that are missing, and what was probably meant (L75)', () => {
    expect(failureOf('.build: {a: 1}\nj: {extends: [.biuld, .x]}')).toMatchObject({ hint: 'Did you mean `.build`?', message: '`j` extends `.biuld`, `.x`, which are not defined.' });
  });

  it('stops merging that would never end', () => {
    const wide = Array.from({ length: 2000 }, (_, index) => `k${index}: 1`).join(', ');
    const many = Array.from({ length: 2000 }, () => '.a').join(', ');
    expect(failureOf(`.a: {${wide}}\n.b: {k0: 2}\nj: {extends: [.b, ${many}]}`).code).toBe('yaml-too-big');
  });
});
