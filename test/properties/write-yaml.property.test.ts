import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { behaviourOf } from '../../src/gitlab-version.js';
import { DEFAULT_LIMITS } from '../../src/limits.js';
import { nodeFromObject } from '../../src/yaml/from-object.js';
import type { Node } from '../../src/yaml/node.js';
import { parseYaml } from '../../src/yaml/parse-yaml.js';
import { writeYaml } from '../../src/yaml/write-yaml.js';

/** Texts that a careless writer would let be read as something else. */
const tricky = fc.constantFrom(
  'a: b', '- x', 'yes', '1e3', '0x10', ':a', 'a #b', 'a\nb\n', 'a\n\nb', '  x', 'x  ', '\n', 'x\n\n', '"q"', "it's", 'null', '~', '1:30', '2001-01-01',
  '<<', '!ref', '&a', '*a', '---', 'a\n--- \nb', '%x', '@x', '`', '[a', '{a', 'a,b', '?', '-', '- ', 'é\u0085', '#', 'a\tb', 'a\n\tb', 'a\n b', 'x \ny', '.inf', '.e+5',
);
const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), tricky);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 }, text, fc.integer(), fc.boolean(), fc.constant(null), fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(text, tie('value'), { maxKeys: 4 }),
  ),
}));

/** A tree without its places. */
function shape(node: Node | undefined): unknown {
  if (!node) return undefined;
  if (node.kind === 'map') return Array.from(node.entries.values(), (entry) => [shape(entry.key), shape(entry.value)]);
  if (node.kind === 'list') return { list: node.items.map(shape) };
  return node.kind === 'reference' ? { reference: shape(node.target) } : [node.kind, String(node.value)];
}

describe('writeYaml', () => {
  it('writes text that reads back as the same tree', () => {
    fc.assert(fc.property(fc.dictionary(text, value, { minKeys: 1, maxKeys: 5 }), (object) => {
      const { root } = nodeFromObject(object, DEFAULT_LIMITS.yamlDepth);
      if (root?.kind !== 'map') throw new Error('no map');
      const written = writeYaml(root);
      const back = parseYaml({ text: written, source: { name: '', text: written }, offset: 0, behaviour: behaviourOf(), limits: DEFAULT_LIMITS });
      expect(back.failure).toBeUndefined();
      expect(shape(back.root)).toEqual(shape(root));
    }), { numRuns: 1_000 });
  });
});
