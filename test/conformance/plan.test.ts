import { describe, expect, it } from 'vitest';
import { compilePipeline } from '../../src/compile.js';
import type { InputValue } from '../../src/context.js';
import type { DiagnosticCode } from '../../src/diagnostics/codes.js';
import { loadConfig } from '../../src/load-config.js';
import type { Job, Pipeline } from '../../src/pipeline.js';
import { jobVariables, type Variable } from '../../src/plan/job-variables.js';
import { parseDuration } from '../../src/text/duration.js';
import recorded from '../vectors/plan.json' with { type: 'json' };
import { contextOf, recordedNeeds, type RecordedContext } from './recorded-context.js';
import { snakeCase } from './snake-case.js';

interface RecordedJob {
  readonly name: string;
  readonly stage: string;
  readonly when: string;
  readonly allow_failure: boolean;
  readonly allow_failure_criteria?: object;
  readonly start_in?: string;
  readonly interruptible?: boolean;
  readonly variables: Readonly<Record<string, string>>;
  readonly raw_variables?: readonly string[];
  readonly scheduling_type: string;
  readonly needs?: unknown;
  readonly cache?: unknown;
  readonly tags?: unknown;
  readonly instance?: number;
  readonly parallel?: { readonly total: number };
  readonly environment?: string;
  readonly trigger?: object;
  readonly type?: 'bridge';
  readonly dependencies?: unknown;
  readonly timeout?: number;
  readonly effective: Readonly<Record<string, string>>;
}

interface Case {
  readonly id: string;
  readonly yaml: string;
  readonly context: RecordedContext;
  readonly inputs?: Readonly<Record<string, InputValue>>;
  readonly created: boolean;
  readonly stopped_at?: keyof typeof REASONS;
  readonly failure_reason?: string;
  readonly errors?: readonly { readonly rule: keyof typeof CODES; readonly job?: string }[];
  readonly warnings?: readonly { readonly rule: string; readonly job: string }[];
  readonly name?: string;
  readonly auto_cancel?: unknown;
  readonly stages?: readonly string[];
  readonly jobs?: readonly RecordedJob[];
}

const cases = recorded.cases as unknown as readonly Case[];

/** Why GitLab stopped where it did. */
const REASONS = {
  skip: 'skipped', config_process: 'invalid', evaluate_workflow_rules: 'workflow-filtered', seed: 'invalid', populate: 'no-jobs', populate_metadata: 'invalid',
} as const;

/** Our codes for what GitLab objects to; none where the reason says it all. */
const CODES = {
  'needs-missing': ['needs-job-not-in-pipeline'], 'no-jobs': [], 'workflow-filtered': [], 'variable-cycle': ['variable-cycle'],
  'exists-project-invalid': ['rules-exists-project-invalid'], 'workflow-name-too-long': ['workflow-name-too-long'], 'needs-too-many': ['needs-limit'],
  'needs-undefined': ['needs-undefined-job'], 'job-no-implementation': ['job-no-implementation'], 'wrong-type': ['input-invalid'], crash: ['workflow-name-invalid'],
} as const satisfies Record<string, readonly DiagnosticCode[]>;

function planned(recordedCase: Case): Pipeline {
  const { yaml, inputs, context } = recordedCase;
  return compilePipeline(inputs ? loadConfig(yaml, { inputs }) : yaml, contextOf(context));
}

/** A planned job as the recording lists it. */
function view(job: Job, want: RecordedJob): unknown {
  const { allowFailure, startIn, cache, environment, trigger, parallel } = job;
  return {
    name: job.name, stage: job.stage, when: job.when, scheduling_type: job.scheduling, variables: job.variables, effective: want.effective,
    allow_failure: typeof allowFailure === 'object' ? false : allowFailure,
    ...(typeof allowFailure === 'object' && { allow_failure_criteria: snakeCase(allowFailure) }),
    ...(startIn !== undefined && { start_in: startIn }),
    ...(job.interruptible !== undefined && { interruptible: job.interruptible }),
    ...(job.rawVariables && { raw_variables: job.rawVariables }),
    ...(job.needs && job.needs.length > 0 && { needs: recordedNeeds(job.needs) }),
    ...(cache && cache.length > 0 && { cache: snakeCase(cache) }),
    ...(job.tags && { tags: job.tags }),
    ...(parallel && { instance: parallel.index, total: parallel.total }),
    ...(environment && { environment: environment.name }),
    ...(trigger && { trigger: snakeCase(trigger), type: 'bridge' }),
    ...(job.dependencies && { dependencies: job.dependencies }),
    ...(job.timeout !== undefined && { timeout: job.timeout }),
  };
}

