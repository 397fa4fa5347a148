import { sha256 } from './sha256.js';

/** An environment's tier. */
export type DeploymentTier = 'production' | 'staging' | 'testing' | 'development' | 'other';

/** Which words in a name mean which tier, most decisive first (03-D8). */
const TIERS: readonly (readonly [pattern: RegExp, tier: DeploymentTier])[] = [
  [/dev|review|trunk/i, 'development'],
  [/test|tst|int|ac(?:ce)?pt|qa|qc|control|quality/i, 'testing'],
  [/sta?g|mode?l|pre|demo|non/i, 'staging'],
  [/pro?d|live/i, 'production'],
];

const SLUG_LENGTH = 63;
const ENVIRONMENT_SLUG_LENGTH = 24;

/** Pieces of a job name that its group name does not have, at most (03-V41). */
const GROUP_SUFFIXES = 3;

/**
 * The general slug: `CI_COMMIT_REF_SLUG`, `CI_PROJECT_PATH_SLUG`, `CI_JOB_NAME_SLUG` and others.
 *
 * @param name - Any text.
 * @returns At most 63 characters of `[a-z0-9-]`, with no `-` at the ends; empty when nothing is left.
 *
 * @example
 * ```ts
 * refSlug('feature/Add_Thing'); // 'feature-add-thing'
 * ```
 *
 * @remarks Source: 03-D7.
 */
export function refSlug(name: string): string {
  return hyphenated(name).slice(0, SLUG_LENGTH).replace(/^-+|-+$/g, '');
}

/**
 * An environment's slug, `CI_ENVIRONMENT_SLUG`, as it is made when the environment is created: the name itself where that is possible,
 * otherwise shortened, with a suffix that tells apart names with the same beginning.
 *
 * @param name - The expanded name.
 * @returns At most 24 characters of `[a-z0-9-]`, starting with a letter.
 *
 * @example
 * ```ts
 * environmentSlug('production'); // 'production'
 * environmentSlug('review/feature-1'); // 'review-feature-1-1q251u'
 * ```
 *
 * @remarks Source: 03-D5.
 */
export function environmentSlug(name: string): string {
  const letters = hyphenated(name);
  const slug = (/^[a-z]/.test(letters) ? letters : `env-${letters}`).replace(/-+/g, '-');
  if (slug === name && slug.length <= ENVIRONMENT_SLUG_LENGTH) return slug.replace(/-$/, '');
  const suffix = BigInt(`0x${sha256(name)}`).toString(36).slice(-6);
  return `${slug.slice(0, 17).replace(/-$/, '')}-${suffix}`;
}

/**
 * The tier that an environment's name suggests, for environments that do not declare one: the first of development, testing, staging
 * and production whose words occur anywhere in the name.
 *
 * @param name - The expanded name.
 * @returns The tier; `other` when no word fits.
 *
 * @example
 * ```ts
 * deploymentTier('preprod'); // 'staging'
 * ```
 *
 * @remarks Source: 03-D8.
 */
export function deploymentTier(name: string): DeploymentTier {
  return TIERS.find(([pattern]) => pattern.test(name))?.[1] ?? 'other';
}

/**
 * The name under which GitLab shows a job together with its siblings, which then have one status: their composite. `CI_JOB_GROUP_NAME`.
 *
 * @param name - The name of a job.
 * @returns The name without what `parallel` adds to it: up to three endings like ` 1/3` or `: [a, b]`.
 *
 * @example
 * ```ts
 * jobGroup('rspec 2/5'); // 'rspec'
 * jobGroup('build: [linux, amd64]'); // 'build'
 * ```
 *
 * @remarks Source: 03-V41, 04-P31.
 */
export function jobGroup(name: string): string {
  let group = name.trimEnd();
  for (let round = 0; round < GROUP_SUFFIXES; round++) {
    const start = group.endsWith(']') ? bracketsStart(group) : numbersStart(group);
    if (start < 0) break;
    group = group.slice(0, start);
  }
  return group.trim();
}

/** Where an ending like `: [a, b]` starts: the brackets open as early as possible on the last line. */
function bracketsStart(name: string): number {
  const lineEnd = name.lastIndexOf('\n');
  const from = Math.max(lineEnd, 0);
  const opening = name.slice(from).search(/[\s:]\[/);
  if (opening < 0) return -1;
  let start = from + opening;
  while (start > 0 && /[\s:]/.test(name.charAt(start - 1))) start--;
  return start;
}

/** Where an ending like ` 1/3` starts. */
function numbersStart(name: string): number {
  return name.search(/(?<![\s:])[\s:]+[0-9]+[\s:/\\]+[0-9]+$/);
}

/** In lower case, with a hyphen for each character that a slug cannot have. */
function hyphenated(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/gu, '-');
}
