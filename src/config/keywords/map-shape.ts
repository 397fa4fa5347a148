import type { DiagnosticCode } from '../../diagnostics/codes.js';
import { isSince } from '../../gitlab-version.js';
import { nearest } from '../../text/nearest.js';
import { isBlank, presentChild, withEntries, type MapNode, type Node } from '../../yaml/node.js';
import { describeKind } from '../../yaml/scalar-text.js';
import { booleanOf, firstNonString, stringListOf, stringOf } from '../../yaml/shapes.js';
import { namedEntries } from '../../yaml/to-object.js';
import { onlyKnownKeys, type KeywordScope } from '../keyword.js';
import { quoteHint } from './quote-hint.js';

/** Where a value stands. */
export interface Spot {
  readonly scope: KeywordScope;
  readonly keyword: string;
  /** The keys below the keyword that lead to the value. */
  readonly inside: readonly (string | number)[];
}

/** Whether a value, which is not null, may stand where it does; everything that is wrong with it is reported. */
export type Check = (node: Node, spot: Spot) => boolean;

/** A key that a map may have. Null counts as absent (K-null-1). */
export interface Key {
  readonly check: Check;
  /** What is reported when the key is absent. */
  readonly required?: DiagnosticCode;
  /** The GitLab version it appeared in, when the keyword is older. */
  readonly since?: string;
}

/** The spot of a keyword's own value. */
export function spotOf(keyword: string, scope: KeywordScope): Spot {
  return { scope, keyword, inside: [] };
}

/** The spot one key further inside. */
export function below(spot: Spot, key: string | number): Spot {
  return { ...spot, inside: [...spot.inside, key] };
}

/** How messages call a spot: `environment:kubernetes:agent`. */
export function spotName({ keyword, inside }: Spot): string {
  return `\`${[keyword, ...inside].join(':')}\``;
}

/** Reports a problem; false. */
export function refuse(code: DiagnosticCode, message: string, node: Node, { scope, inside }: Spot, hint?: string): false {
  scope.report(code, message, node, { inside, hint });
  return false;
}

/** Reports a value of the wrong kind; false. */
export function refuseKind(code: DiagnosticCode, expected: string, node: Node, spot: Spot, hint?: string): false {
  return refuse(code, `${spotName(spot)} takes ${expected}; this is ${describeKind(node)}.`, node, spot, hint);
}

/** Any value. */
export const anything: Check = () => true;

/** A string. */
export function text(code: DiagnosticCode): Check {
  return (node, spot) => stringOf(node) !== undefined || refuseKind(code, 'a string', node, spot, quoteHint(node));
}

/** A string with something in it. */
export function filledText(code: DiagnosticCode): Check {
  return (node, spot) => (stringOf(node) !== undefined && !isBlank(node))
    || (node.kind === 'string' ? refuse(code, `${spotName(spot)} is empty.`, node, spot) : refuseKind(code, 'a string', node, spot, quoteHint(node)));
}

/** A string of so many characters. */
export function textOfLength(code: DiagnosticCode, least: number, most: number): Check {
  return (node, spot) => {
    const value = stringOf(node);
    if (value === undefined) return refuseKind(code, 'a string', node, spot, quoteHint(node));
    const length = value.length > 2 * most ? Infinity : Array.from(value).length;
    return (length >= least && length <= most) || refuse(code, `${spotName(spot)} has ${least > 0 ? `${least} to` : 'at most'} ${most} characters.`, node, spot);
  };
}

/** A string, or a list of strings. */
export function texts(code: DiagnosticCode): Check {
  return (node, spot) => {
    if (node.kind === 'string' || node.kind === 'symbol' || stringListOf(node)) return true;
    const at = firstNonString(node);
    return refuseKind(code, 'a string or a list of strings', at, spot, quoteHint(at));
  };
}

/** The strings {@link texts} accepts, as a list. */
export function textList(node: Node): string[] {
  return node.kind === 'string' || node.kind === 'symbol' ? [node.value] : stringListOf(node) ?? [];
}

/** One of a few strings. */
export function oneOf(code: DiagnosticCode, values: readonly string[]): Check {
  return (node, spot) => {
    const value = stringOf(node);
    return (value !== undefined && values.includes(value))
      || refuse(code, `${spotName(spot)} is one of ${values.map((known) => `\`${known}\``).join(', ')}.`, node, spot, value === undefined ? undefined : nearest(value, values));
  };
}

/** `true` or `false`. */
export function flag(code: DiagnosticCode): Check {
  return (node, spot) => booleanOf(node) !== undefined
    || refuseKind(code, '`true` or `false`', node, spot, /^(?:true|false|yes|no|on|off)$/i.test(stringOf(node) ?? '') ? 'Remove the quotes.' : undefined);
}

/** One check up to a version, another from it on. */
export function changedIn(version: string, before: Check, from: Check): Check {
  return (node, spot) => (isSince(spot.scope.behaviour, version) ? from : before)(node, spot);
}

/** What {@link mapOf} reports. */
export interface MapCodes {
  /** The value is no map. */
  readonly shape: DiagnosticCode;
  /** A key is not known. */
  readonly unknown: DiagnosticCode;
  /** What to name instead of "a map" when other things may stand there too. */
  readonly expected?: string;
}

/** Reports keys of later versions by name, and the unknown ones in one; true when there are none (K-job-11). */
function checkNames(node: MapNode, keys: Readonly<Record<string, Key>>, code: DiagnosticCode, spot: Spot): boolean {
  const { behaviour } = spot.scope;
  const entries = new Map(node.entries);
  const known: string[] = [];
  let clean = true;
  for (const [name, { since }] of Object.entries(keys)) {
    const entry = entries.get(name);
    if (since === undefined || isSince(behaviour, since)) known.push(name);
    else if (entry) {
      entries.delete(name);
      clean = refuse(code, `\`${name}\` came with GitLab ${since}; this is read as ${behaviour.gitlabVersion}.`, entry.key, spot);
    }
  }
  return onlyKnownKeys(withEntries(node, entries), known, code, spot.scope, spot.inside) && clean;
}

/** A map with keys of its own, each checked; `also` looks at keys that depend on one another. */
export function mapOf(keys: Readonly<Record<string, Key>>, codes: MapCodes, also: (node: MapNode, spot: Spot) => boolean = () => true): Check {
  return (node, spot) => {
    if (node.kind !== 'map') return refuseKind(codes.shape, codes.expected ?? 'a map', node, spot, quoteHint(node));
    const results = [
      checkNames(node, keys, codes.unknown, spot),
      ...Object.entries(keys).map(([name, { check, required, since }]) => {
        if (since !== undefined && !isSince(spot.scope.behaviour, since)) return true;
        const value = presentChild(node, name);
        if (value) return check(value, below(spot, name));
        return !required || refuse(required, `${spotName(spot)} needs \`${name}\`.`, node, spot);
      }),
      also(node, spot),
    ];
    return results.every(Boolean);
  };
}

/** Names of the user's choice, each with a value to check; null stands for an empty map. */
export function namedMapsOf(check: Check, shape: DiagnosticCode): Check {
  return (node, spot) => {
    if (node.kind !== 'map') return refuseKind(shape, 'a map of names', node, spot);
    return namedEntries(node.entries).map(([name, value]) => check(orEmptyMap(value), below(spot, name))).every(Boolean);
  };
}

/** The value; an empty map in the place of null. */
function orEmptyMap(node: Node): Node {
  return node.kind === 'null' ? { kind: 'map', entries: new Map(), source: node.source, start: node.start, end: node.end } : node;
}
