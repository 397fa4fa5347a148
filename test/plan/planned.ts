import { compilePipeline } from '../../src/compile.js';
import type { PipelineContext } from '../../src/context.js';
import type { Job, Pipeline } from '../../src/pipeline.js';
import { jobVariables } from '../../src/plan/job-variables.js';

/** One job of a pipeline that must be created. */
export function jobOf(text: string, name: string, context: PipelineContext = {}): Job {
  const pipeline = compilePipeline(text, context);
  const job = pipeline.jobs.find((one) => one.name === name);
  if (!job) throw new Error(`no job ${name}: ${pipeline.reason ?? ''} ${pipeline.diagnostics.map(({ code }) => code).join(', ')}`);
  return job;
}

/** What a pipeline is: its jobs, or why there is none. */
export function outcomeOf({ created, jobs, reason, diagnostics }: Pipeline): string {
  if (created) return jobs.map(({ name }) => name).join(' ');
  return [reason, ...new Set(diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code))].join(' ');
}

/** The variables a job sees, by name. */
export function seenBy(name: string, text: string, context: PipelineContext = {}): Record<string, string> {
  return Object.fromEntries(jobVariables(compilePipeline(text, context), name, context).map(({ key, value }) => [key, value]));
}
