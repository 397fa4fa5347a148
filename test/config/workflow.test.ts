import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/load-config.js';
import { errorsIn } from './problems-in.js';

const load = (workflow: string, gitlabVersion = 'latest') => loadConfig(`workflow: ${workflow}\na: { script: x }`, { gitlabVersion });

describe('workflow (L138 to L145)', () => {
  it.each([
    ['{}', {}],
    ['~', undefined],
    ['{ name: " $X " }', { name: '$X' }],
    ['{ rules: [{ if: $A, when: always, variables: { B: 1 } }, { when: never }] }', { rules: [{ if: '$A', when: 'always', variables: { B: '1' } }, { when: 'never' }] }],
    ['{ rules: [[{ if: $A }]] }', { rules: [{ if: '$A' }] }],
    ['{ auto_cancel: { on_new_commit: none, on_job_failure: ~ } }', { autoCancel: { onNewCommit: 'none', onJobFailure: null } }],
    ['{ rules: [{ if: $A, auto_cancel: { on_job_failure: all } }] }', { rules: [{ if: '$A', autoCancel: { onJobFailure: 'all' } }] }],
    ['{ rules: [{ if: $A, allow_failure: true, needs: [] }] }', { rules: [{ if: '$A', allowFailure: true, needs: [] }] }], // without effect (W6)
  ])('%s is %j', (text, expected) => {
    expect(load(text)).toMatchObject({ valid: true });
    expect(load(text).workflow).toEqual(expected);
  });

  it.each([
    ['[a]', ['workflow-not-hash workflow 1:11']],
    ['{ rule: [] }', ['workflow-unknown-key workflow 1:13']],
    ['{ name: 5 }', ['workflow-name-invalid workflow.name 1:19']],
    [`{ name: ${'n'.repeat(256)} }`, ['workflow-name-too-long workflow.name 1:19']],
    ['{ rules: [] }', ['rules-blank workflow.rules 1:20']],
    ['{ rules: [{ if: $A, when: manual }] }', ['when-invalid workflow.rules.0.when 1:37']], // W1
    ['{ rules: [{ if: $A = }] }', ['rule-invalid-expression workflow.rules.0.if 1:27']],
    ['{ rules: [{ interruptible: true }] }', ['rule-unknown-key workflow.rules.0 1:23']],
    ['{ auto_cancel: { on_new_commit: no } }', ['auto-cancel-invalid workflow.auto_cancel.on_new_commit 1:43']],
    ['{ auto_cancel: [] }', ['auto-cancel-invalid workflow.auto_cancel 1:26']],
  ])('%s: %j', (text, expected) => {
    expect(errorsIn(`workflow: ${text}\na: { script: x }`)).toEqual(expected);
  });

  it('knows what a version has', () => {
    expect(load('{ name: a }', '15.7').diagnostics[0]?.code).toBe('workflow-unknown-key');
    expect(load('{ rules: [{ if: $A, auto_cancel: {} }] }', '16.7').diagnostics[0]?.code).toBe('rule-unknown-key');
    expect(load('{ script: y }', '12.4').jobs.map(({ name }) => name)).toEqual(['workflow', 'a']);
  });

  it('has rules, also when they are null, that keep jobs without their default `only` (L107)', () => {
    expect(load('{ rules: ~ }').jobs[0]).not.toHaveProperty('only');
    expect(load('{ name: a }').jobs[0]).toHaveProperty('only');
  });
});
