import { matchRunner, type RunnerTraits } from '../runner/match-runner.js';
import { createPriorityQueue, type PriorityQueue } from './priority-queue.js';

/** One runner, or several that are alike, of a fleet. */
export interface SimulatedRunner extends RunnerTraits {
  /** What it is called. Default `runner 1`, `runner 2`, ... */
  readonly name?: string | undefined;
  /** How many jobs it runs at a time. Default 1. */
  readonly slots?: number | undefined;
  /** What a minute of it costs in minutes of the quota; 0 for a runner of one's own. Default 1. */
  readonly costFactor?: number | undefined;
  /** The longest it lets a job run, in seconds; 0, the default, for as long as it likes. */
  readonly maximumTimeout?: number | undefined;
}

/** A job that waits for a runner. */
interface Waiting {
  readonly job: number;
  /** Attempts made earlier come first (04-P202). */
  readonly order: number;
}

/** Jobs that the same runners may take. */
interface Line {
  readonly runners: readonly number[];
  readonly waiting: PriorityQueue<Waiting>;
}

/** The runners and the jobs that wait for them. */
export interface RunnerFleet {
  /** Queues a job. False: no runner may ever take it. */
  enqueue(job: number, order: number, tags: readonly string[]): boolean;
  /** Gives the next job that can start to a runner. */
  assign(): { readonly job: number; readonly runner: number } | undefined;
  /** A runner has finished a job. */
  release(runner: number): void;
}

/** How many jobs a runner runs at a time: a whole number. */
export function slotsOf({ slots = 1 }: SimulatedRunner): number {
  return slots >= 1 ? Math.min(Math.floor(slots), Number.MAX_SAFE_INTEGER) : 0;
}

/** A fleet at rest. `isWaiting` tells whether a job in a queue still waits: canceled ones do not. */
export function createFleet(runners: readonly SimulatedRunner[], refProtected: boolean, isWaiting: (waiting: Waiting) => boolean): RunnerFleet {
  const free = runners.map(slotsOf);
  const lines = new Map<string, Line>();
  const lineOf = (tags: readonly string[]): Line => {
    const key = JSON.stringify(tags);
    let line = lines.get(key);
    if (!line) {
      const matching = runners.flatMap((runner, place) => (slotsOf(runner) > 0 && matchRunner({ tags, refProtected }, runner) ? [place] : []));
      line = { runners: matching, waiting: createPriorityQueue<Waiting>((a, b) => a.order < b.order) };
      lines.set(key, line);
    }
    return line;
  };
  return {
    enqueue(job, order, tags) {
      const line = lineOf(tags);
      line.waiting.push({ job, order });
      return line.runners.length > 0;
    },
    assign() {
      let best: { readonly line: Line; readonly waiting: Waiting; readonly runner: number } | undefined;
      for (const line of lines.values()) {
        const runner = line.runners.find((place) => (free[place] ?? 0) > 0);
        if (runner === undefined) continue;
        let waiting = line.waiting.first();
        while (waiting && !isWaiting(waiting)) {
          line.waiting.pop();
          waiting = line.waiting.first();
        }
        if (waiting && (!best || waiting.order < best.waiting.order)) best = { line, waiting, runner };
      }
      if (!best) return undefined;
      best.line.waiting.pop();
      free[best.runner] = (free[best.runner] ?? 0) - 1;
      return { job: best.waiting.job, runner: best.runner };
    },
    release(runner) {
      free[runner] = (free[runner] ?? 0) + 1;
    },
  };
}
