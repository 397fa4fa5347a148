import { Minimatch, type MinimatchOptions } from 'minimatch';
import { MAX_GLOB_LENGTH } from '../limits.js';
import { expandBraces } from './braces.js';
import { createLeastRecentlyUsed } from './least-recently-used.js';

/** A glob made ready to be asked many times. */
interface CompiledGlob {
  /** The glob as written. */
  readonly pattern: string;
  /** The only path that matches, when the glob has nothing special in it. */
  readonly literal?: string;
  /** True when the glob is longer, or has more alternatives, than the library takes; it then matches nothing. */
  readonly tooLarge: boolean;
  /** True when the whole path matches. */
  matches(path: string): boolean;
}

/** What is written to {@link Minimatch}: patterns whose meaning it shares with Ruby. */
const OPTIONS: MinimatchOptions = {
  dot: true, noext: true, nobrace: true, nonegate: true, nocomment: true, preserveMultipleSlashes: true, optimizationLevel: 0,
  platform: 'linux', maxGlobstarRecursion: MAX_GLOB_LENGTH,
};

/** Compiled globs of {@link matchGlob} and of clauses. */
const REMEMBERED_GLOBS = 1_000;
const REMEMBERED_LENGTH = 1_000;
const compiledGlobs = createLeastRecentlyUsed<CompiledGlob>(REMEMBERED_GLOBS);

/** A pattern in minimatch's notation. */
interface Canonical {
  readonly text: string;
  /** The path it stands for when it has no wildcard. */
  readonly literal: string | undefined;
  /** The longest text that every path it matches holds. */
  readonly needed: string;
}

const escapeCharacter = (character: string): string => (/[*?[\]\\]/.test(character) ? `\\${character}` : character);

const SLASH = 0x2f;

/** One member of a set; the slash, which a set never matches, is taken out of ranges. */
function writeRange(from: number, to: number): string {
  if (to < from) return writeRange(from, from) + writeRange(to, to); // Ruby compares the ends by themselves: `[z-a]` is `[za]`
  const first = from === SLASH ? from + 1 : from;
  const last = to === SLASH ? to - 1 : to;
  if (last < first) return '';
  return first === last ? `\\${String.fromCodePoint(first)}` : `\\${String.fromCodePoint(first)}-\\${String.fromCodePoint(last)}`;
}

/** Reads the set that begins at `start`, after its `[`. The first `]` closes it. `undefined`: it does not close, or matches nothing. */
function readSet(pattern: string, start: number): { text: string; end: number } | undefined {
  let at = start;
  const negated = pattern[at] === '!' || pattern[at] === '^';
  if (negated) at += 1;
  const readCharacter = (): number | undefined => {
    if (pattern[at] === '\\') at += 1;
    const code = pattern.codePointAt(at);
    at += code !== undefined && code > 0xffff ? 2 : 1;
    return code;
  };
  let ranges = '';
  while (pattern[at] !== ']') {
    const from = readCharacter();
    let to = from;
    if (pattern[at] === '-' && pattern[at + 1] !== ']') {
      at += 1;
      to = readCharacter();
    }
    if (from === undefined || to === undefined) return undefined;
    ranges += writeRange(from, to);
  }
  if (ranges === '') return negated ? { text: '?', end: at + 1 } : undefined;
  return { text: `[${negated ? '^' : ''}${ranges}]`, end: at + 1 };
}

/** Rewrites a pattern without braces. `undefined`: no path matches it. */
function canonicalize(pattern: string): Canonical | undefined {
  let text = '';
  const runs: string[] = []; // texts between wildcards
  let run = '';
  let segmentStarts = true;
  const add = (wildcard: string): void => {
    text += wildcard;
    runs.push(run);
    run = '';
  };
  for (let at = 0; at < pattern.length;) {
    if (segmentStarts && pattern.startsWith('**/', at)) {
      while (pattern.startsWith('**/', at)) at += 3;
      add('**/');
      continue;
    }
    segmentStarts = false;
    if (pattern[at] === '*') { // `**` elsewhere is `*`
      while (pattern[at] === '*') at += 1;
      add('*');
    } else if (pattern[at] === '?') {
      at += 1;
      add('?');
    } else if (pattern[at] === '[') {
      const set = readSet(pattern, at + 1);
      if (!set) return undefined;
      at = set.end;
      add(set.text);
    } else {
      if (pattern[at] === '\\') at += 1; // an escaped slash separates all the same; a final backslash counts for nothing
      const character = pattern[at] ?? '';
      at += 1;
      text += escapeCharacter(character);
      run += character;
      segmentStarts = character === '/';
    }
  }
  const needed = runs.reduce((longest, other) => (other.length > longest.length ? other : longest), run);
  return { text, literal: runs.length === 0 ? run : undefined, needed };
}

