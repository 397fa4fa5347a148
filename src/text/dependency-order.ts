/** The entries of a list in an order where what an entry refers to comes before it, and the cycles that make this impossible. */
export interface DependencyOrder {
  /** Positions in the given list, each once. */
  readonly order: number[];
  /** Positions of two or more entries that refer to each other, one list per cycle. */
  readonly cycles: number[][];
}

/**
 * Orders entries by their references; entries that need nothing keep their place (03-X4). A name stands for all entries of that key; an
 * entry that refers to itself alone is no cycle (03-X5). Linear in entries plus references, without recursion.
 *
 * Tarjan's strongly connected components over a graph with two kinds of nodes: the entries, and one node per key that leads to all
 * entries of that key, so that many entries of one key cost no more than their number.
 */
export function dependencyOrder(keys: readonly string[], references: readonly (readonly string[])[]): DependencyOrder {
  const edges = graph(keys, references);
  const order: number[] = [];
  const cycles: number[][] = [];
  const seenAt = new Int32Array(edges.length); // 0: not seen yet
  const lowest = new Int32Array(edges.length);
  const open = new Uint8Array(edges.length); // 1: its component is not complete yet
  const component: number[] = [];
  let seen = 0;

  const enter = (node: number): { node: number; next: number } => {
    seenAt[node] = lowest[node] = ++seen;
    open[node] = 1;
    component.push(node);
    return { node, next: 0 };
  };
  const reach = (from: number, place: number): void => {
    lowest[from] = Math.min(lowest[from] ?? 0, place);
  };
  const leave = (node: number): void => {
    if (lowest[node] !== seenAt[node]) return;
    const members = component.splice(component.lastIndexOf(node));
    for (const member of members) open[member] = 0;
    const entries = members.filter((member) => member < keys.length);
    for (const entry of entries) order.push(entry);
    if (entries.length > 1) cycles.push(entries);
  };

  for (let root = 0; root < keys.length; root++) {
    if (seenAt[root]) continue;
    const path = [enter(root)];
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const target = edges[step.node]?.[step.next++];
      if (target === undefined) {
        leave(step.node);
        path.pop();
        const parent = path.at(-1);
        if (parent) reach(parent.node, lowest[step.node] ?? 0);
      } else if (!seenAt[target]) path.push(enter(target));
      else if (open[target]) reach(step.node, seenAt[target] ?? 0);
    }
  }
  return { order, cycles };
}

/** The targets of each node: first the entries, leading to key nodes, then the key nodes, leading to their entries. */
function graph(keys: readonly string[], references: readonly (readonly string[])[]): number[][] {
  const nodeOfKey = new Map<string, number>();
  const keyNodes: number[][] = [];
  keys.forEach((key, entry) => {
    const node = nodeOfKey.get(key);
    if (node === undefined) {
      nodeOfKey.set(key, keys.length + keyNodes.length);
      keyNodes.push([entry]);
    } else keyNodes[node - keys.length]?.push(entry);
  });
  const entryNodes = references.map((names) => names.map((name) => nodeOfKey.get(name)).filter((node) => node !== undefined));
  return [...entryNodes, ...keyNodes];
}
