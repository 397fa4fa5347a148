import { describe, expect, test } from 'vitest';
import { compilePipeline } from '../../src/compile.js';
import type { DiagnosticCode } from '../../src/diagnostics/codes.js';
import { loadConfig } from '../../src/load-config.js';
import { matchGlob } from '../../src/match/glob.js';
import type { Job, JobDefinition, LoadedConfig, Pipeline } from '../../src/pipeline.js';
import { downstreamPipeline } from '../../src/plan/downstream-pipeline.js';
import { jobVariables } from '../../src/plan/job-variables.js';
import { prefilledVariables } from '../../src/project/prefilled-variables.js';
import { quotaOwner } from '../../src/project/quota-owner.js';
import { refsOfPush } from '../../src/project/refs-of-push.js';
import { stageLabel } from '../../src/project/stage-label.js';
import { artifactSources } from '../../src/plan/artifact-sources.js';
import { artifactsArchive } from '../../src/runner/artifacts-archive.js';
import type { RunnerShell } from '../../src/runner/expand-as-runner.js';
import { parseDuration } from '../../src/text/duration.js';
import { expandText } from '../../src/text/expand-variables.js';
import recorded from '../vectors/seed-cases.json' with { type: 'json' };
import { seedContext, seedReader, type SeedCase } from './seed-case.js';
import { snakeCase } from './snake-case.js';

/** What seed-cases.test.ts does not compare: the rest of what the cases expect, and kinds of use it leaves out. */
const cases = (recorded.cases as unknown as readonly SeedCase[]).filter(({ disputed }) => disputed === undefined);
const ofKind = (kind: string): readonly SeedCase[] => cases.filter((seed) => seed.kind === kind);

type Values = Readonly<Record<string, unknown>>;
const record = (value: unknown): Values => (typeof value === 'object' && value !== null ? { ...value } : {});
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value.flat(Infinity) : value === undefined ? [] : [value]);
const containers = (value: unknown): unknown => list(value).map((one) => (typeof one === 'string' ? { name: one } : one));
const include = (trigger: Values): Values => ('include' in trigger ? { ...trigger, include: list(trigger.include).map((one) => (typeof one === 'string' ? { local: one } : one)) } : trigger);

/** Reports of one file as lists of it. */
function withLists(artifacts: Values): Values {
  const reports = Object.entries(record(artifacts.reports)).map(([key, value]) => [key, typeof value === 'string' ? [value] : value]);
  return reports.length === 0 ? artifacts : { ...artifacts, reports: Object.fromEntries(reports) };
}
const artifactsView = ({ artifacts }: Pick<Job, 'artifacts'>): unknown => withLists(record(snakeCase(artifacts)));

/** How the messages some cases quote are said in codes. */
const MESSAGES: Readonly<Record<string, DiagnosticCode>> = {
  'key may not be used with rules': 'rules-conflict', 'when should be on_success, on_failure or always': 'bridge-when-invalid',
};

interface Plan {
  readonly pipeline: Pipeline;
  readonly seed: SeedCase;
  readonly job: Job;
  readonly values: { key: string; value: string }[];
}

function plannedEnvironment({ job, values }: Plan, want: Values): void {
  const { environment } = job;
  const { urlPattern, url, autoStopIn, ...rest } = want;
  expect({ action: 'start', ...record(environment) }).toMatchObject(rest);
  const address = expandText(environment?.url ?? '', values);
  if (url !== undefined) expect(address).toBe(url);
  if (typeof urlPattern === 'string') expect(address).toMatch(new RegExp(urlPattern));
  if (autoStopIn !== undefined) expect(parseDuration(expandText(environment?.autoStopIn ?? '', values))).toBe(autoStopIn);
}

