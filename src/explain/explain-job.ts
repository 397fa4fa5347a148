import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Job, Need, Pipeline } from '../pipeline.js';
import { nearest } from '../text/nearest.js';
import { jobGroup } from '../text/slugs.js';
import { decisionText, oneLine, outcomeLines, quotedName } from './explain-decision.js';
import { explainPipeline } from './explain-pipeline.js';
import { explanation, type Explanation, type ExplanationLine } from './explanation.js';

/** What a need asks for, in words. */
export function needText(need: Need): string {
  if ('optional' in need) return quotedName(need.job) + (need.optional ? ' if it is there' : '');
  if ('project' in need) return `${quotedName(need.job)} of ${need.project} at ${need.ref}`;
  return need.job === undefined ? `pipeline ${need.pipeline}` : `${quotedName(need.job)} of pipeline ${need.pipeline}`;
}

const WHEN: Readonly<Record<Job['when'], string>> = {
  on_success: 'runs when what it waits for has succeeded', on_failure: 'runs when something it waits for has failed',
  always: 'runs whatever becomes of what it waits for', manual: 'waits for someone to start it', delayed: 'starts later', never: 'never runs',
};

/** How an included job behaves: when it runs, after what, and whether it may fail. */
function behaviourLines({ stage, when, startIn, needs, allowFailure, environment }: Job): ExplanationLine[] {
  const waits = needs === undefined ? 'after all earlier stages' : needs.length === 0 ? 'without waiting' : `after ${needs.map(needText).join(', ')}`;
  const texts = [`It is in stage ${quotedName(stage)}, ${waits}, and ${WHEN[when]}${startIn === undefined ? '' : ` (${startIn} seconds)`}.`];
  if (allowFailure === true) texts.push(when === 'manual' ? 'It may fail, and nothing waits for it.' : 'It may fail.');
  else if (allowFailure !== false) texts.push(`It may fail with exit code ${(allowFailure.exitCodes ?? []).join(' or ')}.`);
  if (environment) texts.push(`Its environment is ${quotedName(environment.name)} (${environment.action ?? 'start'}).`);
  return texts.map((text) => ({ level: 0, text }));
}

/** Problems that name the job. */
function problemLines(diagnostics: readonly Diagnostic[], name: string): ExplanationLine[] {
  const names: unknown[] = [name, jobGroup(name)];
  return diagnostics.filter(({ path }) => path[0] === 'jobs' && names.includes(path[1]))
    .map(({ severity, message }) => ({ level: 0, text: `${severity === 'error' ? 'Error' : 'Warning'}: ${oneLine(message)}` }));
}

function unknownJob(pipeline: Pipeline, name: string): Explanation {
  const known = [...pipeline.jobs, ...pipeline.excluded].map((job) => job.name);
  if (!pipeline.created) return explanation(name, 'unknown', [{ level: 0, text: `${quotedName(name)} is in no pipeline.` }, ...explainPipeline(pipeline).lines]);
  const lines = [{ level: 0, text: `There is no job ${quotedName(name)} in the configuration.` }];
  const instances = known.filter((other) => other.startsWith(name) && jobGroup(other) === name);
  const similar = nearest(name, known);
  if (instances.length > 0) lines.push({ level: 0, text: `It is expanded into ${instances.map(quotedName).join(', ')}.` });
  else if (similar !== undefined) lines.push({ level: 0, text: oneLine(similar) });
  return explanation(name, 'unknown', lines);
}

/**
 * Why a job is in a pipeline or not: by which rule or policy, clause by clause with the values that were read, and how it behaves there.
 *
 * @param pipeline - from `compilePipeline`.
 * @param jobName - the job's full name; one of `parallel` has its suffix.
 * @returns text for people and the same line by line. A job that is not in the configuration, or was not looked at because there is no
 * pipeline, has the outcome `unknown`, and a hint where a name is near. Values of masked variables are not shown.
 *
 * @example
 * ```ts
 * const pipeline = compilePipeline('a: { script: x }\nb: { script: x, rules: [{ if: $CI_COMMIT_TAG }] }');
 * explainJob(pipeline, 'b').lines.map((line) => line.text);
 * // ['`b` is not in the pipeline: no rule matches.', 'rule 1 does not match', 'if: $CI_COMMIT_TAG - no; $CI_COMMIT_TAG is not set']
 * ```
 * @remarks Source: the decisions of 03 sections R, O and P6.
 */
export function explainJob(pipeline: Pipeline, jobName: string): Explanation {
  const job = pipeline.jobs.find(({ name }) => name === jobName);
  const decision = job?.decision ?? pipeline.excluded.find(({ name }) => name === jobName)?.decision;
  if (!decision) return unknownJob(pipeline, jobName);
  const head = `${quotedName(jobName)} is ${job ? '' : 'not '}in the pipeline: ${decisionText(decision)}.`;
  return explanation(jobName, job ? 'included' : 'excluded', [
    { level: 0, text: head }, ...outcomeLines(decision), ...(job ? behaviourLines(job) : []), ...problemLines(pipeline.diagnostics, jobName),
  ]);
}
