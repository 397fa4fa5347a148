import type { Retry } from '../pipeline.js';

/** Why a job failed. */
export interface JobFailure {
  /** The failure reason, as GitLab names it. */
  readonly reason: string;
  /** The exit code of its script, if there is one. */
  readonly exitCode?: number | undefined;
}

/** 04-P101: what trying again cannot mend. */
const NEVER_RETRIED: ReadonlySet<string> = new Set([
  'ci_quota_exceeded', 'no_matching_runner', 'missing_dependency_failure', 'forward_deployment_failure', 'environment_creation_failure',
]);
/** 04-P103: at most three runs. */
const MOST_RETRIES = 2;
/** 04-P101: what is tried again without `retry`. */
const RETRIED_BY_DEFAULT: ReadonlyMap<string, number> = new Map([['scheduler_failure', 2]]);

/**
 * How often a job that failed may be tried again without anybody asking.
 *
 * @param retry - the job's `retry`, if it has one.
 * @param failure - why it failed.
 * @returns the number of attempts after the first; the job is retried while fewer have been made, by persons or automatically.
 *
 * @example
 * ```ts
 * automaticRetries({ max: 2, exitCodes: [137] }, { reason: 'script_failure', exitCode: 137 }); // 2
 * automaticRetries(undefined, { reason: 'script_failure' }); // 0
 * ```
 * @remarks Source: 04-P100 to P104.
 */
export function automaticRetries(retry: Retry | undefined, failure: JobFailure): number {
  if (NEVER_RETRIED.has(failure.reason)) return 0;
  const most = retry?.max === undefined || retry.max === null ? NaN : Number(retry.max); // P103: no `max` is no value
  if (retry && !Number.isNaN(most) && isSelected(retry, failure)) return Math.min(most, MOST_RETRIES);
  return RETRIED_BY_DEFAULT.get(failure.reason) ?? 0;
}

/** P102. */
function isSelected({ when, exitCodes }: Retry, { reason, exitCode }: JobFailure): boolean {
  const reasons = when ?? (exitCodes ? [] : ['always']);
  return reasons.includes('always') || reasons.includes(reason) || (exitCode !== undefined && (exitCodes ?? []).includes(exitCode));
}
