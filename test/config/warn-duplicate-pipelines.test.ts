import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/load-config.js';

function warnings(rules: string, top = '', gitlabVersion = 'latest'): unknown[] {
  return loadConfig(`${top}\njob: { script: x, rules: ${rules} }`, { gitlabVersion }).diagnostics.map(({ code, severity, path }) => [code, severity, path.join('.')]);
}

describe('rules that may make two pipelines (W10, K-rules-14)', () => {
  const warning = ['rules-may-duplicate-pipelines', 'warning', 'jobs.job.rules'];

  it.each([
    ['[{ when: always }]', true],
    ['[{ if: $A }, { when: manual }]', true],
    ['[{ when: on_success }]', true],
    ['[[{ if: $A }], [{ when: always }]]', true],
    ['[{ when: never }]', false],
    ['[{ when: always, allow_failure: true }]', false],
    ['[{ if: $A }]', false],
    ['[{ when: always }, { if: $A }]', false],
    ['[[]]', false],
  ])('%s: %s', (rules, expected) => {
    expect(warnings(rules)).toEqual(expected ? [warning] : []);
  });

  it('is silent under workflow rules, and before 13.3', () => {
    expect(warnings('[{ when: always }]', 'workflow: { rules: [{ when: always }] }')).toEqual([]);
    expect(warnings('[{ when: always }]', '', '13.2')).toEqual([]);
  });

  it('warns once of a parallel job', () => {
    expect(loadConfig('job: { script: x, parallel: 3, rules: [{ when: always }] }').diagnostics).toHaveLength(1);
  });
});
