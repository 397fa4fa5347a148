import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compilePipeline } from '../../src/compile.js';
import type { PipelineContext } from '../../src/context.js';
import { jobVariables } from '../../src/plan/job-variables.js';
import { PREDEFINED_SINCE } from '../../src/rules/predefined-since.js';
import { PREDEFINED } from './predefined-table.js';
import { variablesPage } from './variables-page.js';

const rows = Object.values(PREDEFINED).flat();
const documented = rows.map(([name]) => name);
const derived = rows.filter(([, , from]) => from !== '').map(([name]) => name);

/** Every fact the context knows, for a branch, a tag and a merge request. */
const facts: PipelineContext = {
  sha: 'a'.repeat(40), beforeSha: 'b'.repeat(40), commitMessage: 'Title\nMore', kubernetesActive: true, openMergeRequests: ['a/b!1'],
  project: { path: 'a/b', id: 1, title: 'B', url: 'https://x/a/b', visibility: 'private' },
  mergeRequest: {
    id: 1, iid: 2, sourceBranch: 's', targetBranch: 't', labels: ['l'], title: 'T', description: 'D', milestone: 'M', assignees: ['ada'], draft: true, approved: true,
  },
};
const job = { script: 'x', when: 'manual', parallel: 2, environment: { name: 'live', url: 'https://x' }, only: ['branches', 'tags', 'merge_requests'] };

function seen(context: PipelineContext): string[] {
  const isOld = Number.parseInt(context.gitlabVersion ?? '18', 10) < 14; // `deployment_tier` is younger
  const pipeline = compilePipeline({ job: { ...job, environment: { ...job.environment, ...(!isOld && { deployment_tier: 'other' }) } } }, context);
  return pipeline.jobs.flatMap(({ name }) => jobVariables(pipeline, name, context)).map(({ key }) => key);
}
const everything = (more: PipelineContext): Set<string> =>
  new Set((['branch', 'tag', 'merge_request'] as const).flatMap((refType) => seen({ ...facts, ...more, refType, source: refType === 'merge_request' ? 'merge_request_event' : 'trigger' })));

describe('docs/variables.md', () => {
  it('is what `npx tsx docs/generate-versions.ts` makes', () => {
    expect(readFileSync(new URL('../../docs/variables.md', import.meta.url), 'utf8')).toBe(variablesPage());
  });

  it('has every variable once, and those with a version among them', () => {
    expect(documented.toSorted()).toEqual([...new Set(documented)].sort());
    const dated = Object.values(PREDEFINED_SINCE).flat().filter((name) => !name.startsWith('CI_EXTERNAL_PULL_REQUEST_'));
    expect(dated.filter((name) => !documented.includes(name))).toEqual([]);
  });

  it('says what the context derives', () => {
    expect([...everything({})].sort()).toEqual(derived.toSorted());
  });

  it.each(Object.entries(PREDEFINED_SINCE).filter(([since]) => Number.parseInt(since, 10) >= 13))('of %s: %j are not there before', (since, names) => {
    const [major = 0, minor = 0] = since.split('.').map(Number);
    const before = minor > 0 ? `${major}.${minor - 1}` : `${major - 1}.11`;
    const predefined = Object.fromEntries(names.map((name) => [name, 'given']));
    const old = everything({ predefined, gitlabVersion: before });
    expect(names.filter((name) => old.has(name))).toEqual([]);
    if (major > 18) return; // beyond the newest version modelled
    const now = everything({ predefined, gitlabVersion: since });
    expect(names.filter((name) => !now.has(name))).toEqual([]);
  });
});
