import { createPriorityQueue, type PriorityQueue } from '../run/priority-queue.js';
import { runnerMatcher, type RunnerJob, type RunnerTraits } from '../runner/match-runner.js';

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

/** Runners that may take the same jobs. */
interface Kind {
  readonly matches: (job: RunnerJob) => boolean;
  /** The places of those with a free slot. */
  readonly free: PriorityQueue<number>;
  /** The jobs they may take; some may have been taken by others, or wait no longer. */
  readonly waiting: PriorityQueue<Waiting>;
}

/** The runners and the jobs that wait for them. */
export interface RunnerFleet {
  /** How many kinds of runners there are: what each call below takes grows with them. */
  readonly kinds: number;
  /** Queues a job. False: no runner may ever take it. */
  enqueue(job: number, order: number, tags: readonly string[]): boolean;
  /** Gives the next job that can start to the first runner that may take it. */
  assign(): { readonly job: number; readonly runner: number } | undefined;
  /** A runner has finished a job. */
  release(runner: number): void;
}

/** How many jobs a runner runs at a time: a whole number. */
export function slotsOf({ slots = 1 }: SimulatedRunner): number {
  return slots >= 1 ? Math.min(Math.floor(slots), Number.MAX_SAFE_INTEGER) : 0;
}

/** A fleet at rest. `isWaiting` tells whether a job in a queue still waits: those that were taken or canceled do not. */
export function createFleet(runners: readonly SimulatedRunner[], refProtected: boolean, isWaiting: (waiting: Waiting) => boolean): RunnerFleet {
  const slots = runners.map(slotsOf);
  const kinds = new Map<string, Kind>();
  const kindOf = runners.map((runner, place) => {
    if (slots[place] === 0) return undefined;
    const { tags = [], runUntagged, protected: isProtected } = runner;
    const key = JSON.stringify([tags.toSorted(), runUntagged, isProtected]);
    const kind = kinds.get(key) ?? {
      matches: runnerMatcher(runner), free: createPriorityQueue<number>((a, b) => a < b), waiting: createPriorityQueue<Waiting>((a, b) => a.order < b.order),
    };
    kinds.set(key, kind);
    kind.free.push(place);
    return kind;
  });
  const matching = new Map<string, readonly Kind[]>();
  return {
    kinds: kinds.size,
    enqueue(job, order, tags) {
      const key = JSON.stringify(tags);
      const takers = matching.get(key) ?? [...kinds.values()].filter(({ matches }) => matches({ tags, refProtected }));
      matching.set(key, takers);
      const waiting = { job, order };
      for (const kind of takers) kind.waiting.push(waiting);
      return takers.length > 0;
    },
    assign() {
      let best: { readonly kind: Kind; readonly waiting: Waiting; readonly runner: number } | undefined;
      for (const kind of kinds.values()) {
        const runner = kind.free.first();
        const waiting = runner === undefined ? undefined : firstOf(kind.waiting, isWaiting);
        if (runner === undefined || !waiting) continue;
        const isBetter = !best || waiting.order < best.waiting.order || (waiting.order === best.waiting.order && runner < best.runner);
        if (isBetter) best = { kind, waiting, runner };
      }
      if (!best) return undefined;
      const { kind, waiting, runner } = best;
      const left = (slots[runner] ?? 0) - 1;
      slots[runner] = left;
      if (left === 0) kind.free.pop();
      kind.waiting.pop();
      return { job: waiting.job, runner };
    },
    release(runner) {
      const before = slots[runner] ?? 0;
      slots[runner] = before + 1;
      if (before === 0) kindOf[runner]?.free.push(runner);
    },
  };
}

/** The first job that still waits; those before it are taken out. */
function firstOf(queue: PriorityQueue<Waiting>, isWaiting: (waiting: Waiting) => boolean): Waiting | undefined {
  let first = queue.first();
  while (first && !isWaiting(first)) {
    queue.pop();
    first = queue.first();
  }
  return first;
}
