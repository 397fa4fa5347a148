import { expect, test } from 'vitest';
import { printPipeline } from '../../src/cli/print-pipeline.js';
import { compilePipeline } from '../../src/compile.js';

test('jobs with what is remarkable about them, and what was left out', () => {
  const pipeline = compilePipeline(`
workflow: { name: 'Pipeline of $CI_COMMIT_BRANCH' }
build: { stage: build, script: make }
lint: { script: make lint, needs: [], allow_failure: { exit_codes: [3, 4] } }
later: { script: make slow, when: delayed, start_in: 2 minutes, allow_failure: true, needs: [build, { job: lint, optional: true }] }
live: { stage: deploy, script: ./live, when: manual, environment: live, needs: [{ project: g/p, ref: main, job: j }] }
tagged: { script: x, rules: [{ if: $CI_COMMIT_TAG }] }
tagged too: { script: x, rules: [{ if: $CI_COMMIT_TAG }] }
never: { script: x, rules: [{ exists: [none] }, { if: $CI_COMMIT_BRANCH == "main", changes: [a/*], when: never }] }
tags only: { script: x, only: [tags] }
`);
  expect(printPipeline(pipeline)).toBe(`\
The pipeline \`Pipeline of main\` is created: 4 of 8 jobs are in it.

build
  build

test
  lint                                  may fail with exit code 3 or 4; needs nothing
  later                                 delayed by 120 s; may fail; needs \`build\`, \`lint\` if it is there

deploy
  live                                  manual; may fail; environment live (start); needs \`j\` of g/p at main

Left out (4)
  tagged, tagged too: no rule matches
    rule 1 does not match
      if: $CI_COMMIT_TAG - no; $CI_COMMIT_TAG is not set
  never: rule 2 matches and says \`when: never\`
    rule 1 does not match
      exists: none - no
    rule 2 matches
      if: $CI_COMMIT_BRANCH == "main" - yes; $CI_COMMIT_BRANCH is "main"
      changes: a/* - yes
  tags only: \`only\` does not hold
    \`only\` does not hold
      refs: tags - no
`);
});

test('workflow rules that leave everything out', () => {
  expect(printPipeline(compilePipeline('workflow: { rules: [{ if: $RUN }] }\njob: { script: x }'))).toBe(`\
No pipeline is created: \`workflow:rules\` leave it out.
Of \`workflow:rules\`, no rule matches.
  rule 1 does not match
    if: $RUN - no; $RUN is not set
`);
});

test('an error with its place and hint', () => {
  expect(printPipeline(compilePipeline('job:\n  script: x\n  befor_script: y'))).toMatch(
    /^No pipeline is created: there are errors\.\n\nerror job-unknown-key at \.gitlab-ci\.yml:3:3\n {2}.+\n {2}hint: .+before_script.+\n$/,
  );
});

test('an error without a place in a text shows its path', () => {
  expect(printPipeline(compilePipeline({ job: { script: 'x', needs: ['y'] }, y: { script: 'x', rules: [{ if: '$Z' }] } }))).toContain('error needs-job-not-in-pipeline at jobs > job > needs\n');
});

test('control characters are shown, not sent to the terminal; long values are cut', () => {
  const text = printPipeline(compilePipeline({ 'a\u001b[31m': { script: 'x' }, 'b': { script: 'x', rules: [{ if: '$LONG == "x"' }] } }, { variables: { LONG: 'y'.repeat(500) } }));
  expect(text).toContain('  a\\u001b[31m\n');
  expect(text).toContain(`- no; $LONG is "${'y'.repeat(199)}...\n`);
});
