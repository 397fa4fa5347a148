import type { Status } from './composite-status.js';
import { createPriorityQueue, type PriorityQueue } from './priority-queue.js';

/** The jobs of a run that have, or wait for, one resource group. */
export interface GroupQueue {
  /** How many have it. */
  holders: number;
  /** Those that wait, the earliest first; some may have stopped waiting. */
  readonly waiting: PriorityQueue<number>;
}

/** Between getting the resource and giving it back (04-P120, P121). */
const HOLDING: ReadonlySet<Status> = new Set<Status>(['preparing', 'waiting_for_callback', 'pending', 'running', 'canceling']);

/** True for a job that has the resource of its group. */
export function holdsResource(status: Status): boolean {
  return HOLDING.has(status);
}

/** A queue without jobs. */
export function createGroupQueue(): GroupQueue {
  return { holders: 0, waiting: createPriorityQueue<number>((a, b) => a < b) };
}

/** A job of the group has another status; none before it is counted the first time. */
export function noteStatus(group: GroupQueue, job: number, before: Status | undefined, after: Status): void {
  if (before !== undefined && holdsResource(before)) group.holders -= 1;
  if (holdsResource(after)) group.holders += 1;
  if (after === 'waiting_for_resource') group.waiting.push(job);
}
