import { describe, expect, it } from 'vitest';
import { compilePipeline } from '../../src/compile.js';
import type { PipelineContext } from '../../src/context.js';
import { loadConfig, loadConfigAsync } from '../../src/load-config.js';
import { downstreamPipeline } from '../../src/plan/downstream-pipeline.js';
import { jobVariables } from '../../src/plan/job-variables.js';
import { checkContext } from '../../src/rules/check-context.js';
import { evaluateRules } from '../../src/rules/evaluate-rules.js';

const MERGE_REQUEST = { iid: 5, sourceBranch: 'topic', targetBranch: 'main' };
const throwing = (key: string): object => Object.defineProperty({}, key, { enumerable: true, get() { throw new Error('not now'); } });

/** Paths of what is refused. */
const refused = (context: unknown): unknown[] => checkContext(context).problems.map(({ code, severity, path }) => `${severity} ${code} ${path.join('.')}`.trim());

describe('checkContext', () => {
  it('leaves a right context as it is', () => {
    const context: PipelineContext = {
      gitlabVersion: '17.0', edition: 'free', limits: { needs: 0, includes: Infinity }, source: 'merge_request_event', ref: '', refProtected: false, mergeRequest: { ...MERGE_REQUEST, labels: ['a'], draft: false },
      variables: [{ key: 'A', value: 'a', masked: true, environmentScope: '*' }], variableScopes: { project: [{ key: 'B', value: '' }] }, changedFiles: ['a'], changedFilesSince: { main: ['a'], none: null },
      files: [], filesElsewhere: { 'a/b': ['c'] }, pipelineId: 5, dotenv: { a: { B: 'c' } }, blobIds: { a: null }, inputs: { a: [1] },
    };
    expect(checkContext(context)).toEqual({ context, problems: [] });
    const { changedFiles, files, changedFilesSince } = checkContext(context).context;
    expect([changedFiles, files, changedFilesSince?.main]).toSatisfy((lists: unknown[]) => lists.every((list, index) => list === [context.changedFiles, context.files, context.changedFilesSince?.main][index]));
  });

  it('takes undefined and null for absent', () => {
    expect([checkContext(undefined), checkContext(null)]).toEqual([{ context: {}, problems: [] }, { context: {}, problems: [] }]);
    expect(checkContext({ ref: null, sha: undefined, project: { path: null, id: 1 }, limits: { needs: undefined } })).toEqual({ context: { project: { id: 1 }, limits: {} }, problems: [] });
  });

  it.each<[string, object]>([
    ['ref', { ref: 123 }], ['defaultBranch', { defaultBranch: false }], ['sha', { sha: 1 }], ['pushOptions', { pushOptions: '' }], ['source', { source: {} }],
    ['refType', { refType: 'head' }], ['edition', { edition: 'ce' }], ['refProtected', { refProtected: 'yes' }], ['gitlabVersion', { gitlabVersion: 13.12 }], ['readInclude', { readInclude: {} }],
    ['limits.needs', { limits: { needs: '5' } }], ['limits.includes', { limits: { includes: NaN } }], ['limits.yamlDepth', { limits: { yamlDepth: -1 } }], ['limits', { limits: 5 }],
    ['changedFiles', { changedFiles: ['a', 5] }], ['changedFiles', { changedFiles: Array(2) }], ['files', { files: { length: 1 } }], ['filesElsewhere', { filesElsewhere: { a: 'b' } }], ['changedFilesSince', { changedFilesSince: [] }],
    ['project.path', { project: { path: 5 } }], ['mergeRequest.targetBranch', { mergeRequest: { iid: 1, sourceBranch: 'a' } }], ['mergeRequest.iid', { mergeRequest: { ...MERGE_REQUEST, iid: 'five' } }],
    ['mergeRequest.labels', { mergeRequest: { ...MERGE_REQUEST, labels: 'a' } }], ['variables', { variables: 'A=b' }], ['variables', { variables: [{ key: 'A', value: 'b', environmentScope: 5 }] }],
    ['variableScopes.group', { variableScopes: { group: 5 } }], ['predefined', { predefined: 'a' }], ['dotenv', { dotenv: [] }], ['blobIds', { blobIds: 'a' }],
  ])('leaves out `%s` of another type and says so once: %j', (path, context) => {
    expect(refused(context)).toEqual([`error context-invalid ${path}`]);
    expect(checkContext(checkContext(context).context).problems).toEqual([]);
  });

  it('only warns of a source that is not known here', () => {
    expect(refused({ source: 'carrier pigeon' })).toEqual(['warning context-invalid source']);
    expect(checkContext({ source: 'carrier pigeon' }).context).toEqual({ source: 'carrier pigeon' });
  });

  it('takes no part of a merge request that lacks what it needs', () => {
    expect(checkContext({ mergeRequest: { iid: 1 } }).context).toEqual({});
  });

  it('hints at the word that was meant', () => {
    expect(checkContext({ source: 'merge_requests_event' }).problems[0]?.hint).toBe('Did you mean `merge_request_event`?');
  });

  it.each([5, 'push', [], () => 1, throwing('ref'), { project: throwing('path') }, { variables: throwing('A') }, { variables: [Object.assign(throwing('value'), { key: 'A' })] }, new Proxy({}, { get() { throw new Error('never'); } })])('refuses what is no context, or cannot be read', (context) => {
    expect(refused(context)).toEqual(['error context-invalid']);
    expect(checkContext(context).context).toEqual({});
  });
});

