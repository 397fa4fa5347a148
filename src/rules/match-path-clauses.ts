import type { VariablesInput } from '../context.js';
import { behaviourOf, type Behaviour } from '../gitlab-version.js';
import { changesSatisfied, existsSatisfied } from '../match/path-clauses.js';
import { expandText, expandVariables, hasReference } from '../text/expand-variables.js';

/** What {@link matchExists} may depend on. */
export interface ExistsMatchOptions {
  /** Variables that patterns may refer to; a reference to any other stays as written. */
  readonly variables?: VariablesInput;
  /** The GitLab version to behave like; default `latest`. */
  readonly gitlabVersion?: string;
}

/** What {@link matchChanges} may depend on. */
export interface ChangesMatchOptions extends ExistsMatchOptions {
  /** `rules`, the default, or `only` for `only:changes` and `except:changes`: no variables, and no limit of comparisons. */
  readonly clause?: 'rules' | 'only';
}

/** X20: first the variables themselves are expanded, where this version does that, then the patterns. */
function expandPatterns(patterns: readonly string[], variables: VariablesInput, behaviour: Behaviour): readonly string[] {
  if (!patterns.some(hasReference)) return patterns;
  const values = behaviour.nestedVariableExpansion ? expandVariables(variables).variables : variables;
  return patterns.map((pattern) => expandText(pattern, values, { keepUndefined: true }));
}

/**
 * Tells whether a `changes` clause is satisfied.
 *
 * @param globs - the patterns as written.
 * @param changedFiles - the changed paths; `null` when they cannot be determined, and then the clause is satisfied.
 * @param options - variables, the kind of clause, the GitLab version.
 * @returns true when a pattern matches a path, or when there are more than 50,000 comparisons to make; false for empty lists.
 *
 * @example
 * ```ts
 * matchChanges(['$DOCS/*'], ['docs/intro.md'], { variables: { DOCS: 'docs' } }); // true
 * ```
 * @remarks Source: 03-R20 to R23, O6, X20.
 */
export function matchChanges(globs: readonly string[], changedFiles: readonly string[] | null, options: ChangesMatchOptions = {}): boolean {
  const behaviour = behaviourOf(options.gitlabVersion);
  if (options.clause === 'only') return changesSatisfied(globs, changedFiles, { deduplicate: false, comparisons: Number.MAX_SAFE_INTEGER });
  const patterns = behaviour.changesExpandsVariables ? expandPatterns(globs, options.variables ?? {}, behaviour) : globs;
  return changesSatisfied(patterns, changedFiles, { deduplicate: true, comparisons: behaviour.changesComparisons });
}

/**
 * Tells whether an `exists` clause is satisfied.
 *
 * @param globs - the patterns as written. One without wildcards is a path, or with a trailing slash a directory.
 * @param files - all paths of the repository, relative to its root.
 * @param options - variables, the GitLab version.
 * @returns true when a pattern matches a path, or when there are too many comparisons to make; false for empty lists.
 *
 * @example
 * ```ts
 * matchExists(['src/', '*.gemspec'], ['README.md', 'src/main.rb']); // true
 * ```
 * @remarks Source: 03-R31 to R35, X20.
 */
export function matchExists(globs: readonly string[], files: readonly string[], options: ExistsMatchOptions = {}): boolean {
  const behaviour = behaviourOf(options.gitlabVersion);
  const patterns = behaviour.existsExpandsVariables ? expandPatterns(globs, options.variables ?? {}, behaviour) : globs;
  return existsSatisfied(patterns, files, {
    comparisons: behaviour.existsComparisons,
    countExtensions: behaviour.existsCountsExtensions,
    directories: behaviour.existsDirectories,
  });
}
