import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePipeline } from '../../src/compile.js';
import type { IncludeAnswer, IncludeRequest } from '../../src/context.js';
import { loadConfig } from '../../src/load-config.js';
import { mergedYaml } from '../../src/load/merged-yaml.js';
import type { LoadedConfig } from '../../src/pipeline.js';

interface Recorded {
  readonly id: string;
  readonly yaml: string;
  readonly inputs?: Record<string, string>;
  readonly files?: Record<string, string>;
}

const { cases } = JSON.parse(readFileSync('test/vectors/config-valid.json', 'utf8')) as { cases: Recorded[] };

function load({ yaml, inputs, files = {} }: Recorded): LoadedConfig {
  const readInclude = (request: IncludeRequest): IncludeAnswer => {
    if ('pattern' in request) return { paths: Object.keys(files) };
    const content = 'path' in request ? files[request.path] : undefined;
    return content === undefined ? { notFound: true } : { content };
  };
  return loadConfig(yaml, { ...(inputs && { inputs }), readInclude, files: Object.keys(files), variables: { CI: 'true', CI_PROJECT_NAME: 'project' } });
}

/** What a configuration means, without where it stood and what it once took as inputs. */
const meaning = (loaded: LoadedConfig): unknown => ({ ...loaded, files: [], diagnostics: [], spec: undefined });

describe('mergedYaml', () => {
  it('writes out includes, inputs, extends and references', () => {
    const files: Record<string, string> = { 'ci/base.yml': 'spec: {inputs: {tag: {default: fast}}}\n---\n.base: {tags: ["$[[ inputs.tag ]]"], script: [make]}\n' };
    const loaded = load({ id: '', yaml: 'include: ci/base.yml\ntest: {extends: .base, after_script: [!reference [.base, script], done]}\n', files });
    expect(mergedYaml(loaded)).toBe([
      '.base:', '  tags:', '    - fast', '  script:', '    - make',
      'test:', '  tags:', '    - fast', '  script:', '    - make', '  extends: .base', '  after_script:', '    - - make', '    - done', '',
    ].join('\n'));
  });

  it('keeps texts that look like something else', () => {
    const yaml = 'variables: {A: "yes", B: "010", C: "1:30", D: "a: b", E: "~"}\ntest: {script: ["echo a\\necho b", " x", "#"]}\n';
    const loaded = loadConfig(yaml);
    expect(meaning(loadConfig(mergedYaml(loaded)))).toEqual(meaning(loaded));
  });

  it('reads back as the same configuration, for every recorded one', () => {
    const valid = cases.map(load).filter((loaded) => loaded.valid);
    expect(valid.length).toBeGreaterThan(400);
    for (const loaded of valid) expect(meaning(loadConfig(mergedYaml(loaded)))).toEqual(meaning(loaded));
  });

  it('gives the same pipeline', () => {
    fc.assert(fc.property(fc.constantFrom(...cases), fc.constantFrom('main', 'feature'), (recorded, ref) => {
      const loaded = load(recorded);
      if (!loaded.valid) return;
      const plan = (config: string | LoadedConfig): unknown => ({ ...compilePipeline(config, { ref }), diagnostics: [] });
      expect(plan(mergedYaml(loaded))).toEqual(plan(loaded));
    }), { numRuns: 60 });
  });

  it('has no text for a copy, or when nothing was merged', () => {
    expect(mergedYaml(structuredClone(loadConfig('a: {script: x}')))).toBe('');
    expect(mergedYaml(loadConfig('a: ['))).toBe('');
  });
});