/** Paths with segments that minimatch treats in its own way: empty, `.` and `..`. Git has none, callers may. */
const ODD_PATH = /(?:^|\/)\.{0,2}(?:\/|$)/;

/** Makes every segment of an odd path an ordinary one; the pattern's segments get the same character in front. */
const disguisePath = (path: string): string => `,${path.replaceAll('/', '/,')}`;
const disguisePattern = (text: string): string =>
  text.split('/').map((segment) => (segment === '**' ? segment : `,${segment}`)).join('/');

function createMatcher({ text, needed }: Canonical): (path: string, odd: boolean) => boolean {
  const ordinary = new Minimatch(text, OPTIONS);
  let disguised: Minimatch | undefined;
  return (path, odd) => {
    if (!path.includes(needed)) return false;
    if (!odd) return ordinary.match(path);
    disguised ??= new Minimatch(disguisePattern(text), OPTIONS);
    return disguised.match(disguisePath(path));
  };
}

function matchesNothing(): boolean {
  return false;
}

function compile(pattern: string): CompiledGlob {
  const alternatives = pattern.length > MAX_GLOB_LENGTH ? undefined : expandBraces(pattern);
  if (!alternatives) return { pattern, tooLarge: true, matches: matchesNothing };
  const canonical = alternatives.map(canonicalize).filter((alternative) => alternative !== undefined);
  const literals = new Set(canonical.map(({ literal }) => literal).filter((literal) => literal !== undefined));
  const patterns = new Map(canonical.filter(({ literal }) => literal === undefined).map((alternative) => [alternative.text, alternative]));
  if (patterns.size === 0) {
    const [literal] = literals;
    const single = literals.size === 1 && literal !== undefined;
    return { pattern, tooLarge: false, ...(single && { literal }), matches: (path) => literals.has(path) };
  }
  const matchers = Array.from(patterns.values(), createMatcher);
  return {
    pattern,
    tooLarge: false,
    matches(path) {
      if (literals.has(path)) return true;
      const odd = ODD_PATH.test(path);
      return matchers.some((matches) => matches(path, odd));
    },
  };
}

/**
 * Prepares a glob for many paths; see {@link matchGlob}.
 *
 * @param pattern - the glob.
 * @returns the prepared glob. One that is too large matches nothing and says so in `tooLarge`.
 */
export function compileGlob(pattern: string): CompiledGlob {
  let compiled = compiledGlobs.get(pattern);
  if (!compiled) {
    compiled = compile(pattern);
    if (pattern.length <= REMEMBERED_LENGTH) compiledGlobs.set(pattern, compiled);
  }
  return compiled;
}

/**
 * Tells whether a path matches a glob the way `rules:changes`, `rules:exists` and `only:changes` match: the whole path, case-sensitively.
 *
 * `*` and `?` match anything but `/`, also a leading dot; a `**` segment followed by `/` any number of directories, none included, and
 * elsewhere `**` is `*`; `[a-z]`, `[!a]` one character; `{a,b}` alternatives, which may be empty and nested; `\` takes the next character
 * literally.
 *
 * @param pattern - the glob; variables are not expanded.
 * @param path - the path, relative to the repository's root, without a leading slash.
 * @returns false also when a `[` or `{` does not close, and for a glob beyond the library's limits.
 *
 * @example
 * ```ts
 * matchGlob('docs/**' + '/*.{md,txt}', 'docs/guide/intro.md'); // true
 * matchGlob('docs/**', 'docs/guide/intro.md'); // false
 * ```
 * @remarks Source: 03-G1.
 */
export function matchGlob(pattern: string, path: string): boolean {
  return compileGlob(pattern).matches(path);
}
