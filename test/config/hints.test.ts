import { expect, it } from 'vitest';
import { loadConfig } from '../../src/load-config.js';

/** The first hint a configuration gets. */
const hintFor = (yaml: string): string | undefined => loadConfig(yaml).diagnostics.find(({ hint }) => hint !== undefined)?.hint;

it.each([
  ['a misspelled keyword', 'job: { script: x, befor_script: y }', 'Did you mean `before_script`?'],
  ['a misspelled key', 'job: { script: x, artifacts: { path: [y] } }', 'Did you mean `paths`?'],
  ['a misspelled word', 'job: { script: x, retry: { when: script_failed } }', 'Did you mean `script_failure`?'],
  ['a misspelled job', 'build: { script: x }\njob: { script: x, needs: [biuld] }', 'Did you mean `build`?'],
  ['a misspelled stage', 'job: { script: x, stage: biuld }', 'Did you mean `build`?'],
  ['a rule with `only`', 'job: { script: x, rules: [{ only: [main] }] }', 'Say it with `if`, e.g. `if: $CI_COMMIT_BRANCH == "main"`.'],
  ['a rule with `except`', 'job: { script: x, rules: [{ except: [main] }] }', 'Say it with `if` and `when: never`.'],
  ['a line with a colon', 'job:\n  script:\n    - echo "a": b\n', "A line with a colon and a blank has to be quoted: 'echo \"a\": b'."],
  ['a line with a colon and a plain key', 'job:\n  script:\n    - echo a: b\n', "A line with a colon and a blank has to be quoted: 'echo a: b'."],
  ['a number as a timeout', 'job: { script: x, timeout: 3600 }', "Write '3600 seconds'."],
  ['a number as an expiry', 'job: { script: x, artifacts: { paths: [a], expire_in: 42 } }', "Write '42 seconds'."],
  ['a number as a delay', 'job: { script: x, when: delayed, start_in: 90 }', "Write '90 seconds'."],
  ['a clock time as a timeout', 'job: { script: x, timeout: 1:30 }', "Quote it: '1:30'."],
  ['`yes` for a string', 'job: { script: x, when: manual, manual_confirmation: yes }', "Quote it: 'yes'."],
  ['`no` in a list of strings', 'job: { script: x, tags: [no] }', "Quote it: 'no'."],
  ['a number for an image', 'job: { script: x, image: 3.10 }', "Quote it: '3.10'."],
  ['a number for a stage', 'stages: [1]\njob: { script: x, stage: 1 }', "Quote it: '1'."],
  ['a quoted flag', 'job: { script: x, interruptible: "yes" }', 'Write it without quotes.'],
  ['one need without a list', 'job: { script: x, needs: other }', 'Write `[other]`.'],
  ['`when: never` on a job', 'job: { script: x, when: never }', 'Use `rules` with `when: never` to leave a job out.'],
  ['a removed keyword', 'job: { script: x, type: test }', '`type` was removed in GitLab 15.0.'],
  ['a job with `needs` alone', 'build: { script: x }\njob: { needs: [build], image: y }', 'Without `script` this is a job that only starts another pipeline, and has few keywords.'],
])('%s', (_, yaml, hint) => {
  expect(hintFor(yaml)).toBe(hint);
});
