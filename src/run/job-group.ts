import { MAX_NAME_LENGTH } from '../limits.js';

/** A number of a number, or a bracketed list, at the end of a name. */
const LAST_PIECE = /(?:[\s:]+(?:\[[^\]]*\]|\d+[\s:/\\]+\d+))$/;
const MOST_PIECES = 3;

/**
 * The name under which GitLab shows a job together with its siblings, which then have one status: their composite.
 *
 * @param jobName - the name of a job.
 * @returns the name without the parts that number it.
 *
 * @example
 * ```ts
 * jobGroup('rspec 2/5'); // 'rspec'
 * jobGroup('build: [linux, amd64]'); // 'build'
 * ```
 * @remarks Source: 04-P31.
 */
export function jobGroup(jobName: string): string {
  let name = jobName.length > MAX_NAME_LENGTH ? '' : jobName;
  for (let piece = 0; piece < MOST_PIECES; piece += 1) name = name.replace(LAST_PIECE, '');
  return name === '' ? jobName : name;
}
