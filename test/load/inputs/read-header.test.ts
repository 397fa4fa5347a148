import { describe, expect, it } from 'vitest';
import { behaviourOf } from '../../../src/gitlab-version.js';
import { readHeader, readHeaderInclude } from '../../../src/load/inputs/read-header.js';
import type { MapNode } from '../../../src/yaml/node.js';
import { nodeToObject } from '../../../src/yaml/to-object.js';
import { failureOf, nodeOf } from './apply-to-text.js';

function header(value: object): ReturnType<typeof readHeader> {
  return readHeader(nodeOf(value) as MapNode, behaviourOf());
}

describe('readHeader', () => {
  it('takes an empty spec', () => {
    expect(header({ spec: null })).toEqual({ header: { inputs: undefined, include: undefined, component: [] } });
    expect(header({ spec: {} })).toEqual(header({ spec: null }));
    expect(header({ spec: { inputs: null, description: null, component: null, include: null } })).toEqual(header({ spec: null }));
  });

  it('gives the inputs, the includes and the component facts', () => {
    const read = header({ spec: { inputs: { a: null }, description: 'd'.repeat(256), component: ['name', 'version'], include: ['a.yml', { local: 'b.yml' }] } });
    expect('header' in read && [read.header.inputs && nodeToObject(read.header.inputs), read.header.include?.kind, read.header.component])
      .toEqual([{ a: null }, 'list', ['name', 'version']]);
  });

  it.each<[string, object]>([
    ['header-unknown-key', { spec: null, stages: [] }],
    ['header-unknown-key', { spec: { input: {} } }],
    ['header-spec-not-hash', { spec: [] }],
    ['header-spec-not-hash', { spec: false }],
    ['header-spec-not-hash', { spec: '' }],
    ['header-invalid', { spec: { inputs: ['a'] } }],
    ['header-invalid', { spec: { description: 1 } }],
    ['header-invalid', { spec: { description: 'd'.repeat(257) } }],
    ['header-invalid', { spec: { component: 'name' } }],
    ['header-invalid', { spec: { component: ['path'] } }],
    ['header-invalid', { spec: { component: [1] } }],
    ['header-invalid', { spec: { include: { local: 'a.yml' } } }],
    ['header-invalid', { spec: { include: 1 } }],
    ['header-invalid', { spec: { include: [1] } }],
    ['header-invalid', { spec: { include: [{ template: 'a.gitlab-ci.yml' }] } }],
    ['header-invalid', { spec: { include: [{ local: 'a.yml', inputs: {} }] } }],
  ])('%s: %j', (code, value) => {
    const read = header(value);
    expect('failure' in read && read.failure.code).toBe(code);
  });

  it('says where, and what was probably meant', () => {
    const failure = failureOf('spec:\n  input: {}\n---\na: 1\n');
    expect(failure).toMatchObject({ path: ['spec'], file: 'main.yml', range: { start: { line: 2, column: 3 } }, hint: 'Did you mean `inputs`?' });
  });
});

describe('readHeaderInclude', () => {
  it('takes a file with inputs, or with nothing', () => {
    for (const value of [{}, { inputs: null }, { inputs: {} }]) {
      const read = readHeaderInclude(nodeOf(value) as MapNode);
      expect('inputs' in read && read.inputs.entries.size).toBe(0);
    }
  });

  it.each<[string, object]>([
    ['header-include-unknown-key', { inputs: {}, spec: {} }],
    ['header-include-unknown-key', { job: {} }],
    ['header-invalid', { inputs: [] }],
  ])('%s: %j', (code, value) => {
    const read = readHeaderInclude(nodeOf(value) as MapNode);
    expect('failure' in read && read.failure.code).toBe(code);
  });
});
