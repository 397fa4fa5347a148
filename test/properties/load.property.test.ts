import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConfigObject } from '../../src/context.js';
import { loadConfig, loadConfigAsync } from '../../src/load-config.js';
import { deepMerge, mergeBudget } from '../../src/load/deep-merge.js';
import { applyExtends } from '../../src/load/extends.js';
import { resolveReferences } from '../../src/load/references.js';
import type { LoadedConfig } from '../../src/pipeline.js';
import { nodeFromObject } from '../../src/yaml/from-object.js';
import { EMPTY_MAP, type MapNode, type Node } from '../../src/yaml/node.js';
import { nodeToObject } from '../../src/yaml/to-object.js';
import { load, readerOf } from '../load/load-files.js';
import { rootOf } from '../yaml/read-yaml.js';

function mapOf(value: object): MapNode {
  const { root } = nodeFromObject(value, 100);
  return root?.kind === 'map' ? root : EMPTY_MAP;
}

const merge = (one: object, other: object): unknown => nodeToObject(deepMerge(mapOf(one), mapOf(other), mergeBudget()));
const shuffled = <Item>(items: readonly Item[]): fc.Arbitrary<Item[]> => fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });

describe('deep merge (L63)', () => {
  /** Keys with an `m` hold maps, the others anything else: with both kinds under one key, merging is not associative. */
  const { map } = fc.letrec<{ map: Record<string, unknown> }>((tie) => ({
    map: fc.record({
      a: fc.oneof(fc.integer(), fc.constant(null), fc.array(fc.integer(), { maxLength: 2 })), b: fc.string(),
      m1: fc.oneof({ maxDepth: 3 }, fc.constant({}), tie('map')), m2: fc.oneof({ maxDepth: 3 }, fc.constant({}), tie('map')),
    }, { requiredKeys: [], noNullPrototype: true }),
  }));
  const any = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.jsonValue(), { maxKeys: 3, noNullPrototype: true });

  it('is associative', () => {
    fc.assert(fc.property(map, map, map, (one, two, three) => {
      expect(merge(merge(one, two) as object, three)).toEqual(merge(one, merge(two, three) as object));
    }));
  });

  it('is idempotent, and the empty map is neutral', () => {
    fc.assert(fc.property(any, (value) => {
      expect(merge(value, value)).toEqual(nodeToObject(mapOf(value)));
      expect(merge(value, {})).toEqual(nodeToObject(mapOf(value)));
      expect(merge({}, value)).toEqual(nodeToObject(mapOf(value)));
    }));
  });

  it('keeps what one side leaves out, and the order of the keys', () => {
    fc.assert(fc.property(any, any, (base, later) => {
      const merged = merge(base, later) as Record<string, unknown>;
      expect(Object.keys(merged)).toEqual([...new Set([...Object.keys(mapToPlain(base)), ...Object.keys(mapToPlain(later))])]);
      for (const key of Object.keys(base)) if (!Object.hasOwn(later, key)) expect(merged[key]).toEqual(mapToPlain(base)[key]);
      for (const key of Object.keys(later)) if (!Object.hasOwn(base, key) || Array.isArray(later[key])) expect(merged[key]).toEqual(mapToPlain(later)[key]);
    }));
  });
});

function mapToPlain(value: object): Record<string, unknown> {
  return nodeToObject(mapOf(value)) as Record<string, unknown>;
}

describe('extends', () => {
  const body = fc.record({ script: fc.string(), tags: fc.array(fc.string(), { maxLength: 2 }), variables: fc.dictionary(fc.constantFrom('A', 'B'), fc.integer(), { noNullPrototype: true }) }, { requiredKeys: [], noNullPrototype: true });
  const jobs = fc.array(fc.tuple(body, fc.array(fc.nat(6), { maxLength: 3 })), { minLength: 1, maxLength: 7 }).map((list) =>
    list.map(([own, parents], index): [string, object] => [`j${index}`, index === 0 || parents.length === 0 ? own : { ...own, extends: parents.map((parent) => `j${parent % index}`) }]));

  it('gives the same for any order of the keys (L81)', () => {
    fc.assert(fc.property(jobs.chain((list) => fc.tuple(fc.constant(list), shuffled(list))), ([list, other]) => {
      const [one, two] = [list, other].map((entries) => applyExtends(mapOf(Object.fromEntries(entries))));
      expect([one?.failure, two?.failure]).toEqual([undefined, undefined]);
      expect(one && nodeToObject(one.tree)).toEqual(two && nodeToObject(two.tree));
    }));
  });

  it('is done once it is done', () => {
    fc.assert(fc.property(jobs, (list) => {
      const { tree } = applyExtends(mapOf(Object.fromEntries(list)));
      expect(nodeToObject(applyExtends(tree).tree)).toEqual(nodeToObject(tree));
    }));
  });
});

