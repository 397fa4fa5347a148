/** A map of bounded size; the entry that was not used for the longest time makes room for a new one. */
interface LeastRecentlyUsed<V> {
  readonly size: number;
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  /** Releases the entry, if there is one. */
  remove(key: string): void;
  clear(): void;
}

/**
 * Makes an empty {@link LeastRecentlyUsed}.
 *
 * @param capacity - entries kept at most.
 * @param release - called with each value that is removed or has to make room; not by `clear`.
 */
export function createLeastRecentlyUsed<V>(capacity: number, release?: (value: V) => void): LeastRecentlyUsed<V> {
  const entries = new Map<string, V>();
  let newest: string | undefined;
  return {
    get size() {
      return entries.size;
    },
    get(key) {
      const value = entries.get(key);
      if (value !== undefined && key !== newest) {
        entries.delete(key);
        entries.set(key, value);
        newest = key;
      }
      return value;
    },
    set(key, value) {
      entries.delete(key);
      const oldest = entries.size < capacity ? undefined : entries.entries().next().value;
      if (oldest) {
        entries.delete(oldest[0]);
        release?.(oldest[1]);
      }
      entries.set(key, value);
      newest = key;
    },
    remove(key) {
      const value = entries.get(key);
      if (value === undefined) return;
      entries.delete(key);
      release?.(value);
    },
    clear() {
      entries.clear();
      newest = undefined;
    },
  };
}
