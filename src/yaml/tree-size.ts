import { MAX_TREE_DEPTH, MAX_TREE_NODES } from '../limits.js';
import type { Node } from './node.js';

/** What a tree amounts to with everything shared written out. */
interface TreeSize {
  /** Rough bytes in GitLab's memory (L16). */
  readonly bytes: number;
  /** Levels of maps and lists. */
  readonly depth: number;
  /** Maps, lists and scalars, keys included; a reference counts as one. */
  readonly nodes: number;
}

/** True for a tree beyond what the library takes, once everything is written out. */
export const isTreeTooLarge = ({ depth, nodes }: TreeSize): boolean => depth > MAX_TREE_DEPTH || nodes > MAX_TREE_NODES;

const SCALAR: TreeSize = { bytes: 40, depth: 0, nodes: 1 };
const bytesOfText = (length: number): number => 40 + (length > 23 ? length : 0);
const bytesOfMap = (count: number): number => 160 + (count > 8 ? 48 * count : 0);

/** A measure that remembers, so that a node which stands in many places is visited once. */
export function createTreeMeasure(): (node: Node) => TreeSize {
  const known = new Map<Node, TreeSize>();
  const measure = (node: Node): TreeSize => {
    if (node.kind === 'string' || node.kind === 'symbol') return { bytes: bytesOfText(node.value.length), depth: 0, nodes: 1 };
    if (node.kind !== 'list' && node.kind !== 'map' && node.kind !== 'reference') return SCALAR;
    let size = known.get(node);
    if (!size) known.set(node, size = measureCollection(node));
    return size;
  };
  const measureCollection = (node: Extract<Node, { kind: 'list' | 'map' | 'reference' }>): TreeSize => {
    if (node.kind === 'reference') return { ...measure(node.target), nodes: 1 };
    let bytes = node.kind === 'list' ? 40 + 8 * node.items.length : bytesOfMap(node.entries.size);
    let depth = 0;
    let nodes = 1;
    const add = (inner: Node): void => {
      const size = measure(inner);
      bytes += size.bytes;
      depth = Math.max(depth, size.depth);
      nodes += size.nodes;
    };
    if (node.kind === 'list') node.items.forEach(add);
    else {
      for (const { key, value } of node.entries.values()) {
        add(key);
        add(value);
      }
    }
    return { bytes, depth: depth + 1, nodes };
  };
  return measure;
}
