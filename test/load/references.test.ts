import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { MAX_TREE_DEPTH } from '../../src/limits.js';
import { resolveReferences } from '../../src/load/references.js';
import { child, type MapNode } from '../../src/yaml/node.js';
import { nodeToObject } from '../../src/yaml/to-object.js';
import { placeOf, rootOf } from '../yaml/read-yaml.js';

function resolve(text: string): unknown {
  const { tree, failure } = resolveReferences(rootOf(text) as MapNode);
  if (failure) throw new Error(`${failure.code}: ${failure.message}`);
  return nodeToObject(tree);
}

function failureOf(text: string): Diagnostic {
  const { failure } = resolveReferences(rootOf(text) as MapNode);
  if (!failure) throw new Error('no diagnostic');
  return failure;
}

describe('resolveReferences', () => {
  it.each<[string, string, unknown]>([
    ['in lists, never spliced (L86)', '.s: {a: [x]}\nj: {s: [!reference [.s, a], y]}', [['x'], 'y']],
    ['of references (L85)', '.s: {a: [x], b: [!reference [.s, a], y]}\nj: {s: [!reference [.s, b], z]}', [[['x'], 'y'], 'z']],
    ['to whole keys (L89)', '.s: [x]\nj: {s: !reference [.s]}', ['x']],
    ['to zero', '.s: {a: 0}\nj: {s: !reference [.s, a]}', 0],
    ['to an empty text', '.s: {a: ""}\nj: {s: !reference [.s, a]}', ''],
    ['to an empty list', '.s: {a: []}\nj: {s: !reference [.s, a]}', []],
    ['to an empty map', '.s: {a: {}}\nj: {s: !reference [.s, a]}', {}],
    ['that replace, not merge (L87)', '.s: {a: {x: 1}}\nj: {s: !reference [.s, a]}', { x: 1 }],
    ['forward', 'j: {s: !reference [z, a]}\nz: {a: 1}', 1],
    ['to a value of the same key', 'j: {s: !reference [j, t], t: 1}', 1],
  ])('puts in references %s', (_, text, value) => {
    expect(resolve(text)).toHaveProperty('j.s', value);
  });

  it('leaves keys alone (L84)', () => {
    expect(resolve('j: {? !reference [x, y] : 1}')).toEqual({ j: { reference: 1 } });
  });

  it.each<[string, string, string, string]>([
    ['reference-invalid', 'a scalar', 'j:\n  s: !reference x', '2:17'],
    ['reference-invalid', 'a map', 'j:\n  s: !reference {a: b}', '2:17'],
    ['reference-invalid', 'an empty list', 'j:\n  s: !reference []', '2:17'],
    ['reference-invalid', 'a symbol', 'j:\n  s: !reference\n    - x\n    - :y', '3:5'],
    ['reference-invalid', 'a number', 'j:\n  s: !reference [x, 1]', '2:17'],
    ['reference-invalid', 'a reference', 'j:\n  s: !reference [x, !reference [y]]', '2:17'],
    ['reference-missing', 'an unknown key', 'j:\n  s: !reference [x, y]', '2:17'],
    ['reference-missing', 'null', 'x: {y: }\nj:\n  s: !reference [x, y]', '3:17'],
    ['reference-missing', 'false', 'x: {y: no}\nj:\n  s: !reference [x, y]', '3:17'],
    ['reference-missing', 'an item of a list', 'x: {y: [z]}\nj:\n  s: !reference [x, y, "0"]', '3:17'],
    ['reference-missing', 'a key in a text', 'x: {y: z}\nj:\n  s: !reference [x, y, z]', '3:17'],
    ['reference-missing', 'a key behind a reference', '.s: {a: 1}\n.t: !reference [.s]\nj:\n  s: !reference [.t, a]', '4:17'],
    ['reference-missing', 'a key that is a boolean', 'off: {y: 1}\nj:\n  s: !reference ["off", y]', '3:17'],
    ['reference-circular', 'itself', 'j:\n  s: !reference [j, s]', '2:17'],
    ['reference-circular', 'what it stands in', 'j:\n  s: [!reference [j]]', '2:18'],
    ['reference-circular', 'a circle of two', 'a: {s: !reference [b, s]}\nb: {s: [!reference [a, s]]}', '1:19'],
  ])('%s: %s', (code, _, text, place) => {
    const failure = failureOf(text);
    expect([failure.code, placeOf(failure)]).toEqual([code, place]);
    expect(failure.message).not.toBe('');
  });

  it('says what was probably meant', () => {
    expect(failureOf('.setup: {script: [x]}\nj: {s: !reference [.setup, scirpt]}').hint).toBe('Did you mean `script`?');
    expect(failureOf('.setup: {script: [x]}\nj: {s: !reference [.setpu, script]}').hint).toBe('Did you mean `.setup`?');
    expect(failureOf('.setup: {script: [x]}\nj: {s: !reference [.setup, script, x]}').hint).toContain('a list');
  });

  it('shares what has no references', () => {
    const tree = rootOf('a: {b: [c]}\nd: {e: !reference [a, b]}') as MapNode;
    const { tree: done } = resolveReferences(tree);
    expect(child(done, 'a')).toBe(child(tree, 'a'));
    expect(child(child(done, 'd'), 'e')).toBe(child(child(tree, 'a'), 'b'));
    expect(resolveReferences(child(tree, 'a') as MapNode).tree).toBe(child(tree, 'a'));
  });

  it('bounds what references of references grow to', () => {
    const doubling = Array.from({ length: 60 }, (_, index) => `a${index + 1}: [!reference [a${index}], !reference [a${index}]]`);
    expect(failureOf(`a0: [x]\n${doubling.join('\n')}`).code).toBe('yaml-too-big');
    const nesting = Array.from({ length: MAX_TREE_DEPTH + 10 }, (_, index) => `a${index + 1}: [!reference [a${index}]]`);
    expect(failureOf(`a0: [x]\n${nesting.join('\n')}`).code).toMatch(/^yaml-too-(?:big|deep)$/);
    expect(failureOf(`a0: [x]\n${nesting.toReversed().join('\n')}`).code).toMatch(/^yaml-too-(?:big|deep)$/);
  });
});
