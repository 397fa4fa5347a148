import { matchAll } from '../match/match-all.js';

/**
 * The search that `jobCoverage` makes in a log, for the `coverage` of a job.
 *
 * @param coverage - the pattern as a planned job has it: RE2, without the slashes around it.
 * @param options - the GitLab version to behave like; default `latest`.
 * @returns a function that gives all matches in one line, each with its groups. It gives none when there is no pattern, or RE2 refuses it.
 *
 * @example
 * ```ts
 * jobCoverage('Total: 81%', coverageMatches('Total: (\\d+)%')); // 81
 * ```
 * @remarks Source: 04-P197.
 */
export function coverageMatches(coverage: string | undefined, options: { readonly gitlabVersion?: string } = {}): (line: string) => (string | undefined)[][] {
  return coverage === undefined ? () => [] : matchAll(coverage, options);
}
