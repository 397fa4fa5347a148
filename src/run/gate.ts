import type { When } from '../pipeline.js';
import type { Status } from './composite-status.js';

/** What becomes of a job whose turn it is. */
export type GateOutcome = 'run' | 'skip' | 'manual' | 'schedule';

/** A finished status of what a job waits for. */
type Finished = 'success' | 'skipped' | 'failed' | 'canceled';
type Gate = Readonly<Record<Finished, GateOutcome>>;

const whenPassed = (outcome: GateOutcome, skipped: GateOutcome): Gate => ({ success: outcome, skipped, failed: 'skip', canceled: 'skip' });

/** 04-P53. Nothing runs after a cancellation, `always` included (P54). */
const GATES: Readonly<Record<When, Readonly<Record<'stage' | 'dag', Gate>>>> = {
  on_success: { stage: whenPassed('run', 'run'), dag: whenPassed('run', 'skip') },
  manual: { stage: whenPassed('manual', 'manual'), dag: whenPassed('manual', 'skip') },
  delayed: { stage: whenPassed('schedule', 'schedule'), dag: whenPassed('schedule', 'skip') },
  on_failure: both({ success: 'skip', skipped: 'skip', failed: 'run', canceled: 'skip' }),
  always: both({ success: 'run', skipped: 'run', failed: 'run', canceled: 'skip' }),
  never: both({ success: 'skip', skipped: 'skip', failed: 'skip', canceled: 'skip' }),
};

function both(gate: Gate): Readonly<Record<'stage' | 'dag', Gate>> {
  return { stage: gate, dag: gate };
}

/**
 * What becomes of a job, given the composite of what it waits for; undefined: it waits on (04-P52, P53).
 */
export function gateOf(when: When, scheduling: 'stage' | 'dag', previous: Status): GateOutcome | undefined {
  const gate = GATES[when][scheduling];
  return previous === 'success' || previous === 'skipped' || previous === 'failed' || previous === 'canceled' ? gate[previous] : undefined;
}