/** One function for each attribute a plan case may expect of a job. */
const ATTRIBUTES: Readonly<Record<string, (plan: Plan, want: never) => void>> = {
  image: ({ job }, want: string) => { expect(job.image?.name).toBe(want); },
  services: ({ job }, want) => { expect(job.services).toEqual(containers(want)); },
  commands: ({ job }, want) => { expect([...job.beforeScript ?? [], ...job.script ?? []]).toEqual(want); },
  absentVariables: ({ values }, want: string[]) => { expect(values.map(({ key }) => key).filter((key) => want.includes(key))).toEqual([]); },
  crossNeeds: ({ job, values, seed }, want) => {
    const expands = seed.context?.features !== undefined; // X19: in 13.3 behind a flag
    const seen = (job.needs ?? []).map((need) => Object.fromEntries(Object.entries(need).map(([key, value]: [string, unknown]) =>
      [key, expands && typeof value === 'string' ? expandText(value, values) : value])));
    expect(seen).toEqual(want);
  },
  artifactsFrom: ({ pipeline, job }, want) => {
    const sources = artifactSources(pipeline, job.name).flatMap((source) => ('project' in source || 'pipeline' in source ? [] : [source.job]));
    expect(sources.filter((name) => pipeline.jobs.some((one) => one.name === name && one.artifacts))).toEqual(want);
  },
  dotenvFrom: ({ pipeline, job }, want) => { expect(artifactSources(pipeline, job.name).map(({ job: source }) => source)).toEqual(want); },
  environment: plannedEnvironment,
  deployment: ({ job }, want) => { expect(job.environment !== undefined && (job.environment.action ?? 'start') === 'start').toBe(want); },
  cache: ({ job }, want: Values) => { expect(job.cache?.[0]).toMatchObject(want); },
  artifacts: ({ job }, want: Values) => { expect(artifactsView(job)).toMatchObject(withLists(want)); },
  artifactsName: (plan, want) => { expect(archive(plan)?.name).toBe(want); },
  artifactsFile: (plan, want) => { expect(archive(plan)?.file).toBe(want); },
  artifactsWhen: (plan, want) => { expect(archive(plan)?.when).toBe(want); },
  artifactsExpireIn: (plan, want) => { expect(archive(plan)?.expireIn).toBe(want); },
  retry: ({ job }, want: Values) => { expect({ max: 0, when: ['always'], ...job.retry }).toMatchObject(want); },
  trigger: ({ job }, want: Values) => { expect(include(record(job.trigger))).toMatchObject(include(want)); },
  downstream: ({ pipeline, job, seed }, { project, ...want }: Values & { project: string }) => {
    expect(downstreamPipeline(pipeline, job.name, seedContext(seed))).toMatchObject({ ...want, project: { path: project } });
  },
  release: ({ job }, want: Values) => { expect(snakeCase(job.release)).toMatchObject(want); },
  pages: ({ job }, want) => { expect(job.name === 'pages' && list(job.artifacts?.paths).includes('public')).toBe(want); },
};

const COMPARED_ELSEWHERE = new Set(['when', 'stage', 'allowFailure', 'startIn', 'interruptible', 'timeout', 'resourceGroup', 'scheduling', 'script', 'afterScript', 'tags', 'needs', 'variables', 'runVariables']);

function archive({ seed, job, values }: Plan) {
  return artifactsArchive(job, { variables: values, ...(seed.context?.shell !== undefined && { shell: seed.context.shell as RunnerShell }) });
}

describe('plan', () => {
  test.each(ofKind('plan').filter(({ expect: { attributes } }) => attributes))('$id', (seed) => {
    const context = seedContext(seed);
    const pipeline = compilePipeline(loadConfig(seed.yaml ?? '', { gitlabVersion: seed.gitlabVersion, readInclude: seedReader(seed.sources) }), context);
    for (const [name, wanted] of Object.entries(seed.expect.attributes ?? {})) {
      const job = pipeline.jobs.find((one) => one.name === name);
      if (!job) throw new Error(`no job ${name}`);
      const plan = { pipeline, seed, job, values: jobVariables(pipeline, name, context) };
      for (const [attribute, want] of Object.entries(wanted)) {
        if (COMPARED_ELSEWHERE.has(attribute)) continue;
        const compare = ATTRIBUTES[attribute];
        if (!compare) throw new Error(`nothing compares ${attribute}`);
        compare(plan, want as never);
      }
    }
  });

  test.each(ofKind('plan').filter(({ expect: { pipelines } }) => pipelines !== undefined))('$id', ({ context, expect: { pipelines } }) => {
    expect(refsOfPush((context as unknown as { pushRefs: unknown[] }).pushRefs)).toHaveLength(pipelines as number);
  });
});

interface ConfigExpectation {
  readonly message?: string;
  readonly stages?: string[];
  readonly globalVariables?: Values;
  readonly prefill?: unknown;
  readonly stageLabels?: Readonly<Record<string, string>>;
  readonly absent?: Readonly<Record<string, string[]>>;
  readonly yamlVariables?: Readonly<Record<string, Values>>;
  readonly scriptText?: Readonly<Record<string, string>>;
  readonly jobs?: Readonly<Record<string, Values>>;
}

/** The job as a case names it; parallel jobs by any of their instances. */
function definition(loaded: LoadedConfig, name: string): JobDefinition {
  const job = loaded.jobs.find((one) => one.name === name || one.baseName === name);
  if (!job) throw new Error(`no job ${name}`);
  return job;
}
const property = (key: string): keyof JobDefinition => key.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()) as keyof JobDefinition;

