/** Values keyed by names of the user's choice; their keys are not ours to rename. */
const USER_KEYED: ReadonlySet<string> = new Set(['variables', 'inputs', 'id_tokens', 'secrets']);

/** A normal form as GitLab writes it: keys in snake case, absent properties left out. */
export function snakeCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snakeCase);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => {
    const name = key.replaceAll(/([a-z0-9])([A-Z])/g, (_, before: string, after: string) => `${before}_${after.toLowerCase()}`);
    return inner === undefined ? [] : [[name, USER_KEYED.has(name) ? inner as unknown : snakeCase(inner)]];
  }));
}
