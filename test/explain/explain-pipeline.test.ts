import { expect, test } from 'vitest';
import { compilePipeline } from '../../src/compile.js';
import { explainPipeline } from '../../src/explain/explain-pipeline.js';

const config = 'workflow: { name: Release, rules: [{ if: $CI_COMMIT_TAG }] }\na: { script: x }\nb: { script: x, rules: [{ if: $NO }] }';

test('of a pipeline that is created', () => {
  expect(explainPipeline(compilePipeline(config, { ref: 'v1', refType: 'tag' }))).toMatchObject({
    name: '', outcome: 'included',
    text: [
      'The pipeline `Release` is created: 1 of 2 jobs are in it.', 'Of `workflow:rules`, rule 1 matches.', '  rule 1 matches',
      '    if: $CI_COMMIT_TAG - yes; $CI_COMMIT_TAG is "v1"',
    ].join('\n'),
  });
});

test.each([
  [config, {}, '`workflow:rules` leave it out'], ['a: { script: x, rules: [{ if: $NO }] }', {}, 'no job is left'], ['a: [', {}, 'there are errors'],
  [config, { commitMessage: 'x [skip ci]' }, 'asks to skip it'],
])('of %j with %j', (text, context, reason) => {
  const { outcome, lines } = explainPipeline(compilePipeline(text, context));
  expect(outcome).toBe('excluded');
  expect(lines[0]?.text).toContain(reason);
});
