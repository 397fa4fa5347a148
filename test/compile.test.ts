import { describe, expect, it } from 'vitest';
import { compilePipeline } from '../src/compile.js';
import type { ConfigObject, PipelineContext } from '../src/context.js';
import { loadConfig } from '../src/load-config.js';
import type { LoadedConfig } from '../src/pipeline.js';

describe('compilePipeline', () => {
  it('takes a text, an object and a loaded configuration', () => {
    const text = 'test: { script: npm test }\ndeploy: { script: ./deploy, rules: [{ if: $CI_COMMIT_TAG }] }';
    const object = { test: { script: 'npm test' }, deploy: { script: './deploy', rules: [{ if: '$CI_COMMIT_TAG' }] } };
    const pipeline = compilePipeline(text);
    expect(pipeline.jobs.map(({ name }) => name)).toEqual(['test']);
    expect(pipeline.excluded[0]?.decision.by).toBe('no-rule');
    expect(compilePipeline(object)).toEqual(pipeline);
    expect(compilePipeline(loadConfig(text))).toEqual(pipeline);
  });

  it('has jobs of any name in an object, also those of a loaded configuration', () => {
    expect(compilePipeline({ jobs: { script: 'x' }, valid: { script: 'x' }, diagnostics: { script: 'x' } }).jobs).toHaveLength(3);
    const { diagnostics } = compilePipeline({ diagnostics: [], jobs: [], build: { script: 'x' } });
    expect(diagnostics.map(({ code }) => code)).toContain('job-no-implementation');
  });

  it('skips before it reads (P4)', () => {
    expect(compilePipeline('not: [valid', { commitMessage: '[skip ci]' })).toEqual({
      created: false, reason: 'skipped', gitlabVersion: '18.11', variables: {}, stages: [], jobs: [], excluded: [], diagnostics: [],
    });
    expect(compilePipeline('not: [valid', { commitMessage: '[skip ci]', source: 'web' }).reason).toBe('invalid');
  });

  it('gives the diagnostics of a configuration that is not valid', () => {
    const pipeline = compilePipeline('a: { script: x, stage: none }');
    expect(pipeline).toMatchObject({ created: false, reason: 'invalid', jobs: [], stages: [], excluded: [] });
    expect(pipeline.diagnostics.map(({ code, path, range }) => [code, path, range?.start])).toEqual([['stage-undefined', ['jobs', 'a', 'stage'], { line: 1, column: 24, offset: 23 }]]);
  });

  it('plans as the version of the context, or else of the loaded configuration', () => {
    const loaded = loadConfig('a: { script: x, rules: [{ if: $A =~ $B }] }', { gitlabVersion: '15.0' });
    const variables = { A: 'abc', B: '/b/' };
    expect([compilePipeline(loaded, { variables }).created, compilePipeline(loaded, { variables, gitlabVersion: '15.1' }).created]).toEqual([false, true]);
    expect(compilePipeline(loaded, { variables }).gitlabVersion).toBe('15.0');
  });

  it('warns of a version that is not known, once', () => {
    const codes = (config: string | LoadedConfig, gitlabVersion: string): unknown => compilePipeline(config, { gitlabVersion }).diagnostics.map(({ code, severity }) => [code, severity]);
    const warned = [['gitlab-version-unknown', 'warning']];
    for (const version of ['99.9', 'newest']) {
      expect(codes('a: { script: x }', version)).toEqual(warned);
      expect(codes(loadConfig('a: { script: x }'), version)).toEqual(warned);
      expect(codes(loadConfig('a: { script: x }', { gitlabVersion: version }), version)).toEqual(warned);
    }
    expect(codes(loadConfig('a: { script: x }'), '13.3')).toEqual([]);
  });

  it('gives loaded and planned the same for every context', () => {
    const text = 'a: { script: x, only: [tags] }\nb: { script: x, rules: [{ changes: [b] }] }';
    const loaded = loadConfig(text);
    const contexts: PipelineContext[] = [{}, { refType: 'tag', ref: 'v1' }, { changedFiles: [] }, { changedFiles: ['b'] }, { source: 'schedule' }];
    for (const context of contexts) expect(compilePipeline(loaded, context)).toEqual(compilePipeline(text, context));
  });
});

describe('input that TypeScript would have refused', () => {
  const TEXT = `
variables: { A: root, B: $A }
workflow: { rules: [{ if: $A }], name: $B }
a: { script: x, needs: [], environment: { name: e/$B }, tags: [$A], cache: { key: { files: [f, "g*"] } }, rules: [{ if: $X == "5", changes: ["$B"], exists: ["$A"] }, { when: always }] }
b: { script: x, stage: deploy }`;
  const odd = (context: object) => compilePipeline(TEXT, context);

  it.each<[string, object]>([
    ['null lists and records', {
      variables: null, variableScopes: null, predefined: null, changedFiles: null, changedFilesSince: null, files: null, filesElsewhere: null, blobIds: null,
      lastCommitIds: null, dotenv: null, pushOptions: null, openMergeRequests: null, limits: null, commitMessage: null, mergeRequest: null, project: null,
    }],
    ['null scopes', { variableScopes: { instance: null, group: null, project: null, schedule: null, manual: null } }],
    ['values that are no strings', { variables: { X: 5, Y: true, Z: null, O: {}, L: [] }, predefined: { P: 5, Q: null, R: {} } }],
    ['lists of anything', { variables: [null, 5, 'a', {}, { key: 5, value: 'a' }, { key: 'X', value: 5 }, { key: 'Y' }], variableScopes: { project: [null, { key: 'A' }] } }],
    ['a merge request with little', { refType: 'merge_request', source: 'merge_request_event', mergeRequest: { sourceBranch: 'a', labels: null, assignees: null } }],
    ['a version that is none', { gitlabVersion: 'newest' }],
    ['a source that is none', { source: 'carrier pigeon' }],
  ])('%s', (_, context) => {
    const pipeline = odd(context);
    expect(['invalid', undefined]).toContain(pipeline.reason);
    expect(JSON.parse(JSON.stringify(pipeline))).toEqual(pipeline);
  });

  it('numbers given as variables are texts', () => {
    expect(odd({ variables: { X: 5 }, changedFiles: ['root'], files: ['root'] }).jobs[0]?.decision.rule).toBe(0);
  });

  it.each([[5], [[]], [true], [() => 'a: { script: x }']])('%j for a configuration is refused as data or as a misuse', (config) => {
    let outcome: unknown;
    try {
      outcome = compilePipeline(config as unknown as ConfigObject).reason;
    } catch (error) {
      outcome = error instanceof TypeError ? 'TypeError' : error;
    }
    expect(['invalid', 'TypeError']).toContain(outcome);
  });
});
