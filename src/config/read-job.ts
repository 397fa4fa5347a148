import { isSince } from '../gitlab-version.js';
import type { JobDefinition, Need, Policy, When } from '../pipeline.js';
import { remember } from '../remember.js';
import { nameList } from '../text/name-list.js';
import { nearest } from '../text/nearest.js';
import { child, presentChild, type MapNode, type Node } from '../yaml/node.js';
import { nodeToObject } from '../yaml/to-object.js';
import type { Defaults } from './default.js';
import { namesNotIn } from './keyword.js';
import type { Parallel } from './keywords/parallel.js';
import { isPagesJob, withPublishPath } from './pages.js';
import { absenceHint, isKnownKeyword, keywordsFor, readKeyword, type KeywordSet, type ReadScope } from './read-keyword.js';

/** What reading one job needs besides the job. */
export interface JobScope extends ReadScope {
  readonly defaults: Defaults;
  /** For values that were reported where they stand, in `default`. */
  readonly silent: ReadScope;
  /** `workflow` has the key `rules`. */
  readonly workflowHasRules: boolean;
}

/** A job that was read but not yet expanded or compared with others. */
export interface ReadJob {
  readonly definition: JobDefinition;
  readonly parallel: Parallel | undefined;
  readonly node: MapNode;
}

interface Inherit {
  readonly default: boolean | readonly string[];
  readonly variables: boolean | readonly string[];
}

/** Keys that exclude each other by their presence (K-job-9). */
const EXCLUSIVE = [['script', 'run'], ['before_script', 'run'], ['after_script', 'run'], ['script', 'trigger'], ['run', 'trigger']] as const;

const DEFAULT_REFS: Policy = Object.freeze({ refs: Object.freeze(['branches', 'tags']) });
const NO_VARIABLES: JobDefinition['variables'] = Object.freeze({});

type Values = ReadonlyMap<string, unknown>;

function jobKeyHint(key: string, place: 'job' | 'trigger', keywords: KeywordSet, scope: JobScope): string | undefined {
  if (place === 'trigger' && isKnownKeyword(key, scope)) return 'Without `script` this is a job that only starts another pipeline, and has few keywords.'; // K-job-3
  return absenceHint(key, scope) ?? nearest(key, keywords.keys());
}

/** Reports keys that such a job cannot have, in one (K-job-8); what only a warning was given for comes back. */
function checkKeys(name: string, node: MapNode, place: 'job' | 'trigger', keywords: KeywordSet, scope: JobScope): readonly string[] {
  const { collector, unknownKeywords } = scope;
  const path = ['jobs', name];
  const unknown = namesNotIn(node, (key) => {
    const keyword = keywords.get(key);
    return keyword !== undefined && (keyword.inJob === undefined || isSince(scope.behaviour, keyword.inJob));
  });
  const pardoned = unknownKeywords === 'warning' ? unknown.filter((key) => !isKnownKeyword(key, scope)) : [];
  const report = (keys: readonly string[], severity: 'error' | 'warning'): void => {
    const [first] = keys;
    if (first === undefined) return;
    collector.report('job-unknown-key', `\`${name}\` has ${nameList(keys)}, which ${keys.length > 1 ? 'are no keywords' : 'is no keyword'} of such a job.`, {
      path, at: node.entries.get(first)?.key ?? node, hint: jobKeyHint(first, place, keywords, scope), severity,
    });
  };
  report(unknown.filter((key) => !pardoned.includes(key)), 'error');
  report(pardoned, 'warning');
  for (const [one, other] of EXCLUSIVE) {
    if (node.entries.has(one) && node.entries.has(other)) {
      collector.report('job-exclusive-keys', `\`${one}\` and \`${other}\` cannot stand in one job.`, { path, at: node.entries.get(other)?.key ?? node });
    }
  }
  return pardoned;
}

function readValues(name: string, node: MapNode, place: 'job' | 'trigger', keywords: KeywordSet, scope: JobScope): Map<string, unknown> {
  const values = new Map<string, unknown>();
  const path = ['jobs', name];
  for (const [key, { value }] of node.entries) {
    const keyword = typeof key === 'string' ? keywords.get(key) : undefined;
    if (keyword && value.kind !== 'null') values.set(keyword.name, readKeyword(keyword, value, place, path, scope));
  }
  if (child(node, 'script')?.kind === 'null' && !node.entries.has('run')) {
    scope.collector.report('script-blank', `\`script\` of \`${name}\` is empty.`, { path: [...path, 'script'], at: child(node, 'script') });
  }
  return values;
}

/** Copies what `default` offers and the job does not write itself (L95). */
function inheritDefaults(values: Map<string, unknown>, inherit: Inherit, keywords: KeywordSet, scope: JobScope): void {
  for (const [name, node] of scope.defaults) {
    const keyword = keywords.get(name);
    const wanted = Array.isArray(inherit.default) ? inherit.default.includes(name) : inherit.default;
    if (wanted && keyword && !values.has(name)) values.set(name, readKeyword(keyword, node, 'job', [], scope.silent));
  }
}

