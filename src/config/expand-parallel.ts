import { createCollector, type Collector } from '../diagnostics/collector.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { behaviourOf, type Behaviour } from '../gitlab-version.js';
import { MAX_EXPANDED_ENTRIES } from '../limits.js';
import type { JobDefinition, Need } from '../pipeline.js';
import { rememberingParser } from '../rules/compiled-rules.js';
import { nodeFromObject } from '../yaml/from-object.js';
import { parallel as parallelKeyword, type Matrix, type Parallel } from './keywords/parallel.js';
import { keywordNode, type ReadJob } from './read-job.js';
import { keywordScope } from './read-keyword.js';

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
  const lists = Object.entries(entry);
  if (lists.some(([, values]) => values.length === 0)) return []; // seen first, so that the other lists never multiply (K-par-6)
  return lists.reduce<(readonly [string, string])[][]>(
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
  const scope = { behaviour, collector, parse: rememberingParser(behaviour), edition: 'paid', unknownKeywords: 'error' } as const;
  const read = parallelKeyword.read(root, keywordScope('parallel', 'job', ['parallel'], scope)) as Parallel | undefined;
  return { jobs: read ? instances(name, read, behaviour) : [], diagnostics: collector.diagnostics };
}

/** A job of the configuration after expansion. */
export interface ExpandedJob {
  readonly definition: JobDefinition;
  readonly origin: ReadJob;
}

const MATRIX_EXPRESSION = /\$\[\[\s*matrix\.([\w-]+)\s*\]\]/g;

/** Puts matrix values into the names of a need (K-norm-12). */
function resolveMatrixExpressions(need: Need, values: Readonly<Record<string, string>>, unknown: (name: string) => void): Need {
  if (!('optional' in need)) return need;
  const replace = (text: string): string => text.replaceAll(MATRIX_EXPRESSION, (written, name: string) => {
    if (Object.hasOwn(values, name)) return values[name] ?? '';
    unknown(name);
    return written;
  });
  const matrix = need.parallel?.matrix.map((entry) => Object.fromEntries(Object.entries(entry).map(([key, list]) => [key, list.map(replace)])));
  return { ...need, job: replace(need.job), ...(matrix && { parallel: { matrix } }) };
}

const mentionsMatrix = (need: Need): boolean => 'optional' in need && JSON.stringify(need).includes('$[[');

/** The names of instances, by the name of their parallel job. */
type InstanceNames = ReadonlyMap<string, readonly string[]>;

/** One need becomes one per instance of the job it names (K-norm-8, K-norm-15). */
function expandNeed(need: Need, names: InstanceNames): readonly Need[] {
  if (!('optional' in need)) return [need];
  const all = names.get(need.job);
  const { parallel, ...plain } = need;
  if (!all) return [parallel ? plain : need];
  const wanted = parallel ? parallel.matrix.flatMap(combinations).map((row) => matrixName(need.job, row.map(([, value]) => value))) : all;
  return wanted.map((job) => ({ ...plain, job }));
}

/** What expansion shares: jobs have lists in common, and so have their expansions, which a hostile configuration makes many. */
interface Expansion {
  readonly behaviour: Behaviour;
  readonly collector: Collector;
  readonly names: InstanceNames;
  /** Expanded lists by the list as written; undefined for needs that differ from instance to instance. */
  readonly needs: Map<readonly Need[], readonly Need[] | undefined>;
  readonly dependencies: Map<readonly string[], readonly string[]>;
  /** Unknown matrix variables that were reported, by job (K-norm-12). */
  readonly unknown: Map<ReadJob, Set<string>>;
  /** How many entries may still be made. */
  readonly room: { left: number };
}

/** Expands a list item by item; empty when there is no room for the result. */
function expandList<Item>(items: readonly Item[], expandItem: (item: Item) => readonly Item[], room: Expansion['room']): readonly Item[] {
  const expanded: Item[] = [];
  for (const item of items) {
    if (room.left <= 0) return [];
    const made = expandItem(item);
    room.left -= made.length;
    for (const one of made) expanded.push(one);
  }
  return expanded;
}

