import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { behaviourOf } from '../../src/gitlab-version.js';
import { applyInputs } from '../../src/load/inputs/apply-inputs.js';
import { findBlocks } from '../../src/load/inputs/find-blocks.js';
import { readHeader, readHeaderInclude } from '../../src/load/inputs/read-header.js';
import { nodeFromObject } from '../../src/yaml/from-object.js';
import { child, EMPTY_MAP, type MapNode } from '../../src/yaml/node.js';
import { nodeToObject } from '../../src/yaml/to-object.js';
import { createTreeMeasure } from '../../src/yaml/tree-size.js';

const fragment = fc.constantFrom('$[[', ']]', '[', ']', ' ', '\n', '\t', 'a', 'inputs.', 'matrix.', '.', '|', 'n', '[0]', 'truncate(1,2)', 'expand_vars', '\u{1f600}', '\u00a0', '$A', '\v');
const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fragment, { maxLength: 20 }).map((parts) => parts.join('')));
const block = fc.constantFrom('$[[ inputs.a ]]', '$[[ inputs.b[0] ]]', '$[[ inputs.c | truncate(0,1) ]]', '$[[ inputs.a.b ]]', '$[[ matrix.X ]]', '$[[ component.name ]]');
const key = fc.oneof(fc.constantFrom('spec', 'inputs', 'a', 'b', 'c', 'default', 'type', 'options', 'regex', 'rules', 'if', 'include', 'component', 'description', '__proto__'), block);
const leaf = fc.oneof(anyText, block, fc.constantFrom('string', 'number', 'boolean', 'array', '[1]', '2', 'x+', '(', '$[[ inputs.a ]] == "x"'), fc.integer(), fc.double(), fc.boolean(), fc.constant(null));
const { json } = fc.letrec((tie) => ({
  json: fc.oneof({ maxDepth: 5, withCrossShrink: true }, leaf, fc.array(tie('json'), { maxLength: 3 }), fc.dictionary(key, tie('json'), { maxKeys: 4 })),
}));
const map = fc.dictionary(key, json, { maxKeys: 4 });
const definition = fc.oneof(json, fc.record({ type: leaf, default: json, options: fc.array(json, { maxLength: 3 }), regex: leaf, rules: fc.array(fc.record({ if: leaf, options: fc.array(leaf, { maxLength: 2 }), default: leaf }, { requiredKeys: [] }), { maxLength: 2 }) }, { requiredKeys: [] }));
const header = fc.oneof(map, fc.record({ inputs: fc.dictionary(key, definition, { maxKeys: 4 }), component: fc.constant(['name']) }, { requiredKeys: ['inputs'] }).map((spec) => ({ spec })));

function mapOf(value: unknown): MapNode {
  const { root } = nodeFromObject(value, 100);
  return root?.kind === 'map' ? root : EMPTY_MAP;
}

const context = { lookup: (name: string) => (name === 'A' ? { value: 'va' } : undefined), component: { name: 'lint' }, behaviour: behaviourOf() };

function apply(definitions: unknown, content: MapNode, given: unknown): ReturnType<typeof applyInputs> {
  return applyInputs({ inputs: mapOf(definitions), include: undefined, component: [] }, [], content, { ...context, given: mapOf(given) });
}

describe('any header and any content', () => {
  it('give a content or an error', () => {
    fc.assert(fc.property(header, map, map, json, (head, included, content, given) => {
      const read = readHeader(mapOf(head), behaviourOf());
      const more = readHeaderInclude(mapOf(included));
      if (!('header' in read)) expect(read.failure.severity).toBe('error');
      else {
        const values = nodeFromObject(given, 100).root;
        const applied = applyInputs(read.header, 'inputs' in more ? [more.inputs] : [], mapOf(content), { ...context, given: values });
        if ('failure' in applied) expect(applied.failure.severity).toBe('error');
        else expect(createTreeMeasure()(applied.content).nodes).toBeLessThanOrEqual(2_000_000);
      }
    }), { numRuns: 500 });
  });
});

describe('interpolation', () => {
  it('leaves a content without blocks as it is', () => {
    const plain = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 5 }).filter((value) => !JSON.stringify(value).includes('$[['));
    fc.assert(fc.property(plain, (value) => {
      const content = mapOf(value);
      const applied = apply({ a: null }, content, { a: 'x' });
      expect('content' in applied && applied.content === content).toBe(true);
    }));
  });

  it('puts exactly the text of a string input in its place', () => {
    fc.assert(fc.property(anyText, anyText.filter((text) => !/[$[\]]/.test(text)), (text, around) => {
      const applied = apply({ a: null }, mapOf({ whole: '$[[ inputs.a ]]', part: `${around}$[[inputs.a]]${around}` }), { a: text });
      expect('content' in applied && nodeToObject(applied.content)).toEqual({ whole: text, part: around + text + around });
    }));
  });

  it('keeps the type of a value that stands alone, and splices lists', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.string(), fc.integer(), fc.boolean())), fc.integer(), (list, number) => {
      const applied = apply({ l: { type: 'array' }, n: { type: 'number' } }, mapOf({ n: '$[[ inputs.n ]]', l: '$[[ inputs.l ]]', s: [0, '$[[ inputs.l ]]', 1] }), { l: list, n: number });
      expect('content' in applied && nodeToObject(applied.content)).toEqual({ n: number, l: list, s: [0, ...list, 1] });
    }));
  });

  it('takes time and room in proportion to the tree, not to what its aliases repeat', () => {
    let shared: unknown = ['$[[ inputs.a ]]'];
    for (let level = 0; level < 15; level += 1) shared = [shared, shared];
    const content = mapOf({ shared });
    const applied = apply({ a: null }, content, { a: 'x' });
    expect('content' in applied && child(applied.content, 'shared')?.kind).toBe('list');
    for (let level = 0; level < 30; level += 1) shared = { a: shared, b: shared };
    expect(apply({ a: null }, mapOf({ shared }), { a: 'x' })).toMatchObject({ failure: { code: 'interpolation-too-large' } });
  });
});

describe('findBlocks', () => {
  it('finds what the pattern of L30 finds', () => {
    const pattern = /\$\[\[[\t\n\f\r ]*([^\t\n\f\r ][^\n]*?[^\t\n\f\r ])[\t\n\f\r ]*\]\]/gu;
    fc.assert(fc.property(anyText, (text) => {
      const expected = Array.from(text.matchAll(pattern), ({ index, 0: written, 1: content }) => ({ start: index, end: index + written.length, content }));
      expect(findBlocks(text)).toEqual(expected);
    }), { numRuns: 2000 });
  });
});
