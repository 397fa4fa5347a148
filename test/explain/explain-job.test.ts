import { describe, expect, test } from 'vitest';
import { compilePipeline } from '../../src/compile.js';
import type { PipelineContext } from '../../src/context.js';
import { explainJob } from '../../src/explain/explain-job.js';

const explain = (config: string, name: string, context: PipelineContext = {}): string => explainJob(compilePipeline(config, context), name).text;

const RULES = `
build: { stage: build, script: x }
deploy:
  stage: deploy
  script: x
  needs: [{ job: build, optional: true }]
  environment: live
  rules:
    - { if: $CI_COMMIT_TAG, when: never }
    - { if: $TARGET == "live", changes: [src/**/*, docs/*], when: manual, allow_failure: true }
    - { exists: [Dockerfile], when: delayed, start_in: 5 minutes }
`;

describe('explainJob', () => {
  test('of a job a rule lets in', () => {
    expect(explain(RULES, 'deploy', { variables: { TARGET: 'live' }, changedFiles: ['src/a/b.c'] })).toBe([
      '`deploy` is in the pipeline: rule 2 matches.',
      '  rule 1 does not match',
      '    if: $CI_COMMIT_TAG - no; $CI_COMMIT_TAG is not set',
      '  rule 2 matches',
      '    if: $TARGET == "live" - yes; $TARGET is "live"',
      '    changes: src/**/*, docs/* - yes',
      'It is in stage `deploy`, after `build` if it is there, and waits for someone to start it.',
      'It may fail, and nothing waits for it.',
      'Its environment is `live` (start).',
    ].join('\n'));
  });

  test('of a job a rule delays', () => {
    expect(explain(RULES, 'deploy', { files: ['Dockerfile'] })).toContain('and starts later (300 seconds).');
  });

  test('of a job a rule keeps out', () => {
    expect(explain(RULES, 'deploy', { ref: 'v1', refType: 'tag' })).toBe([
      '`deploy` is not in the pipeline: rule 1 matches and says `when: never`.',
      '  rule 1 matches',
      '    if: $CI_COMMIT_TAG - yes; $CI_COMMIT_TAG is "v1"',
    ].join('\n'));
  });

  test('of a job no rule lets in', () => {
    expect(explain(RULES, 'deploy')).toMatch(/^`deploy` is not in the pipeline: no rule matches\.\n {2}rule 1 does not match\n/);
  });

  test('of policies', () => {
    const config = 'a: { script: x }\nb: { script: x, only: [tags] }\nc: { script: x, only: { variables: [$X] }, except: [main] }\nd: { script: x, except: [v1] }';
    expect(explain(config, 'a')).toContain('`a` is in the pipeline: `only` holds.\n  `only` holds\n    refs: branches, tags - yes');
    expect(explain(config, 'b')).toBe('`b` is not in the pipeline: `only` does not hold.\n  `only` does not hold\n    refs: tags - no');
    expect(explain(config, 'c', { variables: { X: '1' } })).toContain('`c` is not in the pipeline: `except` holds.');
    expect(explain(config, 'd')).toContain('`d` is in the pipeline: `only` holds and `except` does not hold.');
  });

  test('of a job without any policy, and of a chat command', () => {
    const config = 'workflow: { rules: [{ when: always }] }\na: { script: x }\nb: { script: x }';
    expect(explain(config, 'a')).toContain('`a` is in the pipeline: nothing restricts it.');
    expect(explain(config, 'b', { source: 'chat', chatCommand: 'a' })).toBe('`b` is not in the pipeline: the chat command names another job.');
  });

  test('tells which job an unknown name was meant to be', () => {
    const pipeline = compilePipeline('deploy: { script: x }\ntest: { script: x, parallel: 2 }');
    expect(explainJob(pipeline, 'delpoy')).toMatchObject({ outcome: 'unknown', name: 'delpoy' });
    expect(explainJob(pipeline, 'delpoy').text).toBe('There is no job `delpoy` in the configuration.\nDid you mean `deploy`?');
    expect(explainJob(pipeline, 'test').text).toContain('It is expanded into `test 1/2`, `test 2/2`.');
    expect(explainJob(pipeline, '__proto__').outcome).toBe('unknown');
  });

  test('tells why there is no pipeline at all', () => {
    const filtered = explain('workflow: { rules: [{ if: $NO }] }\na: { script: x }', 'a');
    expect(filtered).toContain('No pipeline is created: `workflow:rules` leave it out.');
    expect(filtered).toContain('if: $NO - no; $NO is not set');
    expect(explain('a: { script: x }', 'a', { commitMessage: '[ci skip]' })).toContain('asks to skip it');
    expect(explain('a: { script: x, stage: none }', 'a')).toContain('Error: ');
  });

  test('tells which of its needs is missing', () => {
    const config = 'a: { script: x, rules: [{ if: $NO }] }\nb: { script: x, needs: [a] }';
    expect(explain(config, 'b')).toContain('Error: ');
    expect(explain(config, 'a')).toContain('`a` is not in the pipeline: no rule matches.');
  });

  test('shows no value of a masked variable', () => {
    const context = { variables: [{ key: 'TOKEN', value: 'hush-hush', masked: true }] };
    const pipeline = compilePipeline('a: { script: x, rules: [{ if: $TOKEN == "b" }, { if: $TOKEN }] }', context);
    expect(JSON.stringify(explainJob(pipeline, 'a'))).not.toContain('hush-hush');
    expect(explainJob(pipeline, 'a').text).toContain('$TOKEN is "[masked]"');
  });

  test('is plain text, one line each', () => {
    const { lines } = explainJob(compilePipeline('"a\\n\\e[1m": { script: x, rules: [{ if: "$A ==\\n  $B" }] }\nb: { script: x }', { variables: { A: '1\n2', B: '\u202e' } }), 'a\n\u001b[1m');
    for (const { text } of lines) expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(lines.map((line) => line.text)).toContain('if: $A == $B - no; $A is "1\\n2", $B is "\\u{202e}"');
  });
});
