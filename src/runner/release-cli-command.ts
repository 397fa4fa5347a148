import type { Release } from '../keyword-forms.js';

/** Keys with one value, and their flags, in the order of the command. */
const SINGLE: readonly (readonly [key: string, flag: string])[] = [
  ['name', '--name'], ['description', '--description'], ['tagName', '--tag-name'], ['tagMessage', '--tag-message'], ['ref', '--ref'],
  ['releasedAt', '--released-at'],
];

/** Types of what a key of a link may hold. */
const SCALARS: ReadonlySet<string> = new Set(['string', 'number', 'boolean']);

const quoted = (value: string): string => `"${value.replaceAll('"', '\\"')}"`;
const isText = (value: unknown): value is string | number => (typeof value === 'string' && value !== '') || typeof value === 'number';
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
const snakeCase = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** `assets:links`, one flag each: a JSON text written as a JSON text, so that the shell keeps its quotes. */
function assetFlags(assets: unknown): string[] {
  const links: unknown = typeof assets === 'object' && assets !== null && 'links' in assets ? assets.links : [];
  return listOf(links).flatMap((link) => {
    if (typeof link !== 'object' || link === null) return [];
    const entries = Object.entries(link).flatMap(([key, value]: [string, unknown]) => (SCALARS.has(typeof value) ? [[snakeCase(key), value]] : []));
    return entries.length === 0 ? [] : [`--assets-link ${JSON.stringify(JSON.stringify(Object.fromEntries(entries)))}`];
  });
}

/**
 * The command line that creates a job's release.
 *
 * @param release - `release` of a job: `tagName` and `description`, and perhaps `name`, `tagMessage`, `ref`, `releasedAt`, `milestones` and
 * `assets`. Without a name the release is called like its tag.
 * @returns one line for a shell, which expands the variables in it. What is blank or of another type is left out.
 *
 * @example
 * ```ts
 * releaseCliCommand({ tagName: 'v1', description: 'First', milestones: ['m1'] });
 * // 'release-cli create --description "First" --tag-name "v1" --milestone "m1"'
 * ```
 * @remarks Source: document 13.3, "releaser-cli command line"; K-rel.
 */
export function releaseCliCommand(release: Release | Readonly<Record<string, unknown>>): string {
  const parts: Readonly<Record<string, unknown>> = { ...release };
  const single = SINGLE.flatMap(([key, flag]) => {
    const value = parts[key];
    return isText(value) ? [`${flag} ${quoted(String(value))}`] : [];
  });
  const milestones = listOf(parts.milestones).filter(isText).map((milestone) => `--milestone ${quoted(String(milestone))}`);
  return ['release-cli create', ...single, ...milestones, ...assetFlags(parts.assets)].join(' ');
}
