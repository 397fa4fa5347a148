/** Finds all matches of a coverage pattern in one line: for each, the whole match and then its groups; undefined for a group without part in it. */
export type FindCoverage = (line: string) => readonly (readonly (string | undefined)[])[];

/** What runners put before each line when they write down its time: the time, the stream, and whether the line goes on one that was cut. */
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z [0-9a-f]{2}[EO][+ ]/;

const NUMBER = /\d+(?:\.\d+)?/;

/**
 * The coverage a job's log tells: what the last line with a number in a match of the pattern says.
 *
 * @param log - the text of the log. Times that a runner has put before its lines are left out.
 * @param find - the search for the job's `coverage` pattern; `coverageMatches` makes one.
 * @returns percent; undefined when there is none, or the last match of a line does not use the pattern's last group.
 *
 * @example
 * ```ts
 * jobCoverage('10.5% lines\n12.25% lines', coverageMatches('\\d+\\.\\d+% lines')); // 12.25
 * ```
 * @remarks Source: 04-P197, P198.
 */
export function jobCoverage(log: string, find: FindCoverage): number | undefined {
  for (const line of log.split('\n').toReversed()) {
    const match = find(line.replace(/\r$/, '').replace(TIMESTAMP, '')).at(-1);
    if (!match) continue;
    const fragment = match.at(-1);
    if (fragment === undefined) return undefined; // P197: a group without part in the match ends the search
    const [number] = NUMBER.exec(fragment) ?? [];
    if (number !== undefined) return Number(number);
  }
  return undefined;
}
