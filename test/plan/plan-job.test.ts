import { describe, expect, it } from 'vitest';
import { compilePipeline } from '../../src/compile.js';
import type { PipelineContext } from '../../src/context.js';
import { jobOf } from './planned.js';

const job = (keywords: string, context: PipelineContext = {}) => jobOf(`job: { script: x, ${keywords} }\nother: { script: x, stage: build }`, 'job', context);

describe('what the matching rule changes (R2, R9)', () => {
  const PUSH_RULE = 'if: $CI_COMMIT_BRANCH';

  it.each([ // 03-R14, K-allow
    ['rules: [{ if: $CI_COMMIT_BRANCH }]', { when: 'on_success', allowFailure: false }],
    ['when: manual, rules: [{ if: $CI_COMMIT_BRANCH }]', { when: 'manual', allowFailure: true }],
    ['when: manual, rules: [{ if: $CI_COMMIT_BRANCH, when: always }]', { when: 'always', allowFailure: true }], // quirk
    ['rules: [{ when: manual }]', { when: 'manual', allowFailure: false }],
    ['when: manual, allow_failure: false, rules: [{ if: $CI }]', { when: 'manual', allowFailure: false }],
    ['allow_failure: { exit_codes: 3 }, rules: [{ if: $CI_COMMIT_BRANCH, allow_failure: false }]', { allowFailure: false }],
    ['allow_failure: { exit_codes: 3 }, rules: [{ if: $CI_COMMIT_BRANCH }]', { allowFailure: { exitCodes: [3] } }],
    ['rules: [{ if: $CI_COMMIT_BRANCH, when: delayed, start_in: 3 hours, allow_failure: true }]', { when: 'delayed', startIn: 10_800, allowFailure: true }],
    ['when: delayed, start_in: 90 seconds', { when: 'delayed', startIn: 90 }],
    [`interruptible: true, rules: [{ ${PUSH_RULE}, interruptible: false }]`, { interruptible: false }],
    [`interruptible: true, rules: [{ ${PUSH_RULE} }]`, { interruptible: true }],
    [`rules: [{ ${PUSH_RULE}, needs: [other] }]`, { needs: [{ job: 'other', artifacts: true, optional: false }], scheduling: 'dag' }],
    [`needs: [other], rules: [{ ${PUSH_RULE}, needs: [] }]`, { needs: [{ job: 'other', artifacts: true, optional: false }] }], // quirk (N8)
    [`rules: [{ ${PUSH_RULE}, needs: [] }]`, { scheduling: 'stage' }],
    ['needs: [{ pipeline: p, job: a }], rules: [{ needs: [other] }]', { needs: [{ job: 'other', artifacts: true, optional: false }, { pipeline: 'p', job: 'a', artifacts: true }] }],
  ])('%s: %j', (keywords, expected) => {
    expect(job(keywords)).toMatchObject(expected);
  });

  it('is not what the definition said', () => {
    expect(job('when: delayed, start_in: 1 hour')).not.toHaveProperty('rules');
    expect(Object.keys(job('rules: [{ if: $CI }], inherit: { variables: false }, extends: []'))).toEqual(expect.not.arrayContaining(['rules', 'only', 'except', 'extends', 'inheritVariables']));
    expect(job('rules: [{ if: $CI }]')).not.toHaveProperty('startIn');
  });

  it('still wants the needs it replaces (N8)', () => {
    const { diagnostics } = compilePipeline('a: { script: x, rules: [{ when: never }] }\nb: { script: x }\nc: { script: x, needs: [a], rules: [{ needs: [b] }] }');
    expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(['needs-job-not-in-pipeline']);
    expect(jobOf('a: { script: x, rules: [{ when: never }] }\nc: { script: x, rules: [{ needs: [a] }] }', 'c').needs).toHaveLength(1);
  });
});

