import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/load-config.js';
import { errorsIn } from './problems-in.js';

const stages = (text: string, gitlabVersion = 'latest'): readonly string[] => loadConfig(text, { gitlabVersion }).stages;

describe('stages (L101 to L105, N1)', () => {
  it.each([
    ['a: { script: x }', ['.pre', 'build', 'test', 'deploy', '.post']],
    ['stages: [a, test]\na: { script: x }', ['.pre', 'a', 'test', '.post']],
    ['stages: [.post, test, .pre]\na: { script: x }', ['.pre', 'test', '.post']],
    ['stages: [test, a, test]\na: { script: x }', ['.pre', 'test', 'a', 'test', '.post']],
    ['stages: [[test], [[a]]]\na: { script: x }', ['.pre', 'test', 'a', '.post']],
    ['stages: ~\na: { script: x }', ['.pre', 'build', 'test', 'deploy', '.post']],
  ])('%j gives %j', (text, expected) => {
    expect(stages(text)).toEqual(expected);
  });

  it('has no edges before 12.4, and the alias `types` until 15.0', () => {
    expect(stages('a: { script: x }', '7.12')).toEqual(['build', 'test', 'deploy']);
    expect(stages('types: [test]\na: { script: x }', '14.10')).toEqual(['.pre', 'test', '.post']);
    expect(stages('stages:\ntypes: [test]\na: { script: x }', '14.10')).toEqual(['test']); // L109
    expect(stages('stages: [test]\ntypes: [a]\na: { script: x }', '13.3')).toEqual(['.pre', 'test', '.post']);
  });

  it.each([
    ['stages: test\na: { script: x }', 'stages-invalid stages 1:9'],
    ['stages: [1]\na: { script: x }', 'stages-invalid stages 1:10'],
    ['stages: { a: b }\na: { script: x }', 'stages-invalid stages 1:9'],
    ['stages: []\na: { script: x }', 'stage-undefined jobs.a.stage 2:4'], // not even the edges (L104)
    ['stages: [build]\na: { script: x }', 'stage-undefined jobs.a.stage 2:4'], // K-stage-2
    ['stages: [build]\na: { script: x, stage: biuld }', 'stage-undefined jobs.a.stage 2:24'],
  ])('%j: %s', (text, expected) => {
    expect(errorsIn(text)).toEqual([expected]);
  });

  it('suggests a stage', () => {
    expect(loadConfig('stages: [build]\na: { script: x, stage: biuld }').diagnostics[0]?.hint).toBe('Did you mean `build`?');
    expect(loadConfig('stages: [build]\na: { script: x }').diagnostics[0]?.hint).toBe('A job without `stage` is in `test`.');
  });
});
