import { describe, expect, it } from 'vitest';
import { compilePipeline } from '../../src/compile.js';
import type { PipelineContext } from '../../src/context.js';
import { jobOf, outcomeOf } from './planned.js';

describe('a definition below refers to its own name (vector var_self-02: $Q is az)', () => {
  const context: PipelineContext = { variableScopes: { project: { Q: 'z' } } };
  const planned = (keywords: string, more: PipelineContext = {}, top = ''): string =>
    outcomeOf(compilePipeline(`${top}variables: { Q: "a$Q" }\nj: { script: x, ${keywords} }\nk: { script: x }`, { ...context, ...more }));
  const job = (keywords: string) => jobOf(`variables: { Q: "a$Q" }\nj: { script: x, ${keywords} }`, 'j', context);

  it('names (X15, X18, X21)', () => {
    expect(job('environment: e/$Q').environment?.name).toBe('e/az');
    expect(job('inherit: { variables: false }, environment: e/$Q').environment?.name).toBe('e/z');
    expect(job('variables: { Q: "b$Q" }, environment: e/$Q, resource_group: "$CI_ENVIRONMENT_NAME.$Q"')).toMatchObject({ environment: { name: 'e/bz' }, resourceGroup: 'e/bz.bz' });
    expect(job('resource_group: $Q').resourceGroup).toBe('az');
    expect(job('resource_group: $Q, rules: [{ if: $CI, variables: { Q: "r$Q" } }]').resourceGroup).toBe('rz');
    expect(compilePipeline('workflow: { name: $Q }\nvariables: { Q: "a$Q" }\nj: { script: x }', context).name).toBe('az');
    expect(jobOf('j$CI_JOB_NAME: { script: x, resource_group: $CI_JOB_NAME }', 'j$CI_JOB_NAME', { variables: { CI_JOB_NAME: 'z' } }).resourceGroup).toBe('jz');
  });

  it('clauses (X20, X20b)', () => {
    expect([planned('rules: [{ changes: [$Q] }]', { changedFiles: ['az'] }), planned('rules: [{ changes: [$Q] }]', { changedFiles: ['z'] })]).toEqual(['j k', 'k']);
    expect([planned('rules: [{ exists: [$Q] }]', { files: ['az'] }), planned('rules: [{ exists: [$Q] }]', { files: ['z'] })]).toEqual(['j k', 'k']);
    expect(planned('rules: [{ changes: { paths: [f], compare_to: $Q } }]', { changedFilesSince: { az: ['f'] } })).toBe('j k');
    const workflow = 'workflow: { rules: [{ changes: [$Q] }] }\n';
    expect([planned('', { changedFiles: ['az'] }, workflow), planned('', { changedFiles: ['z'] }, workflow)]).toEqual(['j k', 'workflow-filtered']);
  });
});

describe('no value is expanded when there is a circle, also elsewhere in the set (X9)', () => {
  it('of the job', () => {
    const text = 'k: { script: x }\nj: { script: x, variables: { A: $B, B: $A, D: x, C: $D }, rules: [{ changes: ["$C"] }] }';
    expect(outcomeOf(compilePipeline(text, { changedFiles: ['x'] }))).toBe('k');
    expect(outcomeOf(compilePipeline(text, { changedFiles: ['$D'] }))).toBe('invalid variable-cycle');
  });

  it('through the root and other layers', () => {
    const text = 'variables: { C: $D, D: x, B: $A }\nk: { script: x, inherit: { variables: false } }\nj: { script: x, rules: [{ changes: ["$C"] }] }';
    expect(outcomeOf(compilePipeline(text, { changedFiles: ['x'] }))).toBe('k j');
    expect(outcomeOf(compilePipeline(text, { changedFiles: ['x'], variableScopes: { project: { A: '$B' } } }))).toBe('k');
  });

  it('of the workflow', () => {
    const text = 'variables: { A: $B, B: $A, C: $D, D: x }\nworkflow: { name: $C }\nj: { script: x, inherit: { variables: false } }';
    expect(compilePipeline(text)).toMatchObject({ created: true, name: '$D' });
  });

  it('made by the matching rule, in what is named by it', () => {
    const names = (more: string) => jobOf(`j: { script: x, variables: { A: $B, C: $D, D: x }, environment: e/$C, rules: [{ if: $CI, variables: { ${more} } }] }`, 'j').environment?.name;
    expect([names('B: b'), names('B: $A'), names('B: $A, A: a')]).toEqual(['e/x', 'e/$D', 'e/x']);
  });

  it('but every value where none refers back', () => {
    const text = 'variables: { A: $B, B: $A, C: $D, D: x }\nj: { script: x, environment: $C, inherit: { variables: [A, C, D] } }';
    expect(jobOf(text, 'j').environment?.name).toBe('x');
  });
});
