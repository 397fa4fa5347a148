import { MAX_NAME_LENGTH, MAX_TIMELINE_WIDTH } from '../limits.js';
import type { SimulatedAttempt, Simulation } from './simulation.js';

/** Longest name a row begins with. */
const NAME_WIDTH = 32;
/** Characters of the time axis, unless told otherwise. */
const DEFAULT_WIDTH = 60;

/**
 * A simulation as text: a row for every attempt, in the order they started, on one time axis.
 *
 * @param simulation - what {@link simulateRun} gave.
 * @param options - `width`: characters of the axis, default 60, from 1 to 1000.
 * @returns lines: name, axis, seconds run, runner. On the axis `.` is waiting (for a delay, a person, a resource group or a runner), `#`
 * running, `x` running in vain; a manual job that nobody started has an empty axis, and `manual` instead of seconds. An attempt after the first
 * has its number behind the name.
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
  const width = within(Math.floor(options.width ?? DEFAULT_WIDTH), 1, MAX_TIMELINE_WIDTH);
  const columnOf = (time: number): number => (elapsed > 0 ? within(Math.round(((time - start) / elapsed) * width), 0, width) : 0);
  const names = timeline.map(nameOf);
  const nameWidth = names.reduce((longest, { length }) => Math.min(NAME_WIDTH, Math.max(longest, length)), 0);
  return timeline.map((attempt, row) => {
    const name = (names[row] ?? '').slice(0, nameWidth).padEnd(nameWidth);
    if (attempt.status === 'manual') return `${name} |${' '.repeat(width)}| manual`;
    const ran = (attempt.finishedAt ?? 0) - (attempt.startedAt ?? attempt.finishedAt ?? 0);
    const runner = attempt.runner === undefined ? '' : ` ${attempt.runner.slice(0, MAX_NAME_LENGTH)}`;
    return `${name} |${bar(attempt, columnOf, width)}| ${ran}s${runner}`;
  }).join('\n');
}

/** The nearest number from least to most; the least for what is no number. */
function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value || least));
}

function nameOf({ job, attempt }: SimulatedAttempt): string {
  const name = job.replaceAll(/\s/g, ' ');
  return attempt > 1 ? `${name} (${attempt})` : name;
}

function bar({ enabledAt, startedAt, finishedAt, status }: SimulatedAttempt, columnOf: (time: number) => number, width: number): string {
  const from = columnOf(enabledAt);
  const to = Math.max(from, finishedAt === undefined ? width : columnOf(finishedAt));
  const run = startedAt === undefined ? to : within(columnOf(startedAt), from, to);
  const mark = status === 'success' ? '#' : 'x';
  return (' '.repeat(from) + '.'.repeat(run - from) + mark.repeat(to - run)).padEnd(width);
}
