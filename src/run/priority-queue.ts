/** Items that come out first to last. */
export interface PriorityQueue<Item> {
  push(item: Item): void;
  /** The first item, which stays. */
  first(): Item | undefined;
  /** Takes the first item out. */
  pop(): Item | undefined;
}

/** An empty queue, a binary heap. */
export function createPriorityQueue<Item>(isBefore: (a: Item, b: Item) => boolean): PriorityQueue<Item> {
  const heap: Item[] = [];
  const rise = (item: Item): void => {
    let place = heap.length;
    heap.push(item);
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || !isBefore(item, parent)) break;
      heap[place] = parent;
      place = above;
    }
    heap[place] = item;
  };
  const sink = (item: Item): void => {
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      let child = heap[below];
      const right = heap[below + 1];
      if (child !== undefined && right !== undefined && isBefore(right, child)) [below, child] = [below + 1, right];
      if (child === undefined || !isBefore(child, item)) break;
      heap[place] = child;
      place = below;
    }
    heap[place] = item;
  };
  return {
    push: rise,
    first: () => heap[0],
    pop() {
      const first = heap[0];
      const last = heap.pop();
      if (last !== undefined && heap.length > 0) sink(last);
      return first;
    },
  };
}
