import { describe, expect, it } from 'vitest';
import { compilePipeline } from '../../src/compile.js';
import type { PipelineContext } from '../../src/context.js';
import { jobVariables } from '../../src/plan/job-variables.js';
import { seenBy } from './planned.js';

describe('jobVariables', () => {
  it('layers and expands what a job sees (03-V12)', () => {
    const text = `
variables: { A: r, B: r, C: r }
workflow: { rules: [{ if: $CI, variables: { B: w } }] }
job: { script: x, inherit: { variables: [B] }, variables: { D: j }, rules: [{ if: '$D == "u" && $C == null', variables: { D: x } }] }`;
    const context: PipelineContext = { variableScopes: { project: { A: 'p' } }, variables: { D: 'u' } };
    expect(seenBy('job', text, context)).toMatchObject({ A: 'p', B: 'w', D: 'u' });
    expect(seenBy('job', text, context)).not.toHaveProperty('C');
    expect(seenBy('job', text.replace('$D == "u" && ', '$D == "j" && '))).toMatchObject({ D: 'x' });
  });

  it('has the layers of V1 in their order', () => {
    const text = `
variables: { V: root }
workflow: { rules: [{ if: $CI, variables: { V: workflow } }] }
a: { stage: build, script: x }
job: { script: x, environment: { name: e, url: u }, variables: { V: job }, rules: [{ if: $CI, variables: { V: rule } }] }`;
    const given = { V: 'given', GITLAB_USER_LOGIN: 'given', CI_RELEASE_NAME: 'given' };
    const layers: [PipelineContext, string][] = [
      [{ predefined: { V: 'predefined' } }, 'rule'],
      [{ dotenv: { a: { V: 'dotenv' } } }, 'dotenv'],
      [{ variableScopes: { instance: { V: 'instance' } } }, 'instance'],
      [{ variableScopes: { group: { V: 'group' } } }, 'group'],
      [{ variableScopes: { project: { V: 'project' } } }, 'project'],
      [{ variables: given }, 'given'],
      [{ variableScopes: { schedule: { V: 'schedule' } } }, 'schedule'],
      [{ variableScopes: { manual: { V: 'manual' } } }, 'manual'],
    ];
    let context: PipelineContext = {};
    for (const [more, value] of layers) {
      context = { ...context, ...more, variableScopes: { ...context.variableScopes, ...more.variableScopes } };
      expect(seenBy('job', text, context).V).toBe(value);
    }
    const predefined = { GITLAB_USER_LOGIN: 'ada', CI_RELEASE_NAME: 'one' };
    expect(seenBy('job', text, { ...context, predefined })).toMatchObject({ GITLAB_USER_LOGIN: 'given', CI_RELEASE_NAME: 'one' });
    const dotenv = { a: { GITLAB_USER_LOGIN: 'dotenv', CI_ENVIRONMENT_URL: 'dotenv', CI_JOB_NAME: 'dotenv' } };
    expect(seenBy('job', text, { predefined, dotenv })).toMatchObject({ GITLAB_USER_LOGIN: 'dotenv', CI_ENVIRONMENT_URL: 'u', CI_JOB_NAME: 'dotenv' });
  });

  it('has each name once', () => {
    const context: PipelineContext = { variables: [{ key: 'A', value: '1' }], variableScopes: { project: { A: '0' } } };
    const names = jobVariables(compilePipeline('variables: { A: r, B: $A }\njob: { script: x }', context), 'job', context).map(({ key }) => key);
    expect(new Set(names).size).toBe(names.length);
  });

  it('marks raw, file and masked ones', () => {
    const context: PipelineContext = { variables: [{ key: 'F', value: 'content', file: true }, { key: 'M', value: 'secret', masked: true }] };
    const seen = jobVariables(compilePipeline('job: { script: x, variables: { R: { value: $M, expand: false } } }', context), 'job', context);
    expect(seen.filter(({ key }) => /^[FMR]$/.test(key))).toEqual(expect.arrayContaining([
      { key: 'R', value: '$M', raw: true }, { key: 'F', value: 'content', file: true }, { key: 'M', value: 'secret', masked: true },
    ]));
  });

  it('knows the environment (V1 layer 16)', () => {
    expect(seenBy('job', 'job: { script: x, environment: { name: review/pow, url: "https://$CI_ENVIRONMENT_SLUG.x" } }')).toMatchObject({
      CI_ENVIRONMENT_NAME: 'review/pow', CI_ENVIRONMENT_SLUG: 'review-pow-u1yu3x', CI_ENVIRONMENT_ACTION: 'start', CI_ENVIRONMENT_URL: 'https://review-pow-u1yu3x.x',
    });
  });

  it('has the facts of the environment on top, with the tier that its name suggests (V1 layer 16, D8)', () => {
    const names = ['NAME', 'SLUG', 'URL', 'ACTION', 'TIER'].map((name) => `CI_ENVIRONMENT_${name}`);
    const context = { variables: Object.fromEntries(names.map((name) => [name, 'given'])) };
    const seen = (environment: string): unknown[] => {
      const variables = seenBy('job', `job: { script: x, environment: { ${environment} } }`, context);
      return names.map((name) => variables[name]);
    };
    expect(seen('name: qa/x, url: u')).toEqual(['qa/x', 'qa-x-y58tt3', 'u', 'start', 'testing']);
    expect(seen('name: qa, action: stop, deployment_tier: other')).toEqual(['qa', 'qa', 'given', 'stop', 'other']);
    expect(seenBy('job', 'job: { script: x, stage: test, environment: qa }', { gitlabVersion: '13.12' })).not.toHaveProperty('CI_ENVIRONMENT_TIER');
  });

  it('sees scoped variables of the expanded environment (V22)', () => {
    const context: PipelineContext = { variableScopes: { project: [{ key: 'A', value: 'scoped', environmentScope: 'e/*' }] } };
    expect(seenBy('job', 'job: { script: x, environment: { name: e/$CI_COMMIT_BRANCH } }', context).A).toBe('scoped');
    expect(seenBy('job', 'job: { script: x }', context)).not.toHaveProperty('A');
  });

  it('takes reports of the jobs it waits for (V1 layer 8)', () => {
    const text = `
a: { script: x, stage: build }
b: { script: x, stage: build }
stage: { script: x }
needs a: { script: x, needs: [a], variables: { A: own } }
only b: { script: x, dependencies: [b] }
nothing: { script: x, dependencies: [] }
one of two: { script: x, needs: [a, b], dependencies: [b] }
without artifacts: { script: x, needs: [{ job: a, artifacts: false }] }`;
    const context: PipelineContext = { dotenv: { a: { A: 'from a' }, b: { B: 'from b' } } };
    expect(seenBy('stage', text, context)).toMatchObject({ A: 'from a', B: 'from b' });
    expect(seenBy('needs a', text, context)).toMatchObject({ A: 'from a' });
    expect(seenBy('needs a', text, context)).not.toHaveProperty('B');
    expect(seenBy('without artifacts', text, context)).not.toHaveProperty('A');
    for (const name of ['only b', 'one of two']) {
      expect(seenBy(name, text, context)).toMatchObject({ B: 'from b' });
      expect(seenBy(name, text, context)).not.toHaveProperty('A');
    }
    expect(seenBy('nothing', text, context)).not.toHaveProperty('A'); // 04-P175
    expect(seenBy('needs a', text, { ...context, variableScopes: { instance: { A: 'instance' } } }).A).toBe('instance');
  });

  it('is empty for a job that is not there', () => {
    expect(jobVariables(compilePipeline('a: { script: x }'), 'b')).toEqual([]);
  });

  it('does not expand values in 13.3 (X8)', () => {
    expect(seenBy('job', 'variables: { A: $B, B: b }\njob: { script: x, stage: test }', { gitlabVersion: '13.3' }).A).toBe('$B');
  });
});
