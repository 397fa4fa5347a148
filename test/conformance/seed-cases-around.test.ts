import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compilePipeline } from '../../src/compile.js';
import type { PipelineContext, RefType } from '../../src/context.js';
import { loadConfig } from '../../src/load-config.js';
import { jobVariables } from '../../src/plan/job-variables.js';
import { isAllowed, type PipelineAction, type Role } from '../../src/project/is-allowed.js';
import { filterPipelines, latestPipeline, type ListedPipeline, type PipelineFilter } from '../../src/project/pipeline-list.js';
import { parseRunUrl } from '../../src/project/run-url.js';
import { jobTimeout } from '../../src/run/job-timeout.js';
import { matchRunner, type RunnerTraits } from '../../src/runner/match-runner.js';
import { coverageMatches } from '../../src/runner/coverage-matches.js';
import type { RunnerShell } from '../../src/runner/expand-as-runner.js';
import { refspecs } from '../../src/runner/refspecs.js';
import { releaseCliCommand } from '../../src/runner/release-cli-command.js';
import { runnerCacheKey } from '../../src/runner/runner-cache-key.js';
import { runnerSettings } from '../../src/runner/runner-settings.js';
import { jobCoverage } from '../../src/usage/job-coverage.js';

interface SeedCase { readonly id: string; readonly kind: string; readonly gitlabVersion: string }
const { cases } = JSON.parse(readFileSync(new URL('../vectors/seed-cases.json', import.meta.url), 'utf8')) as { cases: SeedCase[] };

/** All cases of a kind, each a test; `check` compares everything the case expects. */
function suite(kind: string, count: number, check: (seed: never) => void): void {
  describe(kind, () => {
    const ofKind = cases.filter((seed) => seed.kind === kind);
    test('is complete', () => {
      expect(ofKind).toHaveLength(count);
    });
    test.each(ofKind)('$id', (seed) => {
      check(seed as never);
    });
  });
}

suite('refspecs', 4, (seed: SeedCase & { pipelineType: RefType; refName: string; sha: string; pipelineId: number; expect: { refspecs: string[] } }) => {
  const { pipelineType, refName, sha, pipelineId, expect: { refspecs: wanted } } = seed;
  expect(refspecs({ refType: pipelineType, ref: refName, sha, pipelineId })).toEqual(wanted);
});

suite('run-url', 6, (seed: SeedCase & { url: string; expect: unknown }) => {
  expect(parseRunUrl(seed.url)).toEqual(seed.expect);
});

suite('release-cli', 4, ({ release, expect: wanted }: SeedCase & { release: Record<string, unknown>; expect: { command?: string; effectiveName?: string; contains?: string[] } }) => {
  const config = loadConfig({ job: { script: 'x', release } }, { gitlabVersion: '13.3' });
  const normalised = config.jobs[0]?.release ?? {};
  const command = releaseCliCommand(normalised);
  if (wanted.command !== undefined) expect(command).toBe(wanted.command);
  for (const part of wanted.contains ?? []) expect(command).toContain(part);
  if (wanted.effectiveName !== undefined) { // release-cli calls a release without a name like its tag
    expect(command).not.toContain('--name');
    expect(normalised).toMatchObject({ tagName: wanted.effectiveName });
  }
});

suite('runner-match', 14, (seed: SeedCase & { jobTags: string[]; refProtected?: boolean; runner: RunnerTraits; expect: { match: boolean } }) => {
  expect(matchRunner({ tags: seed.jobTags, refProtected: seed.refProtected }, seed.runner)).toBe(seed.expect.match);
});

suite('coverage', 2, (seed: SeedCase & { coverage: string; log: string; gitlabVersion: string; expect: { coverage: number | null } }) => {
  const { gitlabVersion } = seed;
  const [job] = compilePipeline({ job: { script: 'x', coverage: seed.coverage } }, { gitlabVersion }).jobs;
  expect(jobCoverage(seed.log, coverageMatches(job?.coverage, { gitlabVersion })) ?? null).toBe(seed.expect.coverage);
});

suite('timeout', 5, ({ job, project, runner, expect: wanted }: SeedCase & { job?: number; project: number; runner?: number; expect: { seconds: number } }) => {
  expect(jobTimeout({ job, project, runner }).seconds).toBe(wanted.seconds);
});