describe('variables (V5 to V8)', () => {
  const variables = (keywords: string, top = '', context: PipelineContext = {}) => jobOf(`${top}\njob: { script: x, ${keywords} }`, 'job', context).variables;

  it('are those of the rule, the job, the workflow rule and the root, the newest first', () => {
    const top = 'variables: { A: root, B: root, C: root, D: root }\nworkflow: { rules: [{ if: $CI, variables: { B: workflow, E: workflow } }] }';
    const merged = variables('variables: { C: job, F: job }, rules: [{ if: $CI, variables: { D: rule, C: rule, G: rule } }]', top);
    expect(Object.entries(merged)).toEqual([['D', 'rule'], ['C', 'rule'], ['G', 'rule'], ['F', 'job'], ['B', 'workflow'], ['E', 'workflow'], ['A', 'root']]);
  });

  it.each([
    ['inherit: { variables: false }', {}],
    ['inherit: { variables: [A, NONE] }', { A: 'a' }],
    ['inherit: { variables: [A] }, variables: { B: own }', { A: 'a', B: 'own' }],
    ['inherit: { variables: false }, rules: [{ if: $CI, variables: { B: rule } }]', { B: 'rule' }],
    ['variables: {}', { A: 'a', B: 'b' }], // V8
  ])('%s: %j', (keywords, expected) => {
    expect(variables(keywords, 'variables: { A: a, B: b }')).toEqual(expected);
  });

  it('name the raw ones, which a rule makes plain (V5)', () => {
    const top = 'variables: { A: { value: $B, expand: false } }';
    expect(jobOf(`${top}\njob: { script: x, variables: { C: { value: $D, expand: false } } }`, 'job').rawVariables).toEqual(['C', 'A']);
    expect(jobOf(`${top}\njob: { script: x, rules: [{ if: $CI, variables: { A: plain } }] }`, 'job')).not.toHaveProperty('rawVariables');
    expect(jobOf(`${top}\njob: { script: x, variables: { A: plain } }`, 'job')).not.toHaveProperty('rawVariables');
  });

  it('of the rule are not seen by rules and tags, but by the name of the environment and the resource group (R11)', () => {
    const keywords = 'tags: [a$A], environment: { name: e$A$B }, resource_group: g$A, variables: { B: { value: $A, expand: false } }';
    const planned = job(`${keywords}, rules: [{ if: $A }, { if: $CI_ENVIRONMENT_NAME == "e$A", variables: { A: rule } }]`);
    expect(planned).toMatchObject({ tags: ['a$A'], environment: { name: 'erule$A' }, resourceGroup: 'grule', decision: { rule: 1 } });
    expect(job('environment: e/$X, variables: { X: a }, rules: [{ if: $CI, variables: { X: b$CI_COMMIT_BRANCH } }]').environment?.name).toBe('e/bmain');
    const rule = 'variables: { X: a }, environment: e/$X, rules: [{ if: $CI, variables: { X: b } }]';
    expect(job(rule, { variableScopes: { project: { X: 'p' } } }).environment?.name).toBe('e/p');
  });

  it('may have any name', () => {
    const names = ['__proto__', 'constructor', 'toString', '0'];
    const list = names.map((name) => `"${name}": a`).join(', ');
    expect(Object.keys(variables(`rules: [{ if: $CI, variables: { ${list} } }]`, `variables: { ${list} }`)).sort()).toEqual([...names].sort());
    expect(variables(`variables: { __proto__: own }, rules: [{ if: $__proto__ == "own" }]`)).toEqual(Object.fromEntries([['__proto__', 'own']]));
  });
});

describe('expanded keywords', () => {
  it('tags: once, undefined references stay (X14)', () => {
    expect(job('variables: { A: $B, B: b }, tags: [$A, "x-${B}", $NONE, plain]').tags).toEqual(['$B', 'x-b', '$NONE', 'plain']);
    expect(job('variables: { A: a }, stage: test, tags: [$A]', { gitlabVersion: '13.3' }).tags).toEqual(['$A']);
  });

  it.each([
    ['review/$CI_COMMIT_REF_SLUG', 'review/main'],
    ['$A', 'b-x'],
    ['$NONE-', '-'],
    ['$CI_JOB_NAME', 'job'],
    ['$CI_ENVIRONMENT_NAME-$CI_ENVIRONMENT_ACTION-', '--'], // not known to itself (X15)
  ])('environment %s: %s', (name, expected) => {
    expect(job(`variables: { A: $B-x, B: b }, environment: { name: "${name}" }`).environment?.name).toBe(expected);
  });

  it('environment: values once in 13.3 (X8)', () => {
    expect(job('stage: test, variables: { A: $B, B: b }, environment: { name: e/$A }', { gitlabVersion: '13.3' }).environment?.name).toBe('e/$B');
  });

  it.each([
    ['plain', 'plain'],
    ['$A', 'b-x'],
    ['"%B%/${CI_COMMIT_BRANCH}$NONE"', 'b/main'],
    ['$CI_ENVIRONMENT_NAME:$CI_ENVIRONMENT_SLUG$CI_ENVIRONMENT_ACTION', 'E/b:e-b-30a299'],
    ['$NONE ', undefined], // D10
    ['" "', undefined],
  ])('resource group %s: %s (X18)', (group, expected) => {
    expect(job(`variables: { A: $B-x, B: b }, environment: E/$B, resource_group: ${group}`).resourceGroup).toBe(expected);
  });

  it('resource group: values once in 13.3 (D10), no environment where there is none', () => {
    expect(job('stage: test, variables: { A: $B, B: b }, resource_group: e/$A', { gitlabVersion: '13.3' }).resourceGroup).toBe('e/$B');
    expect(job('resource_group: e$CI_ENVIRONMENT_NAME').resourceGroup).toBe('e');
  });

  it('cache: keys from files, texts as written', () => {
    expect(job('cache: [{ key: $CI_JOB_NAME, paths: [a] }, { key: { files: [b.lock] } }]').cache?.map(({ key }) => key)).toEqual(['$CI_JOB_NAME', '1_b-default']);
  });
});

