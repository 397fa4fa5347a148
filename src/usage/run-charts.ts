import type { Status } from '../run/composite-status.js';
import { dayOf, dateText, monthStart, nextMonth } from './calendar.js';

/** What charts need to know of a pipeline. */
export interface ChartedRun {
  /** Its number. */
  readonly id: number;
  /** Its status. */
  readonly status: Status;
  /** When it was created, in seconds since 1970-01-01 in UTC. */
  readonly createdAt: number;
  /** The commit it ran for. */
  readonly sha: string;
  /** Its duration in seconds, if it has one. */
  readonly duration?: number | undefined;
}

/** One interval of a {@link successChart}. */
export interface SuccessBar {
  /** The day as `2026-01-31`, or the month as `2026-01`. */
  readonly label: string;
  /** Pipelines created in it. */
  readonly all: number;
  /** Those that passed. */
  readonly success: number;
  /** Those that failed. */
  readonly failed: number;
  /** Those with any other status. */
  readonly other: number;
}

/** Intervals of one chart: a bound on odd input. */
const MOST_BARS = 10_000;

/**
 * How many pipelines were created, and how many of them passed, in each day or month.
 *
 * @param runs - the pipelines, in any order.
 * @param period - from when to when, in seconds since 1970-01-01 in UTC; the days of both ends count in full, and `per: 'month'` counts
 * calendar months.
 * @returns one entry per interval, also where there is nothing; none when the period ends before it begins.
 *
 * @example
 * ```ts
 * const runs = [{ id: 1, status: 'success', createdAt: 90_000, sha: 'a1' }] as const;
 * successChart(runs, { from: 0, to: 90_000, per: 'day' })[1]; // { label: '1970-01-02', all: 1, success: 1, failed: 0, other: 0 }
 * ```
 * @remarks Source: 04-P194.
 */
export function successChart(
  runs: readonly ChartedRun[], period: { readonly from: number; readonly to: number; readonly per: 'day' | 'month' },
): SuccessBar[] {
  const isByMonth = period.per === 'month';
  const startOf = (seconds: number): number => (isByMonth ? monthStart(dayOf(seconds)) : dayOf(seconds));
  const first = dayOf(period.from);
  const last = dayOf(period.to);
  const counted = new Map<number, { all: number; success: number; failed: number }>();
  for (const { createdAt, status } of runs) {
    if (!(dayOf(createdAt) >= first && dayOf(createdAt) <= last)) continue;
    const start = startOf(createdAt);
    const bar = counted.get(start) ?? { all: 0, success: 0, failed: 0 };
    bar.all += 1;
    if (status === 'success' || status === 'failed') bar[status] += 1;
    counted.set(start, bar);
  }
  const bars: SuccessBar[] = [];
  for (let start = startOf(period.from); start <= last && bars.length < MOST_BARS; start = isByMonth ? nextMonth(start) : start + 1) {
    const { all, success, failed } = counted.get(start) ?? { all: 0, success: 0, failed: 0 };
    bars.push({ label: dateText(start).slice(0, isByMonth ? -3 : undefined), all, success, failed, other: all - success - failed });
  }
  return bars;
}

/** One pipeline of a {@link durationChart}. */
export interface DurationBar {
  /** The first characters of its commit. */
  readonly label: string;
  /** Whole minutes it took, 0 when that is not known. */
  readonly minutes: number;
}

const CHARTED_RUNS = 30;
const SHA_LABEL = 8;

/**
 * How long the last 30 pipelines took.
 *
 * @param runs - the pipelines, in any order.
 * @returns one entry per pipeline, oldest first.
 *
 * @example
 * ```ts
 * durationChart([{ id: 1, status: 'success', createdAt: 0, sha: '0123456789', duration: 150 }]); // [{ label: '01234567', minutes: 2 }]
 * ```
 * @remarks Source: 04-P195.
 */
export function durationChart(runs: readonly ChartedRun[]): DurationBar[] {
  return runs.toSorted((a, b) => a.id - b.id).slice(-CHARTED_RUNS)
    .map(({ sha, duration = 0 }) => ({ label: sha.slice(0, SHA_LABEL), minutes: Math.floor(duration / 60) }));
}