const rulesWithWhen = new WeakMap<Node, boolean>();

function someRuleHasWhen(rules: Node): boolean {
  return remember(rulesWithWhen, rules, () => rules.kind === 'list' && rules.items.some((rule) => presentChild(rule, 'when') !== undefined));
}

/** `rules` beside keywords it replaces (K-rules-13, R8), and `start_in` where it has no meaning (K-start). */
function checkScheduling(name: string, node: MapNode, when: When | undefined, scope: JobScope): void {
  const { behaviour, collector } = scope;
  const path = ['jobs', name];
  const rules = child(node, 'rules');
  const startIn = child(node, 'start_in');
  const conflict = (key: string): void => {
    collector.report('rules-conflict', `\`${key}\` cannot stand beside \`rules\`.`, {
      path: [...path, key], at: node.entries.get(key)?.key, hint: key === 'when' || key === 'start_in' ? 'Put it into the rules.' : 'Say it with a rule, e.g. `if: $CI_COMMIT_BRANCH == "main"`.',
    });
  };
  const written = behaviour.rulesConflictWithNull ? child : presentChild; // K-null-3
  if (rules && written(node, 'rules')) {
    for (const key of ['only', 'except', 'start_in']) if (written(node, key)) conflict(key);
    const forbidden = behaviour.whenWithRules === 'forbidden' || (behaviour.whenWithRules === 'either' && someRuleHasWhen(rules));
    if (forbidden && written(node, 'when')) conflict('when');
  }
  if (startIn && startIn.kind !== 'null' && (when !== 'delayed' || rules)) {
    collector.report('start-in-not-allowed', '`start_in` needs `when: delayed` in the same job, and no `rules`.', { path: [...path, 'start_in'], at: startIn });
  } else if (when === 'delayed' && !presentChild(node, 'start_in')) {
    collector.report('start-in-invalid', '`when: delayed` needs `start_in` beside it.', { path: [...path, 'start_in'], at: child(node, 'when') });
  }
}

/** What of `dependencies` is missing in `needs`, which may name jobs elsewhere only; jobs share such pairs of lists. */
interface MissingNeeds {
  readonly elsewhere: boolean;
  readonly missing: readonly string[];
}

const missingNeeds = new WeakMap<readonly Need[], WeakMap<readonly string[], MissingNeeds>>();

function compareWithNeeds(dependencies: readonly string[], needs: readonly Need[]): MissingNeeds {
  return remember(remember(missingNeeds, needs, () => new WeakMap<readonly string[], MissingNeeds>()), dependencies, () => {
    const own = new Set(needs.flatMap((need) => ('optional' in need ? [need.job] : [])));
    return { elsewhere: own.size === 0, missing: dependencies.filter((dependency) => !own.has(dependency)) };
  });
}

/** What `dependencies` may name beside `needs` (K-dep-2). */
function checkDependencies(name: string, node: MapNode, values: Values, { collector }: JobScope): void {
  const needs = values.get('needs') as readonly Need[] | undefined;
  const dependencies = values.get('dependencies') as readonly string[] | undefined;
  if (!needs || !dependencies || needs.length === 0 || dependencies.length === 0) return;
  const { elsewhere, missing } = compareWithNeeds(dependencies, needs);
  const details = { path: ['jobs', name, 'dependencies'], at: child(node, 'dependencies') };
  if (elsewhere) collector.report('needs-dependencies-other-pipeline', '`needs` names only jobs elsewhere, so `dependencies` has nothing to choose from.', details);
  else if (missing.length > 0) collector.report('dependencies-not-in-needs', `${nameList(missing)} must be in \`needs\`, too.`, details);
}

const mirrorCounts = new WeakMap<readonly Need[], number>();

/** How many pipelines a list of needs mirrors. */
function countMirrors(needs: readonly Need[]): number {
  return remember(mirrorCounts, needs, () => needs.filter((need) => 'pipeline' in need && need.job === undefined).length);
}

/** A trigger job needs a `trigger`, or one pipeline to mirror (K-trig-2). */
function checkTrigger(name: string, node: MapNode, values: Values, scope: JobScope): void {
  const needs = values.get('needs') as readonly Need[] | undefined;
  const mirrors = needs ? countMirrors(needs) : 0;
  const details = { path: ['jobs', name], at: node };
  if (mirrors > 1) scope.collector.report('bridge-multiple-mirrors', 'A job can mirror the status of one pipeline only.', details);
  else if (mirrors === 0 && !presentChild(node, 'trigger')) {
    scope.collector.report('bridge-no-trigger', `\`${name}\` has neither \`script\` nor \`trigger\`.`, { ...details, hint: 'With `needs` alone it is taken for a trigger job.' });
  }
}

