import type { LoadOptions } from '../../src/context.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { loadConfig } from '../../src/load-config.js';
import type { JobDefinition } from '../../src/pipeline.js';

/** A problem as tests compare it: code, path, and where the offending text starts. */
export function describeProblem({ code, path, range }: Diagnostic): string {
  return [code, path.join('.'), ...(range ? [`${range.start.line}:${range.start.column}`] : [])].join(' ');
}

/** The errors of a configuration, in order. */
export function errorsIn(text: string, options: LoadOptions = {}): string[] {
  return loadConfig(text, options).diagnostics.filter(({ severity }) => severity === 'error').map(describeProblem);
}

/** The jobs of a configuration that must be valid. */
export function jobsOf(text: string, options: LoadOptions = {}): readonly JobDefinition[] {
  const loaded = loadConfig(text, options);
  if (!loaded.valid) throw new Error(loaded.diagnostics.map(describeProblem).join('; '));
  return loaded.jobs;
}

/** One of those jobs. */
export function jobOf(text: string, name: string, options: LoadOptions = {}): JobDefinition {
  const job = jobsOf(text, options).find((one) => one.name === name);
  if (!job) throw new Error(`no job ${name}`);
  return job;
}
