import type { SimulatedAttempt, Simulation } from './simulation.js';

/** Longest name a row begins with. */
const NAME_WIDTH = 32;
/** Characters of the time axis, unless told otherwise. */
const DEFAULT_WIDTH = 60;

/**
 * A simulation as text: a row for every attempt, in the order they started, on one time axis.
 *
 * @param simulation - what {@link simulateRun} gave.
 * @param options - `width`: characters of the axis, default 60, at least 1.
 * @returns lines: name, axis, seconds run, runner. On the axis `.` is waiting (for a delay, a person, a resource group or a runner), `#`
 * running, `x` running in vain. An attempt after the first has its number behind the name.
 *
 * @example
 * ```ts
 * const pipeline = compilePipeline('build: { stage: build, script: x }\ntest: { script: x }');
 * timelineText(simulateRun(pipeline, { durations: { build: 30, test: 10 } }), { width: 8 });
 * // build |######  | 30s
 * // test  |      ##| 10s
 * ```
 * @remarks The last line ends without a line break.
 */
export function timelineText(simulation: Simulation, options: { readonly width?: number | undefined } = {}): string {
  const { start, elapsed, timeline } = simulation;
  const width = Math.max(1, Math.floor(options.width ?? DEFAULT_WIDTH) || 1);
  const columnOf = (time: number): number => (elapsed > 0 ? Math.round(((time - start) / elapsed) * width) : 0);
  const names = timeline.map(nameOf);
  const nameWidth = Math.min(NAME_WIDTH, Math.max(0, ...names.map((name) => name.length)));
  return timeline.map((attempt, row) => {
    const name = (names[row] ?? '').slice(0, nameWidth).padEnd(nameWidth);
    const ran = (attempt.finishedAt ?? 0) - (attempt.startedAt ?? attempt.finishedAt ?? 0);
    const runner = attempt.runner === undefined ? '' : ` ${attempt.runner}`;
    return `${name} |${bar(attempt, columnOf, width)}| ${ran}s${runner}`;
  }).join('\n');
}

function nameOf({ job, attempt }: SimulatedAttempt): string {
  const name = job.replaceAll(/\s/g, ' ');
  return attempt > 1 ? `${name} (${attempt})` : name;
}

function bar({ enabledAt, startedAt, finishedAt, status }: SimulatedAttempt, columnOf: (time: number) => number, width: number): string {
  const from = columnOf(enabledAt);
  const to = finishedAt === undefined ? width : columnOf(finishedAt);
  const run = startedAt === undefined ? to : columnOf(startedAt);
  const mark = status === 'success' ? '#' : 'x';
  return (' '.repeat(from) + '.'.repeat(run - from) + mark.repeat(to - run)).padEnd(width);
}
