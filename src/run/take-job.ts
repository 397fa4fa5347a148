import { isSource } from '../plan/artifact-sources.js';
import { failJob } from './finish-job.js';
import { jobTimeout } from './job-timeout.js';
import { current, planned, setStatus, type RunDraft } from './run-draft.js';

/** A runner takes a job. It fails instead when artifacts it depends on are gone (04-P174, P205). */
export function takeJob(draft: RunDraft, job: number, runnerTimeout: number | undefined): void {
  if (lacksArtifacts(draft, job)) {
    failJob(draft, job, { reason: 'missing_dependency_failure' });
    return;
  }
  const timeout = jobTimeout({ job: planned(draft, job).timeout, project: draft.before.settings.projectTimeout, runner: runnerTimeout });
  setStatus(draft, job, 'running', { timeout });
}

function lacksArtifacts(draft: RunDraft, job: number): boolean {
  const { index, lostArtifacts } = draft;
  return lostArtifacts.some((name) => {
    const lost = index.jobs.get(name);
    return lost !== undefined && isSource(planned(draft, job), planned(draft, lost), () => (index.stageOf[lost] ?? 0) < (index.stageOf[job] ?? 0));
  });
}

/** The artifacts of a finished job are gone; undefined, or why that cannot be. */
export function loseArtifacts(draft: RunDraft, job: number): string | undefined {
  const { name, status } = current(draft, job);
  if (status !== 'success' && status !== 'failed' && status !== 'canceled') return `\`${name}\` is ${status} and has no artifacts to lose.`;
  if (!draft.lostArtifacts.includes(name)) draft.lostArtifacts = [...draft.lostArtifacts, name];
  return undefined;
}
