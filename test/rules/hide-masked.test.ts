import { describe, expect, it } from 'vitest';
import { compilePipeline } from '../../src/compile.js';
import type { IncludeRequest, PipelineContext } from '../../src/context.js';
import { loadConfig } from '../../src/load-config.js';
import { evaluateRules } from '../../src/rules/evaluate-rules.js';
import { hideMasked, maskedHider } from '../../src/rules/hide-masked.js';

const variables = [{ key: 'SEC', value: 's3cr3t', masked: true }];
const job = (rule: string): string => `a: { script: x, rules: [{ ${rule} }] }`;

describe('maskedHider', () => {
  it('replaces the values of masked variables of all scopes, the longest first', () => {
    const hide = maskedHider({
      variables: [{ key: 'A', value: 'abcd', masked: true }, { key: 'B', value: 'open' }], variableScopes: { group: [{ key: 'C', value: '/abcdef', masked: true }], project: { D: 'wide' } },
    });
    expect(hide?.('/abcdef abcd open wide')).toBe('/[masked] [masked] open wide');
  });

  it('has nothing to do without them, or for values that stand in any text', () => {
    expect([maskedHider({}), maskedHider({ variables: [{ key: 'A', value: 'abc', masked: true }, { key: 'B', value: '', masked: true }, { key: 'C', value: null as unknown as string, masked: true }] })]).toEqual([undefined, undefined]);
    const diagnostics = compilePipeline('').diagnostics;
    expect(hideMasked([...diagnostics], {})).toEqual(diagnostics);
  });
});

describe('values of masked variables', () => {
  it.each([
    '{ remote: "https://x/$SEC.yml" }', '{ local: "$SEC.yml" }', '{ local: "/$SEC/*.yml" }', '{ component: "host/group/$SEC/c@1" }', '{ component: "host/$SEC" }', '{ template: "$SEC.gitlab-ci.yml" }',
    '{ project: "group/$SEC", file: a.yml }', '{ project: group/a, ref: $SEC, file: a.yml }', '$SEC.yml', '{ local: "$SEC.txt" }', '{ artifact: "$SEC.yml", job: a }',
  ])('stand in no diagnostic and no name of a file: %s', (include) => {
    const asked: IncludeRequest[] = [];
    const seen = [{ notFound: true as const }, { error: 'no s3cr3t.yml' }, { content: 'a: { script: x, stage: none }' }].map((answer) => loadConfig(`include: [${include}]\nb: { script: x }`, {
      variables, readInclude(request) {
        asked.push(request);
        return 'pattern' in request && 'content' in answer ? { paths: ['s3cr3t/a.yml'] } : answer;
      },
    }));
    expect(seen.some(({ diagnostics }) => diagnostics.length > 0)).toBe(true);
    expect(JSON.stringify([seen, loadConfig(`include: [${include}]`, { variables })])).not.toContain('s3cr3t');
    expect(JSON.stringify(asked)).not.toContain('[masked]');
  });

  it.each<[string, string, PipelineContext]>([
    ['rules-compare-to-invalid', job('changes: { paths: [a], compare_to: $SEC }'), { changedFilesSince: { s3cr3t: null } }],
    ['rules-exists-project-invalid', job('exists: { paths: [a], project: g/$SEC }'), {}],
    ['rules-exists-ref-invalid', job('exists: { paths: [a], project: g/p, ref: $SEC }'), { filesElsewhere: { 'g/p@main': [] } }],
  ])('stand in no diagnostic of planning: %s', (code, text, context) => {
    const { diagnostics } = compilePipeline(text, { ...context, variables });
    expect(diagnostics.map((entry) => entry.code)).toEqual([code]);
    expect(diagnostics[0]?.message).toContain('[masked]');
  });

  it('stand in no diagnostic of rules on their own', () => {
    expect(evaluateRules([{ exists: { paths: ['a'], project: 'g/$SEC' } }], { variables }).diagnostics[0]?.message).toContain('g/[masked]');
  });
});
