import type { Pipeline } from '../pipeline.js';
import { remember } from '../remember.js';
import type { RunPlan, RunPlanJob } from './run-state.js';

/** What a run looks up all the time, computed once for a plan and kept beside it. Jobs and stages are numbers: their places in the plan. */
export interface RunIndex {
  /** Job name to its number. */
  readonly jobs: ReadonlyMap<string, number>;
  /** Stage names in order. */
  readonly stages: readonly string[];
  /** The stage of each job. */
  readonly stageOf: readonly number[];
  /** The needed jobs of each job, as far as the pipeline has them. */
  readonly needs: readonly (readonly number[])[];
  /** The jobs that need each job. */
  readonly dependants: readonly (readonly number[])[];
  /** The jobs of each stage. */
  readonly stageJobs: readonly (readonly number[])[];
  /** Those that wait for the earlier stages. */
  readonly stageScheduled: readonly (readonly number[])[];
  /** The jobs of each resource group. */
  readonly groups: ReadonlyMap<string, readonly number[]>;
}

const indexes = new WeakMap<RunPlan, RunIndex>();

/** Takes from a pipeline what running needs, sharing its values. */
export function runPlan(pipeline: Pipeline): RunPlan {
  const { gitlabVersion, autoCancel, stages, jobs } = pipeline;
  return { gitlabVersion, ...(autoCancel && { autoCancel }), stages, jobs: jobs.map(planJob) };
}

function planJob(job: RunPlanJob): RunPlanJob {
  const { interruptible, timeout, startIn, needs, dependencies, environment, retry, resourceGroup, trigger, tags } = job;
  return {
    name: job.name, baseName: job.baseName, stage: job.stage, when: job.when, scheduling: job.scheduling, allowFailure: job.allowFailure,
    ...(interruptible !== undefined && { interruptible }), ...(timeout !== undefined && { timeout }),
    ...(startIn !== undefined && { startIn }), ...(needs && { needs }), ...(dependencies && { dependencies }),
    ...(environment && { environment }), ...(retry && { retry }), ...(resourceGroup !== undefined && { resourceGroup }),
    ...(trigger && { trigger }), ...(tags && { tags }),
  };
}

/** The index of a plan, made when it is not there: a plan that was written out and read again has none. */
export function runIndex(plan: RunPlan): RunIndex {
  return remember(indexes, plan, () => buildIndex(plan));
}

function buildIndex(plan: RunPlan): RunIndex {
  const jobs = new Map(plan.jobs.map((job, number) => [job.name, number]));
  const stages = [...new Set([...plan.stages.map((stage) => stage.name), ...plan.jobs.map((job) => job.stage)])];
  const numberOf = new Map(stages.map((name, number) => [name, number]));
  const dependants: number[][] = plan.jobs.map(() => []);
  const stageJobs: number[][] = stages.map(() => []);
  const stageScheduled: number[][] = stages.map(() => []);
  const groups = new Map<string, number[]>();
  const stageOf = plan.jobs.map((job) => numberOf.get(job.stage) ?? 0);
  const needs = plan.jobs.map((job, number) => {
    const stage = stageOf[number] ?? 0;
    stageJobs[stage]?.push(number);
    if (job.scheduling === 'stage') stageScheduled[stage]?.push(number);
    if (job.resourceGroup !== undefined) {
      const group = groups.get(job.resourceGroup);
      if (group) group.push(number);
      else groups.set(job.resourceGroup, [number]);
    }
    const needed = new Set<number>();
    for (const need of job.needs ?? []) {
      const place = isLocal(need) ? jobs.get(need.job) : undefined; // P63: a need that is not there contributes nothing
      if (place !== undefined) needed.add(place);
    }
    for (const place of needed) dependants[place]?.push(number);
    return [...needed];
  });
  return { jobs, stages, stageOf, needs, dependants, stageJobs, stageScheduled, groups };
}

/** A need on a job of the same pipeline. */
function isLocal(need: NonNullable<RunPlanJob['needs']>[number]): need is Extract<typeof need, { optional: boolean }> {
  return 'optional' in need;
}
