import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { listFiles, readIncludeFrom } from '../../src/cli/read-repository.js';
import { compilePipeline, loadConfig, type PipelineContext } from '../../src/index.js';

function load(example: string) {
  const root = fileURLToPath(new URL(`../../docs/examples/${example}`, import.meta.url));
  const files = listFiles(root);
  const options = { files, readInclude: readIncludeFrom(root, files), project: { path: 'shop/all' } };
  const loaded = loadConfig(readFileSync(`${root}/.gitlab-ci.yml`, 'utf8'), options);
  const jobs = (context: PipelineContext) => compilePipeline(loaded, { ...options, ...context }).jobs.map((job) => job.name);
  return { loaded, jobs };
}

const mergeRequest = (sourceBranch: string): PipelineContext =>
  ({ source: 'merge_request_event', refType: 'merge_request', mergeRequest: { iid: 7, sourceBranch, targetBranch: 'main' } });

test('production: accepted without a word, and each event gets what its comment says', () => {
  const { loaded, jobs } = load('production');
  expect(loaded.diagnostics).toEqual([]);
  const checks = ['install', 'lint', 'unit 1/2', 'unit 2/2', 'integration', 'scan dependencies'];
  const known = { changedFiles: ['src/main.ts'] };
  expect(new Set(jobs({ ...known, ...mergeRequest('topic') }))).toEqual(new Set([...checks, 'build image', 'scan image', 'review app', 'stop review app']));
  expect(new Set(jobs(known))).toEqual(new Set([...checks, 'build image', 'scan image', 'staging', 'smoke test', 'production']));
  expect(new Set(jobs({ ...known, ref: 'v1.2.0', refType: 'tag' }))).toEqual(new Set([...checks, 'tag image', 'publish release']));
  expect(new Set(jobs({ ...known, source: 'schedule' }))).toEqual(new Set(checks));
  expect(jobs({ ref: 'topic' })).toEqual([]);
  expect(jobs({ variables: { DEPLOY_FREEZE: 'yes' } })).not.toContain('production');
});

test('monorepo: accepted without a word, and only what changed is built', () => {
  const { loaded, jobs } = load('monorepo');
  expect(loaded.diagnostics).toEqual([]);
  expect(loaded.files).toHaveLength(10);
  expect(loaded.jobs).toHaveLength(47);
  expect(jobs({ changedFiles: ['services/search/index.py'] }).filter((name) => !name.startsWith('end to end'))).toEqual([
    'search: lint', 'search: unit', 'search: image', 'search: contract test', 'search: deploy',
  ]);
  expect(jobs({ changedFiles: ['handbook/style.md'], ...mergeRequest('style') })).toEqual(['commit messages', 'spelling']);
  expect(jobs({ ref: 'release/2.1', changedFiles: ['apps/mobile/main.ts'] })).toContain('mobile: upload');
  expect(jobs({ ref: 'topic', openMergeRequests: ['shop/all!7'] })).toEqual([]);
});
