import equal from 'fast-deep-equal';

/** Two values of one thing; absent where there is none. */
export interface Change<Value> {
  /** Before. */
  before?: Value;
  /** After. */
  after?: Value;
}

/** The same data with every record as a sorted list of entries, so that names such as `valueOf` are only data to the comparison. */
function asEntries(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asEntries);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return { entries: entries.map(([key, inner]) => [key, asEntries(inner)]) };
}

/**
 * How two values of plain data differ: `undefined` when they do not. The order of keys does not count, that of lists does, and what is
 * undefined is absent.
 */
export function difference<Value>(before: Value | undefined, after: Value | undefined): Change<Value> | undefined {
  if (before === after || equal(asEntries(before), asEntries(after))) return undefined;
  return { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}
