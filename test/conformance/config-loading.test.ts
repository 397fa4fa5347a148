import { describe, expect, it } from 'vitest';
import type { InputValue } from '../../src/context.js';
import { loadConfig, loadConfigAsync } from '../../src/load-config.js';
import { readerOf } from '../load/load-files.js';
import recorded from '../vectors/config-valid.json' with { type: 'json' };

interface Case {
  readonly id: string;
  readonly yaml: string;
  readonly inputs?: Record<string, InputValue>;
  readonly files?: Record<string, string>;
  readonly valid: boolean;
  readonly errors: readonly { readonly rule: string; readonly file?: string }[];
  readonly stages?: readonly string[];
  readonly jobs?: Record<string, unknown>;
}

const LOADING = /^(?:include|inputs|extends|reference|default|inherit|stages|vars|workflow|docs|anchors|dupkeys|misc_yaml|symbols|merge_order|file|name|limits)/;
const cases = (recorded.cases as unknown as readonly Case[]).filter(({ id }) => LOADING.test(id));

describe('loading as GitLab 18.11 does', () => {
  it.each(cases)('$id', async ({ yaml, inputs = {}, files = {}, valid, errors, stages, jobs }) => {
    const options = { inputs, files: Object.keys(files), variables: { CI: 'true', CI_PROJECT_NAME: 'project' }, readInclude: readerOf(files) };
    const loaded = loadConfig(yaml, options);
    const wrong = loaded.diagnostics.filter(({ severity }) => severity === 'error');
    expect({ valid: loaded.valid, errors: valid ? wrong : [] }).toEqual({ valid, errors: [] });
    if (valid) {
      expect(loaded.stages).toEqual(stages);
      expect(loaded.jobs.map(({ name }) => name).toSorted()).toEqual(Object.keys(jobs ?? {}).toSorted());
    } else {
      const [first] = wrong;
      const [recordedFirst] = errors;
      expect(first?.message).toMatch(/\S/);
      if (recordedFirst?.rule.startsWith('yaml')) expect(first).toMatchObject({ file: recordedFirst.file ?? '.gitlab-ci.yml', range: {} });
    }
    expect(await loadConfigAsync(yaml, { ...options, readInclude: (request) => Promise.resolve(options.readInclude(request)) })).toEqual(loaded);
  });
});
