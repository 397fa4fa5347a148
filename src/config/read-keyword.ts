import type { Collector } from '../diagnostics/collector.js';
import { isSince, type Behaviour } from '../gitlab-version.js';
import type { ParseExpression } from '../rules/compiled-rules.js';
import type { Node } from '../yaml/node.js';
import { KEYWORDS } from './keyword-table.js';
import type { Keyword, KeywordOptions, KeywordScope } from './keyword.js';

/** What reading all the jobs of a configuration shares. */
export interface ReadScope extends KeywordOptions {
  readonly behaviour: Behaviour;
  readonly collector: Collector;
  readonly parse: ParseExpression;
  /** What was read of each keyword in each place. */
  readonly read: Readonly<Record<KeywordScope['place'], Map<Keyword, KeywordMemory>>>;
}

/** What jobs share in reading a keyword. */
interface KeywordMemory {
  readonly scope: KeywordScope;
  /** By the node they were read from: jobs that extend one another share nodes. */
  readonly readings: Map<Node, Reading>;
  /** The value that is being read, and where its problems go. */
  readonly current: { collector: Collector; path: readonly (string | number)[]; clean: boolean };
}

/** A value's normal form, and whether anything was reported about it. */
interface Reading {
  readonly value: unknown;
  readonly clean: boolean;
}

/** The memory of a configuration none of whose values have been read. */
export function nothingRead(): ReadScope['read'] {
  return { job: new Map(), trigger: new Map(), default: new Map() };
}

/** The keywords a job, a trigger job or `default` may have in a version. */
export type KeywordSet = ReadonlyMap<string, Keyword>;

const sets = new Map<string, KeywordSet>();

/** The keywords that may stand in a place, by name (L90, L122, K-job-11, 02 §0.5). */
export function keywordsFor(place: KeywordScope['place'], behaviour: Behaviour, edition: KeywordOptions['edition'] = 'paid'): KeywordSet {
  const name = `${place} ${behaviour.gitlabVersion} ${edition}`;
  let set = sets.get(name);
  if (!set) {
    set = new Map(KEYWORDS.filter((keyword) => {
      const since = place === 'trigger' ? keyword.onTrigger : place === 'default' ? keyword.inDefault : keyword.onJob === false ? undefined : keyword.since;
      return since !== undefined && isSince(behaviour, since) && isSince(behaviour, keyword.since)
        && !(keyword.until !== undefined && isSince(behaviour, keyword.until)) && (keyword.edition === undefined || edition === 'paid');
    }).map((keyword) => [keyword.name, keyword]));
    if (sets.size < 256) sets.set(name, set);
  }
  return set;
}

/** True for a keyword that the version and edition know, wherever it may stand. */
export function isKnownKeyword(name: string, { behaviour, edition }: ReadScope): boolean {
  return keywordsFor('job', behaviour, edition).has(name) || keywordsFor('trigger', behaviour, edition).has(name);
}

/** Why a keyword of GitLab is not known here; undefined when it is, and for names that are no keyword. */
export function absenceHint(name: string, { behaviour, edition }: ReadScope): string | undefined {
  const keyword = KEYWORDS.find((known) => known.name === name);
  if (!keyword) return undefined;
  const { since, until } = keyword;
  if (until !== undefined && isSince(behaviour, until)) return `\`${name}\` was removed in GitLab ${until}.`;
  if (!isSince(behaviour, since)) return `\`${name}\` came with GitLab ${since}; this is read as ${behaviour.gitlabVersion}.`;
  return keyword.edition === 'paid' && edition === 'free' ? `\`${name}\` needs a paid edition of GitLab.` : undefined;
}

/** What reading a keyword's value needs; problems are reported below `path`. */
export function keywordScope(
  name: string, place: KeywordScope['place'], path: readonly (string | number)[], { behaviour, collector, parse, edition, unknownKeywords }: Omit<ReadScope, 'read'>,
): KeywordScope {
  return {
    behaviour, parse, edition, unknownKeywords, place, name, below: new Map(),
    report(code, message, at, { inside = [], hint, severity } = {}) {
      collector.report(code, message, { path: [...path, ...inside], at, hint, severity });
      return undefined;
    },
  };
}

function keywordMemory(keyword: Keyword, place: KeywordScope['place'], scope: ReadScope): KeywordMemory {
  const current: KeywordMemory['current'] = { collector: scope.collector, path: [], clean: true };
  return {
    current,
    readings: new Map(),
    scope: {
      ...keywordScope(keyword.name, place, [], scope),
      report(code, message, at, { inside = [], hint, severity } = {}) {
        current.clean = false;
        current.collector.report(code, message, { path: [...current.path, keyword.name, ...inside], at, hint, severity });
        return undefined;
      },
    },
  };
}

/** Checks and normalises one value; problems are reported below `path`, for every job that has it as long as they are listed. */
export function readKeyword(keyword: Keyword, node: Node, place: KeywordScope['place'], path: readonly (string | number)[], scope: ReadScope): unknown {
  let memory = scope.read[place].get(keyword);
  if (!memory) scope.read[place].set(keyword, memory = keywordMemory(keyword, place, scope));
  const { readings, current } = memory;
  const reading = readings.get(node);
  if (reading && (reading.clean || scope.collector.isFull())) return reading.value;
  current.collector = scope.collector;
  current.path = path;
  current.clean = true;
  const value = keyword.read(node, memory.scope);
  readings.set(node, { value, clean: current.clean });
  return value;
}
