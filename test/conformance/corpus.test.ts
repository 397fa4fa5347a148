import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compilePipeline } from '../../src/compile.js';
import { loadConfig } from '../../src/load-config.js';
import type { Job } from '../../src/pipeline.js';
import { parseDuration } from '../../src/text/duration.js';
import { compact, contextOf, localFiles, recordedNeeds, type RecordedContext } from './recorded-context.js';
import { snakeCase } from './snake-case.js';

/** Real public configurations, read where they lie beside the repository; their licences do not let us copy them. */
const CORPUS = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const EXPECTED = join(CORPUS, 'expected.json');

interface RecordedJob {
  readonly name: string;
  readonly stage: string;
  readonly when: string;
  readonly allow_failure: boolean;
  readonly needs?: readonly string[];
  readonly variables_count: number;
  readonly more?: Readonly<Record<string, unknown>> & { readonly start_in?: string; readonly environment?: string };
}

type Edit = { readonly file: string } & ({ readonly remove_lines: readonly [number, number]; readonly put?: string } | { readonly create: string });

interface Case {
  readonly id: string;
  readonly repo: string;
  readonly root: string;
  readonly edits?: readonly Edit[];
  readonly context: RecordedContext;
  readonly created: boolean;
  readonly stopped_at?: string;
  readonly warnings?: readonly { readonly job: string }[];
  readonly auto_cancel?: unknown;
  readonly name?: string;
  readonly stages?: readonly string[];
  readonly jobs?: readonly RecordedJob[];
}

const isThere = existsSync(EXPECTED);
const cases = isThere ? (JSON.parse(readFileSync(EXPECTED, 'utf8')) as { readonly cases: readonly Case[] }).cases : [];

const repositories = new Map<string, ReadonlyMap<string, string>>();

function repositoryFiles(name: string): ReadonlyMap<string, string> {
  let files = repositories.get(name);
  if (!files) {
    const root = join(CORPUS, name);
    const paths = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    files = new Map(paths.map((path) => [relative(root, path), readFileSync(path, 'utf8')]));
    repositories.set(name, files);
  }
  return files;
}

/** The files of a case: its edits are made in memory, those of lines from the last to the first. */
function editedFiles({ repo, edits = [] }: Case): Map<string, string> {
  const files = new Map(repositoryFiles(repo));
  const lines = edits.filter((edit) => 'remove_lines' in edit).sort((a, b) => b.remove_lines[0] - a.remove_lines[0]);
  for (const { file, remove_lines: [first, last], put } of lines) {
    const text = (files.get(file) ?? '').split('\n');
    text.splice(first - 1, last - first + 1, ...(put === undefined ? [] : [put.replace(/\n$/, '')]));
    files.set(file, text.join('\n'));
  }
  for (const edit of edits) if ('create' in edit) files.set(edit.file, edit.create);
  return files;
}

const digest = (lines: readonly string[]): string => createHash('sha256').update(lines.map((line) => `${line}\n`).join('')).digest('hex').slice(0, 12);

/** What `more` lists of a job, with its environment as written; there a missing key means not set. */
function details(job: Job, environment: string | undefined): object {
  const lines = [job.beforeScript ?? [], job.script ?? [], job.afterScript ?? []];
  const needs = (job.needs ?? []).filter((need) => 'optional' in need && need.optional);
  const paths = job.artifacts?.paths;
  const set = <Value>(value: Value, isSet: boolean): Value | undefined => (isSet ? value : undefined);
  return compact({
    script_lines: set(lines.map(({ length }) => length), job.trigger === undefined),
    script_sha: set(digest(lines.flat()), job.trigger === undefined),
    variables_sha: digest(Object.entries(job.variables).map(([key, value]) => `${key}=${value}`).sort()),
    image: job.image?.name,
    services: set(job.services?.map(({ name }) => name), job.services !== undefined && job.services.length > 0),
    tags: job.tags,
    environment,
    timeout: job.timeout,
    start_in: job.startIn,
    interruptible: job.interruptible,
    instance: job.parallel?.index,
    dependencies: job.dependencies,
    optional_needs: set(needs.map((need) => need.job), needs.length > 0),
    exit_codes: typeof job.allowFailure === 'object' ? job.allowFailure.exitCodes : undefined,
    cache_keys: set(job.cache?.map(({ key }) => key), job.cache !== undefined && job.cache.length > 0),
    artifact_paths: paths?.length,
    type: set('bridge', job.trigger !== undefined),
    trigger: job.trigger && (job.trigger.project ?? 'child'),
  });
}

/** A planned job in the form of the recording. */
function view(job: Job, environment: string | undefined, { needs, more }: RecordedJob): unknown {
  return {
    name: job.name, stage: job.stage, when: job.when,
    allow_failure: typeof job.allowFailure === 'object' ? false : job.allowFailure,
    variables_count: Object.keys(job.variables).length,
    ...(needs && { needs: recordedNeeds(job.needs).map((need) => (need as { name: string }).name) }),
    ...(more && { more: details(job, environment) }),
  };
}

function wanted(job: RecordedJob): unknown {
  const { more } = job;
  if (!more?.start_in) return job;
  return { ...job, more: { ...more, start_in: parseDuration(more.start_in) } };
}

/** Why GitLab stopped where it did. */
const REASONS: Readonly<Record<string, string>> = { config_process: 'invalid', evaluate_workflow_rules: 'workflow-filtered', seed: 'invalid', populate: 'no-jobs' };

describe.skipIf(!isThere)(`real configurations${isThere ? '' : `: there is no ${EXPECTED}`}`, () => {
  it.each(cases)('$id', (recordedCase) => {
    const files = editedFiles(recordedCase);
    const context = { ...contextOf(recordedCase.context), readInclude: localFiles(files) };
    const loaded = loadConfig(files.get(recordedCase.root) ?? '', context);
    const predefined = recordedCase.context.schedule_variables ? { CI_PIPELINE_SCHEDULE_DESCRIPTION: 'nightly' } : {}; // the recording's schedule, told nowhere else
    const pipeline = compilePipeline(loaded, { ...context, predefined });
    const environments = new Map(loaded.jobs.map((job) => [job.name, job.environment?.name]));
    const { created, stopped_at: stoppedAt, warnings = [], name, stages, auto_cancel: autoCancel, jobs = [] } = recordedCase;
    expect({ created: pipeline.created, reason: pipeline.reason }, JSON.stringify(pipeline.diagnostics.slice(0, 2))).toEqual({ created, reason: stoppedAt && REASONS[stoppedAt] });
    if (!created) return;
    expect({ name: pipeline.name, stages: pipeline.stages.map((stage) => stage.name), autoCancel: snakeCase(pipeline.autoCancel) }).toEqual({ name, stages, autoCancel });
    expect(pipeline.diagnostics.map(({ path }) => path[1])).toEqual(warnings.map(({ job }) => job));
    expect(pipeline.jobs.map(({ name }) => name)).toEqual(jobs.map(({ name }) => name));
    expect(pipeline.jobs.map((job, index) => view(job, environments.get(job.name), jobs[index] ?? { variables_count: 0 } as RecordedJob))).toEqual(jobs.map(wanted));
  });

  it('has cases', () => {
    expect(cases.length).toBeGreaterThan(100);
  });
});

