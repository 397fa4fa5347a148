import { isScalar, scalarText } from './scalar-text.js';
import type { ListNode, Node } from './node.js';

/** The text of a string. A symbol is none: plain "must be a string" checks refuse it (02 §0.1). */
export function stringOf(node: Node | undefined): string | undefined {
  return node?.kind === 'string' ? node.value : undefined;
}

/** The texts of a flat list of strings or symbols; undefined for anything else. */
export function stringListOf(node: Node | undefined): string[] | undefined {
  if (node?.kind !== 'list') return undefined;
  const texts: string[] = [];
  for (const item of node.items) {
    if (item.kind !== 'string' && item.kind !== 'symbol') return undefined;
    texts.push(item.value);
  }
  return texts;
}

/** The first item of a list that is neither string nor symbol, to point at. */
export function firstNonString(node: Node): Node {
  return node.kind === 'list' ? node.items.find((item) => item.kind !== 'string' && item.kind !== 'symbol') ?? node : node;
}

/** A scalar with a value, as text: what variables accept. */
export function scalarTextOf(node: Node): string | undefined {
  return isScalar(node) && node.kind !== 'null' ? scalarText(node) : undefined;
}

/** An integer in the safe range. */
export function integerOf(node: Node | undefined): number | undefined {
  return node?.kind === 'integer' && typeof node.value === 'number' ? node.value : undefined;
}

/** A boolean. */
export function booleanOf(node: Node | undefined): boolean | undefined {
  return node?.kind === 'boolean' ? node.value : undefined;
}

/**
 * The items of a list with nested lists written out; undefined when lists are nested more than `levels` deep, the outermost counted (L86).
 */
export function flattenList(node: ListNode, levels: number): Node[] | undefined {
  if (!node.items.some((item) => item.kind === 'list')) return [...node.items];
  const flat: Node[] = [];
  const collect = (list: ListNode, left: number): boolean => list.items.every((item) => {
    if (item.kind !== 'list') {
      flat.push(item);
      return true;
    }
    return left > 1 && collect(item, left - 1);
  });
  return collect(node, levels) ? flat : undefined;
}

