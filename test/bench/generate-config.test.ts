import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { generateConfig, LEAST_DEFINITIONS } from '../../bench/generate-config.js';
import { compilePipeline, DEFAULT_LIMITS, loadConfig } from '../../src/index.js';

const GLOBALS = ['stages', 'workflow', 'default', 'variables'];
const parseReference = (text: string): object =>
  parse(text, { merge: true, maxAliasCount: -1, customTags: [{ tag: '!reference', collection: 'seq' }] }) as object;

describe('generateConfig', () => {
  it('gives the same text for the same arguments, another for another seed', () => {
    expect(generateConfig(150, 7)).toBe(generateConfig(150, 7));
    expect(generateConfig(150, 7)).not.toBe(generateConfig(150, 8));
    expect(generateConfig(150)).toBe(generateConfig(150, 1));
  });

  it.each([LEAST_DEFINITIONS, 25, 26, 100, 333])('makes %i definitions of which a push to main creates a pipeline', (definitions) => {
    const text = generateConfig(definitions, 3);
    expect(Object.keys(parseReference(text)).filter((key) => !GLOBALS.includes(key))).toHaveLength(definitions);
    const loaded = loadConfig(text);
    expect(loaded.diagnostics).toEqual([]);
    expect(compilePipeline(loaded).created).toBe(true);
  });

  it('holds templates, references, merge keys and every kind of job', () => {
    const text = generateConfig(100);
    for (const part of ['extends: [', '!reference [', '<<: *', 'parallel:', 'changes:', 'exists:', 'only:', 'except:', '=~', 'needs:', 'environment:', 'cache:', 'retry:']) {
      expect(text).toContain(part);
    }
    expect(generateConfig(100, 1, false)).not.toContain('<<: *');
  });

  it.each([1, 2, 3])('makes about 1,150 jobs of 1,000 definitions (seed %i)', (seed) => {
    const loaded = loadConfig(generateConfig(1_000, seed));
    expect(loaded.diagnostics).toEqual([]);
    expect(Math.abs(loaded.jobs.length - 1_150)).toBeLessThan(30);
    expect(loaded.jobs.filter((job) => job.parallel?.matrix)).toHaveLength(300);
  });

  it('grows with the number of definitions, to just under the limit of one file', () => {
    const sizes = [100, 1_000, 4_000].map((definitions) => Buffer.byteLength(generateConfig(definitions)));
    const [small = 0, middle = 0, large = 0] = sizes;
    expect(middle / small).toBeCloseTo(10.2, 0);
    expect(large / middle).toBeCloseTo(4, 1);
    expect(large).toBeLessThan(DEFAULT_LIMITS.yamlBytes);
    expect(large).toBeGreaterThan(DEFAULT_LIMITS.yamlBytes * 0.98);
  });

  it('is planned at its largest', () => {
    const loaded = loadConfig(generateConfig(4_000));
    expect(loaded.diagnostics).toEqual([]);
    const pipeline = compilePipeline(loaded);
    expect(pipeline.created).toBe(true);
    expect(pipeline.jobs.length).toBeGreaterThan(3_000);
  });
});
