import type { DiagnosticCode } from '../diagnostics/codes.js';
import type { ReportDetails } from '../diagnostics/collector.js';
import type { Behaviour } from '../gitlab-version.js';
import type { JobDefinition } from '../pipeline.js';
import type { ParseExpression } from '../rules/compiled-rules.js';
import { nameList } from '../text/name-list.js';
import { nearest } from '../text/nearest.js';
import type { MapNode, Node } from '../yaml/node.js';
import { namedEntries } from '../yaml/to-object.js';

/** What the caller of `loadConfig` chose about keywords. */
export interface KeywordOptions {
  /** `free` refuses what only paid editions know (02 §0.5). */
  readonly edition: 'free' | 'paid';
  /** `warning` lets keys and words pass that this version does not know. */
  readonly unknownKeywords: 'error' | 'warning';
}

/** What reading a keyword's value needs besides the value. */
export interface KeywordScope extends KeywordOptions {
  readonly behaviour: Behaviour;
  readonly parse: ParseExpression;
  /** Whether the keyword stands in a job, a trigger job, or `default`. */
  readonly place: 'job' | 'trigger' | 'default';
  /** What messages call the value: `environment:kubernetes`. */
  readonly name: string;
  /** Reports a problem with the value; `inside` names the keys below it that lead to the problem. */
  report(code: DiagnosticCode, message: string, at: NonNullable<ReportDetails['at']>, details?: KeywordReport): undefined;
  /** The scopes {@link within} has made of this one: most values of a keyword have the same keys. */
  readonly below: Map<string | number, KeywordScope>;
}

/** What a report of a {@link KeywordScope} may say besides its code and message. */
export interface KeywordReport {
  readonly inside?: readonly (string | number)[];
  readonly hint?: string | undefined;
  readonly severity?: 'error' | 'warning';
}

/** One job keyword: where it may stand, and how its value becomes the normal form. */
export interface Keyword {
  /** As written in a configuration. */
  readonly name: string;
  /** As it is called in a {@link JobDefinition}; undefined for keywords that leave no value of their own. */
  readonly property: keyof JobDefinition | undefined;
  /** The GitLab version it appeared in. */
  readonly since: string;
  /** The version from which a job may write it itself, when the global keyword is older. */
  readonly inJob?: string;
  /** The first version without it. */
  readonly until?: string;
  /** Present when free editions do not know it. */
  readonly edition?: 'paid';
  /** The version from which `default` may carry it. */
  readonly inDefault?: string;
  /** The version from which a trigger job may have it. */
  readonly onTrigger?: string;
  /** False: a trigger job alone may have it. */
  readonly onJob?: false;
  /** Checks the value, which is never null, and gives its normal form; undefined after a report. */
  read(node: Node, scope: KeywordScope): unknown;
}

/** A scope for what stands below a key of the value. */
export function within(scope: KeywordScope, key: string | number): KeywordScope {
  let inner = scope.below.get(key);
  if (!inner) {
    inner = {
      ...scope,
      name: `${scope.name}:${key}`,
      report: (code, message, at, details = {}) => scope.report(code, message, at, { ...details, inside: [key, ...details.inside ?? []] }),
      below: new Map(),
    };
    scope.below.set(key, inner);
  }
  return inner;
}

/** The names of a map's keys that are not allowed; almost always there are none. */
export function namesNotIn(node: MapNode, isAllowed: (key: string) => boolean): readonly string[] {
  for (const key of node.entries.keys()) {
    if (typeof key !== 'string' || !isAllowed(key)) return namedEntries(node.entries).map(([name]) => name).filter((name) => !isAllowed(name));
  }
  return [];
}

/**
 * Reports the keys of a map that are not known there, all in one; true when there are none, or only a warning came of it.
 *
 * @param instead - by key, what to do about one that is often tried.
 */
export function onlyKnownKeys(
  node: MapNode, allowed: readonly string[], code: DiagnosticCode, scope: Pick<KeywordScope, 'report' | 'unknownKeywords'>,
  { inside = [], instead = {} }: { readonly inside?: readonly (string | number)[]; readonly instead?: Readonly<Record<string, string>> } = {},
): boolean {
  const unknown = namesNotIn(node, (key) => allowed.includes(key));
  const [first] = unknown;
  if (first === undefined) return true;
  const at = node.entries.get(first)?.key ?? node;
  scope.report(code, `Not known here: ${nameList(unknown)}. Allowed: ${allowed.map((key) => `\`${key}\``).join(', ')}.`, at, {
    inside, hint: Object.hasOwn(instead, first) ? instead[first] : nearest(first, allowed), severity: scope.unknownKeywords,
  });
  return scope.unknownKeywords === 'warning';
}

/** `exit_codes` as `exitCodes`: the names of our normal forms. */
export function camelCase(key: string): string {
  return key.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
