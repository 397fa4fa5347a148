import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Bench, type FnReturnedObject } from 'tinybench';

setFlagsFromString('--expose-gc');

/** Frees what can be freed. Not for use between measured calls: it also throws away optimised code. */
export const collectGarbage = runInNewContext('gc') as () => void;

/** What a suite gave: by task, milliseconds per call in each round. */
export interface Measured {
  /** The median of all rounds. */
  time(task: string): number;
  /** How many times as long a task takes as another: the median of the ratios of each round, since what slows a round slows both. */
  ratio(task: string, reference: string): number;
  readonly tasks: readonly string[];
}

/** A suite for {@link measure}: of short tasks, each sampled for some milliseconds, or, with none, of long ones run once a round. */
export function createSuite(name: string, time = 0): Bench {
  return new Bench({ name, time, iterations: time > 0 ? 5 : 1, warmup: false, throws: true });
}

/** Results end up here, so that no call can be left out as unused. */
export let last: unknown;

/** A task of many calls, of which it reports the mean: the clock is too coarse for one short call. */
export function repeated(calls: number, call: (index: number) => unknown): () => FnReturnedObject {
  return () => {
    const start = performance.now();
    for (let index = 0; index < calls; index += 1) last = call(index);
    const elapsed = performance.now() - start;
    return { overriddenDuration: elapsed / calls, overriddenIterationCost: elapsed };
  };
}

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] ?? NaN : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
};

/**
 * Runs the tasks of a suite in turn, round by round: what slows the machine down for a while slows all of them.
 *
 * @param rounds - how often each task is run after one round that is not counted.
 */
export async function measure(bench: Bench, rounds: number): Promise<Measured> {
  const samples = new Map(bench.tasks.map((task) => [task.name, [] as number[]]));
  for (let round = -1; round < rounds; round += 1) {
    bench.reset(); // a task that has run does not run again
    for (const { name, result } of await bench.run()) {
      if (round >= 0 && 'latency' in result) samples.get(name)?.push(result.latency.p50);
    }
  }
  const of = (task: string): readonly number[] => samples.get(task) ?? [];
  return {
    time: (task) => median(of(task)),
    ratio: (task, reference) => median(of(task).map((value, round) => value / (of(reference)[round] ?? NaN))),
    tasks: [...samples.keys()],
  };
}

/** The median of several takes of one figure. */
export function medianOf(takes: number, take: () => number): number {
  return median(Array.from({ length: takes }, take));
}
