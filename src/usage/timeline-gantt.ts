import type { SimulatedAttempt, Simulation } from './simulation.js';

/**
 * A simulation as a Mermaid Gantt chart: a section for every stage, a bar for every attempt that ran. Jobs of the critical path are marked
 * `crit`.
 *
 * @param simulation - what {@link simulateRun} gave.
 * @returns the text of the chart, for a code block named `mermaid`. Characters that mean something to Mermaid are replaced in names.
 *
 * @example
 * ```ts
 * timelineGantt(simulateRun(compilePipeline('test: { script: x }'), { durations: { test: 30 } }));
 * // gantt
 * //   dateFormat X
 * //   axisFormat %H:%M:%S
 * //   section test
 * //   test :crit, 0, 30
 * ```
 * @remarks Times are seconds from the start of the run.
 */
export function timelineGantt(simulation: Simulation): string {
  const { start, timeline, criticalPath } = simulation;
  const critical = new Set(criticalPath.steps.map(({ job, attempt }) => keyOf(job, attempt)));
  const sections = new Map<string, string[]>();
  for (const { name } of simulation.state.stages) sections.set(name, []);
  for (const attempt of timeline) {
    if (attempt.startedAt === undefined || attempt.finishedAt === undefined) continue;
    const tag = critical.has(keyOf(attempt.job, attempt.attempt)) ? 'crit, ' : '';
    const bar = `  ${titleOf(attempt)} :${tag}${attempt.startedAt - start}, ${attempt.finishedAt - start}`;
    sections.get(attempt.stage)?.push(bar);
  }
  const texts = [...sections].flatMap(([stage, bars]) => (bars.length > 0 ? [`  section ${plain(stage)}`, ...bars] : []));
  return ['gantt', '  dateFormat X', '  axisFormat %H:%M:%S', ...texts].join('\n');
}

function keyOf(job: string, attempt: number): string {
  return `${attempt} ${job}`;
}

function titleOf({ job, attempt, runner }: SimulatedAttempt): string {
  const name = attempt > 1 ? `${job} (${attempt})` : job;
  return plain(runner === undefined ? name : `${name} on ${runner}`);
}

/** A colon ends a title, `#` and `;` begin and end entities, `%%` a comment. */
function plain(text: string): string {
  return text.replaceAll(/[\s:#;%]+/g, ' ').trim() || '-';
}
