import { describe, expect, expectTypeOf, it } from 'vitest';
import { behaviourOf } from '../../src/gitlab-version.js';
import { loadConfig } from '../../src/load-config.js';
import { compiledConfig } from '../../src/plan/compiled-config.js';
import { compilePipeline } from '../../src/compile.js';
import type { JobDefinition } from '../../src/pipeline.js';

const TEXT = '.base: { rules: [{ if: $A }], needs: [a], variables: { B: b }, tags: [$T] }\na: { script: x }\nb: { extends: .base, script: x }\nc: { extends: .base, script: x }\nd: { script: x }';

describe('the compiled form of a configuration', () => {
  it('is made once per version', () => {
    const loaded = loadConfig(TEXT);
    expect(compiledConfig(loaded, behaviourOf())).toBe(compiledConfig(loaded, behaviourOf()));
    expect(compiledConfig(loaded, behaviourOf('16.0'))).not.toBe(compiledConfig(loaded, behaviourOf()));
    expect(compiledConfig(loaded, behaviourOf('16.0'))).toBe(compiledConfig(loaded, behaviourOf('16.0')));
  });

  it('shares what jobs share', () => {
    const [a, b, c, d] = compiledConfig(loadConfig(TEXT), behaviourOf()).jobs;
    expect([b?.rules === c?.rules, b?.own === c?.own, b?.needed === c?.needed, a?.policies === d?.policies]).toEqual([true, true, true, true]);
    expect(b).toMatchObject({ sharesDecision: true, tagsExpand: true, namesExpand: false });
  });

  it('is made anew for a copy', () => {
    const loaded = loadConfig(TEXT);
    const copy = JSON.parse(JSON.stringify(loaded)) as typeof loaded;
    expect(compilePipeline(copy, { variables: { A: 'a' } })).toEqual(compilePipeline(loaded, { variables: { A: 'a' } }));
    expect(compilePipeline(structuredClone(loaded), { variables: { A: 'a' } })).toEqual(compilePipeline(loaded, { variables: { A: 'a' } }));
  });

  it('is that of an edited copy', () => {
    const loaded = loadConfig(TEXT);
    const copy = structuredClone(loaded);
    const edited: typeof loaded = { ...copy, jobs: copy.jobs.filter(({ name }) => name !== 'd') };
    expect(compilePipeline(edited).jobs.map(({ name }) => name)).toEqual(['a']);
    expectTypeOf(loaded.jobs).toEqualTypeOf<readonly JobDefinition[]>();
  });
});
