import { describe, expect, it } from 'vitest';
import { errorsIn, jobOf } from './problems-in.js';

const errors = (job: string, gitlabVersion?: string): string[] => errorsIn(`job: ${job}\nbuild: { script: x, stage: build }`, gitlabVersion === undefined ? {} : { gitlabVersion });
const job = (text: string, gitlabVersion?: string) => jobOf(`job: ${text}\nbuild: { script: x, stage: build }`, 'job', gitlabVersion === undefined ? {} : { gitlabVersion });

describe('keys (K-job-8, K-job-9, K-job-11)', () => {
  it.each([
    ['{ script: x, foo: 1, scripts: 2 }', ['job-unknown-key jobs.job 1:19']],
    ['{ script: x, run: [] }', ['job-exclusive-keys jobs.job 1:19']],
    ['{ run: [], before_script: [x] }', ['job-exclusive-keys jobs.job 1:8']],
    ['{ script: x, trigger: g/p }', ['job-unknown-key jobs.job 1:19', 'job-exclusive-keys jobs.job 1:19']], // K-job-3
    ['{ trigger: g/p, image: a, tags: [b] }', ['job-unknown-key jobs.job 1:22']],
    ['{ script: x, type: test }', ['job-unknown-key jobs.job 1:19']],
    ['{ script: }', ['script-blank jobs.job.script 1:16']],
  ])('%s: %j', (text, expected) => {
    expect(errors(text)).toEqual(expected);
  });

  it('take null for absent, but for the presence of commands', () => {
    expect(job('{ script: x, tags: ~, image: ~, rules: ~ }')).not.toHaveProperty('tags');
    expect(job('{ run: ~ }')).toMatchObject({ name: 'job' }); // K-null-2
  });

  it('have an inherited default beside `run`', () => {
    expect(errorsIn('default: { before_script: [x] }\na: { run: [{ name: b, script: c }] }')).toEqual([]);
  });
});

describe('rules beside other keywords (K-rules-13, K-start)', () => {
  it.each([
    ['{ script: x, rules: [{ if: $A }], only: [main], except: [tags] }', ['rules-conflict jobs.job.only 1:40', 'rules-conflict jobs.job.except 1:54']],
    ['{ script: x, rules: [{ if: $A }], when: delayed, start_in: 1 day }', ['rules-conflict jobs.job.start_in 1:55', 'start-in-not-allowed jobs.job.start_in 1:65']],
    ['{ script: x, rules: ~, when: delayed, start_in: 1 day }', ['start-in-not-allowed jobs.job.start_in 1:54']],
    ['{ script: x, start_in: 1 day }', ['start-in-not-allowed jobs.job.start_in 1:29']],
    ['{ script: x, when: delayed }', ['start-in-invalid jobs.job.start_in 1:25']],
  ])('%s: %j', (text, expected) => {
    expect(errors(text)).toEqual(expected);
  });

  it.each([
    ['{ script: x, rules: [{ if: $A }], only: ~ }'],
    ['{ script: x, rules: ~, only: [main] }'],
    ['{ script: x, when: manual, rules: [{ if: $A }, { when: always }] }'],
    ['{ script: x, when: delayed, start_in: 1 day }'],
    ['{ script: x, start_in: ~ }'],
  ])('%s is fine', (text) => {
    expect(errors(text)).toEqual([]);
  });

  it('count by their presence in 13.3 (K-null-3)', () => {
    const nullOnly = '{ script: x, only: ~, rules: [{ when: always }] }';
    const nullRules = '{ script: x, except: [a], rules: ~ }';
    expect([errors(nullOnly, '13.3'), errors(nullRules, '13.3')]).toEqual([['rules-conflict jobs.job.only 1:19'], ['rules-conflict jobs.job.except 1:19']]);
    expect([errors(nullOnly, '13.4'), errors(nullRules, '13.4')]).toEqual([[], []]);
  });

  it('allow `when` once or never in older versions (R8)', () => {
    const both = '{ script: x, stage: test, when: manual, rules: [{ if: $A }, { when: always }] }';
    const once = '{ script: x, stage: test, when: manual, rules: [{ if: $A }] }';
    expect([errors(both, '13.3'), errors(once, '13.3')]).toEqual([['rules-conflict jobs.job.when 1:32'], []]);
    expect([errors(once, '14.5'), errors(once, '14.6')]).toEqual([['rules-conflict jobs.job.when 1:32'], []]);
  });
});

