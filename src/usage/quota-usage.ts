import { closedPeriods, type Period } from './period.js';

/**
 * How much running time a pipeline is charged with: the sum of its jobs' run times, whether or not they overlap. Superseded attempts
 * that ran count as well.
 *
 * @param periods - When each attempt ran, in seconds.
 * @param now - The present, in the same seconds; until then jobs without an end are counted. Without it they are not counted.
 * @returns Seconds, 0 for no periods. Periods that end before they start or are not finite numbers count nothing.
 *
 * @example
 * ```ts
 * quotaUsage([{ start: 0, end: 4 }, { start: 0, end: 4 }, { start: 0, end: 2 }]); // 10
 * ```
 *
 * @remarks Source: 04-P190.
 */
export function quotaUsage(periods: readonly Period[], now?: number): number {
  return closedPeriods(periods, now).reduce((sum, [start, end]) => sum + (end - start), 0);
}
