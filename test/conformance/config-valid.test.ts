import { describe, expect, it } from 'vitest';
import type { InputValue } from '../../src/context.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { loadConfig } from '../../src/load-config.js';
import type { JobDefinition, LoadedConfig, Need } from '../../src/pipeline.js';
import recorded from '../vectors/config-valid.json' with { type: 'json' };
import { CODES_OF_KIND } from './objection-codes.js';
import { localFiles, recordedNeeds } from './recorded-context.js';
import { snakeCase } from './snake-case.js';

interface Objection {
  readonly rule: string;
  readonly at?: string;
  readonly keyword?: string;
  readonly keys?: readonly string[];
  readonly job?: string;
}

interface Case {
  readonly id: string;
  readonly yaml: string;
  readonly inputs?: Readonly<Record<string, InputValue>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly valid: boolean;
  readonly errors: readonly Objection[];
  readonly warnings: readonly { readonly rule: string; readonly job: string }[];
  readonly stages?: readonly string[];
  readonly variables?: unknown;
  readonly workflow?: unknown;
  readonly jobs?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly messages_reliable?: false;
  readonly edition_dependent?: true;
}

const cases = recorded.cases as unknown as readonly Case[];

/** Cases of paid editions are accepted here (02 §0.5); all but a mirror in a job that is no trigger job (K-needs-8). */
const PAID = cases.filter((one) => one.edition_dependent && one.id !== 'needs-11').map(({ id }) => id);

function load({ yaml, inputs, files = {} }: Case): LoadedConfig {
  return loadConfig(yaml, {
    ...(inputs && { inputs }),
    readInclude: localFiles(new Map(Object.entries(files).map(([path, text]) => [path.replace(/^\//, ''), text]))),
    files: Object.keys(files),
    variables: { CI: 'true', CI_PROJECT_NAME: 'project' },
  });
}

/** `{ value, raw? }` by name, as GitLab keeps variables. */
function variablesView(variables: LoadedConfig['variables']  ): unknown {
  return Object.fromEntries(Object.entries(variables).map(([name, { value, expand }]) => [name, { value, ...(expand === false && { raw: true }) }]));
}

function needsView(needs: readonly Need[]): unknown {
  const own = recordedNeeds(needs);
  const cross = needs.filter((need) => !('optional' in need) && need.job !== undefined);
  const bridge = needs.filter((need) => 'pipeline' in need && need.job === undefined);
  return { ...(own.length > 0 && { job: own }), ...(cross.length > 0 && { cross_dependency: cross }), ...(bridge.length > 0 && { bridge }) };
}

/** Rules in snake case; needs of a rule are grouped by type. */
function rulesView(rules: NonNullable<JobDefinition['rules']>): unknown {
  return rules.map((rule) => ({ ...snakeCase(rule) as object, ...(rule.needs && { needs: needsView(rule.needs) }) }));
}

/** Properties of a job that the recording has in another form, or not at all. */
const OWN_FORM = new Set([
  'name', 'base_name', 'variables', 'inherit_variables', 'needs', 'rules', 'parallel', 'allow_failure', 'scheduling', 'extends', 'id_tokens', 'inputs',
]);

/** A job in the form it is recorded in; of `extends` the recording keeps whether it was a text or a list. */
function jobView(job: JobDefinition, want: Readonly<Record<string, unknown>>): unknown {
  const { variables, inheritVariables, needs, rules, parallel, allowFailure, scheduling, extends: bases, idTokens, inputs } = job;
  const rest = Object.fromEntries(Object.entries(snakeCase(job) as object).filter(([key]) => !OWN_FORM.has(key)));
  return {
    ...rest,
    scheduling_type: scheduling,
    allow_failure: typeof allowFailure === 'object' ? false : allowFailure,
    ...(typeof allowFailure === 'object' && { allow_failure_criteria: snakeCase(allowFailure) }),
    ...(Object.keys(variables).length > 0 && { variables: variablesView(variables) }),
    ...(inheritVariables !== true && { inherit_variables: inheritVariables }),
    ...(needs && { needs: needsView(needs) }),
    ...(rules && { rules: rulesView(rules) }),
    ...(parallel && { instance: parallel.index, parallel: { ...want.parallel as object, total: parallel.total } }),
    ...(bases && { extends: Array.isArray(want.extends) ? bases : bases[0] }),
    ...(idTokens && { id_tokens: idTokens }),
    ...(inputs && { inputs }),
  };
}

/** Whether a problem stands in the job and the keyword that GitLab names; a place such as `image` is the last part of one. */
function standsAt({ at = '', keyword, job }: Objection, { path }: Diagnostic): boolean {
  const own = path.map((part) => String(part).toLowerCase()); // names are recorded in small letters
  const [top, name, value = keyword] = at.toLowerCase().replace(/:caches$/, ':cache').split(':');
  if (top !== 'jobs' || own.length < 3) return job === undefined || own[1] === job.toLowerCase() || job.startsWith('.');
  return own[1] === name && (value === undefined || own[2] === value);
}

describe('configurations recorded from GitLab 18.11', () => {
  it.each(cases.filter((one) => !one.edition_dependent))('$id', (recordedCase) => {
    const loaded = load(recordedCase);
    const problems = loaded.diagnostics.filter(({ severity }) => severity === 'error');
    expect(loaded.valid, JSON.stringify(problems)).toBe(recordedCase.valid);
    expect(problems.length > 0).toBe(!loaded.valid);
    if (!recordedCase.valid) {
      const [first] = recordedCase.errors;
      if (!first || recordedCase.messages_reliable === false) return;
      const codes = CODES_OF_KIND[first.rule] ?? [];
      const fits = problems.filter((problem) => codes.includes(problem.code) && standsAt(first, problem));
      expect(fits.length, `${JSON.stringify(first)} but ${problems.map(({ code, path }) => `${code} ${path.join(':')}`).join(', ')}`).toBeGreaterThan(0);
      return;
    }
    const { jobs = {}, stages, variables, workflow, warnings } = recordedCase;
    expect(loaded.stages).toEqual(stages);
    if (variables !== undefined) expect(variablesView(loaded.variables)).toEqual(variables);
    if (workflow !== undefined) expect({ ...snakeCase(loaded.workflow) as object, ...(loaded.workflow?.rules && { rules: rulesView(loaded.workflow.rules) }) }).toEqual(workflow);
    expect(new Map(loaded.jobs.map((job) => [job.name, jobView(job, jobs[job.name] ?? {})]))).toEqual(new Map(Object.entries(jobs)));
    const names = Object.keys(jobs);
    if (!names.some((name) => /^\d+$/.test(name))) expect(loaded.jobs.map(({ name }) => name)).toEqual(names); // JSON puts integers first
    expect(loaded.diagnostics.filter(({ code }) => code === 'rules-may-duplicate-pipelines').map(({ path }) => path[1])).toEqual(warnings.map(({ job }) => job));
  });

  it.each(PAID)('%s is of a paid edition', (id) => {
    const recordedCase = cases.find((one) => one.id === id);
    expect(recordedCase && load(recordedCase).valid).toBe(true);
    expect(recordedCase?.valid).toBe(false);
  });
});
