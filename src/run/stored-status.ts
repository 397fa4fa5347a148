import type { Status } from './composite-status.js';

/**
 * The status a stage keeps when its jobs now give another one (04-P44).
 */
export function nextStageStatus(stored: Status, computed: Status): Status {
  if (computed === 'created') return stored; // P47
  return computed === 'canceling' && isCanceled(stored) ? stored : computed;
}

/**
 * The status a pipeline keeps when its jobs now give another one. It does not go back from running to pending (04-P45, P46).
 */
export function nextPipelineStatus(stored: Status, computed: Status): Status {
  if (computed !== 'pending') return nextStageStatus(stored, computed);
  if (stored === 'running' || stored === 'waiting_for_callback') return stored;
  return stored === 'success' || stored === 'failed' || stored === 'canceling' || stored === 'canceled' ? 'running' : 'pending';
}

function isCanceled(status: Status): boolean {
  return status === 'canceled' || status === 'canceling';
}