/** The keywords a config case may expect of a job that seed-cases.test.ts does not compare. */
const KEYWORDS: Readonly<Record<string, (job: JobDefinition, want: never) => void>> = {
  services: (job, want) => { expect(job.services).toEqual(containers(want)); },
  only: (job, want) => { expect(job.only).toMatchObject(Array.isArray(want) ? { refs: want } : want); },
  variables: (job, want: Values) => { for (const [key, value] of Object.entries(want)) expect(job.variables[key]?.value).toBe(value); },
  needs: (job, want) => { expect(job.needs).toMatchObject(list(want)); },
  cache: (job, want: Values) => { expect(snakeCase(job.cache?.[0])).toMatchObject(want); },
  artifacts: (job, want: Values) => { expect(artifactsView(job)).toMatchObject(withLists(want)); },
  environment: (job, want: Values) => { expect(job.environment).toMatchObject(want); },
  dependencies: (job, want) => { expect(job.dependencies).toEqual(want); },
  coverage: (job, want) => { expect(`/${job.coverage ?? ''}/`).toBe(want); },
  trigger: (job, want: Values) => { expect(include(record(job.trigger))).toMatchObject(include(want)); },
  release: (job, want: Values) => { expect(snakeCase(job.release)).toMatchObject(want); },
};
const KEYWORDS_ELSEWHERE = new Set(['script', 'before_script', 'after_script', 'tags', 'stage', 'image']);

describe('config', () => {
  test.each(ofKind('config'))('$id', (seed) => {
    const wanted = seed.expect as unknown as ConfigExpectation;
    const { gitlabVersion, yaml = '' } = seed;
    const loaded = loadConfig(yaml, { gitlabVersion, readInclude: seedReader(seed.sources) });
    if (wanted.message !== undefined) expect(loaded.diagnostics.map(({ code }) => code)).toContain(MESSAGES[wanted.message]);
    if (!loaded.valid) return;
    if (wanted.stages) expect(loaded.stages).toEqual(wanted.stages);
    if (wanted.globalVariables) expect(Object.fromEntries(Object.entries(loaded.variables).map(([key, { value }]) => [key, value]))).toEqual(wanted.globalVariables);
    if (wanted.prefill) expect(prefilledVariables(loaded)).toEqual(wanted.prefill);
    for (const [stage, label] of Object.entries(wanted.stageLabels ?? {})) expect(stageLabel(stage)).toBe(label);
    for (const [name, keys] of Object.entries(wanted.absent ?? {})) for (const key of keys) expect(definition(loaded, name)[property(key)]).toBeUndefined();
    for (const [name, text] of Object.entries(wanted.scriptText ?? {})) {
      const { beforeScript = [], script = [] } = definition(loaded, name);
      expect([...beforeScript, ...script].map((line) => line.trimEnd()).join('\n')).toBe(text);
    }
    const planned = wanted.yamlVariables && compilePipeline(loaded);
    for (const [name, variables] of Object.entries(wanted.yamlVariables ?? {})) expect(planned?.jobs.find((job) => job.name === name)?.variables).toEqual(variables);
    for (const [name, keywords] of Object.entries(wanted.jobs ?? {})) {
      for (const [keyword, want] of Object.entries(keywords)) {
        if (KEYWORDS_ELSEWHERE.has(keyword)) continue;
        const compare = KEYWORDS[keyword];
        if (!compare) throw new Error(`nothing compares ${keyword}`);
        compare(definition(loaded, name), want as never);
      }
    }
  });
});

describe('glob of caches and artifacts', () => {
  test.each(ofKind('glob').filter(({ use }) => use !== 'changes'))('$id', ({ pattern = '', path = '', expect: { match } }) => {
    expect(matchGlob(pattern, path)).toBe(match);
  });
});

describe('duration-text', () => {
  const KEYWORD: Readonly<Record<string, (text: string) => string>> = {
    start_in: (text) => `job: { script: x, when: delayed, start_in: ${text} }`, timeout: (text) => `job: { script: x, timeout: ${text} }`,
    expire_in: (text) => `job: { script: x, artifacts: { paths: [a], expire_in: "${text}" } }`,
    auto_stop_in: (text) => `job: { script: x, environment: { name: a, auto_stop_in: ${text} } }`,
  };
  test.each(ofKind('duration-text'))('$id', (seed) => {
    const { keyword, text, expect: wanted } = seed as unknown as { keyword: string; text: string; expect: { valid: boolean; never?: true } };
    const quoted = /^\d+$/.test(text) && keyword !== 'expire_in' ? `"${text}"` : text;
    const { valid, jobs } = loadConfig(KEYWORD[keyword]?.(quoted) ?? '', { gitlabVersion: seed.gitlabVersion });
    expect(valid).toBe(wanted.valid);
    if (wanted.never) expect(artifactsArchive(jobs[0] ?? {})).not.toHaveProperty('expireIn');
  });
});

describe('union', () => {
  test.each(ofKind('union').filter((seed) => 'projectPath' in seed))('$id', (seed) => {
    const { projectPath, expect: wanted } = seed as unknown as { projectPath: string; expect: { chargedTo: string } };
    expect(quotaOwner(projectPath)).toBe(wanted.chargedTo);
  });
});