describe('references', () => {
  it('share what has none, and leave none behind', () => {
    const target = fc.constantFrom('[k0]', '[k1, a]', '[k2, b, c]', '[k3]');
    const value = fc.oneof(target.map((path) => `!reference ${path}`), fc.constantFrom('1', '[x]', '{c: [y]}', '{c: {d: z}}', '[[p], {q: r}]'));
    const entry = fc.oneof(value, fc.tuple(value, value).map(([a, b]) => `{a: ${a}, b: ${b}}`), fc.array(value, { maxLength: 3 }).map((items) => `[${items.join(', ')}]`));
    const hasReference = (node: Node): boolean => node.kind === 'reference'
      || (node.kind === 'list' && node.items.some(hasReference)) || (node.kind === 'map' && Array.from(node.entries.values()).some((pair) => hasReference(pair.value)));
    fc.assert(fc.property(fc.array(entry, { minLength: 4, maxLength: 4 }), (entries) => {
      const tree = rootOf(entries.map((text, index) => `k${index}: ${text}`).join('\n')) as MapNode;
      const { tree: done, failure } = resolveReferences(tree);
      if (failure) {
        expect(failure).toMatchObject({ severity: 'error', file: 'main.yml', range: {} });
        expect(hasReference(tree)).toBe(true);
        return;
      }
      expect(hasReference(done)).toBe(false);
      for (const [key, pair] of tree.entries) expect(done.entries.get(key)?.value === pair.value).toBe(!hasReference(pair.value));
    }), { numRuns: 300 });
  });
});

const word = fc.constantFrom(
  'script', 'stage', 'stages', 'include', 'extends', 'default', 'variables', 'workflow', 'rules', 'if', 'needs', 'image', 'spec', 'inputs', 'local', 'project', 'file', 'remote', 'component', 'when',
  'trigger', '.a', '.b', 'j', 'k', 'pages', 'parallel', 'matrix', 'cache', 'artifacts', '__proto__', 'constructor', 'toString', 'a.yml', '*.yml', '$A', '$[[ inputs.a ]]', 'https://x/a.yml', 'test', 'never', '',
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof({ maxDepth: 5, withCrossShrink: true }, word, fc.integer(), fc.boolean(), fc.constant(null), fc.string(), fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(word, tie('value'), { maxKeys: 4 })),
}));
const config = fc.dictionary(word, value, { maxKeys: 5 }) as fc.Arbitrary<ConfigObject>;
const files = { 'a.yml': 'k: {script: x}', 'b.yml': 'include: a.yml\n.b: {image: x}', 'https://x/a.yml': '.a: {stage: test}' };
const outcome = ({ diagnostics, ...loaded }: LoadedConfig): unknown => ({
  ...loaded, diagnostics: diagnostics.map(({ severity, code, message, path, hint }) => ({ severity, code, message, path, hint })),
});

describe('loadConfig', () => {
  it('never throws, whatever object it is given', () => {
    fc.assert(fc.property(config, fc.dictionary(word, value, { maxKeys: 2 }), (object, inputs) => {
      const loaded = loadConfig(object, { readInclude: readerOf(files), inputs: inputs as Record<string, string> });
      expect(loaded.valid).toBe(!loaded.diagnostics.some(({ severity }) => severity === 'error'));
      expect(() => JSON.stringify(loaded)).not.toThrow();
    }), { numRuns: 500 });
  });

  it('never throws, whatever text it is given', () => {
    const piece = fc.oneof(word, fc.constantFrom(': ', '\n', '\n  ', '\n    - ', '[', ']', '{', '}', ', ', '---\n', '!reference ', '&x ', '*x', '<<: ', '"', '$[[', ']]', '|\n', '\t'));
    const anyText = fc.oneof(fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')), fc.string({ unit: 'binary' }), config.map((object) => JSON.stringify(object)));
    fc.assert(fc.property(anyText, anyText, (main, included) => {
      const loaded = load(main, { ...files, 'a.yml': included }, { variables: { A: included } });
      for (const { message, code, range, file } of loaded.diagnostics) {
        expect(message).not.toBe('');
        if (code.startsWith('yaml-')) expect([file, range]).not.toContain(undefined);
      }
    }), { numRuns: 1000 });
  });

  it('reads an object as it reads its JSON', () => {
    const readable = config.filter((object) => !/[\u007f-\u009f\ufffe\uffff\u2028\u2029]|"<<"/.test(JSON.stringify(object)));
    fc.assert(fc.property(readable, (object) => {
      const options = { readInclude: readerOf(files) };
      const text = loadConfig(JSON.stringify(object), options);
      expect(outcome(text)).toEqual(outcome(loadConfig(object, options)));
    }), { numRuns: 500 });
  });

  it('takes files without common keys in any order', () => {
    const separate = Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`f${index}.yml`, `.t${index}: {stage: test}\nj${index}:\n  extends: .t${(index * 2) % 5}\n  script: [!reference [j${(index + 1) % 5}, n]]\n  variables: {N: ${index}}\n`]));
    const main = (names: readonly string[]): string => `include: [${names.join(', ')}]\n${Array.from({ length: 5 }, (_, index) => `j${index}: {x: }`).join('\n')}`;
    const byName = (names: readonly string[]): unknown => {
      const loaded = load(main(names).replaceAll('{x: }', '{image: y}').replaceAll('n]]', 'image]]'), { ...separate, ...Object.fromEntries(Object.entries(separate).map(([name, text]) => [name, text.replace(', n]', ', image]')])) });
      expect(loaded.diagnostics).toEqual([]);
      return loaded.jobs.toSorted((one, other) => one.name.localeCompare(other.name));
    };
    const expected = byName(Object.keys(separate));
    fc.assert(fc.property(shuffled(Object.keys(separate)), (names) => {
      expect(byName(names)).toEqual(expected);
    }), { numRuns: 30 });
  });

  it('does with a reader that answers later what it does with one that answers at once', async () => {
    await fc.assert(fc.asyncProperty(config, async (object) => {
      const read = readerOf(files);
      expect(await loadConfigAsync(object, { readInclude: (request) => Promise.resolve(read(request)) })).toEqual(loadConfig(object, { readInclude: read }));
    }), { numRuns: 200 });
  });
});

