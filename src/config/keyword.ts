import type { DiagnosticCode } from '../diagnostics/codes.js';
import type { Behaviour } from '../gitlab-version.js';
import type { JobDefinition } from '../pipeline.js';
import type { ParseExpression } from '../rules/compiled-rules.js';
import { nearest } from '../text/nearest.js';
import type { MapNode, Node } from '../yaml/node.js';
import { namedEntries } from '../yaml/to-object.js';

/** What reading a keyword's value needs besides the value. */
export interface KeywordScope {
  readonly behaviour: Behaviour;
  readonly parse: ParseExpression;
  /** Whether the keyword stands in a job, a trigger job, or `default`. */
  readonly place: 'job' | 'trigger' | 'default';
  /** Reports a problem with the keyword's value; `inside` names the keys below the keyword that lead to it. */
  report(code: DiagnosticCode, message: string, at: Node, details?: { readonly inside?: readonly (string | number)[]; readonly hint?: string | undefined }): undefined;
}

/** One job keyword: where it may stand, and how its value becomes the normal form. */
export interface Keyword {
  /** As written in a configuration. */
  readonly name: string;
  /** As it is called in a {@link JobDefinition}; undefined for keywords that leave no value of their own. */
  readonly property: keyof JobDefinition | undefined;
  /** The GitLab version it appeared in. */
  readonly since: string;
  /** The first version without it. */
  readonly until?: string;
  /** The version from which `default` may carry it. */
  readonly inDefault?: string;
  /** The version from which a trigger job may have it. */
  readonly onTrigger?: string;
  /** False: a trigger job alone may have it. */
  readonly onJob?: false;
  /** Checks the value, which is never null, and gives its normal form; undefined after a report. */
  read(node: Node, scope: KeywordScope): unknown;
}

/** Reports the keys of a map that are not allowed there, all in one; true when there are none. */
export function onlyKnownKeys(
  node: MapNode, allowed: readonly string[], code: DiagnosticCode, scope: Pick<KeywordScope, 'report'>, inside: readonly (string | number)[] = [],
): boolean {
  const unknown = namedEntries(node.entries).filter(([key]) => !allowed.includes(key)).map(([key]) => key);
  const [first] = unknown;
  if (first === undefined) return true;
  const at = node.entries.get(first)?.key ?? node;
  scope.report(code, `Not known here: ${unknown.map((key) => `\`${key}\``).join(', ')}. Allowed: ${allowed.map((key) => `\`${key}\``).join(', ')}.`, at, {
    inside, hint: nearest(first, allowed),
  });
  return false;
}

/** `exit_codes` as `exitCodes`: the names of our normal forms. */
export function camelCase(key: string): string {
  return key.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
