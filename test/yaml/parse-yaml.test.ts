import { describe, expect, it } from 'vitest';
import { behaviourOf } from '../../src/gitlab-version.js';
import { DEFAULT_LIMITS } from '../../src/limits.js';
import { child } from '../../src/yaml/node.js';
import { parseYaml } from '../../src/yaml/parse-yaml.js';
import { nodeToObject } from '../../src/yaml/to-object.js';
import { failureOf, parse, placeOf, rootOf, valueOf } from './read-yaml.js';

describe('what counts as YAML (L17)', () => {
  it.each<[string, string, unknown]>([
    ['a list closed at the column of its key', 'a: [\nb,\nc\n]\nd: e', { a: ['b', 'c'], d: 'e' }],
    ['a map whose lines are not indented', 'a:\n  b: {x: p,\n  y: q}\n  c: d', { a: { b: { x: 'p', y: 'q' }, c: 'd' } }],
    ['brackets to the left of their key', 'a:\n  b: [\nx]\n  c: d', { a: { b: ['x'], c: 'd' } }],
    ['comments between brackets', 'a: [b, # one\n# two\nc]', { a: ['b', 'c'] }],
    ['tabs between brackets', 'a: [\n\tb,\n\tc\n]', { a: ['b', 'c'] }],
    ['brackets in brackets', 'a:\n  - if: x\n    b: {c: [\n  1,\n{d: e}\n]}\n  - f', { a: [{ if: 'x', b: { c: [1, { d: 'e' }] } }, 'f'] }],
    ['a quoted text that goes on at the left', 'a:\n  - "x\ny"\n  - \'z\n\n  w\'', { a: ['x y', 'z\nw'] }],
    ['tabs in a quoted text', 'a: "x\n\ty"', { a: 'x y' }],
    ['quotes at the start of a line', 'a: |\n  x\n"b": c', { a: 'x\n', b: 'c' }],
    ['a comment right after a quote or bracket', 'a: "x"# c\nb: [y]# c\nc: {z: w}# c', { a: 'x', b: ['y'], c: { z: 'w' } }],
    ['a byte order mark', '\ufeffa:\n  b: c', { a: { b: 'c' } }],
    ['carriage returns', 'a: b\r\nc: |\r\n  x\r\n  y\r\n', { a: 'b', c: 'x\ny\n' }],
    ['carriage returns alone', 'a: b\rc: d\r', { a: 'b', c: 'd' }],
    ['the line breaks of Unicode', '# c\u2028a: b\u0085c: d\u2029', { a: 'b', c: 'd' }],
    ['tabs after a colon, a value and a comment sign', 'a:\tb\t\nc: "d"\t# e\t\n', { a: 'b', c: 'd' }],
    ['tabs in a text, and below it as far as its block', 'a:\n  b: c\td\n    \te\n  f: |\n    \\\tg\n', { a: { b: 'c\td e', f: '\\\tg\n' } }],
    ['a block text with a tab after its indentation', 'a: |\n  b\n  \tc\n', { a: 'b\n\tc\n' }],
    ['a block text at the end of a file', 'a: |\n  b', { a: 'b' }],
    ['a block text that ends with a line break', 'a: |\n  b\n\n', { a: 'b\n' }],
    ['a kept text that ends with blanks', 'a: |+\n  b\n  ', { a: 'b\n' }],
    ['a text that ends with more blanks', 'a: |+\n  b\n    ', { a: 'b\n  ' }],
    ['a last line with blanks behind it', 'a: |\n  b  ', { a: 'b  ' }],
    ['lines of blanks below an indentation indicator', 'a:\n  - |2\n      b\n      \nc: d\n', { a: ['  b\n  \n'], c: 'd' }],
    ['a slash escape', 'a: "\\/\\u00e9\\U0001F600"', { a: '/é\u{1f600}' }],
    ['keys between brackets without value', 'a: {b, c: }', { a: { b: null, c: null } }],
    ['an explicit key', '? a\n: b\n? c', { a: 'b', c: null }],
    ['text after the end of the document', 'a: b\n...\n] }', { a: 'b' }],
    ['text after the closing bracket', '{a: b}\nc: d', { a: 'b' }],
    ['what stands to the left of the first line', '  a: b\nc: d\n', { a: 'b' }],
    ['only the first document', 'a: b\n--- [', { a: 'b' }],
    ['a key that is only a tag or an anchor', '!!str : b\nc: {&x : d}', { '': 'b', c: { '': 'd' } }],
    ['a pair in a list, and one without value', '[a: b, ? c, {d}]', [{ a: 'b' }, { c: null }, { d: null }]],
    ['a key on the line after one without value', 'a:\nb: &x\n\nc: d', { a: null, b: null, c: 'd' }],
    ['a directive', '%TAG !e! tag:example.com,2000:\n--- !e!x\na: b', { a: 'b' }],
    ['anchors with digits and hyphens', 'a: &x-1_y b\nc: *x-1_y', { a: 'b', c: 'b' }],
  ])('takes %s', (_, text, value) => {
    expect(valueOf(text)).toEqual(value);
  });

  it.each<[string, string, string]>([
    ['a tab as indentation', 'a:\n\tb: c', '2:1'],
    ['a tab after spaces', 'a:\n \tb: c', '2:2'],
    ['a tab in a blank line', 'a: "b"\n\t\nc: d', '2:1'],
    ['a tab below a text', 'a: b\n\t\nc: d', '2:1'],
    ['a tab before a comment', 'a:\n\t# c\n  b: d', '2:1'],
    ['a tab after a hyphen', 'a:\n  -\tb', '2:4'],
    ['a tab after a question mark', '?\ta\n: b', '1:2'],
    ['a tab before a block text', 'a: |\n\tb', '2:1'],
    ['a tab first in a block text', 'a: |\n  \tb\n', '1:4'],
    ['a key on two lines', '"a\n  b": c', '1:1'],
    ['a key between brackets on two lines', 'a: {b\n  c: d}', '1:5'],
    ['a long key', `a: {"${'b'.repeat(1030)}": c}`, '1:5'],
    ['a colon without a key', 'a: b\n: c', '2:1'],
    ['two anchors', 'a: &b &c d', '1:7'],
    ['an alias without a name', 'a: *', '1:4'],
    ['items in two columns', 'a:\n    - b\n  - c', '3:3'],
    ['keys in two columns', 'a:\n  b: c\n d: e', '3:2'],
    ['a directive without a document', '%YAML 1.1\n', '2:1'],
    ['a list on the line of its anchor', 'a: b\nc: &d - e', '2:7'],
    ['two mistakes, of which the first counts', '{a: b c: d\n] }', '1:5'],
    ['a colon in a text', 'a: b: c', '1:4'],
    ['reserved characters', 'a: @b', '1:4'],
    ['a backquote', 'a: `b`', '1:4'],
    ['a list that is not closed', 'a: [b\nc: d', '2:1'],
    ['a text that is not closed', 'a: "b\nc: d', '1:4'],
    ['a text of several lines that is not closed', 'a:\n  - \'b\n  - c\nd: e\n', '2:5'],
    ['a document mark between brackets', 'a: [\n--- ]', '2:1'],
    ['a colon against a bracket', 'a: {b:}', '1:5'],
    ['a symbol between brackets', 'a: [b, :c]', '1:8'],
    ['a key between brackets that begins with a colon', '{:a: b}', '1:2'],
    ['a key that is missing', 'a: b\n: c', '2:1'],
    ['a colon after a list', 'a: [b]: c', '1:7'],
    ['anchors with dots', 'a: &b.c d', '1:4'],
    ['halves of characters as escapes', 'a: "\\ud83d\\ude00"', '1:4'],
    ['control characters', 'a: b\u0007', '1:5'],
    ['the other control characters', 'a: \u0085b\u0080', '1:6'],
    ['half a character', 'a: b\ud83d', '1:5'],
    ['aliases before their anchor', 'a: *b\nc: &b d', '1:4'],
  ])('refuses %s', (_, text, place) => {
    const failure = failureOf(text);
    expect([failure.code, placeOf(failure)]).toEqual([text.includes('*b') ? 'yaml-unknown-alias' : 'yaml-syntax', place]);
    expect(failure.message).not.toBe('');
  });

  it('takes escapes of surrogates that are escaped themselves', () => {
    expect(valueOf('a: "\\\\ud83d"\nb: \\ud83d')).toEqual({ a: '\\ud83d', b: '\\ud83d' });
  });

  it('has no root for a text without content', () => {
    for (const text of ['', '# c\n', '\ufeff', '---\n']) expect(parse(text)).toMatchObject({ failure: undefined });
  });
});

