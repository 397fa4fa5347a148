/** The entries of a list in an order where what an entry refers to comes before it, and the cycles that make this impossible. */
export interface DependencyOrder {
  /** Positions in the given list, each once. */
  readonly order: number[];
  /** Positions of two or more entries that refer to each other, one list per cycle. */
  readonly cycles: number[][];
}

/** The entries of one key, which are entered one after the other: those before `unseen` are seen, those before `open` complete. */
interface Group {
  readonly entries: number[];
  unseen: number;
  open: number;
}

/**
 * Orders entries by their references; entries that need nothing keep their place (03-X4). A name stands for all entries of that key; an
 * entry that refers to itself alone is no cycle (03-X5). Linear in entries plus references, without recursion.
 *
 * Tarjan's strongly connected components: a depth-first walk from each entry through its references in the order written, each leading to
 * all entries of its key in the order given. Entries of a key share two positions, so that many of them cost no more than their number.
 */
export function dependencyOrder(keys: readonly string[], references: readonly (readonly string[])[]): DependencyOrder {
  const groups = groupByKey(keys);
  const order: number[] = [];
  const cycles: number[][] = [];
  const seenAt = new Int32Array(keys.length); // 0: not seen yet
  const lowest = new Int32Array(keys.length);
  const isOpen = new Uint8Array(keys.length); // 1: its component is not complete yet
  const component: number[] = [];
  let seen = 0;

  const enter = (entry: number): { entry: number; next: number } => {
    seenAt[entry] = lowest[entry] = ++seen;
    isOpen[entry] = 1;
    component.push(entry);
    return { entry, next: 0 };
  };
  const reach = (from: number, place: number): void => {
    lowest[from] = Math.min(lowest[from] ?? 0, place);
  };
  const leave = (entry: number): void => {
    if (lowest[entry] !== seenAt[entry]) return;
    const members = component.splice(component.lastIndexOf(entry));
    for (const member of members) {
      isOpen[member] = 0;
      order.push(member);
    }
    if (members.length > 1) cycles.push(members);
  };
  const nextUnseen = (group: Group): number | undefined => {
    while (seenAt[group.entries[group.unseen] ?? -1]) group.unseen++;
    return group.entries[group.unseen];
  };
  /** The open entry seen first, of a group that is seen. */
  const firstOpen = (group: Group): number | undefined => {
    while (isOpen[group.entries[group.open] ?? -1] === 0) group.open++;
    return group.entries[group.open];
  };

  for (let root = 0; root < keys.length; root++) {
    if (seenAt[root]) continue;
    const path = [enter(root)];
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const name = references[step.entry]?.[step.next];
      if (name === undefined) {
        leave(step.entry);
        path.pop();
        const parent = path.at(-1);
        if (parent) reach(parent.entry, lowest[step.entry] ?? 0);
        continue;
      }
      const group = groups.get(name);
      const target = group && nextUnseen(group);
      if (target !== undefined) {
        path.push(enter(target));
        continue;
      }
      const open = group && firstOpen(group);
      if (open !== undefined) reach(step.entry, seenAt[open] ?? 0);
      step.next++;
    }
  }
  return { order, cycles };
}

function groupByKey(keys: readonly string[]): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  keys.forEach((key, entry) => {
    const group = groups.get(key);
    if (group) group.entries.push(entry);
    else groups.set(key, { entries: [entry], unseen: 0, open: 0 });
  });
  return groups;
}
