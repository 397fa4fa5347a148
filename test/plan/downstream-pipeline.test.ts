import { describe, expect, test } from 'vitest';
import { compilePipeline } from '../../src/compile.js';
import type { PipelineContext } from '../../src/context.js';
import { downstreamPipeline } from '../../src/plan/downstream-pipeline.js';

const context: PipelineContext = { project: { path: 'group/app' }, ref: 'v1', refType: 'tag', sha: 'c'.repeat(40), variables: { GIVEN: 'g $A' } };
const start = (config: string, more: PipelineContext = {}) => downstreamPipeline(compilePipeline(config, { ...context, ...more }), 'job', { ...context, ...more });

describe('downstreamPipeline', () => {
  test('a child has the project, ref and commit of its parent', () => {
    expect(start('job: { trigger: { include: child.yml } }')).toEqual({ project: { path: 'group/app' }, source: 'parent_pipeline', ref: 'v1', refType: 'tag', sha: 'c'.repeat(40), variables: [] });
    expect(start('job: { trigger: { include: child.yml } }', { refProtected: true })?.refProtected).toBe(true);
  });

  test('a child runs for the merge request of its parent (03-V42)', () => {
    const mergeRequest = { iid: 5, sourceBranch: 'a', targetBranch: 'b' };
    const parent: PipelineContext = { project: { path: 'g/p' }, source: 'merge_request_event', mergeRequest };
    const config = 'job: { trigger: { include: child.yml }, rules: [{ if: $CI_MERGE_REQUEST_IID }] }';
    const child = downstreamPipeline(compilePipeline(config, parent), 'job', parent);
    expect(child).toEqual({ project: { path: 'g/p' }, source: 'parent_pipeline', ref: 'refs/merge-requests/5/head', refType: 'merge_request', mergeRequest, variables: [] });
    expect(compilePipeline('x: { script: x, rules: [{ if: $CI_MERGE_REQUEST_IID == "5" && $CI_COMMIT_REF_NAME == "a" }] }', child).created).toBe(true);
  });

  test('another project has its own', () => {
    expect(start('job: { trigger: other/project }')).toEqual({ project: { path: 'other/project' }, source: 'pipeline', variables: [] });
    expect(start('job: { trigger: { project: $A/b, branch: $CI_COMMIT_TAG }, variables: { A: x } }')).toMatchObject({ project: { path: 'x/b' }, ref: 'v1' });
  });

  test('YAML variables are passed on, expanded once; raw ones stay as they are (V11)', () => {
    const config = 'variables: { ROOT: r }\njob: { trigger: a/b, variables: { A: "$ROOT-$NONE", RAW: { value: $ROOT, expand: false } } }';
    expect(start(config)?.variables).toEqual([{ key: 'A', value: 'r-' }, { key: 'RAW', value: '$ROOT', raw: true }, { key: 'ROOT', value: 'r' }]);
  });

  test('what is inserted is not expanded further (X10, X19)', () => {
    const config = 'variables: { A: $B, B: $C, C: x, OWN: "a$OWN" }\njob: { trigger: { project: g/$A, branch: "b/$B" } }';
    expect(start(config, { variables: {} })).toEqual({
      project: { path: 'g/$B' }, source: 'pipeline', ref: 'b/$C',
      variables: [{ key: 'A', value: '$C' }, { key: 'B', value: 'x' }, { key: 'C', value: 'x' }, { key: 'OWN', value: 'aa$OWN' }],
    });
  });

  test('`forward` chooses what is passed on', () => {
    const config = (forward: string): string => `job: { trigger: { project: a/b, forward: ${forward} }, variables: { A: "1", GIVEN: own } }`;
    const values = (forward: string) => start(config(forward))?.variables.map(({ key, value }) => `${key}=${value}`);
    expect(values('{}')).toEqual(['A=1', 'GIVEN=own']);
    expect(values('{ yaml_variables: false }')).toEqual([]);
    expect(values('{ pipeline_variables: true }')).toEqual(['A=1', 'GIVEN=g 1']);
    expect(values('{ yaml_variables: false, pipeline_variables: true }')).toEqual(['GIVEN=g 1']);
  });

  test('the reports passed on are those the trigger job gets (04-P175)', () => {
    const dotenv = { a: { A: 'from a' }, b: { B: 'from b' } };
    const config = 'a: { stage: build, script: x }\nb: { stage: build, script: x }\njob: { needs: [a], trigger: { project: x/y, forward: { pipeline_variables: true } } }';
    expect(start(config, { dotenv, variables: {} })?.variables).toEqual([{ key: 'A', value: 'from a' }]);
  });

  test('a file variable goes along with the reference to it', () => {
    const variableScopes = { project: [{ key: 'KEY', value: 'content', file: true }, { key: 'OTHER', value: 'x', file: true }] };
    expect(start('job: { trigger: a/b, variables: { A: "use $KEY" } }', { variableScopes })?.variables)
      .toEqual([{ key: 'KEY', value: 'content', file: true }, { key: 'A', value: 'use $KEY' }]);
  });

  test('other jobs start nothing', () => {
    expect(start('job: { script: x }')).toBeUndefined();
    expect(start('other: { trigger: a/b }')).toBeUndefined();
  });
});
