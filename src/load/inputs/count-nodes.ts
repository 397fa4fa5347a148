import { MAX_TREE_DEPTH } from '../../limits.js';
import type { Node } from '../../yaml/node.js';

/**
 * How many nodes a tree has, keys included, when everything shared is written out. Each node is visited once, so that aliases of aliases
 * cost nothing. Infinite for a tree deeper than {@link MAX_TREE_DEPTH}.
 */
export function countNodes(root: Node): number {
  const counts = new Map<Node, number>();
  const count = (node: Node, depth: number): number => {
    if (node.kind !== 'map' && node.kind !== 'list') return 1;
    if (depth > MAX_TREE_DEPTH) return Infinity;
    let total = counts.get(node);
    if (total === undefined) {
      total = 1;
      if (node.kind === 'list') for (const item of node.items) total += count(item, depth + 1);
      else for (const { key, value } of node.entries.values()) total += count(key, depth + 1) + count(value, depth + 1);
      counts.set(node, total);
    }
    return total;
  };
  return count(root, 1);
}
