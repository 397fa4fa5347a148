import { expect, test } from 'vitest';
import { runOf, statusLine } from './pipeline-of.js';

const after = (yaml: string, ...events: string[]): string => statusLine(runOf(yaml, events));

test('example 1: a blocking manual job hides a failure until it is played', () => {
  const yaml = `
stages: [s1, s2]
lint: { stage: s1, script: x }
gate: { stage: s1, script: x, when: manual, allow_failure: false }
pack: { stage: s2, script: x }
report: { stage: s2, script: x, when: always }`;
  expect(after(yaml)).toBe('lint pending, gate manual, pack created, report created [s1 running, s2 created] running');
  expect(after(yaml, 'drop lint')).toBe('lint failed, gate manual, pack created, report created [s1 manual, s2 created] manual');
  expect(after(yaml, 'drop lint', 'play gate')).toBe('lint failed, gate pending, pack created, report created [s1 running, s2 created] running');
  expect(after(yaml, 'drop lint', 'play gate', 'success gate'))
    .toBe('lint failed, gate success, pack skipped, report pending [s1 failed, s2 pending] running');
});

test('example 2: nothing runs after a cancellation, but after a failure beside it', () => {
  const yaml = `
stages: [s1, s2]
a: { stage: s1, script: x }
b: { stage: s1, script: x }
clean: { stage: s2, script: x, when: always }
notify: { stage: s2, script: x, when: on_failure }`;
  expect(after(yaml, 'cancel a', 'success b')).toBe('a canceled, b success, clean skipped, notify skipped [s1 canceled, s2 skipped] canceled');
  expect(after(yaml, 'cancel a', 'drop b')).toBe('a canceled, b failed, clean pending, notify pending [s1 failed, s2 pending] running');
});

test('example 3: an always job does not wait when one of its needs is an optional manual job', () => {
  expect(after(`
stages: [s1, s2]
opt: { stage: s1, script: x, when: manual }
slow: { stage: s1, script: x }
tell: { stage: s2, script: x, when: always, needs: [opt, slow] }`)).toMatch(/^opt manual, slow pending, tell pending/);
});

test('example 4: on_failure waits for all of its needs', () => {
  const yaml = `
stages: [s1, s2]
x: { stage: s1, script: x }
y: { stage: s1, script: x }
fix: { stage: s2, script: x, when: on_failure, needs: [x, y] }`;
  expect(after(yaml, 'drop x')).toMatch(/fix created/);
  expect(after(yaml, 'drop x', 'success y')).toMatch(/fix pending/);
});

test('example 5: an on_failure job with nothing before it is skipped, and with it what needs it', () => {
  expect(after(`
stages: [s1, s2, s3]
rescue: { stage: s1, script: x, when: on_failure }
main: { stage: s2, script: x }
after: { stage: s3, script: x, needs: [rescue] }
log: { stage: s3, script: x, when: always, needs: [rescue] }`)).toMatch(/^rescue skipped, main pending, after skipped, log pending/);
});

test('example 6: a delayed job holds later stages', () => {
  const yaml = `
stages: [s1, s2, s3]
wait: { stage: s1, script: x, when: delayed, start_in: 1 hour }
next: { stage: s2, script: x }
free: { stage: s3, script: x, needs: [] }`;
  expect(after(yaml)).toBe('wait scheduled, next created, free pending [s1 scheduled, s2 created, s3 pending] running');
  expect(after(yaml, 'success free')).toMatch(/scheduled$/);
});

test('example 7: a job without needs runs beside a blocking manual one', () => {
  const yaml = `
stages: [s1, s2]
ask: { stage: s1, script: x, when: manual, allow_failure: false }
ship: { stage: s2, script: x, needs: [] }`;
  expect(after(yaml)).toMatch(/running$/);
  expect(after(yaml, 'success ship')).toMatch(/manual$/);
});

test('playing takes up what may depend on it, and nothing else (P84)', () => {
  const yaml = `
stages: [s1, s2, s3]
m1: { stage: s1, script: x, when: manual }
m2: { stage: s1, script: x, when: manual }
d1: { stage: s2, script: x, needs: [m1] }
d2: { stage: s2, script: x, needs: [m2] }
tail: { stage: s3, script: x, when: on_failure }`;
  expect(after(yaml)).toMatch(/d1 skipped, d2 skipped, tail skipped/);
  expect(after(yaml, 'play m1')).toMatch(/^m1 pending, m2 manual, d1 created, d2 skipped, tail created/);
});

test('the pipeline does not go back to pending once it was running (P46)', () => {
  const yaml = 'a: { stage: build, script: x, allow_failure: true }\nb: { script: x }';
  expect(after(yaml, 'run a', 'drop a')).toBe('a failed, b pending [build success, test pending] running');
  expect(after(yaml, 'drop a')).toBe('a failed, b pending [build success, test pending] pending');
});
