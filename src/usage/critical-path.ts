import type { CriticalPath, CriticalStep } from './simulation.js';
import { queuedOf, runningOf, type Track, type TrackedAttempt } from './track.js';

/**
 * The chain of attempts that ended last, each enabled by the end of the one before: what a shorter run has to change.
 */
export function findCriticalPath(attempts: readonly TrackedAttempt[]): CriticalPath {
  const records = new Map(attempts.map((attempt) => [attempt.track, attempt]));
  let last: TrackedAttempt | undefined;
  for (const attempt of attempts) {
    const end = attempt.record.finishedAt;
    if (end !== undefined && end > (last?.record.finishedAt ?? -Infinity)) last = attempt;
  }
  const steps: CriticalStep[] = [];
  for (let track: Track | undefined = last?.track; track; track = track.cause) {
    const record = records.get(track)?.record;
    if (!record) break;
    const queued = queuedOf(record);
    const running = runningOf(record);
    const held = (record.finishedAt ?? track.enabledAt) - track.enabledAt - queued - running;
    steps.push({ job: record.name, attempt: record.attempts, held, queued, running });
  }
  steps.reverse();
  const total = (value: (step: CriticalStep) => number): number => steps.reduce((sum, step) => sum + value(step), 0);
  return { duration: total(({ held, queued, running }) => held + queued + running), queued: total(({ queued }) => queued), steps };
}
