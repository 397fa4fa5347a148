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
without artifacts: { script: x, needs: [{ job: a, artifacts: false }] }`;
    const context: PipelineContext = { dotenv: { a: { A: 'from a' }, b: { B: 'from b' } } };
    expect(seenBy('stage', text, context)).toMatchObject({ A: 'from a', B: 'from b' });
    expect(seenBy('needs a', text, context)).toMatchObject({ A: 'from a' });
    expect(seenBy('needs a', text, context)).not.toHaveProperty('B');
    expect(seenBy('without artifacts', text, context)).not.toHaveProperty('A');
    expect(seenBy('needs a', text, { ...context, variableScopes: { instance: { A: 'instance' } } }).A).toBe('instance');
  });

  it('is empty for a job that is not there', () => {
    expect(jobVariables(compilePipeline('a: { script: x }'), 'b')).toEqual([]);
  });

  it('does not expand values in 13.3 (X8)', () => {
    expect(seenBy('job', 'variables: { A: $B, B: b }\njob: { script: x, stage: test }', { gitlabVersion: '13.3' }).A).toBe('$B');
  });
});
