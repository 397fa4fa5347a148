/** The time a job ran, in seconds from any common origin. */
export interface Period {
  /** When the job started. */
  readonly start: number;
  /** When it finished; null while it is running. */
  readonly end: number | null;
}

/**
 * The periods with a known beginning and end, as pairs. A running one lasts until `now`, and is left out without it. What is no length
 * of time (not finite, or ending before it starts) is left out too.
 */
export function closedPeriods(periods: readonly Period[], now?: number): [start: number, end: number][] {
  return periods.flatMap(({ start, end }) => {
    const until = end ?? now;
    const isLength = until !== undefined && Number.isFinite(start) && Number.isFinite(until) && until >= start;
    return isLength ? [[start, until]] : [];
  });
}