function expandNeeds(written: readonly Need[], definition: JobDefinition, job: ReadJob, expansion: Expansion): readonly Need[] {
  const { needs, names, room, collector, behaviour } = expansion;
  const expand = (list: readonly Need[]): readonly Need[] =>
    (list.some((need) => 'optional' in need && (need.parallel !== undefined || names.has(need.job))) ? expandList(list, (need) => expandNeed(need, names), room) : list);
  if (!needs.has(written)) needs.set(written, behaviour.matrixExpressions && written.some(mentionsMatrix) ? undefined : expand(written));
  const shared = needs.get(written);
  if (shared) return shared;
  const values = definition.parallel?.matrix ?? {};
  const unknown = expansion.unknown.get(job) ?? new Set<string>();
  expansion.unknown.set(job, unknown);
  return expand(expandList(written, (need) => [resolveMatrixExpressions(need, values, (name) => {
    if (unknown.has(name)) return;
    unknown.add(name);
    collector.report('matrix-expression-undefined', `\`${definition.name}\` has no matrix variable \`${name}\`.`, { path: ['jobs', definition.baseName, 'needs'], at: keywordNode(job, 'needs') });
  })], room));
}

function expandDependencies(written: readonly string[], { names, dependencies, room }: Expansion): readonly string[] {
  let expanded = dependencies.get(written);
  if (!expanded) {
    expanded = written.some((name) => names.has(name)) ? expandList(written, (name) => names.get(name) ?? [name], room) : written;
    dependencies.set(written, expanded);
  }
  return expanded;
}

/** One instance; what the job says about a variable besides its value stays (K-norm-5). */
function instanceOf({ definition }: ReadJob, { name, index, total, variables }: ParallelJob): JobDefinition {
  const instance = { ...definition, name, parallel: { index, total, ...(variables && { matrix: variables }) } };
  if (!variables) return instance;
  const own = definition.variables;
  const merged = Object.entries(variables).map(([key, value]) => [key, { ...(Object.hasOwn(own, key) && own[key]), value }] as const);
  return { ...instance, variables: Object.fromEntries([...Object.entries(own), ...merged]) };
}

/**
 * Replaces parallel jobs by their instances, and the names of such jobs in `needs` and `dependencies` by those of the instances.
 *
 * @remarks Source: K-norm, N2. Instances of one name collapse into the last, which stands where the first did (K-norm-6); the names in needs
 * do not (K-x-5).
 */
export function expandParallelJobs(jobs: readonly ReadJob[], behaviour: Behaviour, collector: Collector): ExpandedJob[] {
  if (!jobs.some((job) => job.parallel)) return jobs.map((job) => ({ definition: job.definition, origin: job })); // K-norm-1
  const expanded = new Map<string, ExpandedJob>();
  const names = new Map<string, readonly string[]>();
  const room = { left: MAX_EXPANDED_ENTRIES };
  for (const job of jobs) {
    const { name, variables } = job.definition;
    const made = job.parallel ? instances(name, job.parallel, behaviour) : [];
    room.left -= made.length * (1 + Object.keys(variables).length);
    if (room.left <= 0) break;
    if (job.parallel) names.set(name, made.map((instance) => instance.name));
    else expanded.set(name, { definition: job.definition, origin: job });
    for (const instance of made) expanded.set(instance.name, { definition: instanceOf(job, instance), origin: job });
  }
  const expansion: Expansion = { behaviour, collector, names, needs: new Map(), dependencies: new Map(), unknown: new Map(), room };
  const result = Array.from(expanded.values(), ({ definition, origin }) => {
    const needs = definition.needs && expandNeeds(definition.needs, definition, origin, expansion);
    const dependencies = definition.dependencies && expandDependencies(definition.dependencies, expansion);
    if (needs === definition.needs && dependencies === definition.dependencies) return { definition, origin };
    return { definition: { ...definition, ...(needs && { needs }), ...(dependencies && { dependencies }) }, origin };
  });
  if (room.left <= 0) collector.report('size-limit-exceeded', `Parallel jobs give more than ${MAX_EXPANDED_ENTRIES} jobs, variables and needs.`, { path: ['jobs'] });
  return result;
}
