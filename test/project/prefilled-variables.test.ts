import { describe, expect, test } from 'vitest';
import { compilePipeline } from '../../src/compile.js';
import { loadConfig } from '../../src/load-config.js';
import { jobVariables } from '../../src/plan/job-variables.js';
import { prefilledVariables, submittedVariables } from '../../src/project/prefilled-variables.js';

const config = loadConfig(`
variables:
  PLAIN: one
  TARGET: { value: staging, description: Where to, options: [staging, live] }
  EMPTY: { description: Anything }
job: { script: x, variables: { OWN: { value: two } } }
`);

describe('prefilledVariables', () => {
  test('are root variables with a description', () => {
    expect(prefilledVariables(config)).toEqual([
      { key: 'TARGET', value: 'staging', description: 'Where to', options: ['staging', 'live'] }, { key: 'EMPTY', value: '', description: 'Anything' },
    ]);
  });
});

describe('submittedVariables', () => {
  test('hold what was not changed, too', () => {
    expect(submittedVariables(config)).toEqual([{ key: 'TARGET', value: 'staging' }, { key: 'EMPTY', value: '' }]);
  });

  test('win over the configuration and the project', () => {
    const variables = submittedVariables(config, { variables: { TARGET: 'live', MORE: '1' }, fileVariables: { KEY: 'secret' } });
    expect(variables).toEqual([
      { key: 'TARGET', value: 'live' }, { key: 'EMPTY', value: '' }, { key: 'MORE', value: '1' }, { key: 'KEY', value: 'secret', file: true },
    ]);
    const context = { source: 'web', variables, variableScopes: { project: { TARGET: 'project', EMPTY: 'project' } } } as const;
    const seen = new Map(jobVariables(compilePipeline(config, context), 'job', context).map(({ key, value }) => [key, value]));
    expect([seen.get('TARGET'), seen.get('EMPTY'), seen.get('MORE')]).toEqual(['live', '', '1']);
  });
});
