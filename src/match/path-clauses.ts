import { compileGlob } from './glob.js';

/** How `changes` is answered. */
interface ChangesOptions {
  /** Equal patterns count once (R22). */
  readonly deduplicate: boolean;
  /** With more comparisons of paths and patterns than this the clause is satisfied unseen (R23). */
  readonly comparisons: number;
}

/** How `exists` is answered. */
interface ExistsOptions {
  /** With more comparisons of paths and patterns than this the clause is satisfied unseen (R35). */
  readonly comparisons: number;
  /** Patterns like `**` + `/*.rb` count as comparisons too. */
  readonly countExtensions: boolean;
  /** A pattern with a trailing slash and no wildcard asks for a directory. */
  readonly directories: boolean;
}

/** What was worked out about a list of paths. */
interface PathIndex {
  readonly length: number;
  /** Whether any path matches, by pattern. */
  readonly answers: Map<string, boolean>;
  paths?: ReadonlySet<string>;
  topLevel?: readonly string[];
  directories?: ReadonlySet<string>;
}

/** Answers kept for one list of paths. */
const REMEMBERED_ANSWERS = 1_000;

const indexes = new WeakMap<readonly string[], PathIndex>();

function indexOf(paths: readonly string[]): PathIndex {
  let index = indexes.get(paths);
  if (index?.length !== paths.length) {
    index = { length: paths.length, answers: new Map() };
    indexes.set(paths, index);
  }
  return index;
}

function includesPath(paths: readonly string[], path: string): boolean {
  const index = indexOf(paths);
  index.paths ??= new Set(paths);
  return index.paths.has(path);
}

/** R32: paths without a directory. */
function topLevelOf(paths: readonly string[]): readonly string[] {
  const index = indexOf(paths);
  index.topLevel ??= paths.filter((path) => !path.includes('/'));
  return index.topLevel;
}

/** R33: true when some path begins with the directory, which ends in a slash. */
function includesDirectory(paths: readonly string[], directory: string): boolean {
  const index = indexOf(paths);
  if (!index.directories) {
    const directories = new Set<string>();
    for (const path of paths) {
      // The parents of a directory that is known are known.
      for (let end = path.lastIndexOf('/'); end >= 0 && !directories.has(path.slice(0, end + 1)); end = path.lastIndexOf('/', end - 1)) {
        directories.add(path.slice(0, end + 1));
        if (end === 0) break;
      }
    }
    index.directories = directories;
  }
  return index.directories.has(directory);
}

function anyMatches(paths: readonly string[], pattern: string): boolean {
  const glob = compileGlob(pattern);
  if (glob.literal !== undefined) return includesPath(paths, glob.literal);
  const { answers } = indexOf(paths);
  let answer = answers.get(pattern);
  if (answer === undefined) {
    answer = paths.some((path) => glob.matches(path));
    if (answers.size < REMEMBERED_ANSWERS) answers.set(pattern, answer);
  }
  return answer;
}

/**
 * Answers a `changes` clause whose patterns are expanded already. What is worked out about `changedFiles` is kept beside that array for
 * the next call, so its elements must not change.
 *
 * @param changedFiles - the changed paths; `null` when they cannot be determined.
 * @remarks 03-R20 to R23; for `only` and `except` O6.
 */
export function changesSatisfied(globs: readonly string[], changedFiles: readonly string[] | null, options: ChangesOptions): boolean {
  if (!changedFiles) return true;
  if (changedFiles.length === 0) return false;
  const patterns = options.deduplicate ? Array.from(new Set(globs)) : globs;
  if (patterns.length * changedFiles.length > options.comparisons) return true;
  return patterns.some((pattern) => anyMatches(changedFiles, pattern));
}

const isExact = (pattern: string): boolean => !/[*?[{]/.test(pattern);

/** R33: the ending that `**` + `/*.rb` asks for; undefined for any other pattern. */
function endingOf(pattern: string): string | undefined {
  const ending = pattern.startsWith('**/*.') ? pattern.slice(4) : '';
  return ending && !ending.includes('/') && isExact(ending) ? ending : undefined;
}

/**
 * Answers an `exists` clause whose patterns are expanded already. What is worked out about `files` is kept beside that array for the next
 * call, so its elements must not change.
 *
 * @param files - all paths of the repository.
 * @remarks 03-R31 to R35. GitLab 18.2 to 18.11 may miss an existing directory; it is found here, as in later versions.
 */
export function existsSatisfied(patterns: readonly string[], files: readonly string[], options: ExistsOptions): boolean {
  const onlyTopLevel = patterns.every((pattern) => !pattern.includes('/') && !pattern.includes('**'));
  const paths = onlyTopLevel ? topLevelOf(files) : files;
  const globs: string[] = [];
  const endings: string[] = [];
  for (const pattern of patterns) {
    const ending = options.countExtensions ? undefined : endingOf(pattern);
    if (isExact(pattern)) {
      if (includesPath(paths, pattern) || (options.directories && pattern.endsWith('/') && includesDirectory(paths, pattern))) return true;
    } else if (ending !== undefined) {
      endings.push(ending);
    } else {
      globs.push(pattern);
    }
  }
  if (endings.some((ending) => paths.some((path) => path.endsWith(ending)))) return true;
  return globs.length * paths.length > options.comparisons || globs.some((pattern) => anyMatches(paths, pattern));
}
