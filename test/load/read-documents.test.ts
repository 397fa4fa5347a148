import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { behaviourOf } from '../../src/gitlab-version.js';
import { DEFAULT_LIMITS } from '../../src/limits.js';
import { readDocuments } from '../../src/load/read-documents.js';
import { nodeToObject } from '../../src/yaml/to-object.js';
import { placeOf } from '../yaml/read-yaml.js';

interface Read {
  readonly header?: unknown;
  readonly content: unknown;
}

function read(text: string, version?: string): Read {
  const documents = readDocuments({ name: 'a.yml', text }, behaviourOf(version), DEFAULT_LIMITS);
  if ('failure' in documents) throw new Error(`${documents.failure.code}: ${documents.failure.message}`);
  const content = nodeToObject(documents.content);
  return documents.header ? { header: nodeToObject(documents.header), content } : { content };
}

function failureOf(text: string, limits = DEFAULT_LIMITS): Diagnostic {
  const documents = readDocuments({ name: 'a.yml', text }, behaviourOf(), limits);
  if (!('failure' in documents)) throw new Error('no diagnostic');
  return documents.failure;
}

const SPEC = 'spec: {inputs: }';
const header = { spec: { inputs: null } };

describe('readDocuments (L8)', () => {
  it.each<[string, string, Read]>([
    ['no separator', 'a: 1', { content: { a: 1 } }],
    ['a leading separator', '---\na: 1', { content: { a: 1 } }],
    ['nothing', '', { content: {} }],
    ['only comments', '# a\n---\n# b\n', { content: {} }],
    ['blank documents', '---\n~\n---\n{}\n---\n', { content: {} }],
    ['several documents without header: the first', 'a: 1\n---\nb: 2\n---\nc: 3', { content: { a: 1 } }],
    ['a header', `${SPEC}\n---\na: 1`, { header, content: { a: 1 } }],
    ['a leading separator and a header', `---\n${SPEC}\n---\na: 1`, { header, content: { a: 1 } }],
    ['a header and two documents: the last', `${SPEC}\n---\na: 1\n---\nb: 2`, { header, content: { b: 2 } }],
    ['the same with a leading separator: the second', `---\n${SPEC}\n---\na: 1\n---\nb: 2`, { header, content: { a: 1 } }],
    ['a header without content: no header', `${SPEC}\n---\n# nothing\n`, { content: header }],
    ['a separator with a value', 'a: 1\n--- \nb: 2', { content: { a: 1 } }],
    ['a separator at the end without line break', 'a: 1\n---', { content: { a: 1 } }],
    ['a comment before the header', `# c\n---\n${SPEC}\n---\na: 1`, { header, content: { a: 1 } }],
    ['the end of a document', 'a: 1\n...\nb: [', { content: { a: 1 } }],
    ['a second document in the last chunk', `---\n${SPEC}\n---\na: 1\n---\n[`, { header, content: { a: 1 } }],
    ['a byte order mark', '\ufeffa: 1', { content: { a: 1 } }],
    ['`spec` in a later document', `a: 1\n---\n${SPEC}`, { content: { a: 1 } }],
  ])('%s', (_, text, documents) => {
    expect(read(text)).toEqual(documents);
  });

  it.each<[string, string, string, string]>([
    ['a list', '- a', 'yaml-not-hash', '1:1'],
    ['a text', '\n x', 'yaml-not-hash', '2:2'],
    ['a number', '12', 'yaml-not-hash', '1:1'],
    ['a document that is not used', 'a: 1\n---\n- b', 'yaml-not-hash', '3:1'],
    ['a directive', '%YAML 1.1\n---\na: 1', 'yaml-syntax', '2:1'],
    ['an indented first line', '---\n  a: 1\n  b: 2', 'yaml-syntax', '2:6'],
    ['a separator with text', 'a: 1\n---x', 'yaml-syntax', '2:1'],
    ['an error in a document that is not used', 'a: 1\n---\nb: [', 'yaml-syntax', '3:5'],
    ['an alias across documents', 'a: &x 1\n---\nb: *x', 'yaml-unknown-alias', '3:4'],
  ])('refuses %s', (_, text, code, place) => {
    const failure = failureOf(text);
    expect([failure.code, failure.file, placeOf(failure)]).toEqual([code, 'a.yml', place]);
  });

  it('bounds the bytes of each document (L15)', () => {
    const limits = { ...DEFAULT_LIMITS, yamlBytes: 10 };
    expect(failureOf('a: 12345678', limits)).toMatchObject({ code: 'yaml-too-big', range: { start: { line: 1 } } });
    expect(failureOf('a: \u{1f600}\u{1f600}', limits).code).toBe('yaml-too-big');
    expect(failureOf('a: 1\n---\nb: 12345678', limits)).toMatchObject({ code: 'yaml-too-big', range: { start: { line: 3, column: 1 } } });
    expect(readDocuments({ name: 'a.yml', text: 'a: 1\n---\nb: 1\n' }, behaviourOf(), limits)).toHaveProperty('content');
  });

  it('before 15.11 reads one stream, and knows no header', () => {
    expect(read(`${SPEC}\n---\na: 1`, '15.10')).toEqual({ content: header });
    expect(read('%YAML 1.1\n---\na: 1', '13.3')).toEqual({ content: { a: 1 } });
    expect(read('a: 1\n---\n- b', '13.3')).toEqual({ content: { a: 1 } });
  });
});