/** A recorded job with the delay in seconds, the total of `parallel` beside the instance, and the environment's name expanded. */
function wanted({ parallel, start_in: startIn, environment, ...rest }: RecordedJob): unknown {
  return {
    ...rest,
    ...(startIn !== undefined && { start_in: parseDuration(startIn) }),
    ...(parallel && { total: parallel.total }),
    ...(environment !== undefined && { environment: rest.effective.CI_ENVIRONMENT_NAME }),
  };
}

/** What `effective` lists of the variables of a job: those of users, and some predefined ones. */
function isListed({ key, value }: Variable): boolean {
  if (key === 'CI_ENVIRONMENT_SLUG' || (key === 'CI_NODE_TOTAL' && value === '1')) return false;
  return !/^(?:CI|GITLAB_CI)$|^CI_/.test(key) || /^CI_(?:NODE|ENVIRONMENT)_|^CI_JOB_MANUAL$/.test(key);
}

describe('pipelines recorded from GitLab 18.11', () => {
  it.each(cases)('$id', (recordedCase) => {
    const context = contextOf(recordedCase.context);
    const pipeline = planned(recordedCase);
    const { created, stopped_at: stoppedAt, errors = [], warnings = [] } = recordedCase;
    const problems = pipeline.diagnostics.filter(({ severity }) => severity === 'error');
    expect({ created: pipeline.created, reason: pipeline.reason }).toEqual({ created, reason: stoppedAt && REASONS[stoppedAt] });
    for (const { rule, job } of errors) {
      const codes: readonly string[] = CODES[rule];
      const fits = problems.filter(({ code, path, message }) => codes.includes(code) && (job === undefined || path[1] === job || message.includes(`\`${job}\``)));
      expect(fits.length > 0, `${rule} of ${job ?? 'the file'}: ${JSON.stringify(problems)}`).toBe(codes.length > 0);
    }
    if (!created) {
      expect({ jobs: pipeline.jobs, stages: pipeline.stages }).toEqual({ jobs: [], stages: [] });
      return;
    }
    expect(problems).toEqual([]);
    expect(pipeline.diagnostics.map(({ code, path }) => [code, path[1]])).toEqual(warnings.map(({ job }) => ['rules-may-duplicate-pipelines', job]));
    expect({ name: pipeline.name, autoCancel: snakeCase(pipeline.autoCancel) }).toEqual({ name: recordedCase.name, autoCancel: recordedCase.auto_cancel });
    expect(pipeline.stages.map(({ name }) => name)).toEqual(recordedCase.stages);
    const jobs = recordedCase.jobs ?? [];
    expect(pipeline.jobs.map((job, index) => view(job, jobs[index] ?? { effective: {} } as RecordedJob))).toEqual(jobs.map(wanted));
    for (const { name, variables, effective } of jobs) {
      const job = pipeline.jobs.find((one) => one.name === name);
      expect(Object.keys(job?.variables ?? {})).toEqual(Object.keys(variables)); // the newest definitions first (V5)
      const seen = jobVariables(pipeline, name, context).filter(isListed);
      const isGuessed = job?.environment?.deploymentTier === undefined; // known when the job runs (D8), which is not recorded
      expect(Object.fromEntries(seen.flatMap(({ key, value }) => (isGuessed && key === 'CI_ENVIRONMENT_TIER' ? [] : [[key, value]])))).toEqual(effective);
    }
  });
});
