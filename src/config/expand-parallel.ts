import { createCollector, type Collector } from '../diagnostics/collector.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { behaviourOf, type Behaviour } from '../gitlab-version.js';
import { MAX_JOBS } from '../limits.js';
import type { JobDefinition, Need, ParallelInstance } from '../pipeline.js';
import { rememberingParser } from '../rules/compiled-rules.js';
import { nodeFromObject } from '../yaml/from-object.js';
import { parallel as parallelKeyword, type Matrix, type Parallel } from './keywords/parallel.js';
import { keywordNode, type ReadJob } from './read-job.js';

/** One job that `parallel` gives. */
export interface ParallelJob {
  /** `test 1/3`, or `test: [linux, amd64]`. */
  readonly name: string;
  /** Counted from 1. */
  readonly index: number;
  /** How many there are. */
  readonly total: number;
  /** The matrix values; absent for a plain number. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** Every combination of an entry, the first variable varying slowest (K-norm-3). */
function combinations(entry: Matrix[number]): (readonly [string, string])[][] {
  return Object.entries(entry).reduce<(readonly [string, string])[][]>(
    (rows, [name, values]) => rows.flatMap((row) => values.map((value) => [...row, [name, value] as const])), [[]],
  );
}

const matrixName = (name: string, values: readonly string[]): string => `${name}: [${values.join(', ')}]`;

function instances(name: string, parallel: Parallel, behaviour: Behaviour): ParallelJob[] {
  if ('number' in parallel) {
    const total = parallel.number;
    return Array.from({ length: total }, (_, index) => ({ name: `${name} ${index + 1}/${total}`, index: index + 1, total }));
  }
  const rows = parallel.matrix.flatMap(combinations);
  const total = rows.length;
  return rows.map((row, index) => ({
    name: behaviour.matrixNamesShowValues ? matrixName(name, row.map(([, value]) => value)) : `${name} ${index + 1}/${total}`,
    index: index + 1,
    total,
    variables: Object.fromEntries(row),
  }));
}

/**
 * The jobs that `parallel` makes of one job.
 *
 * @param name - the job's name.
 * @param parallel - as written in YAML: a number, or `{ matrix: [...] }`.
 * @returns one entry per job, in order, or none with a diagnostic for a value GitLab does not accept.
 *
 * @example
 * ```ts
 * expandParallel('test', { matrix: [{ OS: ['linux', 'mac'] }] }).jobs.map((job) => job.name);
 * // ['test: [linux]', 'test: [mac]']
 * ```
 * @remarks Source: K-par, K-norm-2 to K-norm-4.
 */
export function expandParallel(
  name: string, parallel: unknown, options: { readonly gitlabVersion?: string } = {},
): { readonly jobs: readonly ParallelJob[]; readonly diagnostics: Diagnostic[] } {
  const behaviour = behaviourOf(options.gitlabVersion);
  const collector = createCollector();
  const { root, failure } = nodeFromObject(parallel, 100);
  if (!root) return { jobs: [], diagnostics: failure ? [failure] : [] };
  const read = parallelKeyword.read(root, {
    behaviour, parse: rememberingParser(behaviour), place: 'job',
    report(code, message, at, { inside = [], hint } = {}) {
      collector.report(code, message, { path: ['parallel', ...inside], at, hint });
      return undefined;
    },
  }) as Parallel | undefined;
  return { jobs: read ? instances(name, read, behaviour) : [], diagnostics: collector.diagnostics };
}

/** A job of the configuration after expansion. */
export interface ExpandedJob {
  readonly definition: JobDefinition;
  readonly origin: ReadJob;
}

const MATRIX_EXPRESSION = /\$\[\[\s*matrix\.([\w-]+)\s*\]\]/g;

/** Puts matrix values into the names of needs (K-norm-12). */
function resolveMatrixExpressions(need: Need, values: Readonly<Record<string, string>>, unknown: (name: string) => void): Need {
  const replace = (text: string): string => text.replaceAll(MATRIX_EXPRESSION, (written, name: string) => {
    if (Object.hasOwn(values, name)) return values[name] ?? '';
    unknown(name);
    return written;
  });
  if (!('optional' in need)) return need;
  const job = replace(need.job);
  if (!need.parallel) return job === need.job ? need : { ...need, job };
  const matrix = need.parallel.matrix.map((entry) => Object.fromEntries(Object.entries(entry).map(([key, list]) => [key, list.map(replace)])));
  return { ...need, job, parallel: { matrix } };
}

const mentionsMatrix = (need: Need): boolean => 'optional' in need && JSON.stringify(need).includes('$[[');

/** One need becomes one per instance of the job it names (K-norm-8, K-norm-15). */
function expandNeed(need: Need, names: ReadonlyMap<string, readonly string[]>): readonly Need[] {
  if (!('optional' in need)) return [need];
  const all = names.get(need.job);
  const { parallel, ...plain } = need;
  if (!all) return [parallel ? plain : need];
  const wanted = parallel ? parallel.matrix.flatMap(combinations).map((row) => matrixName(need.job, row.map(([, value]) => value))) : all;
  return wanted.map((job) => ({ ...plain, job }));
}

function instanceOf(job: ReadJob, { name, index, total, variables }: ParallelJob): JobDefinition {
  const { definition } = job;
  const parallel: ParallelInstance = { index, total, ...(variables && { matrix: variables }) };
  const matrixVariables = Object.entries(variables ?? {}).map(([key, value]) => [key, { value }] as const);
  return {
    ...definition, name, parallel,
    ...(variables && { variables: Object.fromEntries([...Object.entries(definition.variables), ...matrixVariables]) }),
  };
}

function withNeeds(definition: JobDefinition, names: ReadonlyMap<string, readonly string[]>, job: ReadJob, collector: Collector): JobDefinition {
  let { needs, dependencies } = definition;
  if (needs?.some(mentionsMatrix)) {
    const values = definition.parallel?.matrix ?? {};
    needs = needs.map((need) => resolveMatrixExpressions(need, values, (name) => {
      collector.report('matrix-expression-undefined', `\`${definition.name}\` has no matrix variable \`${name}\`.`, { path: ['jobs', definition.baseName, 'needs'], at: keywordNode(job, 'needs') });
    }));
  }
  if (needs?.some((need) => 'optional' in need && (need.parallel !== undefined || names.has(need.job)))) needs = needs.flatMap((need) => expandNeed(need, names));
  if (dependencies?.some((name) => names.has(name))) dependencies = dependencies.flatMap((name) => names.get(name) ?? [name]);
  if (needs === definition.needs && dependencies === definition.dependencies) return definition;
  return { ...definition, ...(needs && { needs }), ...(dependencies && { dependencies }) };
}

/**
 * Replaces parallel jobs by their instances, and the names of such jobs in `needs` and `dependencies` by those of the instances.
 *
 * @remarks Source: K-norm, N2. Instances of one name collapse into the last (K-norm-6).
 */
export function expandParallelJobs(jobs: readonly ReadJob[], behaviour: Behaviour, collector: Collector): ExpandedJob[] {
  if (!jobs.some((job) => job.parallel)) return jobs.map((job) => ({ definition: job.definition, origin: job }));
  const expanded = new Map<string, ExpandedJob>();
  const names = new Map<string, readonly string[]>();
  let count = 0;
  for (const job of jobs) {
    if (!job.parallel) {
      count += 1;
      expanded.set(job.definition.name, { definition: job.definition, origin: job });
      continue;
    }
    const made = instances(job.definition.name, job.parallel, behaviour);
    count += made.length;
    if (count > MAX_JOBS) {
      collector.report('size-limit-exceeded', `The configuration gives more than ${MAX_JOBS} jobs.`, { path: ['jobs', job.definition.name, 'parallel'], at: keywordNode(job, 'parallel') });
      break;
    }
    names.set(job.definition.name, [...new Set(made.map((instance) => instance.name))]);
    for (const instance of made) expanded.set(instance.name, { definition: instanceOf(job, instance), origin: job });
  }
  return Array.from(expanded.values(), ({ definition, origin }) => ({ definition: withNeeds(definition, names, origin, collector), origin }));
}
