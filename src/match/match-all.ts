import { MAX_FOUND_CHARACTERS } from '../limits.js';
import { readRegExp, type RegExpOptions } from './ci-regexp.js';
import { findMatches } from './regexp-pool.js';
import { behaviourOf } from '../gitlab-version.js';
import { scanPattern } from './scan-pattern.js';

/** All matches in a text: for each, what it covers and then what its groups cover; undefined for a group that took no part in it. */
type MatchAll = (text: string) => (string | undefined)[][];

const NOTHING: MatchAll = () => [];

/**
 * A search for all matches of a pattern.
 *
 * @param source - the pattern, without slashes.
 * @returns a function that finds nothing where RE2 refuses the pattern, or where it would work too long: each match costs a walk over the text.
 */
export function matchAll(source: string, options: RegExpOptions = {}): MatchAll {
  const { regexp } = source.includes('\n') ? {} : readRegExp(`/${source}/`, options);
  if (!regexp) return NOTHING;
  const scan = scanPattern(source.toWellFormed(), behaviourOf(options.gitlabVersion).shortNamedGroups);
  return (text) => {
    if (!regexp.test(text)) return [];
    const most = Math.floor(MAX_FOUND_CHARACTERS / (text.length + 1));
    const matches = findMatches(scan.source, text, most);
    return matches.length === most ? [] : matches.map((match) => [match.text, ...match.groups]);
  };
}
