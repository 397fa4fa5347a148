import { compilePipeline } from '../../src/compile.js';
import { evaluateExpression } from '../../src/expression/evaluate-expression.js';
import { loadConfig } from '../../src/load-config.js';
import { matchGlob } from '../../src/match/glob.js';
import { jobVariables } from '../../src/plan/job-variables.js';
import { parseDuration } from '../../src/text/duration.js';
import { pipelineDuration } from '../../src/usage/pipeline-duration.js';
import { quotaUsage } from '../../src/usage/quota-usage.js';
import { recordedNeeds } from './recorded-context.js';
import { seedContext, seedReader, type SeedCase } from './seed-case.js';

/** What a case says and what comes out, by the name of what is compared; only what the case names. */
export interface Comparison {
  readonly wanted: Record<string, unknown>;
  readonly found: Record<string, unknown>;
}

type Compare = (what: string, found: unknown, wanted: unknown) => void;

/** Command lists in one form: a single command, and nested lists. */
const flat = (value: unknown): unknown => (value === undefined || value === null ? undefined : Array.isArray(value) ? value.flat(Infinity) : [value]);

const camel = (key: string): string => key.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

function config({ yaml = '', expect, sources, gitlabVersion }: SeedCase, compare: Compare): void {
  const loaded = loadConfig(yaml, { gitlabVersion, readInclude: seedReader(sources) });
  if (expect.valid !== undefined) compare('valid', loaded.valid, expect.valid);
  if (!loaded.valid) return;
  const names = [...new Set(loaded.jobs.map((job) => job.baseName))].sort();
  if (expect.jobNames) compare('jobs', names, [...expect.jobNames].sort());
  if (expect.jobCount !== undefined) compare('job count', loaded.jobs.length, expect.jobCount);
  compare('jobs that are none', expect.notJobs?.filter((name) => names.includes(name)) ?? [], []);
  for (const [name, want] of Object.entries((expect.jobs ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>)) {
    const job = loaded.jobs.find((one) => one.name === name || one.baseName === name);
    compare(name, job !== undefined, true);
    const values = { ...job } as Readonly<Record<string, unknown>>;
    for (const key of ['script', 'before_script', 'after_script', 'tags']) if (want[key] !== undefined) compare(`${name} ${key}`, flat(values[camel(key)]), flat(want[key]));
    if (want.stage !== undefined) compare(`${name} stage`, job?.stage, want.stage);
    if (want.image !== undefined) compare(`${name} image`, job?.image?.name, typeof want.image === 'string' ? want.image : (want.image as { name: string }).name);
  }
}

const REASONS: Readonly<Record<string, string>> = { skipped: 'skipped', workflow: 'workflow-filtered', 'no-jobs': 'no-jobs', 'config-error': 'invalid' };

function plan(seedCase: SeedCase, compare: Compare): void {
  const { yaml = '', expect, sources, gitlabVersion } = seedCase;
  const context = seedContext(seedCase);
  const pipeline = compilePipeline(loadConfig(yaml, { gitlabVersion, readInclude: seedReader(sources) }), context);
  if (expect.created !== undefined) compare('created', pipeline.created, expect.created);
  if (expect.created === false && expect.notCreatedReason !== undefined) compare('reason', pipeline.reason, REASONS[expect.notCreatedReason]);
  if (expect.jobs) compare('jobs', pipeline.jobs.map(({ name }) => name).sort(), [...(expect.jobs as readonly string[])].sort());
  if (expect.stages) compare('stages', pipeline.stages.map(({ name }) => name), expect.stages);
  if (expect.warnings) compare('warnings', pipeline.diagnostics.some(({ severity }) => severity === 'warning'), expect.warnings.length > 0);
  for (const [name, want] of Object.entries(expect.attributes ?? {})) {
    const job = pipeline.jobs.find((one) => one.name === name);
    compare(name, job !== undefined, true);
    const values = { interruptible: false, ...job } as Readonly<Record<string, unknown>>;
    for (const key of ['when', 'stage', 'allowFailure', 'startIn', 'interruptible', 'timeout', 'resourceGroup', 'scheduling']) {
      if (want[key] !== undefined) compare(`${name} ${key}`, values[key], want[key]);
    }
    for (const key of ['script', 'afterScript', 'tags']) if (want[key] !== undefined) compare(`${name} ${key}`, flat(values[key]), flat(want[key]));
    if (want.needs !== undefined) compare(`${name} needs`, recordedNeeds(job?.needs).map((need) => (need as { name: string }).name).sort(), [...(want.needs as string[])].sort());
    const effective = Object.fromEntries(jobVariables(pipeline, name, context).map(({ key, value }) => [key, value]));
    for (const [key, value] of Object.entries((want.variables ?? {}))) compare(`${name} $${key}`, job?.variables[key] ?? effective[key], value);
    for (const [key, value] of Object.entries((want.runVariables ?? {}))) compare(`${name} running $${key}`, effective[key], value);
  }
}

function union({ periods, jobs = [], expect }: SeedCase, compare: Compare): void {
  const spans = periods ?? jobs.filter((job) => !(job.retried && expect.duration !== undefined)).map((job) => [job.started, job.finished] as const);
  const given = spans.map(([start, end]) => ({ start, end }));
  if (expect.duration !== undefined) compare('duration', pipelineDuration(given), expect.duration);
  if (expect.quota !== undefined) compare('quota', quotaUsage(given), expect.quota);
}

const KINDS: Readonly<Record<string, (seedCase: SeedCase, compare: Compare) => void>> = {
  config, plan, union,
  expression({ expression = '', variables = {}, gitlabVersion, expect }, compare) {
    compare('truthy', evaluateExpression(expression, variables, { gitlabVersion }).truthy, expect.truthy);
  },
  glob({ pattern = '', path = '', expect }, compare) {
    compare('match', matchGlob(pattern, path), expect.match);
  },
  'duration-text'({ text = '', expect }, compare) {
    if (expect.seconds !== undefined) compare('seconds', parseDuration(text), expect.seconds);
  },
};

/** Whether one call can answer a case: other kinds, and those of several pipelines, have tests of their own. */
export function isComparable({ kind, disputed, use, expect, context }: SeedCase): boolean {
  if (disputed !== undefined || !Object.hasOwn(KINDS, kind)) return false;
  if (kind === 'glob') return use === 'changes';
  return kind !== 'plan' || (expect.pipelines === undefined && context?.shell === undefined && context?.features === undefined);
}

/** Compares what a case says with what comes out. */
export function compareSeedCase(seedCase: SeedCase): Comparison {
  const comparison: Comparison = { wanted: {}, found: {} };
  KINDS[seedCase.kind]?.(seedCase, (what, found, wanted) => {
    comparison.found[what] = found;
    comparison.wanted[what] = wanted;
  });
  return comparison;
}
