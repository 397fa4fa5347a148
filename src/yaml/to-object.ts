import { isScalar, scalarText } from './scalar-text.js';
import type { MapKey, Node } from './node.js';

/** The text of a key; a list or map as key has none worth showing. */
export function keyText(key: Node): string {
  return isScalar(key) ? scalarText(key) : key.kind;
}

/**
 * A node as a plain JSON value: symbols as text, big integers as text, infinities and NaN as text, references as their target. Keys become
 * text; `rename` maps the keys of maps.
 */
export function nodeToObject(node: Node, rename: (key: string) => string = (key) => key): unknown {
  switch (node.kind) {
    case 'list': return node.items.map((item) => nodeToObject(item, rename));
    case 'map': return Object.fromEntries(Array.from(node.entries.values(), ({ key, value }) => [rename(keyText(key)), nodeToObject(value, rename)]));
    case 'reference': return nodeToObject(node.target, rename);
    case 'integer': return typeof node.value === 'bigint' ? node.value.toString() : node.value;
    case 'float': return Number.isFinite(node.value) ? node.value : scalarText(node);
    default: return node.value;
  }
}

/** Entries under their names as a map; the type of map keys is of no interest to most callers. */
export function namedEntries(entries: ReadonlyMap<MapKey, { readonly key: Node; readonly value: Node }>): [string, Node][] {
  return Array.from(entries.values(), ({ key, value }) => [keyText(key), value]);
}