describe('maps', () => {
  it('let the last of equal keys count, in the place of the first, with a warning (L11)', () => {
    const { root, warnings } = parse('a: {x: 1}\nb: 2\na: {y: 3}\n');
    expect(root && JSON.stringify(nodeToObject(root))).toBe('{"a":{"y":3},"b":2}');
    expect(warnings.map((warning) => [warning.code, warning.severity, placeOf(warning)])).toEqual([['yaml-duplicate-key', 'warning', '3:1']]);
    expect(warnings[0]?.hint).toBeDefined();
  });

  it.each<[string, string, unknown]>([
    ['overwrites what stands before it', 'x: {k: own, <<: *b}', { k: 'b', l: ['b'] }],
    ['is overwritten by what stands after it', 'x: {<<: *b, k: own}', { k: 'own', l: ['b'] }],
    ['merges one level only', 'x: {m: {o: 1}, <<: {m: {n: 1}}}', { m: { n: 1 } }],
    ['lets earlier maps of a list win', 'x: {<<: [*b, {k: c, o: c}]}', { k: 'b', o: 'c', l: ['b'] }],
    ['may stand several times', 'x: {<<: *b, <<: {k: c}}', { k: 'c', l: ['b'] }],
    ['may be quoted', 'x: {"<<": *b}', { k: 'b', l: ['b'] }],
    ['may have another tag', 'x: {!own <<: *b}', { k: 'b', l: ['b'] }],
    ['is a key when it is a `!!str`', 'x: {!!str <<: *b}', { '<<': { k: 'b', l: ['b'] } }],
    ['takes an empty list', 'x: {k: 1, <<: []}', { k: 1 }],
    ['is a key with a text', 'x: {<<: text}', { '<<': 'text' }],
    ['is a key with null', 'x: {<<: }', { '<<': null }],
    ['is a key with a list that holds another value', 'x: {<<: [*b, 1]}', { '<<': [{ k: 'b', l: ['b'] }, 1] }],
    ['is a key with an alias to a list', 'y: &y [*b]\nx: {<<: *y}', { '<<': [{ k: 'b', l: ['b'] }] }],
  ])('a merge key %s (L12)', (_, text, value) => {
    expect(valueOf(`b: &b {k: b, l: [b]}\n${text}`)).toHaveProperty('x', value);
  });

  it('cannot merge a reference', () => {
    const failure = failureOf('x:\n  <<: !reference [a, b]');
    expect([failure.code, placeOf(failure)]).toEqual(['yaml-merge-reference', '2:18']);
  });

  it('keep the types of their keys (L14)', () => {
    const root = rootOf('1: a\n1.5: b\ntrue: c\n~: d\n:e: f\n[g]: h\n"1": i\n__proto__: j');
    expect(root.kind === 'map' && Array.from(root.entries.keys(), (key) => (typeof key === 'object' && key ? key.kind : key)))
      .toEqual([1, 1.5, true, null, 'e', 'list', '1', '__proto__']);
    expect(child(root, '__proto__')).toMatchObject({ value: 'j' });
  });
});

