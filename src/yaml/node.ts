import type { SourceFile } from '../diagnostics/source-file.js';

/** Where a node stands: absent for configurations given as objects. */
interface Located {
  readonly source: SourceFile | undefined;
  readonly start: number;
  readonly end: number;
}

/** A text, or a symbol (`:name`), which most lists take for a text. */
export interface StringNode extends Located {
  readonly kind: 'string' | 'symbol';
  readonly value: string;
}

/** An integer of any size. */
export interface IntegerNode extends Located {
  readonly kind: 'integer';
  readonly value: number | bigint;
}

/** A floating point number; `1.0` is one. */
export interface FloatNode extends Located {
  readonly kind: 'float';
  readonly value: number;
}

/** `true` or `false` after YAML 1.1 resolution. */
export interface BooleanNode extends Located {
  readonly kind: 'boolean';
  readonly value: boolean;
}

/** Nothing written, `~` or `null`. */
export interface NullNode extends Located {
  readonly kind: 'null';
  readonly value: null;
}

/** Lists and maps tell whether a `!reference` stands somewhere in them, so that the rest need not be searched. */
interface Collection extends Located {
  readonly references?: true;
}

/** A list. */
export interface ListNode extends Collection {
  readonly kind: 'list';
  readonly items: readonly Node[];
}

/** The key of a map: text for strings and symbols, the value of other scalars, the node itself for lists and maps (L14). */
export type MapKey = string | number | bigint | boolean | null | Node;

/** One pair of a map. */
export interface Entry {
  readonly key: Node;
  readonly value: Node;
}

/** A map in the order of its keys. */
export interface MapNode extends Collection {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<MapKey, Entry>;
}

/** `!reference [...]`, not yet resolved; `target` is what the tag stands on. */
export interface ReferenceNode extends Located {
  readonly kind: 'reference';
  readonly target: Node;
}

/** A scalar node. */
export type ScalarNode = StringNode | IntegerNode | FloatNode | BooleanNode | NullNode;

/** One node of a configuration. Nodes are never changed, so subtrees are shared freely. */
export type Node = ScalarNode | ListNode | MapNode | ReferenceNode;

/** The value under a key, also when it is null; undefined when the key is absent or the node no map. */
export function child(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === 'map' ? node.entries.get(key)?.value : undefined;
}

/** The value under a key unless it is absent or null. */
export function presentChild(node: Node | undefined, key: string): Node | undefined {
  const value = child(node, key);
  return value?.kind === 'null' ? undefined : value;
}

/** Null, `false`, an empty or whitespace-only string, an empty map or list (01 §0). */
export function isBlank(node: Node | undefined): boolean {
  if (!node) return true;
  switch (node.kind) {
    case 'null': return true;
    case 'boolean': return !node.value;
    case 'string': case 'symbol': return !/\P{White_Space}/u.test(node.value);
    case 'list': return node.items.length === 0;
    case 'map': return node.entries.size === 0;
    default: return false;
  }
}

/** A map with other entries at the same place; `references` says whether a `!reference` may stand in them. */
export function withEntries(node: MapNode, entries: ReadonlyMap<MapKey, Entry>, references = node.references): MapNode {
  const map: MapNode = { kind: 'map', entries, source: node.source, start: node.start, end: node.end };
  return references ? { ...map, references } : map;
}

/** A list with other items at the same place. */
export function withItems(node: ListNode, items: readonly Node[]): ListNode {
  const list: ListNode = { kind: 'list', items, source: node.source, start: node.start, end: node.end };
  return node.references ? { ...list, references: true } : list;
}

/** The empty map, standing nowhere. */
export const EMPTY_MAP: MapNode = { kind: 'map', entries: new Map(), source: undefined, start: 0, end: 0 };