describe('hostile configurations end with an error or a result', () => {
  const lines = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join('\n');
  const job = 'j: {script: x}';

  it.each<[string, string]>([
    ['brackets without end', '['.repeat(50_000)],
    ['braces without end', '{a: '.repeat(20_000)],
    ['a deep block', lines(3000, (level) => `${' '.repeat(level)}a:`)],
    ['hyphens in a row', `${'- '.repeat(50_000)}x`],
    ['aliases of aliases', `a0: &a0 [x]\n${lines(500, (index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]`)}`],
    ['merges of merges', `.a0: &a0 {k0: 1}\n${lines(3000, (index) => `.a${index + 1}: &a${index + 1} {<<: *a${index}, k${index + 1}: 1}`)}\n${job}`],
    ['keys of keys', `${'? '.repeat(5000)}x`],
    ['parents of parents', `.a0: {script: x}\n${lines(10, (index) => `.a${index + 1}: {extends: [${`.a${index}, `.repeat(200)}]}`)}\nj: {extends: .a10}`],
    ['a circle of parents', lines(5000, (index) => `.a${index}: {extends: .a${(index + 1) % 5000}}`)],
    ['many unknown parents', `j: {extends: [${lines(20_000, (index) => `.x${index},`)}]}`],
    ['references of references', `a0: [x]\n${lines(2000, (index) => `a${index + 1}: [!reference [a${index}], !reference [a${index}]]`)}\n${job}`],
    ['a chain of references', `${lines(20_000, (index) => `a${index}: !reference [a${index + 1}]`)}\na20000: x\n${job}`],
    ['a circle of references', lines(5000, (index) => `a${index}: [!reference [a${(index + 1) % 5000}]]`)],
    ['blocks that grow', `spec: {inputs: {a: {type: array, default: [${'1,'.repeat(1000)}]}}}\n---\nj: {script: [${'$[[ inputs.a ]],'.repeat(5000)}]}`],
    ['a text of blocks', `spec: {inputs: {a: {default: "${'x'.repeat(10_000)}"}}}\n---\nj: {script: "${'$[[ inputs.a ]]'.repeat(20_000)}"}`],
    ['repeated keys', lines(20_000, () => 'a: {script: x}')],
    ['long numbers', `variables: {A: ${'9'.repeat(200_000)}, B: ${'1:'.repeat(50_000)}, C: 0x${'f'.repeat(50_000)}, D: ${'1_'.repeat(50_000)}}`],
    ['quotes without end', '"a\n'.repeat(20_000)],
    ['tabs', `a: b\n${'\t\n'.repeat(50_000)}`],
    ['separators', `${job}\n${'---\n'.repeat(100_000)}`],
    ['little indentation', `${' '.repeat(1000)}a: [\n${'b,\n'.repeat(50_000)}]\n`],
  ])('%s', (_, text) => {
    const loaded = load(text);
    expect(loaded.valid).toBe(!loaded.diagnostics.some(({ severity }) => severity === 'error'));
    expect(loaded.diagnostics.length).toBeLessThanOrEqual(101);
  });

  it('includes of includes', () => {
    const circle = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`${index}.yml`, `include: [${(index + 1) % 20}.yml, ${(index + 2) % 20}.yml]\na${index}: 1`]));
    for (const gitlabVersion of ['13.3', '14.9', '15.10', 'latest']) {
      expect(load('include: 0.yml', circle, { gitlabVersion }).diagnostics.map(({ code }) => code)).toEqual([gitlabVersion === '13.3' ? 'include-duplicate' : 'include-too-many']);
    }
  });
});