describe('decisions that jobs share', () => {
  const rules = '.rules: { rules: [{ if: $WHO == "prod" }] }\n';

  it('are not shared by jobs whose variables differ', () => {
    const text = `${rules}a: { extends: .rules, script: x, variables: { WHO: prod } }\nb: { extends: .rules, script: x }\nc: { extends: .rules, script: x, variables: { OTHER: prod } }`;
    expect(compilePipeline(text).jobs.map(({ name }) => name)).toEqual(['a']);
    expect(compilePipeline(`variables: { WHO: prod }\n${text}\nd: { extends: .rules, script: x, inherit: { variables: false } }`).jobs.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  it('are not shared by environments that see other variables (V22)', () => {
    const context: PipelineContext = { variableScopes: { project: [{ key: 'WHO', value: 'prod', environmentScope: 'prod' }] } };
    const text = `${rules}none: { extends: .rules, script: x }\nprod: { extends: .rules, script: x, environment: prod }\ntest: { extends: .rules, script: x, environment: test }`;
    expect(compilePipeline(text, context).jobs.map(({ name }) => name)).toEqual(['prod']);
    expect(compilePipeline(text.split('\n').reverse().join('\n'), context).jobs.map(({ name }) => name)).toEqual(['prod']);
  });

  it('are not shared where a rule names the job', () => {
    const text = '.rules: { rules: [{ if: $CI_JOB_NAME == "a" || $CI_NODE_INDEX == "2" }] }\na: { extends: .rules, script: x }\nb: { extends: .rules, script: x }\nc: { extends: .rules, script: x, parallel: 2 }';
    expect(compilePipeline(text).jobs.map(({ name }) => name)).toEqual(['a', 'c 2/2']);
  });

  it('are shared otherwise', () => {
    const { jobs } = compilePipeline('.rules: { rules: [{ if: $CI }] }\na: { extends: .rules, script: x }\nb: { extends: .rules, script: x, variables: { B: b } }');
    expect(jobs[0]?.decision).toBe(jobs[1]?.decision);
  });
});

describe('what rules see of the job (V3, V40)', () => {
  it.each([
    ['', '$CI_JOB_STAGE == "test" && $CI_JOB_NAME_SLUG == "job" && $CI_NODE_TOTAL == "1"'],
    ['', '$CI_NODE_INDEX == null && $CI_JOB_MANUAL == null'],
    ['when: manual', '$CI_JOB_MANUAL == "true"'],
    ['environment: { name: p/$CI_COMMIT_BRANCH, url: "https://x", deployment_tier: staging }', '$CI_ENVIRONMENT_NAME == "p/main" && $CI_ENVIRONMENT_URL == "https://x" && $CI_ENVIRONMENT_TIER == "staging" && $CI_ENVIRONMENT_ACTION == "start"'],
    ['environment: p', '$CI_ENVIRONMENT_SLUG == null && $CI_ENVIRONMENT_TIER == null'], // D6, D8
    ['variables: { A: $B, B: b }', '$A == "$B"'], // X2
    ['variables: { GITLAB_USER_LOGIN: mine }', '$GITLAB_USER_LOGIN == "ada"'], // quirk (V1 layer 7)
  ])('%s: %s', (keywords, expression) => {
    expect(job(`${keywords === '' ? '' : `${keywords}, `}rules: [{ if: '${expression}' }]`, { predefined: { GITLAB_USER_LOGIN: 'ada' } }).decision.by).toBe('rule');
  });

  it('does not know environments before 16.4', () => {
    const keywords = 'environment: p, rules: [{ if: $CI_ENVIRONMENT_NAME }, { if: $CI_ENVIRONMENT_ACTION }, { if: $CI }]';
    expect(job(keywords, { gitlabVersion: '16.3' }).decision.rule).toBe(2);
    expect(job(keywords, { gitlabVersion: '16.4' }).decision.rule).toBe(0);
  });

  it('is the whole name of a parallel job', () => {
    expect(jobOf('job: { script: x, parallel: 2, rules: [{ if: $CI_JOB_NAME == "job 2/2" && $CI_JOB_GROUP_NAME == "job" && $CI_NODE_INDEX == "2" }] }', 'job 2/2').name).toBe('job 2/2');
  });
});
