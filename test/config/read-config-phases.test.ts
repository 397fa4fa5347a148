import { expect, it } from 'vitest';
import { loadConfig } from '../../src/load-config.js';

const codes = (yaml: string): string[] => loadConfig(yaml).diagnostics.map(({ code }) => code);

it.each([
  ['broken YAML', 'job: { script: [make, stage: 5', 'yaml-syntax'],
  ['an unknown parent', 'job: { extends: .a, script: make, stage: 5 }', 'extends-unknown'],
  ['a missing reference', 'job: { script: !reference [.a, script], stage: 5 }', 'reference-missing'],
  ['a missing input', 'spec: { inputs: { a: } }\n---\njob: { script: make, stage: 5 }', 'input-required'],
  ['a wrong include', 'include: [5]\njob: { script: make, stage: 5 }', 'include-invalid-type'],
])('after %s no job is checked', (_, yaml, code) => {
  expect(codes(yaml)).toEqual([code]);
});

it('problems of shape are all reported, and jobs are compared only when there are none (02 §0.3)', () => {
  expect(codes('one: { script: make, stage: 5, tags: 5 }\ntwo: { script: make, needs: [three] }')).toEqual(['stage-not-string', 'tags-invalid']);
  expect(codes('two: { script: make, needs: [three] }\none: { script: make, stage: nowhere }')).toEqual(['needs-undefined-job', 'stage-undefined']);
});
