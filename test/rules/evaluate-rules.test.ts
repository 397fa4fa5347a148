import { describe, expect, it } from 'vitest';
import type { PipelineContext } from '../../src/context.js';
import { evaluateOnlyExcept, evaluateRules, type PoliciesInput, type RuleInput } from '../../src/rules/evaluate-rules.js';

const PUSH: PipelineContext = { ref: 'main' };
const TAG: PipelineContext = { ref: 'v1', refType: 'tag' };
const SCHEDULE: PipelineContext = { ref: 'main', source: 'schedule' };
const MERGE_REQUEST: PipelineContext = { source: 'merge_request_event', refType: 'merge_request', mergeRequest: { iid: 5, sourceBranch: 'feature', targetBranch: 'main' } };

describe('evaluateRules', () => {
  const when = (rules: readonly RuleInput[], context: PipelineContext = {}): string => {
    const { included, when: value } = evaluateRules(rules, context);
    return included ? value ?? '?' : '-';
  };

  it.each<[readonly RuleInput[], readonly [string, string, string]]>([ // 03-R14
    [[{ if: '$CI_COMMIT_BRANCH' }], ['on_success', 'on_success', '-']],
    [[{ if: '$CI_PIPELINE_SOURCE == "schedule"', when: 'never' }, { when: 'on_success' }], ['on_success', '-', 'on_success']],
    [[{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"', when: 'manual' }, { if: '$CI_PIPELINE_SOURCE == "schedule"' }], ['-', 'on_success', 'manual']],
    [[{ when: 'manual' }], ['manual', 'manual', 'manual']],
    [[{ exists: ['Dockerfile'] }], ['-', '-', '-']], // the file is in a directory
    [[], ['-', '-', '-']], // R6
  ])('%j for a push, a schedule, a merge request: %j', (rules, expected) => {
    expect([PUSH, SCHEDULE, MERGE_REQUEST].map((context) => when(rules, { ...context, files: ['d/Dockerfile'] }))).toEqual(expected);
  });

  it('looks at clauses in the order written, up to the first that does not hold (R5)', () => {
    const { decision } = evaluateRules([{ exists: ['a'], if: '$X' }, { if: '$X', exists: ['b'] }, {}], { files: ['a'] });
    expect(decision.outcomes.map(({ matched, clauses }) => [matched, clauses.map(({ clause, satisfied }) => [clause, satisfied])])).toEqual([
      [false, [['exists', true], ['if', false]]], [false, [['if', false]]], [true, []],
    ]);
    expect(decision).toMatchObject({ included: true, by: 'rule', rule: 2 });
  });

  it('ends at the first match (R4)', () => {
    expect(evaluateRules([{ when: 'never' }, { when: 'always' }]).decision).toEqual({ included: false, by: 'rule-never', rule: 0, outcomes: [{ rule: 0, matched: true, clauses: [] }] });
  });

  it('gives what the rule says', () => {
    const needs = [{ job: 'a', artifacts: true, optional: false }];
    const rule: RuleInput = { when: 'delayed', startIn: '3 hours', allowFailure: true, variables: { A: 'b' }, needs, interruptible: false };
    expect(evaluateRules([rule])).toEqual({
      included: true, rule: 0, when: 'delayed', startIn: 10_800, allowFailure: true, variables: { A: 'b' }, needs, interruptible: false,
      decision: { included: true, by: 'rule', rule: 0, outcomes: [{ rule: 0, matched: true, clauses: [] }] }, diagnostics: [],
    });
    expect(evaluateRules([{ startIn: 'soon' }])).not.toHaveProperty('startIn');
  });

  it('says what expressions read, but not of masked variables', () => {
    const { decision } = evaluateRules([{ if: '$A == $B && $C' }], { variables: [{ key: 'A', value: 'a' }, { key: 'C', value: 'secret', masked: true }] });
    expect(decision.outcomes[0]?.clauses[0]).toEqual({ clause: 'if', satisfied: false, written: '$A == $B && $C', values: { A: 'a', B: null, C: '[masked]' } });
  });

  it('never holds and says so for an invalid expression (E31)', () => {
    const { included, diagnostics } = evaluateRules([{ if: '$A ==' }, { if: '$B =~ /(/' }]);
    expect(included).toBe(false);
    expect(diagnostics.map(({ code }) => code)).toEqual(['expression-invalid', 'expression-invalid']);
  });

  describe('changes (R20 to R24)', () => {
    it.each<[string, RuleInput, PipelineContext, boolean]>([
      ['unknown paths', { changes: ['x'] }, {}, true],
      ['unknown paths, no pattern', { changes: [] }, { changedFiles: null }, true],
      ['no paths', { changes: ['**/*'] }, { changedFiles: [] }, false],
      ['no pattern', { changes: [] }, { changedFiles: ['a'] }, false],
      ['a match', { changes: ['b', 'a*'] }, { changedFiles: ['a.md'] }, true],
      ['no match', { changes: ['a*'] }, { changedFiles: ['d/a.md'] }, false],
      ['a variable', { changes: ['$D/*'] }, { changedFiles: ['docs/a'], variables: { D: '$E', E: 'docs' } }, true],
      ['an undefined variable', { changes: ['$D*'] }, { changedFiles: ['$Da'] }, true],
      ['compare_to', { changes: { paths: ['a'], compareTo: 'main' } }, { changedFiles: [], changedFilesSince: { main: ['a'] } }, true],
      ['compare_to without difference', { changes: { paths: ['a'], compareTo: 'main' } }, { changedFiles: ['a'], changedFilesSince: { other: ['a'] } }, false],
      ['compare_to with a variable in 17.1', { changes: { paths: ['a'], compareTo: '$R' } }, { gitlabVersion: '17.1', changedFilesSince: { main: ['a'] }, variables: { R: 'main' } }, false],
      ['compare_to with a variable', { changes: { paths: ['a'], compareTo: 'refs/$R' } }, { changedFilesSince: { 'refs/main': ['a'] }, variables: { R: 'main' } }, true],
    ])('%s', (_, rule, context, expected) => {
      expect(evaluateRules([rule], context).included).toBe(expected);
    });

    it('report a ref that does not exist, and stop there', () => {
      const { included, diagnostics, decision } = evaluateRules([{ changes: { paths: ['a'], compareTo: 'none' } }, { when: 'always' }], { changedFilesSince: { none: null } });
      expect([included, diagnostics.map(({ code }) => code), decision.by]).toEqual([false, ['rules-compare-to-invalid'], 'no-rule']);
    });

    it('are taken as satisfied when there is too much to compare (R23)', () => {
      const changedFiles = Array.from({ length: 50_001 }, (_, index) => `f${index}`);
      expect(evaluateRules([{ changes: ['none'] }], { changedFiles }).included).toBe(true);
      expect(evaluateRules([{ changes: ['none'] }], { changedFiles, gitlabVersion: '13.3' }).included).toBe(false);
    });
  });

  describe('exists (R30 to R36)', () => {
    const elsewhere = { filesElsewhere: { 'g/p': ['a'], 'g/refs@v1': ['b'], 'G/P': [] } };

    it.each<[string, RuleInput, PipelineContext, boolean]>([
      ['a file', { exists: ['d/a'] }, { files: ['d/a'] }, true],
      ['a directory', { exists: ['d/'] }, { files: ['d/a'] }, true],
      ['a leading slash', { exists: ['/a'] }, { files: ['a'] }, false],
      ['nothing asked', { exists: [] }, { files: ['a'] }, false],
      ['another project', { exists: { paths: ['a'], project: 'g/p' } }, elsewhere, true],
      ['another project at its head, asked with a ref', { exists: { paths: ['a'], project: 'g/p', ref: 'main' } }, elsewhere, true],
      ['another project by variables', { exists: { paths: ['b'], project: '$P', ref: '$R' } }, { ...elsewhere, variables: { P: 'g/refs', R: 'v1' } }, true],
      ['only the files of that project', { exists: { paths: ['a'], project: 'G/P' } }, { ...elsewhere, files: ['a'] }, false],
    ])('%s', (_, rule, context, expected) => {
      expect(evaluateRules([rule], context)).toMatchObject({ included: expected, diagnostics: [] });
    });

    it('report projects and refs that are not known', () => {
      const codes = (exists: RuleInput['exists']) => evaluateRules([exists ? { exists } : {}], elsewhere).diagnostics.map(({ code }) => code);
      expect(codes({ paths: ['a'], project: 'g/none' })).toEqual(['rules-exists-project-invalid']);
      expect(codes({ paths: ['a'], project: 'g/refs', ref: 'v2' })).toEqual(['rules-exists-ref-invalid']);
      expect(codes({ paths: ['a'], project: '__proto__' })).toEqual(['rules-exists-project-invalid']);
    });
  });
});

describe('evaluateOnlyExcept', () => {
  const passes = (policy: PoliciesInput): boolean[] => [PUSH, TAG, MERGE_REQUEST, SCHEDULE].map((context) => evaluateOnlyExcept(policy, context));
  const BOTH = { only: ['branches', 'tags'] };

  it.each<[PoliciesInput, readonly [boolean, boolean, boolean, boolean]]>([ // the table of 03-O12: push, tag, merge request, schedule
    [{}, [true, true, true, true]],
    [BOTH, [true, true, false, true]],
    [{ only: ['tags'] }, [false, true, false, false]],
    [{ only: ['merge_requests'] }, [false, false, true, false]],
    [{ ...BOTH, except: ['schedules'] }, [true, true, false, false]],
    [{ only: ['/^v/'], except: ['branches'] }, [false, true, false, false]],
    [{ only: { refs: ['branches', 'tags'], variables: ['$X'] } }, [false, false, false, false]],
    [{ only: [] }, [false, false, false, false]],
    [{ except: [] }, [true, true, true, true]],
    [{ except: {} }, [true, true, true, true]],
    [{ only: { kubernetes: 'active' } }, [false, false, false, false]],
    [{ except: { kubernetes: 'active' } }, [true, true, true, true]],
  ])('%j: %j', (policy, expected) => {
    expect(passes(policy)).toEqual(expected);
  });

  it('wants all keys of `only`, and none of `except` (O9)', () => {
    const context: PipelineContext = { ref: 'main', variables: { A: '1' }, changedFiles: ['docs/a'], kubernetesActive: true };
    const all = { refs: ['main'], variables: ['$B', '$A'], changes: ['docs/*'], kubernetes: 'active' } as const;
    expect(evaluateOnlyExcept({ only: all }, context)).toBe(true);
    expect(evaluateOnlyExcept({ only: { ...all, variables: ['$B'] } }, context)).toBe(false);
    expect(evaluateOnlyExcept({ except: { refs: ['other'], variables: ['$A'] } }, context)).toBe(false);
    expect(evaluateOnlyExcept({ except: { refs: ['other'], variables: ['$B'] } }, context)).toBe(true);
  });

  it('neither expands nor bounds `changes` (O6)', () => {
    const changedFiles = Array.from({ length: 50_001 }, (_, index) => `f${index}`);
    expect(evaluateOnlyExcept({ only: { changes: ['none'] } }, { changedFiles })).toBe(false);
    expect(evaluateOnlyExcept({ only: { changes: ['$D'] } }, { changedFiles: ['docs'], variables: { D: 'docs' } })).toBe(false);
    expect(evaluateOnlyExcept({ only: { changes: [] } }, { changedFiles: null })).toBe(true);
  });

  it('lets `only` alone decide in 7.12 (O11)', () => {
    const policy = { only: ['main'], except: ['main'] };
    expect(evaluateOnlyExcept(policy, { ref: 'main' })).toBe(false);
    expect(evaluateOnlyExcept(policy, { ref: 'main', gitlabVersion: '7.12' })).toBe(true);
    expect(evaluateOnlyExcept({ except: ['main'] }, { ref: 'main', gitlabVersion: '7.12' })).toBe(false);
  });

  it('is false for invalid expressions', () => {
    expect(evaluateOnlyExcept({ only: { variables: ['$A =='] } })).toBe(false);
    expect(evaluateOnlyExcept({ except: { variables: ['$A =='] } })).toBe(true);
  });
});