describe('a wrong context', () => {
  const wrong = { ref: 123, sha: 1 } as unknown as PipelineContext;
  const codes = (diagnostics: readonly { readonly code: string }[]): string[] => diagnostics.map(({ code }) => code);

  it('is an error of loading and of compiling, named once', async () => {
    const twice = ['context-invalid', 'context-invalid'];
    expect(codes(loadConfig('a: { script: x }', wrong).diagnostics)).toEqual(twice);
    expect(loadConfig('a: { script: x }', wrong).valid).toBe(false);
    expect(codes((await loadConfigAsync('a: { script: x }', wrong)).diagnostics)).toEqual(twice);
    for (const config of ['a: { script: x }', loadConfig('a: { script: x }')]) {
      expect(compilePipeline(config, wrong)).toMatchObject({ created: false, reason: 'invalid', jobs: [] });
      expect(codes(compilePipeline(config, wrong).diagnostics)).toEqual(twice);
    }
    expect(codes(compilePipeline('a: { script: x, stage: none }', wrong).diagnostics)).toEqual([...twice, 'stage-undefined']);
    expect(compilePipeline('a: { script: x }', { ...wrong, commitMessage: '[ci skip]' }).reason).toBe('invalid');
  });

  it('is no pipeline without a context, but null is none', () => {
    expect(compilePipeline('a: { script: x }', null as unknown as PipelineContext).created).toBe(true);
    expect(loadConfig('a: { script: x }', null as unknown as PipelineContext).valid).toBe(true);
  });

  it('throws nowhere', () => {
    const pipeline = compilePipeline('a: { script: x }\nb: { trigger: { include: c.yml } }');
    expect(jobVariables(pipeline, 'a', wrong)).toEqual(jobVariables(pipeline, 'a'));
    expect(downstreamPipeline(pipeline, 'b', wrong)).toEqual(downstreamPipeline(pipeline, 'b'));
    expect(codes(evaluateRules([{ when: 'always' }], wrong).diagnostics)).toEqual(['context-invalid', 'context-invalid']);
    expect(compilePipeline('a: { script: x, cache: { key: { files: [f] } } }', { blobIds: { f: 5 } } as unknown as PipelineContext).jobs[0]?.cache?.[0]?.key).toBe('0_f-default');
  });

  it('keeps the default of a limit that is undefined', () => {
    const limits = { includes: undefined } as unknown as { includes: number };
    expect(codes(loadConfig('include: a.yml', { limits, readInclude: () => ({ content: 'include: a.yml' }) }).diagnostics)).toEqual(['include-too-many']);
  });
});