describe('aliases (L13)', () => {
  it('stand for copies of what they name', () => {
    expect(valueOf('a: &a [1, &b {c: d}]\ne: *a\nf: *b')).toEqual({ a: [1, { c: 'd' }], e: [1, { c: 'd' }], f: { c: 'd' } });
  });

  it('see the last anchor of a name', () => {
    expect(valueOf('a: &x 1\nb: *x\nc: &x 2\nd: *x')).toEqual({ a: 1, b: 1, c: 2, d: 2 });
  });

  it.each<[string, string, string, string]>([
    ['without anchor', 'a: *x', 'yaml-unknown-alias', '1:4'],
    ['of a reference', 'a: &x !reference [b, c]\nd: *x', 'yaml-unknown-alias', '2:4'],
    ['of what they stand in', 'a: &x [*x]', 'yaml-too-deep', '1:8'],
  ])('fail %s', (_, text, code, place) => {
    const failure = failureOf(text);
    expect([failure.code, placeOf(failure)]).toEqual([code, place]);
  });
});

describe('limits (L16)', () => {
  const nested = (levels: number): string => `${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}`;

  it('allow 100 levels', () => {
    expect(parse(`a: ${nested(100)}`).failure).toBeUndefined();
    const failure = failureOf(`a: ${nested(101)}`);
    expect([failure.code, placeOf(failure)]).toEqual(['yaml-too-deep', '1:103']);
    expect(failureOf(`a: ${'['.repeat(100_000)}`).code).toBe('yaml-too-deep');
  });

  it('count the levels of what an alias stands for', () => {
    expect(parse(`a: &a ${nested(60)}\nb: ${'['.repeat(40)}*a${']'.repeat(40)}`).failure).toBeUndefined();
    expect(failureOf(`a: &a ${nested(60)}\nb: ${'['.repeat(41)}*a${']'.repeat(41)}`)).toMatchObject({ code: 'yaml-too-deep', range: { start: { line: 2 } } });
  });

  it('stop aliases of aliases before anything is copied', () => {
    const lines = Array.from({ length: 90 }, (_, level) => `a${level + 1}: &a${level + 1} [*a${level}, *a${level}]`);
    expect(failureOf(`a0: &a0 [x]\n${lines.join('\n')}`).code).toBe('yaml-too-big');
  });

  it('stop maps that are merged again and again', () => {
    const wide = Array.from({ length: 5000 }, (_, index) => `k${index}: 1`).join(', ');
    expect(failureOf(`a: &a {${wide}}\n${Array.from({ length: 5000 }, (_, index) => `b${index}: {<<: *a}`).join('\n')}`).code).toBe('yaml-too-big');
  });
});

describe('positions', () => {
  it('are those of the whole source', () => {
    const source = { name: 'a.yml', text: 'spec:\n---\na: [\nx: y\n' };
    const { failure } = parseYaml({ text: source.text.slice(10), source, offset: 10, behaviour: behaviourOf(), limits: DEFAULT_LIMITS });
    expect(failure).toMatchObject({ file: 'a.yml', range: { start: { line: 4, column: 1 } } });
  });

  it('are right between brackets and quotes of little indentation', () => {
    const failure = failureOf('a:\n  b: [\nx, "y\nz",\n{d: 2001-01-01}\n]\n');
    expect([failure.code, placeOf(failure)]).toEqual(['yaml-disallowed-type', '5:5']);
  });

  it('count UTF-16 code units', () => {
    expect(failureOf('\u{1f600}: 2001-01-01').range?.start).toEqual({ line: 1, column: 5, offset: 4 });
  });
});
