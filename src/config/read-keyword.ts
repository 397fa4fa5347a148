import type { Collector } from '../diagnostics/collector.js';
import { isSince, type Behaviour } from '../gitlab-version.js';
import type { ParseExpression } from '../rules/compiled-rules.js';
import type { Node } from '../yaml/node.js';
import { KEYWORDS } from './keyword-table.js';
import type { Keyword, KeywordScope } from './keyword.js';

/** What reading all the jobs of a configuration shares. */
export interface ReadScope {
  readonly behaviour: Behaviour;
  readonly collector: Collector;
  readonly parse: ParseExpression;
  /** Normal forms of values without problems, by the node they were read from: jobs that extend one another share nodes. */
  readonly read: Map<Keyword, Map<Node, unknown>>;
}

/** The keywords a job, a trigger job or `default` may have in a version. */
export type KeywordSet = ReadonlyMap<string, Keyword>;

const sets = new Map<string, KeywordSet>();

/** The keywords that may stand in a place, by name (L90, L122, K-job-11). */
export function keywordsFor(place: KeywordScope['place'], behaviour: Behaviour): KeywordSet {
  const name = `${place} ${behaviour.gitlabVersion}`;
  let set = sets.get(name);
  if (!set) {
    set = new Map(KEYWORDS.filter((keyword) => {
      const since = place === 'trigger' ? keyword.onTrigger : place === 'default' ? keyword.inDefault : keyword.onJob === false ? undefined : keyword.since;
      return since !== undefined && isSince(behaviour, since) && isSince(behaviour, keyword.since)
        && !(keyword.until !== undefined && isSince(behaviour, keyword.until));
    }).map((keyword) => [keyword.name, keyword]));
    if (sets.size < 256) sets.set(name, set);
  }
  return set;
}

/** Checks and normalises one value; problems are reported below `path`. */
export function readKeyword(
  keyword: Keyword, node: Node, place: KeywordScope['place'], path: readonly (string | number)[], { behaviour, collector, parse, read }: ReadScope,
): unknown {
  let known = read.get(keyword);
  if (!known) read.set(keyword, known = new Map<Node, unknown>());
  if (place === 'job' && known.has(node)) return known.get(node);
  let clean = true;
  const value = keyword.read(node, {
    behaviour, parse, place,
    report(code, message, at, { inside = [], hint } = {}) {
      clean = false;
      collector.report(code, message, { path: [...path, keyword.name, ...inside], at, hint });
      return undefined;
    },
  });
  if (clean && place === 'job') known.set(node, value);
  return value;
}
