/**
 * What a job is charged with, in minutes of the quota.
 *
 * @param seconds - how long it ran; waiting is free.
 * @param costFactor - what a minute counts: 1, more on large runners, 0 on runners of the project's or group's own.
 * @returns minutes, rounded to two decimals; 0 for what is not a length of time.
 *
 * @example
 * ```ts
 * jobMinutes(100); // 1.67
 * jobMinutes(100, 2); // 3.33
 * ```
 * @remarks Source: 04-P191, P192.
 */
export function jobMinutes(seconds: number, costFactor = 1): number {
  const minutes = (seconds / 60) * costFactor;
  return minutes > 0 && Number.isFinite(minutes) ? Math.round(minutes * 100) / 100 : 0;
}
