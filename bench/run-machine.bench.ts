import type { Bench } from 'tinybench';
import type { Job, Pipeline } from '../src/pipeline.js';
import type { RunState } from '../src/run/run-state.js';
import { advanceRun, simulateRun, startRun } from './library.js';
import { createSuite, repeated } from './measure.js';
import { createRandom } from './random.js';

const LAYERS = 20;
const MOST_NEEDS = 5;

/** A pipeline of so many jobs in twenty stages, each job needing up to five of the stage before; the same for the same seed. */
export function dagPipeline(size: number, seed = 1): Pipeline {
  const random = createRandom(seed);
  const perStage = Math.ceil(size / LAYERS);
  const jobs = Array.from({ length: size }, (_, number): Job => {
    const layer = Math.floor(number / perStage);
    const places = Array.from({ length: layer === 0 ? 0 : 1 + random.below(MOST_NEEDS) }, () => (layer - 1) * perStage + random.below(perStage));
    const needs = [...new Set(places)].map((place) => ({ job: `job ${place}`, artifacts: true, optional: false }));
    return {
      name: `job ${number}`, baseName: `job ${number}`, stage: `stage ${layer}`, when: 'on_success', scheduling: 'dag', script: ['true'],
      allowFailure: false, needs, variables: {}, decision: { included: true, by: 'no-policy', outcomes: [] },
    };
  });
  const stages = Array.from({ length: LAYERS }, (_, layer) => ({
    name: `stage ${layer}`, jobs: jobs.filter(({ stage }) => stage === `stage ${layer}`).map(({ name }) => name),
  })).filter((stage) => stage.jobs.length > 0);
  return { created: true, gitlabVersion: 'latest', variables: {}, stages, jobs, excluded: [], diagnostics: [] };
}

/** Starts a run and lets every job pass, one event for each. */
export function runToEnd(pipeline: Pipeline): RunState {
  let state = startRun(pipeline);
  for (const { name } of pipeline.jobs) state = advanceRun(state, { type: 'success', jobs: [name] });
  return state;
}

/** What a run costs in all, by size (targets: 1,000 jobs under 150 ms, 4,000 in under eight times that), and what simulating it does. */
export function runMachineSuite(sizes: readonly number[]): Bench {
  const bench = createSuite('run machine');
  for (const size of sizes) {
    const pipeline = dagPipeline(size);
    const durations = Object.fromEntries(pipeline.jobs.map(({ name }, place) => [name, 30 + (place % 90)]));
    bench.add(`run ${size}`, repeated(1, () => runToEnd(pipeline)));
    bench.add(`simulate ${size}`, repeated(1, () => simulateRun(pipeline, { durations, runners: [{ slots: 50 }] })));
  }
  return bench;
}
