import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compilePipeline } from '../../src/compile.js';
import recorded from '../vectors/seed-cases.json' with { type: 'json' };
import { seedContext, type SeedCase } from './seed-case.js';

/** What is decided of each disputed statement: the first code of what is refused, or `when` and `allow_failure` of the jobs. */
const DECIDED: Readonly<Record<string, string>> = {
  '001-if-job-when': 'job: always, false',
  '001-allow-failure-job-manual-rules': 'job: manual, false',
  '001-needs-target-no-stage': 'needs-requires-stage',
  '001-cache-key-bad-dots': 'cache-key-invalid',
  '001-artifacts-untracked-exclude-as-printed': 'yaml-unknown-alias',
  '001-parentheses-as-printed': 'rules-invalid',
  '001-tags-platforms-as-printed': 'stage-not-string',
  '001-matrix-1': 'job 1/1: on_success, false',
};

const disputed = (recorded.cases as unknown as readonly SeedCase[]).filter((seed) => seed.disputed !== undefined);

test('every disputed statement is decided, here and in the documentation', () => {
  expect(disputed.map(({ id }) => id).sort()).toEqual(Object.keys(DECIDED).sort());
  const page = readFileSync(new URL('../../docs/divergences.md', import.meta.url), 'utf8');
  for (const id of Object.keys(DECIDED)) expect(page).toContain(`| \`${id}\` |`);
});

test.each(disputed)('$id', (seed) => {
  const { created, jobs, diagnostics } = compilePipeline(seed.yaml ?? '', seedContext(seed));
  const found = created ? jobs.map(({ name, when, allowFailure }) => `${name}: ${when}, ${JSON.stringify(allowFailure)}`).join('; ') : diagnostics[0]?.code;
  expect(found).toBe(DECIDED[seed.id]);
});
