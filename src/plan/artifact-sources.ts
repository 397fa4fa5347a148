import type { Job, Need } from '../pipeline.js';

/** Where a job gets artifacts from: a job of its pipeline, of another project, or of another pipeline. */
export type ArtifactSource =
  | { readonly job: string }
  | { readonly project: string; readonly ref: string; readonly job: string }
  | { readonly pipeline: string; readonly job: string };

/** What decides about artifacts. */
type ArtifactJob = Pick<Job, 'name' | 'baseName' | 'stage' | 'scheduling' | 'needs' | 'dependencies'>;

/**
 * Which jobs a job gets artifacts from, whatever their status. Of these, only those that made some deliver any; variables of `dotenv`
 * reports come the same way.
 *
 * @param pipeline - a planned pipeline, or the `plan` of a run's state.
 * @param jobName - the job.
 * @returns the jobs of the pipeline in its order, then those of other pipelines and projects; empty for an unknown job.
 *
 * @example
 * ```ts
 * const pipeline = compilePipeline('a: { stage: build, script: x }\nb: { script: x }\nc: { script: x, needs: [] }');
 * artifactSources(pipeline, 'b'); // [{ job: 'a' }]
 * artifactSources(pipeline, 'c'); // []
 * ```
 * @remarks Source: 04-P170 to P176.
 */
export function artifactSources(
  pipeline: { readonly stages: readonly { readonly name: string }[]; readonly jobs: readonly ArtifactJob[] }, jobName: string,
): ArtifactSource[] {
  const job = pipeline.jobs.find((candidate) => candidate.name === jobName);
  if (!job) return [];
  const stages = new Map(pipeline.stages.map((stage, place) => [stage.name, place]));
  const placeOf = ({ stage }: ArtifactJob): number => stages.get(stage) ?? stages.size;
  const place = placeOf(job);
  const local = pipeline.jobs.filter((candidate) => isSource(job, candidate, () => placeOf(candidate) < place));
  return [...local.map(({ name }) => ({ job: name })), ...(job.needs ?? []).flatMap(elsewhere)];
}

/** P170 to P172: whether a job of the pipeline is one that another gets artifacts from. */
export function isSource(job: ArtifactJob, candidate: ArtifactJob, isEarlier: () => boolean): boolean {
  const { dependencies, needs = [], scheduling } = job;
  if (dependencies && !dependencies.some((name) => name === candidate.name || name === candidate.baseName)) return false;
  if (scheduling === 'stage') return isEarlier();
  return needs.some((need) => 'optional' in need && need.artifacts && need.job === candidate.name);
}

/** P176. */
function elsewhere(need: Need): ArtifactSource[] {
  if ('optional' in need || need.artifacts === false || need.job === undefined) return [];
  return 'project' in need ? [{ project: need.project, ref: need.ref, job: need.job }] : [{ pipeline: need.pipeline, job: need.job }];
}
