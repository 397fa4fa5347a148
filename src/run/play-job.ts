import { enqueueJob } from './enqueue-job.js';
import { followingOf } from './following.js';
import { isDeployment } from './is-deployment.js';
import { isFinished, isPlayable } from './job-transitions.js';
import { resetDependants } from './reset-dependants.js';
import { isRetryable, retryJob } from './retry-job.js';
import { current, planned, type RunDraft } from './run-draft.js';

/** P80: whether a job is one that waits for a person; a trigger job can be `manual` merely because the pipeline it mirrors is. */
function isForPersons(draft: RunDraft, job: number): boolean {
  const { when } = planned(draft, job);
  return when === 'manual' || when === 'delayed';
}

/** A person starts a manual or delayed job, a build once more if it has finished (04-P80, P81); undefined, or why that cannot be. */
export function playJob(draft: RunDraft, job: number): string | undefined {
  const { name, status } = current(draft, job);
  const isPlayed = isForPersons(draft, job);
  if (isPlayed && isPlayable(status)) {
    enqueueJob(draft, job);
    resetDependants(draft, job);
    return undefined;
  }
  const isAgain = isPlayed && isFinished(status) && followingOf(planned(draft, job)) === undefined && isRetryable(draft, job);
  if (!isAgain) return `\`${name}\` is ${status} and cannot be played.`;
  retryJob(draft, job);
  return undefined;
}

/** Plays every manual job of a stage (04-P89); undefined, or why there is none. */
export function playStage(draft: RunDraft, stage: string | undefined): string | undefined {
  const number = draft.index.stages.indexOf(stage ?? '');
  const manual = (draft.index.stageJobs[number] ?? []).filter((job) => isForPersons(draft, job) && current(draft, job).status === 'manual');
  for (const job of manual) playJob(draft, job);
  return manual.length > 0 ? undefined : `There is no manual job to play in stage \`${stage ?? ''}\`.`;
}

/**
 * Stops an environment, or without a name all of the run, by playing the `on_stop` jobs of the jobs that deployed to it (04-P161, P162);
 * why that cannot be, for each that cannot.
 */
export function stopEnvironments(draft: RunDraft, name: string | undefined): string[] {
  const stops = new Set<number>();
  draft.before.plan.jobs.forEach((job, number) => {
    const { status } = current(draft, number);
    const isDeployed = isDeployment(job) && (status === 'success' || status === 'failed' || status === 'canceled');
    if (!isDeployed || (name !== undefined && job.environment?.name !== name)) return;
    const stop = draft.index.jobs.get(job.environment?.onStop ?? '');
    if (stop !== undefined) stops.add(stop);
  });
  if (stops.size === 0) return [`The pipeline has deployed to no environment ${name === undefined ? '' : `\`${name}\` `}that a job stops.`];
  return [...stops].flatMap((job) => playJob(draft, job) ?? []);
}
