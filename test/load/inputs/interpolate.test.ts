import { describe, expect, it } from 'vitest';
import { child, type Node } from '../../../src/yaml/node.js';
import { applyToText, contentOf, failureOf, fileWith } from './apply-to-text.js';

const INPUTS = `{ s: { default: abc }, e: { default: "" }, n: { type: number, default: 2 }, f: { type: number, default: 2.50 }, b: { type: boolean, default: false },
    z: { type: number, default: ~ }, l: { type: array, default: [p, q] }, o: { type: array, default: [{ k: [v, w], h-h: 1 }, [3]] }, none: { type: array, default: [] },
    lit: { default: "$[[ inputs.s ]] $V" }, "a b": { default: spaced }, "d.t": { default: x }, h-h: { type: array, default: [1] }, 7: { default: x } }`;

const valueOf = (value: string): unknown => (contentOf(fileWith(INPUTS, value), { lookup: (name) => (name === 'V' ? { value: 'var' } : undefined) }) as { v: unknown }).v;

describe('interpolation (L30-L36)', () => {
  it.each<[string, unknown]>([
    ['"$[[ inputs.s ]]"', 'abc'],
    ['"$[[ inputs.n ]]"', 2],
    ['"$[[ inputs.f ]]"', 2.5],
    ['"$[[ inputs.b ]]"', false],
    ['"$[[ inputs.z ]]"', null],
    ['"$[[ inputs.l ]]"', ['p', 'q']],
    ['" $[[ inputs.n ]]"', ' 2'],
    ['"$[[ inputs.n ]]$[[ inputs.n ]]"', '22'],
    ['"<$[[ inputs.z ]]$[[ inputs.e ]]$[[ inputs.b ]]$[[ inputs.f ]]>"', '<false2.5>'],
    ['"$[[ inputs.l ]]!"', '["p", "q"]!'],
    ['[x, "$[[ inputs.l ]]", y]', ['x', 'p', 'q', 'y']],
    ['[x, "$[[ inputs.o ]]"]', ['x', { k: ['v', 'w'], 'h-h': 1 }, [3]]],
    ['["$[[ inputs.none ]]"]', []],
    ['["$[[ inputs.l ]] "]', ['["p", "q"] ']],
    ['"$[[ inputs.l[1] ]]"', 'q'],
    ['"$[[ inputs.o[0].k[1] ]]"', 'w'],
    ['"$[[ inputs.o[0].h-h ]]"', 1],
    ['"$[[ inputs.o[1][0] ]]"', 3],
    ['"$[[ inputs.o[0] ]]"', { k: ['v', 'w'], 'h-h': 1 }],
    ['"$[[ inputs.a b ]]"', 'spaced'],
    ['"$[[ inputs.lit ]]"', '$[[ inputs.s ]] $V'],
    ['"$[[ inputs.lit | expand_vars ]]"', '$[[ inputs.s ]] var'],
    ['"$[[ inputs.s | truncate(1,2) | truncate(1,1) ]]"', 'c'],
    ['"$[[ inputs.s | ]]"', 'abc'],
    ['"$[[ matrix.OS ]]"', '$[[ matrix.OS ]]'],
    ['"$[[ matrix.OS ]]-$[[ inputs.n ]]"', '$[[ matrix.OS ]]-2'],
    ['"$[[ ]] $[[ inputs.s"', '$[[ ]] $[[ inputs.s'],
    ['"$[[ x ]]"', '$[[ x ]]'],
    ['{ "$[[ inputs.s ]]": 1, "x-$[[ inputs.n ]]": 2 }', { abc: 1, 'x-2': 2 }],
    ['{ abc: 1, other: 2, "$[[ inputs.s ]]": 3 }', { abc: 3, other: 2 }],
    ['!reference ["$[[ inputs.s ]]", x]', ['$[[ inputs.s ]]', 'x']],
    ['12', 12],
  ])('%s is %j', (value, expected) => {
    expect(valueOf(value)).toEqual(expected);
  });

  it('makes an integer key of a number', () => {
    const content = applyToText(fileWith(INPUTS, '{ "$[[ inputs.n ]]": x }')) as Node;
    const map = child(content, 'v');
    expect(map?.kind === 'map' && [...map.entries.keys()]).toEqual([2]);
  });

  it.each<[string, string]>([
    ['interpolation-invalid-path', 'nope'],
    ['interpolation-invalid-path', '||'],
    ['interpolation-unknown', 'input.s'],
    ['interpolation-unknown', 'inputs.'],
    ['interpolation-unknown', 'inputs.nope'],
    ['interpolation-unknown', 'inputs.d.t'],
    ['interpolation-unknown', 'inputs.s.x'],
    ['interpolation-unknown', 'inputs.7'],
    ['interpolation-unknown', 'inputs.a.b.c.d.e'],
    ['interpolation-unknown', 'component.name'],
    ['interpolation-unknown', 'inputs.__proto__'],
    ['interpolation-index-invalid', 'inputs.l[x]'],
    ['interpolation-index-invalid', 'inputs.l[-1]'],
    ['interpolation-index-invalid', 'inputs.l[0'],
    ['interpolation-index-invalid', 'inputs.l0]'],
    ['interpolation-index-invalid', 'inputs.[0]'],
    ['interpolation-index-invalid', 'inputs.h-h[0]'],
    ['interpolation-index-invalid', 'inputs.l[0][0][0][0][0][0]'],
    ['interpolation-index-not-array', 'inputs.s[0]'],
    ['interpolation-index-not-array', 'inputs[0].s'],
    ['interpolation-index-range', 'inputs.l[2]'],
    ['interpolation-index-range', 'inputs.l[99999999999999999999]'],
    ['interpolation-too-many-functions', 'inputs.s | a | b | c | d'],
    ['interpolation-function-unknown', 'inputs.s | nope'],
    ['interpolation-function-unknown', 'inputs.s || expand_vars'],
    ['interpolation-function-type', 'inputs.n | expand_vars'],
    ['interpolation-function-type', 'inputs.z | posix_escape'],
    ['interpolation-function-type', 'inputs.l | truncate(0,1)'],
    ['interpolation-masked', 'inputs.lit | expand_vars'],
  ])('%s: %s', (code, inside) => {
    const lookup = (): { value: string; masked: boolean } => ({ value: 'secret', masked: true });
    expect(failureOf(fileWith(INPUTS, JSON.stringify(`$[[ ${inside} ]]`)), { lookup }).code).toBe(code);
  });

  it('limits the bytes of a path', () => {
    const codeFor = (name: string): string => failureOf(fileWith(INPUTS, JSON.stringify(`$[[ inputs.${name} ]]`))).code;
    expect(codeFor('x'.repeat(1017))).toBe('interpolation-unknown');
    expect(codeFor('x'.repeat(1018))).toBe('interpolation-too-long');
    expect(codeFor('\u00e9'.repeat(509))).toBe('interpolation-too-long');
  });

  it('points at the string, and says what was probably meant', () => {
    expect(failureOf('spec: { inputs: { name: ~ } }\n---\njob:\n  script: "x $[[ inputs.nmae ]]"\n', { inputs: { name: 'x' } })).toMatchObject({
      file: 'main.yml', range: { start: { line: 4, column: 11 } }, hint: 'Did you mean `name`?',
    });
  });

  it('shares what has no blocks, and replaces what an alias repeats once', () => {
    const content = applyToText('spec: { inputs: { a: { default: x } } }\n---\nplain: [1, { b: c }]\nfirst: &f ["$[[ inputs.a ]]"]\nsecond: *f\n') as Node;
    expect(child(content, 'first')).toBe(child(content, 'second'));
  });

  it('gives the place of the string to what replaces it', () => {
    const text = fileWith(INPUTS, '["$[[ inputs.l ]]"]');
    const list = child(applyToText(text) as Node, 'v');
    const item = list?.kind === 'list' ? list.items[1] : undefined;
    expect(item?.source?.text.slice(item.start, item.end)).toBe('"$[[ inputs.l ]]"');
  });
});

