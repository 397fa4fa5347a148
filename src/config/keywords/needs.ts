import { isSince } from '../../gitlab-version.js';
import { MAX_CROSS_NEEDS } from '../../limits.js';
import type { Need } from '../../pipeline.js';
import { child, presentChild, type MapNode, type Node } from '../../yaml/node.js';
import { describeKind } from '../../yaml/scalar-text.js';
import { booleanOf, flattenList, stringOf } from '../../yaml/shapes.js';
import { onlyKnownKeys, within, type Keyword, type KeywordScope } from '../keyword.js';
import { readMatrixMap, type Matrix } from './parallel.js';
import { cameWith, isKnownForm } from './readers.js';

/** What a need points at: a job of this pipeline, one elsewhere, or a pipeline whose status is mirrored. */
type NeedType = 'job' | 'cross' | 'bridge';

/** `needs: []` (K-needs, versions). */
const EMPTY_SINCE = '12.8';

const has = (node: MapNode, ...keys: readonly string[]): boolean => keys.some((key) => node.entries.has(key));

/** Keys of a need that came later than it (K-needs, versions). */
const LATER_KEYS = [['artifacts', '12.6'], ['optional', '13.10'], ['parallel', '16.3']] as const;

interface NeedForm {
  readonly type: NeedType;
  /** What it is called, and since when it is known, when that is later than the keyword. */
  readonly later?: readonly [what: string, since: string];
  readonly allowed: readonly string[];
  readonly required: readonly string[];
  /** What to do about keys of later versions. */
  readonly instead?: Readonly<Record<string, string>>;
  /** Free editions do not know it (02 §0.5). */
  readonly edition?: 'paid';
}

/** The kind of a map, and the keys it may have (02 §6.1, first match wins). */
function classify(node: MapNode, scope: KeywordScope): NeedForm | undefined {
  if (has(node, 'job') && !has(node, 'project', 'ref', 'pipeline')) {
    const instead = Object.fromEntries(LATER_KEYS.flatMap(([key, since]) => (isSince(scope.behaviour, since) ? [] : [[key, cameWith(`\`${key}\``, since, scope)]])));
    return { type: 'job', allowed: ['job', 'artifacts', 'optional', 'parallel'].filter((key) => !Object.hasOwn(instead, key)), required: ['job'], instead };
  }
  if (has(node, 'job') && has(node, 'pipeline') && !has(node, 'project')) {
    return { type: 'cross', allowed: ['pipeline', 'job', 'artifacts'], required: ['pipeline', 'job'], later: ['A need on a job of another pipeline', '13.7'] };
  }
  if (!has(node, 'job') && !has(node, 'project')) return { type: 'bridge', allowed: ['pipeline'], required: ['pipeline'], edition: 'paid' };
  if (has(node, 'project', 'ref')) {
    return {
      type: 'cross', allowed: ['project', 'ref', 'job', 'artifacts'], required: ['project', 'ref', 'job'], edition: 'paid', later: ['A need on a job of another project', '12.7'],
    };
  }
  return undefined;
}

function readMap(node: MapNode, scope: KeywordScope): { readonly type: NeedType; readonly need: Need } | undefined {
  const shape = classify(node, scope);
  if (!shape) return scope.report('need-unsupported', 'This is no form of `needs`.', node);
  if (shape.edition === 'paid' && scope.edition === 'free') return scope.report('need-unsupported', 'Needs of this kind need a paid edition of GitLab.', node);
  if (shape.later && !isKnownForm(...shape.later, 'need-unsupported', node, scope)) return undefined;
  if (!onlyKnownKeys(node, shape.allowed, 'need-invalid', scope, { instead: shape.instead ?? {} })) return undefined;
  const texts = new Map<string, string>();
  for (const key of shape.required) {
    const text = stringOf(child(node, key));
    if (text === undefined || text.trim() === '') return scope.report('need-invalid', `\`${key}\` is a name.`, child(node, key) ?? node, { inside: [key] });
    texts.set(key, text);
  }
  for (const key of ['artifacts', 'optional']) {
    const flag = presentChild(node, key);
    if (flag && booleanOf(flag) === undefined) return scope.report('need-invalid', `\`${key}\` is \`true\` or \`false\`.`, flag, { inside: [key] });
  }
  const text = (key: string): string => texts.get(key) ?? '';
  const artifacts = booleanOf(child(node, 'artifacts')) ?? true;
  if (shape.type === 'bridge') return { type: 'bridge', need: { pipeline: text('pipeline') } };
  if (texts.has('project')) return { type: 'cross', need: { project: text('project'), ref: text('ref'), job: text('job'), artifacts } };
  if (shape.type === 'cross') return { type: 'cross', need: { pipeline: text('pipeline'), job: text('job'), artifacts } };
  const need = { job: text('job'), artifacts, optional: booleanOf(child(node, 'optional')) ?? false };
  const selector = child(node, 'parallel');
  if (!selector) return { type: 'job', need };
  const matrix = readSelector(selector, within(scope, 'parallel'));
  return matrix && { type: 'job', need: { ...need, parallel: { matrix } } };
}

