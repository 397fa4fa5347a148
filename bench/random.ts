/** A source of choices that are the same for the same seed. */
export interface Random {
  /** A whole number from 0 to one less than `limit`. */
  below(limit: number): number;
  /** One of the items. */
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  /** Some of the items, in their order. */
  some<Item>(count: number, items: readonly Item[]): Item[];
}

/** Choices by mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return Math.floor((((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return {
    below,
    pick: (items) => items[below(items.length)] ?? items[0],
    some(count, items) {
      const left = new Set(items.keys());
      while (left.size > count) left.delete([...left][below(left.size)] ?? 0);
      return items.filter((_, index) => left.has(index));
    },
  };
}
