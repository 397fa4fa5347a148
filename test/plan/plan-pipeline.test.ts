import { describe, expect, it } from 'vitest';
import { compilePipeline } from '../../src/compile.js';
import type { PipelineContext } from '../../src/context.js';
import { outcomeOf } from './planned.js';

const outcome = (text: string, context: PipelineContext = {}): string => outcomeOf(compilePipeline(text, context));

it('warns when a merge request pipeline has no merge request', () => {
  const text = 'job: { script: x, rules: [{ if: $CI_MERGE_REQUEST_IID }] }';
  const problems = (context: PipelineContext): string[] => compilePipeline(text, context).diagnostics.map(({ severity, code }) => `${severity} ${code}`);
  expect(problems({ refType: 'merge_request', source: 'merge_request_event' })).toEqual(['warning merge-request-missing']);
  expect(problems({ mergeRequest: { iid: 5, sourceBranch: 'a', targetBranch: 'b' }, source: 'merge_request_event' })).toEqual([]);
});

describe('whether a pipeline is created (03-P, W)', () => {
  it.each<[string, string, PipelineContext]>([
    ['a: { script: x }', 'a', {}],
    ['a: { script: x, only: [tags] }', 'no-jobs', {}],
    ['a: { script: x, stage: .pre }\nb: { script: x, stage: .post }', 'no-jobs', {}], // P5
    ['a: { script: x, stage: .pre }\nb: { script: x }', 'a b', {}],
    ['workflow: { rules: [{ if: $A }] }\na: { script: x }', 'workflow-filtered', {}], // W3
    ['workflow: { rules: [{ if: $A, when: never }, { when: always }] }\na: { script: x }', 'workflow-filtered', { variables: { A: 'a' } }],
    ['workflow: { rules: [{ if: $A }] }\na: { script: x }', 'a', { variables: { A: 'a' } }],
    ['workflow: { rules: [{ if: $CI_JOB_NAME }] }\na: { script: x }', 'workflow-filtered', { predefined: { CI_JOB_NAME: 'a', CI_BUILD_NAME: 'a' } }], // W4
    ['workflow: { rules: [{ if: $CI_NODE_TOTAL == "1" }] }\na: { script: x }', 'a', {}],
    ['workflow: { rules: [{ if: $ROOT }] }\nvariables: { ROOT: r }\na: { script: x }', 'a', {}],
    ['workflow: { rules: [{ changes: { paths: [a], compare_to: none } }, { when: always }] }\na: { script: x }', 'workflow-filtered', { changedFilesSince: { none: null } }], // R24
    ['a: { script: x, rules: [{ changes: { paths: [a], compare_to: none }, when: never }, { when: always }] }\nb: { script: x }', 'invalid rules-compare-to-invalid', { changedFilesSince: { none: null } }], // R24
    ['a: { script: x, rules: [{ changes: { paths: [a], compare_to: none } }, { when: always }] }', 'a', { changedFilesSince: { other: null } }],
    ['a: { script: x, rules: [{ if: \'$A == "1" && $B == "" && $C == "d=e"\' }] }', 'a', { pushOptions: ['ci.variable="A=1"', 'ci.variable=B=', 'ci.variable=C=d=e', 'ci.variable=D', 'ci.variable==d'] }], // V33
    ['a: { script: x, rules: [{ if: $A }] }', 'no-jobs', { pushOptions: ['ci.variable=A=1'], gitlabVersion: '12.5' }],
    ['a: { script: x }', 'invalid pipeline-variable-duplicate', { variables: { A: '1' }, pushOptions: ['ci.variable=A=1'] }],
    ['a: { script: x }', 'invalid pipeline-variable-invalid pipeline-variable-duplicate', { variables: [{ key: 'A-B', value: '' }, { key: 'C', value: '' }, { key: 'C ', value: '' }] }],
    ['a: { script: x, rules: [{ if: $A }] }\nb: { script: x, needs: [a] }', 'invalid needs-job-not-in-pipeline', {}], // N4
    ['a: { script: x, rules: [{ if: $A }] }\nb: { script: x, needs: [{ job: a, optional: true }] }', 'b', {}], // N5
    ['a: { script: x, rules: [{ if: $A }] }\nb: { script: x, needs: [a], rules: [{ if: $A }] }\nc: { script: x }', 'c', {}],
    ['a: { script: x }\nb: { script: x, needs: [a] }', 'invalid needs-limit', { limits: { needs: 0 } }], // N6
    ['b: { script: x, needs: [] }', 'b', { limits: { needs: 0 } }],
    ['variables: { A: $B, B: $A }\na: { script: x }', 'invalid variable-cycle', {}], // X9
    ['variables: { A: $B, B: $A }\na: { script: x, inherit: { variables: false } }', 'a', {}],
    ['variables: { A: $B, B: $A }\na: { script: x }', 'a', { gitlabVersion: '13.3' }], // X8
    ['a: { script: x, rules: [{ exists: { paths: [b], project: g/none } }] }\nb: { script: x }', 'invalid rules-exists-project-invalid', {}], // N9
    ['a: { script: x }\nb: { script: x }', 'invalid size-limit-exceeded', { limits: { pipelineSize: 1 } }], // P8
    ['a: { script: x }\nb: { script: x }', 'a b', { limits: { pipelineSize: 2, activeJobs: 2 } }],
    ['a: { script: x }\nb: { script: x }', 'invalid job-activity-limit-exceeded', { limits: { activeJobs: 1 } }],
    ['a: { script: x, environment: p }\nb: { script: x, environment: q }', 'invalid deployments-limit-exceeded', { limits: { deployments: 1 } }],
    ['a: { script: x }\nb: { script: x }', 'b', { source: 'chat', chatCommand: 'b' }], // P6
    ['a: { script: x }\nb: { script: x }', 'no-jobs', { source: 'chat', chatCommand: 'c' }],
    ['a: { script: x }\nb: { script: x }', 'a b', { chatCommand: 'b' }],
    [`workflow: { name: $N }\na: { script: x }`, 'invalid workflow-name-too-long', { variables: { N: 'n'.repeat(256) } }],
  ])('%j: %s', (text, expected, context) => {
    expect(outcome(text, context)).toBe(expected);
  });
});

