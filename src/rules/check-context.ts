import { PIPELINE_SOURCES, type PipelineContext } from '../context.js';
import { diagnostic } from '../diagnostics/collector.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Limits } from '../limits.js';
import { nameList } from '../text/name-list.js';
import { nearest } from '../text/nearest.js';
import { variableList } from '../text/variable-list.js';

/** A context of which every key holds what it should, or is absent. */
export interface CheckedContext {
  readonly context: PipelineContext;
  readonly problems: readonly Diagnostic[];
}

/** Where a value stands, and where to say that it is of another kind. */
interface Place {
  readonly path: readonly string[];
  readonly problems: Diagnostic[];
}

/** Takes a value of one kind, as it is or copied; of any other it says so and gives undefined. */
type Kind = (value: unknown, key: string, place: Place) => unknown;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => isObject(value) && !Array.isArray(value);

function refuse(problem: string, key: string, { path, problems }: Place, hint?: string): undefined {
  const whole = [...path, key];
  problems.push(diagnostic('context-invalid', `\`${whole.join('.')}\` of the context ${problem}.`, { path: whole, hint }));
  return undefined;
}

const kind = (words: string, take: (value: unknown) => unknown): Kind => (value, key, place) => take(value) ?? refuse(`is not ${words}`, key, place);

const word = (words: readonly string[]): Kind => (value, key, place) =>
  (words.includes(value as string) ? value : refuse(`is none of ${nameList(words)}`, key, place, typeof value === 'string' ? nearest(value, words) : undefined));

/** A newer GitLab may have more sources than are known here. */
const source: Kind = (value, key, place) => {
  if (typeof value !== 'string') return refuse('is not a text', key, place);
  if (!PIPELINE_SOURCES.some((known) => known === value)) {
    place.problems.push(diagnostic('context-invalid', `\`${value}\` is no source of pipelines known here.`, { path: [...place.path, key], severity: 'warning', hint: nearest(value, PIPELINE_SOURCES) }));
  }
  return value;
};

const only = (holds: (value: unknown) => boolean) => (value: unknown): unknown => (holds(value) ? value : undefined);

/** Lists that hold nothing but texts, with their lengths: paths are many, and lists of them are given again and again. */
const textLists = new WeakMap<readonly unknown[], number>();

function isTextList(list: unknown): boolean {
  if (!Array.isArray(list)) return false;
  if (textLists.get(list) === list.length) return true;
  for (const item of list) if (typeof item !== 'string') return false;
  textLists.set(list, list.length);
  return true;
}

const anything: Kind = (value) => value;
const text = kind('a text', only((value) => typeof value === 'string'));
const flag = kind('true or false', only((value) => typeof value === 'boolean'));
const number = kind('a number', only((value) => typeof value === 'number'));
const numberOrText = kind('a number or a text', only((value) => typeof value === 'number' || typeof value === 'string'));
const limit = kind('a number that is not negative', only((value) => typeof value === 'number' && value >= 0)); // NaN is not
const texts = kind('a list of texts', only(isTextList));
const record = kind('an object', only(isRecord));
const reader = kind('a function', only((value) => typeof value === 'function'));
const predefined = kind('an object', (value) => (isRecord(value) ? { ...value } : undefined));
const textsByName = kind('an object of lists of texts', (value) => {
  const copy = isRecord(value) ? { ...value } : undefined;
  return copy && Object.values(copy).every((list) => list === null || list === undefined || isTextList(list)) ? copy : undefined;
});
const variables = kind('an object of texts, or a list of variables, whose scope is a text', (value) => {
  if (!isObject(value)) return undefined;
  const copy = variableList(value as Readonly<Record<string, string>>).map((variable) => ({ ...variable }));
  return copy.every(({ environmentScope }) => typeof (environmentScope ?? '*') === 'string') ? copy : undefined;
});

type Table = readonly (readonly [name: string, kind: Kind])[];

/** What of an object is of the right kind; undefined and null count as absent. */
function takeFields(value: Readonly<Record<string, unknown>>, table: Table, place: Place): Record<string, unknown> {
  const taken: Record<string, unknown> = {};
  for (const [name, take] of table) {
    const given = value[name];
    const field = given === undefined || given === null ? undefined : take(given, name, place);
    if (field !== undefined) taken[name] = field;
  }
  return taken;
}

/** An object with some keys; without those that are required there is nothing. */
function fields(kinds: Readonly<Record<string, Kind>>, required: readonly string[] = []): Kind {
  const table = Object.entries(kinds);
  return (value, key, place) => {
    if (!isRecord(value)) return refuse('is not an object', key, place);
    const inside: Place = { ...place, path: [...place.path, key] };
    const taken = takeFields(value, table, inside);
    const missing = required.filter((name) => !Object.hasOwn(taken, name));
    for (const name of missing) if ((value[name] ?? undefined) === undefined) refuse('is missing', name, inside);
    return missing.length > 0 ? undefined : taken;
  };
}

const LIMITS: Readonly<Record<keyof Limits, Kind>> = {
  needs: limit, pipelineSize: limit, activeJobs: limit, deployments: limit, inputs: limit, includes: limit, yamlBytes: limit, yamlDepth: limit,
};

/** What the keys of a context hold. Objects that may be large are not looked into; who uses them leaves out what is no text. */
const CONTEXT: Readonly<Record<keyof PipelineContext, Kind>> = {
  gitlabVersion: text, edition: word(['free', 'paid']), unknownKeywords: word(['error', 'warning']), inputs: anything, file: text, readInclude: reader,
  limits: fields(LIMITS), source, ref: text, refType: word(['branch', 'tag', 'merge_request']), refProtected: flag,
  defaultBranch: text, sha: text, beforeSha: text, commitMessage: text,
  project: fields({ path: text, id: numberOrText, title: text, url: text, visibility: text }),
  mergeRequest: fields({
    id: numberOrText, iid: number, sourceBranch: text, targetBranch: text, sourceProjectPath: text, targetProjectPath: text, eventType: text, labels: texts,
    title: text, description: text, milestone: text, assignees: texts, draft: flag, approved: flag,
  }, ['iid', 'sourceBranch', 'targetBranch']),
  openMergeRequests: texts, variables, pushOptions: texts,
  variableScopes: fields({ instance: variables, group: variables, project: variables, schedule: variables, manual: variables }),
  predefined, changedFiles: texts, changedFilesSince: textsByName, files: texts, filesElsewhere: textsByName, kubernetesActive: flag,
  chatCommand: text, pipelineId: numberOrText, dotenv: record, blobIds: record, lastCommitIds: record,
};

const TABLE = Object.entries(CONTEXT);

/**
 * Checks the types of a context's values, which callers in JavaScript may get wrong: what is of another type is left out, and reported once.
 */
export function checkContext(given: unknown): CheckedContext {
  if (given === undefined || given === null) return { context: {}, problems: [] };
  const unreadable = (message: string): CheckedContext => ({ context: {}, problems: [diagnostic('context-invalid', message)] });
  try {
    if (!isRecord(given)) return unreadable('A context is an object.');
    const problems: Diagnostic[] = [];
    return { context: takeFields(given, TABLE, { path: [], problems }), problems };
  } catch (error) { // getters and proxies may throw
    return unreadable(`The context cannot be read${error instanceof Error ? `: ${error.message}` : '.'}`);
  }
}
