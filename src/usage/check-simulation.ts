import { createCollector, type Collector } from '../diagnostics/collector.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { MAX_SIMULATION_STEPS } from '../limits.js';
import type { Pipeline } from '../pipeline.js';
import { nearest } from '../text/nearest.js';
import type { SimulatedOutcome, SimulationOptions } from './simulation.js';

/** What `parallel` puts behind the name that stands in the configuration. */
const INSTANCE = /(?: \d+\/\d+|: \[.*\])$/s;

/** What is wrong with what a simulation supposes: names that no job has, outcomes that are none, and whether it was too large. */
export function checkSimulation(pipeline: Pipeline, options: SimulationOptions, isGivenUp: boolean): Diagnostic[] {
  const collector = createCollector();
  if (isGivenUp) collector.report('simulation-too-large', `The simulation was given up after ${MAX_SIMULATION_STEPS} steps.`);
  if (pipeline.created) checkNames(pipeline, options, collector);
  for (const [name, outcomes = []] of Object.entries(options.outcomes ?? {})) {
    for (const outcome of Array.isArray(outcomes) ? outcomes : [outcomes]) {
      if (isOutcome(outcome)) continue;
      const message = `The outcome of \`${name}\` is none of \`success\`, \`failed\` and \`canceled\`, nor an object; it counts as \`success\`.`;
      collector.report('event-invalid', message, { path: ['outcomes', name], severity: 'warning' });
    }
  }
  return collector.diagnostics;
}

/** True for what tells how an attempt ends. */
export function isOutcome(value: unknown): value is SimulatedOutcome {
  return value === 'success' || value === 'failed' || value === 'canceled' || (typeof value === 'object' && value !== null);
}

/** Jobs that rules left out of the pipeline have names, too. */
function checkNames({ jobs, excluded }: Pipeline, { durations, outcomes, plays, prerequisites }: SimulationOptions, collector: Collector): void {
  const known = new Set(jobs.flatMap(({ name, baseName }) => [name, baseName]));
  for (const { name } of excluded) known.add(name).add(name.replace(INSTANCE, ''));
  const given = Object.entries({ durations, outcomes, plays }).flatMap(([option, values = {}]) => Object.keys(values).map((name) => [option, name] as const));
  for (const name of prerequisites ?? []) given.push(['prerequisites', name]);
  for (const [option, name] of given) {
    if (known.has(name)) continue;
    if (collector.isFull()) return;
    const hint = nearest(name, known);
    collector.report('job-unknown', `There is no job \`${name}\` in the pipeline.`, { path: [option, name], hint, severity: 'warning' });
  }
}