describe('a pipeline that is not created', () => {
  it('has neither jobs nor stages, but says what was left out', () => {
    const pipeline = compilePipeline('a: { script: x, rules: [{ if: $A }] }');
    expect(pipeline).toEqual({
      created: false, reason: 'no-jobs', gitlabVersion: '18.11', variables: {}, stages: [], jobs: [], diagnostics: [],
      excluded: [{ name: 'a', decision: { included: false, by: 'no-rule', outcomes: [{ rule: 0, matched: false, clauses: [{ clause: 'if', satisfied: false, written: '$A', values: { A: null } }] }] } }],
    });
  });

  it('names all that is wrong with its jobs (N9)', () => {
    const { diagnostics } = compilePipeline('a: { script: x, rules: [{ if: $A }] }\nb: { script: x, needs: [a] }\nc: { script: x, needs: [a], variables: { D: $E, E: $D } }');
    expect(diagnostics.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['variable-cycle', 'jobs.c.variables'], ['needs-job-not-in-pipeline', 'jobs.b.needs'], ['needs-job-not-in-pipeline', 'jobs.c.needs'],
    ]);
  });

  it('says no more about a job with too many needs', () => {
    const { diagnostics } = compilePipeline('a: { script: x, rules: [{ if: $A }] }\nb: { script: x }\nc: { script: x, needs: [a, b] }', { limits: { needs: 1 } });
    expect(diagnostics.map(({ code }) => code)).toEqual(['needs-limit']);
  });
});

