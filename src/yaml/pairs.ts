import type { Entry, MapKey, Node } from './node.js';

/** The pairs of a map while it is read. */
export interface Pairs {
  readonly entries: Map<MapKey, Entry>;
  /** Names that came through `<<`: writing them again is no repetition. */
  merged: Set<MapKey> | undefined;
}

/** Two equal keys of a map, and the value of the first, which is lost. */
export interface Repetition {
  readonly key: Node;
  readonly lost: Node;
}

/** Puts in a pair; the last of equal keys counts (L11). */
export function addPair({ entries, merged }: Pairs, key: Node, value: Node): Repetition | undefined {
  const name = mapKey(key);
  const previous = entries.get(name);
  entries.set(name, { key, value });
  return previous && !merged?.delete(name) ? { key, lost: previous.value } : undefined;
}

/** Puts in what `<<` merges, over what has been read so far; of several maps the first counts (L12). */
export function mergePairs(pairs: Pairs, maps: readonly Node[]): void {
  pairs.merged ??= new Set();
  for (const map of maps.toReversed()) {
    if (map.kind !== 'map') continue;
    for (const [name, entry] of map.entries) {
      pairs.entries.set(name, entry);
      pairs.merged.add(name);
    }
  }
}

function mapKey(key: Node): MapKey {
  return key.kind === 'list' || key.kind === 'map' || key.kind === 'reference' ? key : key.value;
}
