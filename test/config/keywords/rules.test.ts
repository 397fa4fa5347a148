import { rules } from '../../../src/config/keywords/rules.js';
import { describeKeyword } from '../read-keyword.js';

describeKeyword(rules, {
  accepted: [
    ['[{if: $A, when: never}, {when: manual, allow_failure: true}]', [{ if: '$A', when: 'never' }, { when: 'manual', allowFailure: true }]],
    ['[[{if: $A}], [[{if: $B}]]]', [{ if: '$A' }, { if: '$B' }]],
    ['[[]]', []],
    ['[{changes: [a], exists: b, variables: {A: 1}, interruptible: false, needs: [c]}]', [{
      changes: { paths: ['a'] }, exists: { paths: ['b'] }, variables: { A: '1' }, interruptible: false, needs: [{ job: 'c', artifacts: true, optional: false }],
    }]],
    ['[{when: delayed, start_in: 1 day}]', [{ when: 'delayed', startIn: '1 day' }]],
  ],
  refused: [
    ['{if: $A}', ['rules-invalid 1:1']],
    ['[]', ['rules-blank 1:1']],
  ],
  hints: [['{if: $A}', 'Put `- ` before the rule.'], ['[{only: [main]}]', 'Say it with `if`, e.g. `if: $CI_COMMIT_BRANCH == "main"`.']],
});