describe('component facts (L37)', () => {
  const text = 'spec: { component: [name, version] }\n---\nv: ["$[[ component.name ]]", "$[[ component.version ]]"]\n';

  it('are known in a component, as far as the header names them', () => {
    expect(contentOf(text, { component: { name: 'lint', version: null, sha: 'abc' } })).toEqual({ v: ['lint', null] });
    expect(failureOf(text.replaceAll('version ]]', 'sha ]]'), { component: { name: 'lint', version: null, sha: 'abc' } }).code).toBe('interpolation-unknown');
    expect(failureOf(text).code).toBe('interpolation-unknown');
  });
});

describe('limits (L38)', () => {
  const one = '{ a: { default: x } }';

  it('counts different blocks', () => {
    const blocks = (count: number): string => Array.from({ length: count }, (_, index) => `$[[ inputs.a | truncate(0,${index}) ]]`).join('');
    expect(() => contentOf(fileWith(one, JSON.stringify(blocks(10_000))))).not.toThrow();
    expect(failureOf(fileWith(one, JSON.stringify(blocks(10_001)))).code).toBe('interpolation-too-many-blocks');
    expect(() => contentOf(fileWith(one, JSON.stringify('$[[ inputs.a ]]'.repeat(20_000))))).not.toThrow();
  });

  it('refuses strings of more than 1 MiB, also without blocks', () => {
    expect(() => contentOf(fileWith(one, 'x'.repeat(1024 * 1024)))).not.toThrow();
    expect(failureOf(fileWith(one, 'x'.repeat(1024 * 1024 + 1))).code).toBe('interpolation-node-too-large');
    expect(failureOf(fileWith(one, '\u00e9'.repeat(512 * 1024 + 1))).code).toBe('interpolation-node-too-large');
  });

  it('bounds what replaced blocks grow to', () => {
    const inputs = { a: 'x'.repeat(1_000_000) };
    expect(failureOf(fileWith('{ a: ~ }', JSON.stringify('$[[ inputs.a ]]'.repeat(1000))), { inputs }).code).toBe('interpolation-too-large');
    const list = Array.from({ length: 100_000 }, () => 1);
    expect(failureOf(fileWith('{ a: { type: array } }', `[${'"$[[ inputs.a ]]", '.repeat(1000)}]`), { inputs: { a: list } }).code).toBe('interpolation-too-large');
    let nested: unknown = [1, 2, 3];
    for (let level = 0; level < 40; level += 1) nested = [nested, nested];
    expect(failureOf(fileWith('{ a: { type: array } }', 'x'), { inputs: { a: nested } }).code).toBe('interpolation-too-large');
  });
});
