import { describe, expect, it } from 'vitest';
import { rules } from '../../../src/config/keywords/rules.js';
import { describeKeyword, readKeyword } from '../read-keyword.js';

const patterns = (count: number): string => `[${Array.from({ length: count }, (_, index) => `f${index}`).join(', ')}]`;
const nested = (levels: number): string => `${'['.repeat(levels)}{ if: $A }${']'.repeat(levels)}`;

describeKeyword(rules, {
  accepted: [
    ['[{ if: $A }, { when: never }]', [{ if: '$A' }, { when: 'never' }]],
    ['[[{ if: $A }], [[{ when: manual }]]]', [{ if: '$A' }, { when: 'manual' }]], // K-rules-2
    ['[[]]', []],
    [nested(10), [{ if: '$A' }]],
    ['[{ changes: [a, b/*] }]', [{ changes: { paths: ['a', 'b/*'] } }]],
    ['[{ changes: [] }]', [{ changes: { paths: [] } }]],
    ['[{ changes: { paths: [a], compare_to: main } }]', [{ changes: { paths: ['a'], compareTo: 'main' } }]],
    ['[{ exists: a }]', [{ exists: { paths: ['a'] } }]],
    ['[{ exists: [a] }]', [{ exists: { paths: ['a'] } }], { gitlabVersion: '13.3' }],
    ['[{ exists: { paths: [a], project: g/p, ref: v1 } }]', [{ exists: { paths: ['a'], project: 'g/p', ref: 'v1' } }]],
    ['[{ when: delayed, start_in: 1 week }]', [{ when: 'delayed', startIn: '1 week' }]],
    ['[{ allow_failure: yes, interruptible: no }]', [{ allowFailure: true, interruptible: false }]],
    ['[{ variables: { A: 1, B: true, 2: x } }]', [{ variables: { A: '1', B: 'true', 2: 'x' } }]],
    ['[{ needs: [a] }]', [{ needs: [{ job: 'a', artifacts: true, optional: false }] }]],
    ['[{ needs: [] }]', [{ needs: [] }]],
    ['[{ if: $A, changes: ~, when: ~ }]', [{ if: '$A' }]], // K-rules-11
  ],
  refused: [
    ['[]', ['rules-blank 1:1']],
    ['{ if: $A }', ['rules-invalid 1:1']],
    ['$A', ['rules-invalid 1:1']],
    ['[~]', ['rules-invalid 0 1:2']],
    ['[$A]', ['rules-invalid 0 1:2']],
    [nested(11), ['rules-invalid 1:1']],
    [nested(2), ['rules-invalid 1:1'], { gitlabVersion: '13.3' }],
    ['[{}]', ['rule-blank 0 1:2']],
    ['[{ if: $A, only: [main] }]', ['rule-unknown-key 0 1:12']],
    ['[{ auto_cancel: {} }]', ['rule-unknown-key 0 1:4']], // of workflow rules only
    ['[{ if: $A }, { if: "$A = 1" }]', ['rule-invalid-expression 1.if 1:20']],
    ['[{ if: true }]', ['rule-invalid-expression 0.if 1:8']],
    ['[{ if: "" }]', ['rule-invalid-expression 0.if 1:8']],
    ['[{ changes: a }]', ['rule-changes-invalid 0.changes 1:13']],
    ['[{ changes: [1] }]', ['rule-changes-invalid 0.changes 1:14']],
    ['[{ changes: { compare_to: main } }]', ['rule-changes-invalid 0.changes 1:13']],
    ['[{ changes: { paths: [a], compare_to: 1 } }]', ['rule-changes-invalid 0.changes 1:39']],
    [`[{ changes: ${patterns(51)} }]`, ['rule-changes-too-many 0.changes 1:13']],
    ['[{ exists: 1 }]', ['rule-exists-invalid 0.exists 1:12']],
    ['[{ exists: { paths: [a], ref: v1 } }]', ['rule-exists-ref-without-project 0.exists 1:31']],
    [`[{ exists: ${patterns(51)} }]`, ['rule-exists-too-many 0.exists 1:12']],
    ['[{ when: sometimes }]', ['when-invalid 0.when 1:10']],
    ['[{ when: delayed }]', ['rule-start-in-missing 0.start_in 1:2']],
    ['[{ when: delayed, start_in: 8 days }]', ['rule-start-in-invalid 0.start_in 1:29']],
    ['[{ if: $A, start_in: ~ }]', ['rule-start-in-not-allowed 0.start_in 1:22']], // even as null (K-rules-7)
    ['[{ allow_failure: { exit_codes: 1 } }]', ['rule-allow-failure-invalid 0.allow_failure 1:19']],
    ['[{ variables: { A: { value: x } } }]', ['rule-variables-invalid 0.variables.A 1:20']],
    ['[{ variables: { A: ~ } }]', ['rule-variables-invalid 0.variables.A 1:20']],
    ['[{ variables: [A] }]', ['rule-variables-invalid 0.variables 1:15']],
    ['[{ needs: [{ pipeline: p, job: a }] }]', ['needs-invalid-type 0.needs.0 1:12']], // K-rules-10
    ['[{ interruptible: 1 }]', ['interruptible-invalid 0.interruptible 1:19']],
    ['[{ variables: { A: b } }]', ['rule-unknown-key 0 1:4'], { gitlabVersion: '13.3' }],
    ['[{ changes: { paths: [a] } }]', ['rule-changes-invalid 0.changes 1:13'], { gitlabVersion: '15.1' }],
    ['[{ changes: { paths: [a], compare_to: b } }]', ['rule-changes-invalid 0.changes 1:13'], { gitlabVersion: '15.2' }],
    ['[{ exists: { paths: [a] } }]', ['rule-exists-invalid 0.exists 1:12'], { gitlabVersion: '16.11' }],
    ['[{ exists: a }]', ['rule-exists-invalid 0.exists 1:12'], { gitlabVersion: '13.3' }],
    ['[{ when: delayed, start_in: 1 day }]', ['bridge-when-invalid 0.when 1:10', 'rule-start-in-not-allowed 0.start_in 1:29'], { place: 'trigger' }],
  ],
  hints: [
    ['{ if: $A }', 'Put `- ` before the rule.'],
    ['[{ exists: a }]', 'A string came with GitLab 13.4; this is read as 13.3.', { gitlabVersion: '13.3' }],
    ['[{ exists: { paths: [a] } }]', 'A map came with GitLab 17.0; this is read as 16.11.', { gitlabVersion: '16.11' }],
    ['[{ changes: { paths: [a] } }]', 'A map came with GitLab 15.2; this is read as 15.1.', { gitlabVersion: '15.1' }],
    ['[{ changes: { paths: [a], compare_to: b } }]', '`compare_to` came with GitLab 15.3; this is read as 15.2.', { gitlabVersion: '15.2' }],
  ],
});

describe('clauses', () => {
  it('keep the order written, in which they are evaluated (R5)', () => {
    const { value } = readKeyword(rules, '[{ exists: a, when: manual, if: $A, changes: [b] }]');
    expect(Object.keys((value as object[])[0] ?? {})).toEqual(['exists', 'when', 'if', 'changes']);
  });
});
