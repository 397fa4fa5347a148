import { MAX_TREE_NODES } from '../limits.js';
import { withEntries, type Entry, type MapKey, type MapNode, type Node } from '../yaml/node.js';

/** How many map entries merging may still make; below zero, merging stops and the caller reports it. */
interface MergeBudget {
  left: number;
}

/** A full budget. */
export function mergeBudget(): MergeBudget {
  return { left: MAX_TREE_NODES };
}

/**
 * Deep merge of two maps: keys of one side stay, maps merge, otherwise the later value counts, also when it is null or empty. Lists are
 * never merged. Keys of `base` keep their places, new keys follow.
 *
 * @remarks Source: L63.
 */
export function deepMerge(base: MapNode, later: MapNode, budget: MergeBudget): MapNode {
  if (later.entries.size === 0) return base;
  budget.left -= base.entries.size + later.entries.size;
  if (budget.left < 0) return later;
  const entries = new Map<MapKey, Entry>(base.entries);
  for (const [name, entry] of later.entries) {
    const before = entries.get(name);
    entries.set(name, before ? { key: entry.key, value: mergedValue(before.value, entry.value, budget) } : entry);
  }
  return withEntries(later, entries, base.references ?? later.references);
}

function mergedValue(before: Node, after: Node, budget: MergeBudget): Node {
  return before.kind === 'map' && after.kind === 'map' && before !== after ? deepMerge(before, after, budget) : after;
}
