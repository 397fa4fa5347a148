import { compilePipeline } from '../../src/compile.js';
import type { Pipeline } from '../../src/pipeline.js';
import { advanceRun } from '../../src/run/advance-run.js';
import type { RunEvent, RunEventType } from '../../src/run/run-event.js';
import type { RunOptions, RunState } from '../../src/run/run-state.js';
import { startRun } from '../../src/run/start-run.js';
import { deepFreeze } from './deep-freeze.js';

/** A pipeline from a text that is expected to be right. */
export function pipelineOf(yaml: string): Pipeline {
  const pipeline = compilePipeline(yaml);
  if (!pipeline.created) throw new Error(JSON.stringify(pipeline.diagnostics));
  return deepFreeze(pipeline);
}

/** The state of a run after some events, all states frozen. An event is its type and job names, or written out. */
export function runOf(yaml: string, events: readonly (string | RunEvent)[] = [], options?: RunOptions): RunState {
  return eventsOn(deepFreeze(startRun(pipelineOf(yaml), options)), events);
}

/** A state after further events. */
export function eventsOn(state: RunState, events: readonly (string | RunEvent)[]): RunState {
  return events.reduce<RunState>((before, event) => {
    if (typeof event !== 'string') return deepFreeze(advanceRun(before, event));
    const [type, ...jobs] = event.split(' ');
    return deepFreeze(advanceRun(before, { type: type as RunEventType, jobs }));
  }, state);
}

/** The statuses of a run in one line: jobs, then stages in brackets, then the pipeline. */
export function statusLine({ jobs, stages, status }: RunState): string {
  const list = (items: readonly { name: string; status: string }[]): string => items.map((item) => `${item.name} ${item.status}`).join(', ');
  return `${list(jobs)} [${list(stages)}] ${status}`;
}

/** The status of one job. */
export function statusOf(state: RunState, job: string): string | undefined {
  return state.jobs.find(({ name }) => name === job)?.status;
}
