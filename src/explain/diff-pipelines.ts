import type { AutoCancel, Decision, Job, NotCreatedReason, Pipeline } from '../pipeline.js';
import { difference, type Change } from './difference.js';

/** A field or variable with another value than before. */
export interface NamedChange<Value = unknown> extends Change<Value> {
  /** The field as `Job` has it, or the variable. */
  name: string;
}

/** A job that is in one pipeline only. */
export interface JobMove {
  /** The job. */
  name: string;
  /** Its stage. */
  stage: string;
  /** Why it was in or out before; absent when it was not there at all. */
  before?: Decision;
  /** Why it is in or out after. */
  after?: Decision;
}

/** A job that is in both pipelines, with other fields. */
export interface JobChange {
  /** The job. */
  name: string;
  /** Fields that differ, but for `variables` and the decision. */
  fields: NamedChange[];
  /** Variables that differ. */
  variables: NamedChange<string>[];
}

/** How two pipelines differ. */
export interface PipelineDiff {
  /** Nothing below differs. */
  equal: boolean;
  /** Whether there is a pipeline. */
  created?: Change<boolean>;
  /** Why there is none. */
  reason?: Change<NotCreatedReason>;
  /** Its name. */
  name?: Change<string>;
  /** What may cancel it. */
  autoCancel?: Change<AutoCancel>;
  /** The stages that have jobs, when they or their order differ. */
  stages?: Change<string[]>;
  /** Root variables that differ. */
  variables: NamedChange<string>[];
  /** Jobs that came, went and changed. */
  jobs: { added: JobMove[]; removed: JobMove[]; changed: JobChange[] };
}

function namedChanges<Value>(before: Readonly<Record<string, Value>>, after: Readonly<Record<string, Value>>): NamedChange<Value>[] {
  const old = new Map(Object.entries(before));
  const fresh = new Map(Object.entries(after));
  return [...new Set([...old.keys(), ...fresh.keys()])].sort().flatMap((name) => {
    const change = difference(old.get(name), fresh.get(name));
    return change ? [{ name, ...change }] : [];
  });
}

const fieldsOf = (job: Job): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(job).filter(([name]) => name !== 'decision' && name !== 'variables'));

function jobChange(before: Job, after: Job): JobChange | undefined {
  const fields = namedChanges(fieldsOf(before), fieldsOf(after));
  const variables = before.variables === after.variables ? [] : namedChanges(before.variables, after.variables);
  return fields.length + variables.length > 0 ? { name: after.name, fields, variables } : undefined;
}

const byName = <Named extends { readonly name: string }>(list: readonly Named[]): ReadonlyMap<string, Named> => new Map(list.map((item) => [item.name, item]));

function jobMoves(jobs: readonly Job[], before: Pipeline, after: Pipeline): JobMove[] {
  const sides = [before, after].map((pipeline) => byName([...pipeline.excluded, ...pipeline.jobs]));
  return jobs.map(({ name, stage }) => {
    const [old, fresh] = sides.map((side) => side.get(name)?.decision);
    return { name, stage, ...(old && { before: old }), ...(fresh && { after: fresh }) };
  });
}

/**
 * How two pipelines differ: of two configurations, in two contexts, or of two GitLab versions.
 *
 * @param before - from `compilePipeline`.
 * @param after - from `compilePipeline`.
 * @returns what differs; nothing is listed that is the same. Only what would happen is compared, not the reasons for it, diagnostics or the
 * version; jobs that came or went carry the decisions of both sides. Jobs are in the order of their pipeline, fields and variables by name.
 *
 * @example
 * ```ts
 * const config = 'a: { script: x }\nb: { script: x, only: [tags] }';
 * const diff = diffPipelines(compilePipeline(config), compilePipeline(config, { ref: 'v1', refType: 'tag' }));
 * diff.jobs.added.map((job) => job.name); // ['b']
 * ```
 */
export function diffPipelines(before: Pipeline, after: Pipeline): PipelineDiff {
  const old = byName(before.jobs);
  const fresh = byName(after.jobs);
  const jobs = {
    added: jobMoves(after.jobs.filter(({ name }) => !old.has(name)), before, after),
    removed: jobMoves(before.jobs.filter(({ name }) => !fresh.has(name)), before, after),
    changed: before.jobs.flatMap((job) => {
      const other = fresh.get(job.name);
      return (other && jobChange(job, other)) ?? [];
    }),
  };
  const variables = namedChanges(before.variables, after.variables);
  const stageNames = (pipeline: Pipeline): string[] => pipeline.stages.map((stage) => stage.name);
  const changes = {
    created: difference(before.created, after.created),
    reason: difference(before.reason, after.reason),
    name: difference(before.name, after.name),
    autoCancel: difference(before.autoCancel, after.autoCancel),
    stages: difference(stageNames(before), stageNames(after)),
  };
  const present = Object.fromEntries(Object.entries(changes).filter(([, change]) => change !== undefined)) as Partial<Omit<PipelineDiff, 'equal' | 'jobs' | 'variables'>>;
  const count = Object.keys(present).length + variables.length + jobs.added.length + jobs.removed.length + jobs.changed.length;
  return { equal: count === 0, ...present, variables, jobs };
}
