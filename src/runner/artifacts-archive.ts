import type { VariablesInput } from '../context.js';
import type { Job } from '../pipeline.js';
import { parseDuration } from '../text/duration.js';
import { expandAsRunner, type RunnerShell } from './expand-as-runner.js';

/** What becomes of a job's artifacts. */
export interface ArtifactsArchive {
  /** The archive's name, expanded. */
  name: string;
  /** The name of the file that is downloaded. */
  file: string;
  /** After which outcome of the job they are kept. */
  when: 'on_success' | 'on_failure' | 'always';
  /** Seconds until they are deleted; absent: never. */
  expireIn?: number;
}

/** What the archive depends on besides the job. */
export interface ArtifactsFacts {
  /** The variables of the job, e.g. what `jobVariables` gives. */
  readonly variables?: VariablesInput;
  /** The runner's shell, which decides how references are written; default `bash`. */
  readonly shell?: RunnerShell;
  /** Seconds the server keeps artifacts without `expire_in`; default 30 days, 0: for ever. */
  readonly defaultExpireIn?: number;
}

const DEFAULT_NAME = 'artifacts';
const DEFAULT_EXPIRE_IN = 30 * 24 * 3600;

/**
 * Name, condition and lifetime of a job's artifacts archive, defaults filled in.
 *
 * @param job - a planned job.
 * @param facts - its variables, the runner's shell and the server's default lifetime.
 * @returns undefined for a job without `artifacts`.
 *
 * @example
 * ```ts
 * const job = { artifacts: { name: '$CI_JOB_NAME', paths: ['out/'], expireIn: '1 week' } };
 * artifactsArchive(job, { variables: { CI_JOB_NAME: 'build' } });
 * // { name: 'build', file: 'build.zip', when: 'on_success', expireIn: 604800 }
 * ```
 * @remarks Source: document 13.3, "artifacts:name" to "artifacts:expire_in"; 03-X25, 04-P177, 04-P178.
 */
export function artifactsArchive(job: Pick<Job, 'artifacts'>, facts: ArtifactsFacts = {}): ArtifactsArchive | undefined {
  const { artifacts } = job;
  if (!artifacts) return undefined;
  const { variables = {}, shell = 'bash', defaultExpireIn = DEFAULT_EXPIRE_IN } = facts;
  const { name: written, when, expireIn: lifetime } = artifacts;
  const expanded = typeof written === 'string' ? expandAsRunner(written, variables, shell) : '';
  const name = expanded === '' ? DEFAULT_NAME : expanded;
  const expireIn = typeof lifetime === 'string' ? parseDuration(lifetime) ?? 0 : defaultExpireIn;
  return {
    name, file: `${name}.zip`,
    when: when === 'on_failure' || when === 'always' ? when : 'on_success',
    ...(expireIn > 0 && { expireIn }),
  };
}
