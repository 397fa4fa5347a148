import { describe, expect, test } from 'vitest';
import { compilePipeline } from '../../src/compile.js';
import { diffPipelines } from '../../src/explain/diff-pipelines.js';

const NOTHING = { equal: true, variables: [], jobs: { added: [], removed: [], changed: [] } };

describe('diffPipelines', () => {
  test('of the same pipeline is empty, also after a round through JSON', () => {
    const pipeline = compilePipeline('stages: [a]\nx: { stage: a, script: x, needs: [], variables: { toString: "1" }, cache: { paths: [p] } }');
    expect(diffPipelines(pipeline, pipeline)).toEqual(NOTHING);
    expect(diffPipelines(pipeline, JSON.parse(JSON.stringify(pipeline)) as typeof pipeline)).toEqual(NOTHING);
  });

  test('between two contexts: who came and went, and why', () => {
    const config = 'workflow: { name: $CI_COMMIT_REF_NAME }\nbranch: { stage: build, script: x, only: [branches] }\ntag: { script: x, only: [tags] }\nboth: { script: x }';
    const diff = diffPipelines(compilePipeline(config), compilePipeline(config, { ref: 'v1', refType: 'tag' }));
    expect(diff).toMatchObject({
      equal: false, name: { before: 'main', after: 'v1' }, stages: { before: ['build', 'test'], after: ['test'] },
      jobs: {
        added: [{ name: 'tag', stage: 'test', before: { included: false, by: 'only' }, after: { included: true } }],
        removed: [{ name: 'branch', stage: 'build', before: { included: true }, after: { included: false, by: 'only' } }],
        changed: [],
      },
    });
    expect(diff).not.toHaveProperty('created');
  });

  test('between two configurations: fields and variables', () => {
    const before = compilePipeline('variables: { A: "1", B: "2" }\na: { script: x, image: one, variables: { OWN: "1", __proto__: p } }');
    const after = compilePipeline('variables: { A: "1", B: "3", C: "4" }\na: { script: y, when: manual, variables: { OWN: "2" } }\nb: { script: x }');
    const { variables, jobs, equal } = diffPipelines(before, after);
    expect(equal).toBe(false);
    expect(variables).toEqual([{ name: 'B', before: '2', after: '3' }, { name: 'C', after: '4' }]);
    expect(jobs.added).toMatchObject([{ name: 'b' }]);
    expect(jobs.added[0]).not.toHaveProperty('before');
    expect(jobs.changed).toEqual([{
      name: 'a',
      fields: [
        { name: 'allowFailure', before: false, after: true }, { name: 'image', before: { name: 'one' } },
        { name: 'script', before: ['x'], after: ['y'] }, { name: 'when', before: 'on_success', after: 'manual' },
      ],
      variables: [
        { name: 'B', before: '2', after: '3' }, { name: 'C', after: '4' }, { name: 'OWN', before: '1', after: '2' }, { name: '__proto__', before: 'p' },
      ],
    }]);
  });

  test('between a pipeline and none', () => {
    const diff = diffPipelines(compilePipeline('a: { script: x }'), compilePipeline('a: {'));
    expect(diff).toMatchObject({ created: { before: true, after: false }, reason: { after: 'invalid' }, jobs: { removed: [{ name: 'a' }] } });
  });

  test('between two GitLab versions', () => {
    const config = 'job: { script: x, parallel: { matrix: [{ A: [a, b], B: c }] } }';
    const { jobs } = diffPipelines(compilePipeline(config, { gitlabVersion: '13.3' }), compilePipeline(config));
    expect([jobs.removed.map(({ name }) => name), jobs.added.map(({ name }) => name)]).toEqual([['job 1/2', 'job 2/2'], ['job: [a, c]', 'job: [b, c]']]);
  });
});
