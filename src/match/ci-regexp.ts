import { behaviourOf } from '../gitlab-version.js';
import { MAX_REGEXP_PROGRAM, MAX_REGEXP_SOURCE, MAX_REGEXP_WORK } from '../limits.js';
import { createLeastRecentlyUsed } from './least-recently-used.js';
import { compilePlainPattern } from './plain-pattern.js';
import { checkPattern, searchPattern, type PatternProblem } from './regexp-pool.js';
import { scanPattern } from './scan-pattern.js';

/** A regular expression as GitLab understands it: RE2's syntax and meaning. */
export interface CiRegExp {
  /** The pattern between the slashes, as written. */
  readonly source: string;
  /** Its flags, as written: any of `i`, `s`, `m` and `U`. */
  readonly flags: string;
  /**
   * True when the pattern matches anywhere in the text. Also false when searching so long a text for so large a pattern would take seconds,
   * and for texts of more than 1 MiB.
   */
  test(text: string): boolean;
}

/** A regular expression, or why a text is none. */
type RegExpReading =
  | { readonly regexp: CiRegExp; readonly problem?: undefined }
  | { readonly regexp?: undefined; readonly problem: 'not-a-pattern'; readonly message?: undefined }
  | (PatternProblem & { readonly regexp?: undefined });

/** What reading a pattern depends on. */
export interface RegExpOptions {
  /** The GitLab version to behave like; default `latest`. */
  readonly gitlabVersion?: string | undefined;
}

const NOT_ASCII = /[^\0-\x7f]/;

/** Answers a pattern remembers, each for a short text: refs and sources are asked again and again. */
const REMEMBERED_ANSWERS = 8;
const REMEMBERED_LENGTH = 256;

/** Patterns read before, by their text; `(?<name>` understood or not. */
const REMEMBERED_PATTERNS = 1_000;
const REMEMBERED_PATTERN_LENGTH = 1_000;
const readings = {
  shortNamedGroups: createLeastRecentlyUsed<RegExpReading>(REMEMBERED_PATTERNS),
  longNamedGroups: createLeastRecentlyUsed<RegExpReading>(REMEMBERED_PATTERNS),
};

const NOT_A_PATTERN: RegExpReading = { problem: 'not-a-pattern' };
const FLAGS = /^[ismU]*$/;

/** E21: the first line that is a slash, anything, a slash and flags; the last slash of the line ends the pattern. */
function findPattern(text: unknown): { source: string; flags: string } | undefined {
  if (typeof text !== 'string' || !text.includes('/')) return undefined;
  for (const line of text.includes('\n') ? text.split('\n') : [text]) {
    const end = line.lastIndexOf('/');
    const flags = line.slice(end + 1);
    if (end > 0 && line.startsWith('/') && FLAGS.test(flags)) return { source: line.slice(1, end), flags };
  }
  return undefined;
}

/** False for what would keep the engine busy for seconds: linear time is not short time. */
function isAffordable(cost: number, text: string): boolean {
  const most = cost * text.length;
  return most * 3 <= MAX_REGEXP_WORK || (most <= MAX_REGEXP_WORK && !NOT_ASCII.test(text));
}

function withMemory(search: (text: string) => boolean): (text: string) => boolean {
  const answers = new Map<string, boolean>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const found = search(text);
    if (text.length <= REMEMBERED_LENGTH) {
      if (answers.size >= REMEMBERED_ANSWERS) answers.clear();
      answers.set(text, found);
    }
    return found;
  };
}

function compile(source: string, flags: string, shortNamedGroups: boolean): RegExpReading {
  if (source.length > MAX_REGEXP_SOURCE) {
    return { problem: 'too-large', message: `It is longer than ${MAX_REGEXP_SOURCE} characters.` };
  }
  const plain = compilePlainPattern(source, flags);
  const scan = scanPattern(source.toWellFormed(), shortNamedGroups);
  if (!plain && scan.size > MAX_REGEXP_PROGRAM) return { problem: 'too-large', message: 'It repeats too much.' };
  // E28: flags stand in front; without `m`, `^` and `$` are the ends of the text.
  const pattern = flags ? `(?${flags})${scan.source}` : scan.source;
  const problem = scan.valid ? undefined : checkPattern(pattern);
  if (problem) return problem;
  const search = withMemory((text) =>
    !scan.unclosedQuote && isAffordable(scan.cost, text) && searchPattern(pattern, text, scan.cost * text.length));
  return { regexp: Object.freeze({ source, flags, test: plain ? (text: string) => plain(text) ?? search(text) : search }) }; // remembered
}

/**
 * Like {@link compileRegExp}, and says why a text is no regular expression: `not-a-pattern` when it does not look like one, `invalid` when
 * RE2 refuses it, `too-large` when it is beyond the library's limits. The message is a sentence.
 */
export function readRegExp(text: string, options: RegExpOptions = {}): RegExpReading {
  const { shortNamedGroups } = behaviourOf(options.gitlabVersion);
  const known = readings[shortNamedGroups ? 'shortNamedGroups' : 'longNamedGroups'];
  const before = known.get(text);
  if (before) return before;
  const pattern = findPattern(text);
  if (!pattern) return NOT_A_PATTERN;
  const reading = compile(pattern.source, pattern.flags, shortNamedGroups);
  if (text.length <= REMEMBERED_PATTERN_LENGTH) known.set(text, reading);
  return reading;
}

/**
 * Reads a regular expression the way GitLab does in `only`, `except` and `=~`. The first line of the form `/pattern/flags` counts, and
 * slashes inside need no backslash; `=~` removes the backslash of `\/` before.
 *
 * @param text - the text, slashes included. Flags are `i` (any case), `s` (`.` matches newlines), `m` (`^` and `$` match at lines) and
 * `U` (repetitions are lazy).
 * @param options - the GitLab version to behave like.
 * @returns the regular expression, or `undefined` when the text has another form, RE2 refuses the pattern, or it is too large. Look-around
 * and back-references are not in RE2. Nothing has to be freed; compiled patterns live in a bounded cache.
 *
 * @example
 * ```ts
 * compileRegExp('/^release-\\d+$/i')?.test('Release-12'); // true
 * compileRegExp('/(?!main)/'); // undefined
 * ```
 * @remarks Source: 03-E21, E28, E29.
 */
export function compileRegExp(text: string, options: RegExpOptions = {}): CiRegExp | undefined {
  return readRegExp(text, options).regexp;
}