const withDefaultRefs = new WeakMap<Policy, Policy>();

/** `only` with the refs it has when it names none (O2); jobs share it. */
function overDefaultRefs(only: Policy): Policy {
  return remember(withDefaultRefs, only, () => ({ ...DEFAULT_REFS, ...only }));
}

function policies(node: MapNode, values: Values, scope: JobScope): Pick<JobDefinition, 'only' | 'except'> {
  const only = values.get('only') as Policy | undefined;
  const except = values.get('except') as Policy | undefined;
  const byDefault = scope.behaviour.defaultOnly && !node.entries.has('rules') && !scope.workflowHasRules;
  const effective = only ? (scope.behaviour.defaultOnly ? overDefaultRefs(only) : only) : byDefault ? DEFAULT_REFS : undefined;
  return { ...(effective && { only: effective }), ...(except && { except }) };
}

/** What `allow_failure` means when it is not written (K-allow). */
function defaultAllowFailure(node: MapNode, when: When | undefined, scope: JobScope): boolean {
  return when === 'manual' && (scope.behaviour.manualDefaultWithRules || !presentChild(node, 'rules'));
}

function readPages(name: string, node: MapNode, values: Map<string, unknown>, scope: JobScope): void {
  const pages = child(node, 'pages');
  if (!isPagesJob(name, pages)) {
    const publish = presentChild(node, 'publish');
    if (publish) scope.collector.report('publish-outside-pages', '`publish` needs `pages` in the same job.', { path: ['jobs', name, 'publish'], at: publish });
    return;
  }
  if (!scope.behaviour.pagesPathAdded) return;
  const own = (values.get('pages') as { readonly publish?: unknown } | undefined)?.publish;
  const path = own ?? values.get('publish') ?? 'public';
  if (typeof path === 'string') values.set('artifacts', withPublishPath(values.get('artifacts') as JobDefinition['artifacts'], path));
}

/** Values of keywords that are only warned of, carried through as they are. */
function valuesAsWritten(node: MapNode, keys: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(keys.map((key) => [key, nodeToObject(child(node, key) ?? node)]));
}

/**
 * Reads one job or trigger job: its keys, its values, what it inherits, and what must fit together inside it.
 *
 * @remarks Source: 02 sections 1 to 13, phases 1 and 2.
 */
export function readJob(name: string, node: MapNode, place: 'job' | 'trigger', scope: JobScope): ReadJob {
  const { behaviour } = scope;
  const keywords = keywordsFor(place, behaviour, scope.edition);
  const unknown = checkKeys(name, node, place, keywords, scope);
  const values = readValues(name, node, place, keywords, scope);
  const inherit = (values.get('inherit') as Inherit | undefined) ?? { default: true, variables: true };
  inheritDefaults(values, inherit, keywords, scope);
  const when = values.get('when') as When | undefined;
  checkScheduling(name, node, when, scope);
  if (place === 'trigger') checkTrigger(name, node, values, scope);
  else {
    checkDependencies(name, node, values, scope);
    readPages(name, node, values, scope);
  }
  const needs = values.get('needs') as readonly Need[] | undefined;
  const mirror = place === 'trigger' && needs && countMirrors(needs) > 0;
  const stage = (values.get('stage') ?? values.get('type') ?? 'test') as string;
  if (behaviour.needsRequireStage && needs && !presentChild(node, 'stage') && !presentChild(node, 'type')) {
    scope.collector.report('needs-requires-stage', `\`${name}\` has \`needs\` and must name its stage.`, { path: ['jobs', name, 'needs'], at: child(node, 'needs') });
  }
  const written: Partial<Record<keyof JobDefinition, unknown>> = { variables: NO_VARIABLES, ...(behaviour.tagsAlwaysListed && { tags: [] }) };
  for (const [key, value] of values) {
    const property = keywords.get(key)?.property;
    if (property !== undefined && property !== 'only' && property !== 'except' && value !== undefined) written[property] = value;
  }
  const definition: JobDefinition = {
    ...(written as Pick<JobDefinition, 'variables'>),
    ...policies(node, values, scope),
    name,
    baseName: name,
    stage,
    when: when ?? 'on_success',
    scheduling: needs && !mirror ? 'dag' : 'stage',
    allowFailure: (values.get('allow_failure') as JobDefinition['allowFailure'] | undefined) ?? defaultAllowFailure(node, when, scope),
    inheritVariables: inherit.variables,
    ...(unknown.length > 0 && { unknown: valuesAsWritten(node, unknown) }),
  };
  return { definition, parallel: values.get('parallel') as Parallel | undefined, node };
}

/** The node of a keyword, to point diagnostics at; the job itself when it was inherited. */
export function keywordNode(job: ReadJob, keyword: string): Node {
  return child(job.node, keyword) ?? job.node;
}
