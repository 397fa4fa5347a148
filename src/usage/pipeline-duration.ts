import { closedPeriods, type Period } from './period.js';

/**
 * How long a pipeline ran: the time during which at least one of its jobs was running. Parallel work counts once, gaps do not count.
 * Give the periods of the current attempts only, without the time spent waiting.
 *
 * @param periods - When each job ran, in any order, in seconds.
 * @param now - The present, in the same seconds; until then jobs without an end are counted. Without it they are not counted.
 * @returns Seconds, 0 for no periods. Periods that end before they start or are not finite numbers count nothing.
 *
 * @example
 * ```ts
 * pipelineDuration([{ start: 1, end: 3 }, { start: 2, end: 4 }, { start: 6, end: 7 }]); // 4
 * pipelineDuration([{ start: 5, end: null }], 8); // 3
 * ```
 *
 * @remarks Source: 04-P181, 04-P183.
 */
export function pipelineDuration(periods: readonly Period[], now?: number): number {
  const inOrder = closedPeriods(periods, now).sort(([a], [b]) => a - b);
  let duration = 0;
  let [from, until] = inOrder[0] ?? [0, 0];
  for (const [start, end] of inOrder) {
    if (start > until) {
      duration += until - from;
      [from, until] = [start, end];
    } else until = Math.max(until, end); // P181: touching periods merge
  }
  return duration + (until - from);
}