/** `parallel` inside a need selects instances; null selects none (K-needs-10). */
function readSelector(node: Node, scope: KeywordScope): Matrix | undefined {
  if (node.kind === 'null') return [];
  if (node.kind === 'integer' || node.kind === 'float') return scope.report('needs-parallel-number', '`parallel` of a need takes a `matrix`.', node);
  return readMatrixMap(node, scope)?.matrix;
}

function readItem(node: Node, scope: KeywordScope, inside: readonly number[]): { readonly type: NeedType; readonly need: Need } | undefined {
  if (node.kind === 'map') return readMap(node, inside.reduce(within, scope));
  if ((node.kind === 'string' || node.kind === 'symbol') && node.value !== '') return { type: 'job', need: { job: node.value, artifacts: true, optional: false } };
  return scope.report('need-unsupported', `A need is the name of a job, or a map; this is ${describeKind(node)}.`, node, { inside });
}

/** Reads `needs` of a job, a trigger job or a rule, which may name different things (K-needs-8). */
export function readNeeds(node: Node, scope: KeywordScope, allowed: readonly NeedType[]): readonly Need[] | undefined {
  if (node.kind === 'map' && node.entries.size === 0) {
    return scope.report('needs-empty-map', '`needs` is an empty map.', node, { hint: isSince(scope.behaviour, EMPTY_SINCE) ? 'Write `[]` to start at once.' : undefined });
  }
  if (node.kind !== 'list' && node.kind !== 'map') {
    return scope.report('needs-shape', '`needs` takes a list of jobs.', node, { hint: node.kind === 'string' ? `Write \`[${node.value}]\`.` : undefined });
  }
  const items = node.kind === 'map' ? [node] : flattenList(node, Number.MAX_SAFE_INTEGER) ?? [];
  if (items.length === 0 && !isKnownForm('An empty list', EMPTY_SINCE, 'needs-shape', node, scope)) return undefined;
  const read = items.flatMap((item, index) => (item.kind === 'null' ? [] : { item, index, found: readItem(item, scope, node.kind === 'list' ? [index] : []) }));
  const wrong = read.find(({ found }) => found && !allowed.includes(found.type));
  if (wrong) return scope.report('needs-invalid-type', 'Needs of this kind cannot stand here.', wrong.item, { inside: node.kind === 'list' ? [wrong.index] : [] });
  if (read.some(({ found }) => !found)) return undefined;
  const needs = read.flatMap(({ found }) => found?.need ?? []);
  for (const [what, count] of [['other pipelines', needs.filter((need) => 'pipeline' in need && need.job !== undefined).length], ['other projects', needs.filter((need) => 'project' in need).length]] as const) {
    if (count > MAX_CROSS_NEEDS) return scope.report('needs-too-many-cross', `At most ${MAX_CROSS_NEEDS} needs may point to ${what}.`, node);
  }
  return needs;
}

/** `needs`: the jobs this one waits for (K-needs). */
export const needs: Keyword = {
  name: 'needs', property: 'needs', since: '12.2', onTrigger: '12.2',
  read: (node, scope) => readNeeds(node, scope, scope.place === 'trigger' ? ['job', 'bridge'] : ['job', 'cross']),
};
