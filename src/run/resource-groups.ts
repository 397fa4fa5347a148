import type { Status } from './composite-status.js';
import { grantResource } from './enqueue-job.js';
import { createGroupQueue, noteStatus, type GroupQueue } from './group-queue.js';
import { current, planned, type RunDraft } from './run-draft.js';

/** In which order jobs get a resource group, as GitLab names the modes. */
export type ProcessMode = 'unordered' | 'oldest_first' | 'newest_first' | 'newest_ready_first';

/** A job that may want a resource group. */
export interface ResourceCandidate {
  /** The number of its pipeline. */
  readonly pipelineId: number;
  /** Its status. */
  readonly status: Status;
}

/** 04-P122: which way the pipelines are tried, and whether a job that is not ready yet holds the others up. */
const MODES: Readonly<Record<ProcessMode, { readonly direction: 1 | -1; readonly waitsForFirst: boolean }>> = {
  unordered: { direction: 1, waitsForFirst: false },
  oldest_first: { direction: 1, waitsForFirst: true },
  newest_first: { direction: -1, waitsForFirst: true },
  newest_ready_first: { direction: -1, waitsForFirst: false },
};

/**
 * Which job gets a resource group that is free.
 *
 * @param mode - the group's process mode. `oldest_first` and `newest_first` wait for the favoured pipeline while its job is `created` or
 * `scheduled`; manual jobs do not take part.
 * @param candidates - the jobs of the group, of all pipelines of the project.
 * @returns one of the candidates; undefined when none may have it now. In one pipeline, and for `unordered`, the first in the list.
 *
 * @example
 * ```ts
 * const jobs = [{ pipelineId: 10, status: 'created' }, { pipelineId: 11, status: 'waiting_for_resource' }] as const;
 * chooseForResource('oldest_first', jobs); // undefined: pipeline 10 comes first
 * chooseForResource('newest_ready_first', jobs)?.pipelineId; // 11
 * ```
 * @remarks Source: 04-P122 to P125.
 */
export function chooseForResource<Candidate extends ResourceCandidate>(mode: ProcessMode, candidates: readonly Candidate[]): Candidate | undefined {
  const { direction, waitsForFirst } = MODES[mode];
  let best: Candidate | undefined;
  for (const candidate of candidates) {
    const isReady = candidate.status === 'waiting_for_resource';
    if (!isReady && !(waitsForFirst && (candidate.status === 'created' || candidate.status === 'scheduled'))) continue;
    const order = best && (candidate.pipelineId - best.pipelineId) * direction;
    if (order === undefined || order < 0 || (order === 0 && isReady && best?.status !== 'waiting_for_resource')) best = candidate;
  }
  return best?.status === 'waiting_for_resource' ? best : undefined;
}

/** Gives the groups of what changed to waiting jobs of a run that shares them with nobody. True: something was given. */
export function grantOwnResources(draft: RunDraft): boolean {
  if (draft.index.groups.size === 0 || draft.before.settings.sharesResources) return false;
  const changed = new Set<string>();
  for (const job of draft.changed) {
    const group = planned(draft, job).resourceGroup;
    if (group !== undefined) changed.add(group);
  }
  let isGranted = false;
  for (const name of changed) {
    const { holders, waiting } = queueOf(draft, name);
    if (holders > 0) continue;
    let job = waiting.pop();
    while (job !== undefined && current(draft, job).status !== 'waiting_for_resource') job = waiting.pop();
    if (job === undefined) continue;
    grantResource(draft, job);
    isGranted = true;
  }
  return isGranted;
}

/** Who has a group and who waits for it: counted when it is first asked for, and kept from then on. */
function queueOf(draft: RunDraft, name: string): GroupQueue {
  let queue = draft.groups.get(name);
  if (!queue) {
    queue = createGroupQueue();
    for (const job of draft.index.groups.get(name) ?? []) noteStatus(queue, job, undefined, current(draft, job).status);
    draft.groups.set(name, queue);
  }
  return queue;
}
