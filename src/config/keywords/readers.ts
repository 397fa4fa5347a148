import type { DiagnosticCode } from '../../diagnostics/codes.js';
import { isSince, type Behaviour } from '../../gitlab-version.js';
import { remember } from '../../remember.js';
import { nearest } from '../../text/nearest.js';
import { child, isBlank, presentChild, withEntries, type MapNode, type Node } from '../../yaml/node.js';
import { describeKind } from '../../yaml/scalar-text.js';
import { booleanOf, stringOf } from '../../yaml/shapes.js';
import { keyText, namedEntries, nodeToObject } from '../../yaml/to-object.js';
import { camelCase, onlyKnownKeys, within, type KeywordScope } from '../keyword.js';
import { quoteHint } from './quote-hint.js';

/** Checks a value and gives its normal form; undefined after a report. */
export type Reader<Value = unknown> = (node: Node, scope: KeywordScope) => Value | undefined;

/** Reports a value of the wrong kind. */
export function refuseKind(code: DiagnosticCode, expected: string, node: Node, scope: KeywordScope, hint?: string): undefined {
  return scope.report(code, `\`${scope.name}\` takes ${expected}; this is ${describeKind(node)}.`, node, { hint });
}

/** Reports a word that this version does not know; the word itself when that is only a warning. */
export function refuseWord(code: DiagnosticCode, word: string, known: readonly string[], node: Node, scope: KeywordScope): string | undefined {
  scope.report(code, `\`${scope.name}\` is one of ${known.map((name) => `\`${name}\``).join(', ')}.`, node, {
    hint: nearest(word, known), severity: scope.unknownKeywords,
  });
  return scope.unknownKeywords === 'warning' ? word : undefined;
}

/** Since when something is known, as a hint where it is not. */
export function cameWith(what: string, since: string, { behaviour }: KeywordScope): string {
  return `${what} came with GitLab ${since}; this is read as ${behaviour.gitlabVersion}.`;
}

/** Whether the version knows a form of a value, which is reported when it does not. */
export function isKnownForm(what: string, since: string, code: DiagnosticCode, node: Node, scope: KeywordScope): boolean {
  if (isSince(scope.behaviour, since)) return true;
  scope.report(code, `\`${scope.name}\` cannot be written like this.`, node, { hint: cameWith(what, since, scope) });
  return false;
}

/** Any value. */
export const anything: Reader = (node) => nodeToObject(node);

/** A string. */
export function text(code: DiagnosticCode): Reader<string> {
  return (node, scope) => stringOf(node) ?? refuseKind(code, 'a string', node, scope, quoteHint(node));
}

/** A string with something in it. */
export function filledText(code: DiagnosticCode): Reader<string> {
  return (node, scope) => (node.kind === 'string' && isBlank(node) ? scope.report(code, `\`${scope.name}\` is empty.`, node) : text(code)(node, scope));
}

/** A string of so many characters. */
export function textOfLength(code: DiagnosticCode, least: number, most: number): Reader<string> {
  return (node, scope) => {
    const value = text(code)(node, scope);
    if (value === undefined) return undefined;
    const length = value.length > 2 * most ? Infinity : Array.from(value).length;
    if (length >= least && length <= most) return value;
    return scope.report(code, `\`${scope.name}\` has ${least > 0 ? `${least} to` : 'at most'} ${most} characters.`, node);
  };
}

/** A flat list of strings; every other item is reported. */
export function texts(code: DiagnosticCode): Reader<string[]> {
  return (node, scope) => {
    if (node.kind !== 'list') return refuseKind(code, 'a list of strings', node, scope, node.kind === 'string' ? 'Put it in a list.' : undefined);
    const values = node.items.map((item, index) => (
      item.kind === 'string' || item.kind === 'symbol' ? item.value : refuseKind(code, 'a string', item, within(scope, index), quoteHint(item))
    ));
    return values.every((value) => value !== undefined) ? values : undefined;
  };
}

/** A string, or a flat list of strings. */
export function textOrTexts(code: DiagnosticCode): Reader<string | string[]> {
  return (node, scope) => {
    if (node.kind === 'string' || node.kind === 'symbol') return node.value;
    return node.kind === 'list' ? texts(code)(node, scope) : refuseKind(code, 'a string or a list of strings', node, scope, quoteHint(node));
  };
}

