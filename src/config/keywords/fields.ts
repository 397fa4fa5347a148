import type { DiagnosticCode } from '../../diagnostics/codes.js';
import { isSince, type Behaviour } from '../../gitlab-version.js';
import { nearest } from '../../text/nearest.js';
import { withEntries, type MapNode, type Node } from '../../yaml/node.js';
import { describeKind } from '../../yaml/scalar-text.js';
import { booleanOf, stringOf } from '../../yaml/shapes.js';
import { camelCase, onlyKnownKeys, type KeywordScope } from '../keyword.js';
import { quoteHint } from './quote-hint.js';

/** One key of a keyword's map: since when it is there, and how its value becomes the normal form. */
export interface Field {
  readonly since?: string;
  /** The first version without it. */
  readonly until?: string;
  /** What to write instead of a key that is gone. */
  readonly instead?: string;
  readonly required?: true;
  /** Checks the value and gives its normal form; undefined after a report. */
  read(node: Node, scope: KeywordScope): unknown;
}

/** The keys a map may have. */
export type Fields = ReadonlyMap<string, Field>;

/** A scope for what stands below some keys of the value. */
export function within(scope: KeywordScope, ...keys: readonly (string | number)[]): KeywordScope {
  return {
    ...scope,
    report: (code, message, at, { inside = [], hint } = {}) => scope.report(code, message, at, { inside: [...keys, ...inside], hint }),
  };
}

function isAvailable({ since, until }: Field, behaviour: Behaviour): boolean {
  return (since === undefined || isSince(behaviour, since)) && (until === undefined || !isSince(behaviour, until));
}

/** Reports keys of another version by name and the rest in one; true when there are none. */
function checkKeys(node: MapNode, fields: Fields, code: DiagnosticCode, scope: KeywordScope): boolean {
  const { behaviour } = scope;
  const own = new Map(node.entries);
  let clean = true;
  for (const [name, { key }] of node.entries) {
    const field = typeof name === 'string' ? fields.get(name) : undefined;
    if (!field) clean = false;
    else if (!isAvailable(field, behaviour)) {
      clean = false;
      own.delete(name);
      const { since = '', until, instead } = field;
      const reason = until !== undefined && isSince(behaviour, until) ? `was removed in GitLab ${until}` : `came with GitLab ${since}`;
      scope.report(code, `\`${name as string}\` ${reason}; this is read as ${behaviour.gitlabVersion}.`, key, { inside: [name as string], hint: instead });
    }
  }
  if (!clean) onlyKnownKeys(withEntries(node, own), Array.from(fields).filter(([, field]) => isAvailable(field, behaviour)).map(([name]) => name), code, scope);
  return clean;
}

/**
 * Reads a map key by key; all problems are reported.
 *
 * @param shape - the code of unknown and of missing keys.
 * @param nulls - a null value is left out, kept as null, or read like any other.
 * @returns the normal forms by camelCase name in the order written, or undefined after a report.
 * @remarks Source: K-null-1, K-job-11 for the keys.
 */
export function readFields(
  node: MapNode, fields: Fields, shape: DiagnosticCode, scope: KeywordScope, nulls: 'dropped' | 'kept' | 'read' = 'dropped',
): Record<string, unknown> | undefined {
  let clean = checkKeys(node, fields, shape, scope);
  for (const [name, { required }] of fields) {
    if (!required || node.entries.has(name)) continue;
    clean = false;
    scope.report(shape, `\`${name}\` is missing.`, node, { inside: [name] });
  }
  const values: Record<string, unknown> = {};
  for (const [name, { value }] of node.entries) {
    const field = typeof name === 'string' ? fields.get(name) : undefined;
    if (!field || !isAvailable(field, scope.behaviour)) continue;
    if (value.kind === 'null' && nulls !== 'read') {
      if (nulls === 'kept') values[camelCase(name as string)] = null;
      continue;
    }
    const form = field.read(value, within(scope, name as string));
    if (form === undefined) clean = false;
    else values[camelCase(name as string)] = form;
  }
  return clean ? values : undefined;
}

/** A string. */
export function readText(node: Node, scope: KeywordScope, code: DiagnosticCode, name: string): string | undefined {
  return stringOf(node) ?? scope.report(code, `\`${name}\` takes a string; this is ${describeKind(node)}.`, node, { hint: quoteHint(node) });
}

/** `true` or `false`. */
export function readFlag(node: Node, scope: KeywordScope, code: DiagnosticCode, name: string): boolean | undefined {
  const hint = node.kind === 'string' && /^(?:true|false)$/i.test(node.value) ? 'Write it without quotes.' : undefined;
  return booleanOf(node) ?? scope.report(code, `\`${name}\` is \`true\` or \`false\`; this is ${describeKind(node)}.`, node, { hint });
}

/** A flat list of strings; every other item is reported. */
export function readTexts(node: Node, scope: KeywordScope, code: DiagnosticCode, name: string): string[] | undefined {
  if (node.kind !== 'list') {
    return scope.report(code, `\`${name}\` takes a list of strings; this is ${describeKind(node)}.`, node, { hint: node.kind === 'string' ? 'Put it in a list.' : undefined });
  }
  const texts: string[] = [];
  node.items.forEach((item, index) => {
    if (item.kind === 'string' || item.kind === 'symbol') texts.push(item.value);
    else scope.report(code, `\`${name}\` takes a list of strings; this item is ${describeKind(item)}.`, item, { inside: [index], hint: quoteHint(item) });
  });
  return texts.length === node.items.length ? texts : undefined;
}

/** One of a few words. */
export function readChoice(node: Node, scope: KeywordScope, code: DiagnosticCode, name: string, allowed: readonly string[]): string | undefined {
  const text = stringOf(node);
  if (text !== undefined && allowed.includes(text)) return text;
  return scope.report(code, `\`${name}\` is ${allowed.map((word) => `\`${word}\``).join(', ')}.`, node, { hint: text === undefined ? undefined : nearest(text, allowed) });
}
