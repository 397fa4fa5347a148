import type { Status } from './composite-status.js';
import type { RunEventType } from './run-event.js';

const UNFINISHED: readonly Status[] = ['created', 'waiting_for_resource', 'preparing', 'waiting_for_callback', 'pending', 'running'];

/** What a person may still cancel (04-P2). */
const CANCELABLE: ReadonlySet<Status> = new Set<Status>([...UNFINISHED, 'manual', 'scheduled']);

/** The statuses in which a job accepts what its runner, the clock or a person tells (04-P4). */
export const ACCEPTS: Readonly<Partial<Record<RunEventType, ReadonlySet<Status>>>> = {
  enqueue: new Set<Status>(['created', 'skipped', 'manual', 'scheduled']),
  timer: new Set<Status>(['scheduled']),
  unschedule: new Set<Status>(['scheduled']),
  grant: new Set<Status>(['waiting_for_resource']),
  prepared: new Set<Status>(['preparing']),
  run: new Set<Status>(['pending']),
  success: new Set<Status>([...UNFINISHED, 'canceling']),
  drop: new Set<Status>([...UNFINISHED, 'manual', 'scheduled', 'canceling']),
  cancel: CANCELABLE,
  'force-cancel': new Set<Status>(['canceling']),
  'downstream-created': new Set<Status>(['pending', 'running']), // P150
};

/** What a person may start by hand (04-P80). */
export function isPlayable(status: Status): boolean {
  return status === 'manual' || status === 'scheduled';
}

const FINISHED: ReadonlySet<Status> = new Set<Status>(['success', 'failed', 'canceled', 'skipped']);

/** True for success, failed, canceled and skipped (04-P2). */
export function isFinished(status: Status): boolean {
  return FINISHED.has(status);
}

/** True for a status that canceling can change (04-P2). */
export function isCancelable(status: Status): boolean {
  return CANCELABLE.has(status);
}