const ACTIONS: Readonly<Record<string, readonly PipelineAction[]>> = {
  'run manual pipeline': ['run-pipeline'], 'run scheduled pipeline': ['run-schedule'], 'run pipeline using trigger': ['run-trigger'],
  'run on-demand scan': ['run-on-demand-scan'], 'play manual job': ['play-job'], 'play all manual jobs': ['play-all-jobs'],
  'retry or cancel job': ['retry-job', 'cancel-job'], 'delete pipeline': ['delete-pipeline'],
};

suite('permission', 22, ({ action, branchProtected, environmentProtected = false, expect: wanted, ...user }: SeedCase & {
  action: string; role?: Role; mayMerge?: boolean; mayPush?: boolean; mayDeploy?: boolean; administrator?: boolean; branchProtected: boolean;
  environmentProtected?: boolean; expect: { allowed: boolean };
}) => {
  const actions = ACTIONS[action] ?? [];
  expect(actions).not.toHaveLength(0);
  for (const one of actions) expect(isAllowed(one, user, { refProtected: branchProtected, environmentProtected })).toBe(wanted.allowed);
});

suite('runner-settings', 27, ({ gitlabVersion, variables, settings = {}, expect: wanted }: SeedCase & {
  variables: Record<string, string>; settings?: { projectStrategy?: 'clone' | 'fetch'; projectDepth?: number };
  expect: Record<string, unknown> & { cleanFlags?: string | null; workingCopy?: string; valid?: boolean; clonePath?: string };
}) => {
  const { projectStrategy, projectDepth } = settings;
  const found = runnerSettings(variables, {
    gitlabVersion, ...(projectStrategy && { strategy: projectStrategy }), ...(projectDepth !== undefined && { depth: projectDepth }),
  });
  const view = { ...found, cleanFlags: found.cleanFlags ?? null, workingCopy: found.workingCopy.replace('-', ' '), valid: found.invalid.length === 0 };
  expect(view).toMatchObject(wanted);
});

suite('pipeline-list', 6, ({ pipelines, branchHeads, defaultBranch, query: { latest, ...filter }, expect: wanted }: SeedCase & {
  pipelines: ListedPipeline[]; branchHeads: Record<string, string>; defaultBranch: string; query: PipelineFilter & { latest?: string | null };
  expect: { ids: number[] };
}) => {
  const name = latest ?? defaultBranch;
  const found = latest === undefined ? filterPipelines(pipelines, filter) : [latestPipeline(pipelines, { name, sha: branchHeads[name] ?? '' })];
  expect(found.map((pipeline) => pipeline?.id)).toEqual(wanted.ids);
});

type Commits = Record<string, string | null>;
suite('cache-key', 12, ({ gitlabVersion, yaml, context: { projectPath, shell = 'bash', ...facts }, lastCommits, variants, variantRefs, expect: wanted }: SeedCase & {
  yaml: string; lastCommits?: Commits; variants?: Commits[]; variantRefs?: string[];
  context: { ref: string; refType: RefType; source: 'push'; defaultBranch: string; projectPath: string; shell?: RunnerShell };
  expect: { keys?: Record<string, string>; keyPatterns?: Record<string, string>; equalGroups?: number[][] };
}) => {
  /** The key of each job's first cache, as the runner sees it. */
  const keys = (more: Partial<PipelineContext>): Map<string, string | undefined> => {
    const context: PipelineContext = { gitlabVersion, project: { path: projectPath }, ...facts, ...more };
    const pipeline = compilePipeline(yaml, context);
    return new Map(pipeline.jobs.map(({ name, cache }) =>
      [name, runnerCacheKey(cache?.[0]?.key ?? '', { gitlabVersion, shell, variables: jobVariables(pipeline, name, context) })]));
  };
  const found = keys({ lastCommitIds: lastCommits ?? {} });
  for (const [job, key] of Object.entries(wanted.keys ?? {})) expect(found.get(job)).toBe(key);
  for (const [job, pattern] of Object.entries(wanted.keyPatterns ?? {})) expect(found.get(job)).toMatch(new RegExp(pattern));
  if (!wanted.equalGroups) return;
  const all = (variants ?? []).map((lastCommitIds, index) => {
    const ref = variantRefs?.[index];
    return [...keys({ lastCommitIds, ...(ref !== undefined && { ref }) }).values()].join();
  });
  const groups = wanted.equalGroups.map((group) => new Set(group.map((index) => all[index])));
  for (const group of groups) expect(group.size).toBe(1);
  expect(new Set(all).size).toBe(groups.length);
});