describe('defaults of a job', () => {
  it.each([
    ['{ script: x }', { when: 'on_success', allowFailure: false, stage: 'test', scheduling: 'stage' }],
    ['{ script: x, when: manual }', { when: 'manual', allowFailure: true }], // K-allow
    ['{ script: x, when: manual, allow_failure: false }', { allowFailure: false }],
    ['{ script: x, when: manual, rules: [{ if: $A }] }', { allowFailure: true }],
    ['{ script: x, allow_failure: ~, when: always }', { allowFailure: false }],
    ['{ script: x, needs: [] }', { scheduling: 'dag', needs: [] }], // K-needs-11
    ['{ trigger: g/p, needs: [build] }', { scheduling: 'dag' }],
    ['{ needs: { pipeline: g/p } }', { scheduling: 'stage' }],
    ['{ script: x, inherit: { variables: [A] } }', { inheritVariables: ['A'] }],
  ])('%s: %j', (text, expected) => {
    expect(job(text)).toMatchObject(expected);
  });

  it('give every job tags in 7.12 (K-712-3)', () => {
    expect([job('{ script: x }', '7.12').tags, job('{ script: x, tags: [a] }', '7.12').tags, job('{ script: x }', '13.3').tags]).toEqual([[], ['a'], undefined]);
  });

  it('do not make a manual job with rules optional in 13.3 (R9)', () => {
    expect(job('{ script: x, stage: test, when: manual, rules: [{ if: $A }] }', '13.3').allowFailure).toBe(false);
  });
});

describe('the default `only` (O2)', () => {
  const policies = (text: string, top = '') => {
    const { only, except } = jobOf(`${top}\njob: ${text}`, 'job');
    return { only, except };
  };
  const refs = ['branches', 'tags'];

  it.each([
    ['{ script: x }', { only: { refs } }],
    ['{ script: x, except: [main] }', { only: { refs }, except: { refs: ['main'] } }],
    ['{ script: x, only: [main] }', { only: { refs: ['main'] } }],
    ['{ script: x, only: { variables: [$A] } }', { only: { refs, variables: ['$A'] } }],
    ['{ script: x, only: { refs: [web], changes: [a] } }', { only: { refs: ['web'], changes: ['a'] } }],
    ['{ script: x, only: ~ }', { only: { refs } }],
    ['{ script: x, rules: [{ if: $A }] }', {}],
    ['{ script: x, rules: ~ }', {}], // K-rules-15
  ])('%s: %j', (text, expected) => {
    expect(policies(text)).toEqual({ only: undefined, except: undefined, ...expected });
  });

  it('is not given under workflow rules, but stays below a written map', () => {
    const workflow = 'workflow: { rules: [{ if: $A }] }';
    expect(policies('{ script: x }', workflow)).toEqual({ only: undefined, except: undefined });
    expect(policies('{ script: x, only: { variables: [$A] } }', workflow).only).toEqual({ refs, variables: ['$A'] });
  });
});

describe('dependencies beside needs (K-dep-2)', () => {
  it.each([
    ['{ script: x, needs: [build], dependencies: [build] }', []],
    ['{ script: x, needs: [], dependencies: [build] }', []],
    ['{ script: x, needs: [build], dependencies: [build, other] }', ['dependencies-not-in-needs jobs.job.dependencies 1:49']],
    ['{ script: x, needs: [{ pipeline: p, job: a }], dependencies: [build] }', ['needs-dependencies-other-pipeline jobs.job.dependencies 1:67']],
  ])('%s: %j', (text, expected) => {
    expect(errors(text)).toEqual(expected);
  });
});

describe('trigger jobs (K-trig-2)', () => {
  it.each([
    ['{ needs: [build] }', ['bridge-no-trigger jobs.job 1:6']],
    ['{ needs: [{ pipeline: a }, { pipeline: b }] }', ['bridge-multiple-mirrors jobs.job 1:6']],
    ['{ trigger: g/p, needs: [{ pipeline: a }, build] }', []],
  ])('%s: %j', (text, expected) => {
    expect(errors(text)).toEqual(expected);
  });
});

describe('values that jobs share by `extends`', () => {
  it('are reported for every job that has them', () => {
    expect(errorsIn('.base: { tags: [1] }\na: { extends: .base, script: x }\nb: { extends: .base, script: x }')).toEqual(['tags-invalid jobs.a.tags.0 1:17', 'tags-invalid jobs.b.tags.0 1:17']);
  });

  it('are one object', () => {
    const text = '.base: { tags: [a], rules: [{ if: $A }] }\na: { extends: .base, script: x }\nb: { extends: .base, script: x }';
    expect(jobOf(text, 'a').rules).toEqual(jobOf(text, 'b').rules);
  });
});
