/** What the address of the form that runs a pipeline fills in. */
export interface RunUrl {
  /** Branch or tag; null when it is not given. */
  ref: string | null;
  /** Variables by name. */
  variables: Record<string, string>;
  /** File variables by name: their contents. */
  fileVariables: Record<string, string>;
}

const PARAMETER = /^(var|file_var)\[(.+)\]$/s;

/**
 * Reads the query string of the address of the form that runs a pipeline.
 *
 * @param url - the address, `.../pipelines/new?ref=main&var[NAME]=value&file_var[NAME]=content`, or its query string from `?` on.
 * @returns what it fills in. Entries without name or value, and other parameters, are left out; the last of a name counts. A text without a
 * query string fills in nothing.
 *
 * @example
 * ```ts
 * parseRunUrl('https://gitlab.example.com/a/b/-/pipelines/new?ref=main&var[WHO]=Ada+L');
 * // { ref: 'main', variables: { WHO: 'Ada L' }, fileVariables: {} }
 * ```
 * @remarks Source: 03-Q4, Q5.
 */
export function parseRunUrl(url: string): RunUrl {
  const start = url.indexOf('?');
  const query = start < 0 ? '' : url.slice(start + 1).split('#', 1)[0] ?? '';
  let ref: string | null = null;
  const variables = new Map<string, string>();
  const fileVariables = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    if (value === '') continue;
    const [, kind, key] = PARAMETER.exec(name) ?? [];
    if (name === 'ref') ref = value;
    else if (key !== undefined) (kind === 'var' ? variables : fileVariables).set(key, value);
  }
  return { ref, variables: Object.fromEntries(variables), fileVariables: Object.fromEntries(fileVariables) };
}

/**
 * Writes the address of the form that runs a pipeline, filled in: the reverse of {@link parseRunUrl}.
 *
 * @param form - the form's address, e.g. `https://gitlab.example.com/group/project/-/pipelines/new`; a query string of its own is replaced.
 * @param content - what to fill in. Entries without name or value are left out.
 * @returns the address, everything in it percent-encoded.
 *
 * @example
 * ```ts
 * buildRunUrl('https://gitlab.example.com/a/b/-/pipelines/new', { ref: 'main', variables: { WHO: 'Ada L' } });
 * // 'https://gitlab.example.com/a/b/-/pipelines/new?ref=main&var%5BWHO%5D=Ada%20L'
 * ```
 * @remarks Source: 03-Q4, Q5.
 */
export function buildRunUrl(
  form: string, { ref, variables = {}, fileVariables = {} }: {
    readonly ref?: string | null; readonly variables?: Readonly<Record<string, string>>; readonly fileVariables?: Readonly<Record<string, string>>;
  },
): string {
  const named = (kind: string, values: Readonly<Record<string, string>>): [string, string][] =>
    Object.entries(values).flatMap(([key, value]) => (key === '' ? [] : [[`${kind}[${key}]`, value]]));
  const query = [['ref', ref ?? ''] as const, ...named('var', variables), ...named('file_var', fileVariables)]
    .filter(([, value]) => value !== '')
    .map((pair) => pair.map((part) => encodeURIComponent(part.toWellFormed())).join('='));
  const address = form.split(/[?#]/, 1)[0] ?? '';
  return query.length === 0 ? address : `${address}?${query.join('&')}`;
}
