import { MAX_TREE_DEPTH } from '../limits.js';
import type { Node } from './node.js';

interface Count {
  readonly nodes: number;
  readonly depth: number;
}

const ONE: Count = { nodes: 1, depth: 0 };
const TOO_DEEP: Count = { nodes: Infinity, depth: Infinity };

/** What is known of nodes counted before. */
export type NodeCounts = Map<Node, Count>;

/**
 * How many nodes a tree has, keys included, when everything shared is written out. Each node is visited once, so that aliases of aliases
 * cost nothing, nor do trees counted with the same `counts` before. Infinite for a tree deeper than {@link MAX_TREE_DEPTH}.
 */
export function countNodes(root: Node, counts: NodeCounts = new Map()): number {
  const count = (node: Node, left: number): Count => {
    if (node.kind !== 'map' && node.kind !== 'list') return ONE;
    if (left === 0) return TOO_DEEP;
    const known = counts.get(node);
    if (known) return known;
    let nodes = 1;
    let depth = 0;
    const add = (inner: Count): void => {
      nodes += inner.nodes;
      if (inner.depth > depth) ({ depth } = inner);
    };
    if (node.kind === 'list') for (const item of node.items) add(count(item, left - 1));
    else {
      for (const { key, value } of node.entries.values()) {
        add(count(key, left - 1));
        add(count(value, left - 1));
      }
    }
    const total = depth < MAX_TREE_DEPTH ? { nodes, depth: depth + 1 } : TOO_DEEP;
    counts.set(node, total);
    return total;
  };
  return count(root, MAX_TREE_DEPTH).nodes;
}
