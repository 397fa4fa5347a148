import type { Status } from '../run/composite-status.js';

/** What figures need to know of a pipeline. */
export interface FinishedRun {
  /** Its status. */
  readonly status: Status;
  /** Its duration in seconds; absent when it has none. */
  readonly duration?: number | undefined;
}

/** Figures over a list of pipelines. Rates are parts of all pipelines of the list: 0 to 1. */
export interface RunFigures {
  /** How many pipelines. */
  readonly total: number;
  /** Those that passed. */
  readonly successRate: number;
  /** Those that failed. */
  readonly failureRate: number;
  /** Those that were skipped or canceled. */
  readonly otherRate: number;
  /** The duration, in seconds, that half of them do not exceed; absent when none has one. */
  readonly medianDuration?: number;
  /** The duration, in seconds, that 95 of 100 do not exceed; absent when none has one. */
  readonly p95Duration?: number;
}

/**
 * How a list of pipelines did.
 *
 * @param runs - status and duration of each, in any order.
 * @returns rates, which are 0 for an empty list, and percentiles of the durations, between two values interpolated in a straight line.
 *
 * @example
 * ```ts
 * runFigures([{ status: 'success', duration: 60 }, { status: 'failed', duration: 20 }]);
 * // { total: 2, successRate: 0.5, failureRate: 0.5, otherRate: 0, medianDuration: 40, p95Duration: 58 }
 * ```
 * @remarks Source: 04-P196. How GitLab interpolates is not known.
 */
export function runFigures(runs: readonly FinishedRun[]): RunFigures {
  const rate = (...statuses: readonly Status[]): number =>
    (runs.length === 0 ? 0 : runs.filter(({ status }) => statuses.includes(status)).length / runs.length);
  const durations = runs.flatMap(({ duration }) => (duration !== undefined && Number.isFinite(duration) ? [duration] : [])).sort((a, b) => a - b);
  const median = percentile(durations, 0.5);
  const p95 = percentile(durations, 0.95);
  return {
    total: runs.length, successRate: rate('success'), failureRate: rate('failed'), otherRate: rate('skipped', 'canceled'),
    ...(median !== undefined && { medianDuration: median }), ...(p95 !== undefined && { p95Duration: p95 }),
  };
}

function percentile(sorted: readonly number[], part: number): number | undefined {
  const place = (sorted.length - 1) * part;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  return below === undefined || above === undefined ? undefined : below + (above - below) * (place - Math.floor(place));
}