/** One of a few words. */
export function oneOf(code: DiagnosticCode, words: readonly string[]): Reader<string> {
  return (node, scope) => {
    const word = stringOf(node);
    if (word === undefined) return refuseKind(code, `one of ${words.map((known) => `\`${known}\``).join(', ')}`, node, scope, quoteHint(node));
    return words.includes(word) ? word : refuseWord(code, word, words, node, scope);
  };
}

/** `true` or `false`. */
export function flag(code: DiagnosticCode): Reader<boolean> {
  return (node, scope) => booleanOf(node)
    ?? refuseKind(code, '`true` or `false`', node, scope, /^(?:true|false|yes|no|on|off)$/i.test(stringOf(node) ?? '') ? 'Write it without quotes.' : undefined);
}

/** One reader up to a version, another from it on. */
export function changedIn<Value>(version: string, before: Reader<Value>, from: Reader<Value>): Reader<Value> {
  return (node, scope) => (isSince(scope.behaviour, version) ? from : before)(node, scope);
}

/** A key that a map may have. */
export interface Field {
  readonly read: Reader;
  /** What is reported when the key is absent. */
  readonly required?: DiagnosticCode;
  /** The GitLab version it appeared in, when the keyword is older. */
  readonly since?: string | undefined;
  /** The first version without it. */
  readonly until?: string | undefined;
  /** What to write instead of a key that is gone. */
  readonly instead?: string | undefined;
}

/** The keys a map may have, by name. */
export type Fields = Readonly<Record<string, Field>>;

/** How a map is read. */
export interface MapShape {
  /** Reported when the value is no map. */
  readonly shape: DiagnosticCode;
  /** Reported for keys that are not known. */
  readonly unknown: DiagnosticCode;
  /** What may stand there, when that is not just a map. */
  readonly expected?: string;
  /** What to do about a value that is no map. */
  readonly hint?: (node: Node) => string | undefined;
  /** A null value is left out (the default, K-null-1), kept as null, or read like any other. */
  readonly nulls?: 'dropped' | 'kept' | 'read';
  /** Looks at keys that depend on one another; false after a report. */
  readonly also?: (node: MapNode, scope: KeywordScope) => boolean;
}

function isAvailable({ since, until }: Field, behaviour: Behaviour): boolean {
  return (since === undefined || isSince(behaviour, since)) && (until === undefined || !isSince(behaviour, until));
}

/** The fields of a map in one version: those it has, by name, and all others. */
interface KnownFields {
  readonly available: ReadonlyMap<unknown, Field & { readonly property: string }>;
  readonly required: readonly (readonly [name: string, code: DiagnosticCode])[];
}

function knownFields(fields: Fields, behaviour: Behaviour): KnownFields {
  const available = Object.entries(fields).filter(([, field]) => isAvailable(field, behaviour));
  return {
    available: new Map(available.map(([name, field]) => [name, { ...field, property: camelCase(name) }])),
    required: available.flatMap(([name, { required }]) => (required === undefined ? [] : [[name, required] as const])),
  };
}

/** Reports keys of other versions by name, and the unknown ones in one; true when nothing was wrong (K-job-11). */
function checkNames(node: MapNode, fields: Fields, { available }: KnownFields, code: DiagnosticCode, scope: KeywordScope): boolean {
  const others = new Map(node.entries);
  for (const [name, { key }] of node.entries) {
    const field = typeof name === 'string' && Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field || available.has(name)) continue;
    others.delete(name);
    const { since = '', until, instead } = field;
    const reason = until !== undefined && isSince(scope.behaviour, until) ? `was removed in GitLab ${until}` : `came with GitLab ${since}`;
    scope.report(code, `\`${keyText(key)}\` ${reason}; this is read as ${scope.behaviour.gitlabVersion}.`, key, {
      inside: [keyText(key)], hint: instead, severity: scope.unknownKeywords,
    });
  }
  const clean = others.size === node.entries.size || scope.unknownKeywords === 'warning';
  return onlyKnownKeys(withEntries(node, others), Array.from(available.keys(), String), code, scope) && clean;
}

/**
 * A map with keys of its own, each read; all problems are reported, the map's own before those of its values. The normal form has camelCase
 * names in the order written. Unknown keys that are only warned of are kept as written.
 */
export function mapOf(
  fields: Fields, { shape, unknown, expected = 'a map', hint = () => undefined, nulls = 'dropped', also = () => true }: MapShape,
): Reader<Readonly<Record<string, unknown>>> {
  const knownIn = new WeakMap<Behaviour, KnownFields>();
  return (node, scope) => {
    if (node.kind !== 'map') return refuseKind(shape, expected, node, scope, hint(node));
    const known = remember(knownIn, scope.behaviour, () => knownFields(fields, scope.behaviour));
    const { available, required } = known;
    let clean = Array.from(node.entries.keys()).every((name) => available.has(name)) || checkNames(node, fields, known, unknown, scope);
    for (const [name, code] of required) {
      if ((nulls === 'read' ? child : presentChild)(node, name)) continue;
      clean = false;
      scope.report(code, `\`${scope.name}\` needs \`${name}\`.`, node, { inside: [name] });
    }
    clean = also(node, scope) && clean;
    const values: [string, unknown][] = [];
    for (const [name, { key, value }] of node.entries) {
      const field = available.get(name);
      if (!field) values.push([keyText(key), nodeToObject(value)]);
      else if (value.kind !== 'null' || nulls === 'read') {
        const form = field.read(value, within(scope, keyText(key)));
        if (form === undefined) clean = false;
        values.push([field.property, form]);
      } else if (nulls === 'kept') values.push([field.property, null]);
    }
    return clean ? Object.fromEntries(values) : undefined;
  };
}

/** Names of the user's choice, each with a value to read; null stands for an empty map. */
export function namedMapsOf<Value>(read: Reader<Value>, shape: DiagnosticCode): Reader<Readonly<Record<string, Value>>> {
  return (node, scope) => {
    if (node.kind !== 'map') return refuseKind(shape, 'a map of names', node, scope);
    const values = namedEntries(node.entries).map(([name, value]) => [name, read(orEmptyMap(value), within(scope, name))] as const);
    return values.every((entry): entry is readonly [string, Value] => entry[1] !== undefined) ? Object.fromEntries(values) : undefined;
  };
}

/** The value; an empty map in the place of null. */
function orEmptyMap(node: Node): Node {
  return node.kind === 'null' ? { kind: 'map', entries: new Map(), source: node.source, start: node.start, end: node.end } : node;
}