describe('a created pipeline', () => {
  const TEXT = `
stages: [one, two, one]
variables: { A: root, B: root }
workflow:
  name: "  $A for $CI_COMMIT_BRANCH$NONE "
  auto_cancel: { on_new_commit: none, on_job_failure: all }
  rules:
    - if: $CI_COMMIT_BRANCH
      variables: { A: rule, C: $B }
      auto_cancel: { on_new_commit: conservative }
c: { script: x, stage: two }
a: { script: x, stage: one }
b: { script: x, stage: one, rules: [{ when: never }] }`;

  it('has what the workflow says (W5, W8, W9)', () => {
    const pipeline = compilePipeline(TEXT);
    expect(pipeline).toMatchObject({ name: 'rule for main', autoCancel: { onNewCommit: 'conservative', onJobFailure: 'all' }, variables: { A: 'rule', C: '$B', B: 'root' } });
    expect(Object.keys(pipeline.variables)).toEqual(['A', 'C', 'B']); // the newest first (V5)
    expect(pipeline.workflow).toMatchObject({ included: true, by: 'rule', rule: 0 });
  });

  it('has its jobs by stages, and only stages with jobs (N1)', () => {
    const pipeline = compilePipeline(TEXT);
    expect(pipeline.stages).toEqual([{ name: 'one', jobs: ['a'] }, { name: 'two', jobs: ['c'] }]);
    expect(pipeline.jobs.map(({ name }) => name)).toEqual(['a', 'c']);
    expect(pipeline.excluded.map(({ name }) => name)).toEqual(['b']);
  });

  it('has no name when it is blank', () => {
    expect(compilePipeline('workflow: { name: $NONE }\na: { script: x }')).not.toHaveProperty('name');
  });

  it('keeps the warnings of the configuration', () => {
    expect(compilePipeline('a: { script: x, rules: [{ when: always }] }').diagnostics.map(({ code }) => code)).toEqual(['rules-may-duplicate-pipelines']);
  });
});

describe('hostile configurations', () => {
  const many = (count: number, entry: (index: number) => string): string => Array.from({ length: count }, (_, index) => entry(index)).join(', ');
  const jobs = (count: number, keywords: string): string => Array.from({ length: count }, (_, index) => `j${index}: { extends: .base, script: x${keywords} }`).join('\n');

  it.each([
    ['rules', 50, `.base: { rules: [${many(20_000, () => '{ if: $A }')}] }`],
    ['variables', 250, `variables: { ${many(20_000, (index) => `V${index}: x`)} }\n.base: { tags: [a] }`],
    ['variables of a rule', 250, `.base: { rules: [{ if: $CI, variables: { ${many(20_000, (index) => `V${index}: x`)} } }] }`],
    ['nested variables', 50, `variables: { ${many(20_000, (index) => `V${index}: $V${index + 1}`)} }\n.base: { environment: { name: a/$V0 } }`],
    ['circles', 100, `variables: { ${many(5_000, (index) => `V${index}: $V${(index + 1) % 5_000}`)} }\n.base: { tags: [a] }`],
  ])('of jobs of their own with many %s are refused', (_, count, base) => {
    const { reason, diagnostics } = compilePipeline(`${base}\n${jobs(count, ', variables: { A: "" }')}`);
    expect([reason, diagnostics.at(-1)?.code]).toEqual(['invalid', 'size-limit-exceeded']);
  });

  it.each([
    ['rules', `.base: { rules: [${many(20_000, () => '{ if: $A }')}, { if: $CI }] }`],
    ['refs', `.base: { only: { refs: [${many(20_000, (index) => `r${index}`)}, main], variables: [$CI] } }`],
    ['variables', `.base: { variables: { ${many(20_000, (index) => `V${index}: x`)} } }`],
    ['names to inherit', `variables: { ${many(500, (index) => `V${index}: x`)} }\n.base: { inherit: { variables: [${many(20_000, (index) => `W${index}`)}] } }`],
    ['tags', `.base: { tags: [${many(20_000, () => '$A')}] }`],
  ])('of jobs with many %s in common are planned', (_, base) => {
    expect(compilePipeline(`${base}\n${jobs(100, '')}`).jobs).toHaveLength(100);
  });
});
