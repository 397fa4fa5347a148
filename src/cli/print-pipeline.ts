import { decisionText, outcomeLines } from '../explain/explain-decision.js';
import { needText } from '../explain/explain-job.js';
import { creationLines } from '../explain/explain-pipeline.js';
import { indentedText } from '../explain/explanation.js';
import type { Job, Pipeline } from '../pipeline.js';
import { printDiagnostic, visible } from './print-diagnostic.js';

const NAME_WIDTH = 36;

/** What is remarkable about a job: when it runs, whether it may fail, where it deploys to, what it waits for. */
function jobRemarks({ when, startIn, allowFailure, environment, needs }: Job): string[] {
  const remarks: string[] = [];
  if (when !== 'on_success') remarks.push(startIn === undefined ? when : `${when} by ${startIn} s`);
  if (allowFailure === true) remarks.push('may fail');
  if (typeof allowFailure === 'object') remarks.push(`may fail with exit code ${(allowFailure.exitCodes ?? []).join(' or ')}`);
  if (environment) remarks.push(`environment ${environment.name} (${environment.action ?? 'start'})`);
  if (needs) remarks.push(needs.length === 0 ? 'needs nothing' : `needs ${needs.map(needText).join(', ')}`);
  return remarks;
}

function printJob(job: Job): string {
  const remarks = jobRemarks(job);
  return remarks.length === 0 ? `  ${job.name}` : `  ${job.name.padEnd(NAME_WIDTH)}  ${remarks.join('; ')}`;
}

/** Jobs left out for the very same reason are listed together. */
function printExcluded(excluded: Pipeline['excluded']): string[] {
  const groups = new Map<string, string[]>();
  for (const { name, decision } of excluded) {
    const reason = indentedText([{ level: 0, text: decisionText(decision) }, ...outcomeLines(decision)]);
    groups.set(reason, [...groups.get(reason) ?? [], name]);
  }
  return Array.from(groups).flatMap(([reason, names]) => {
    const [settled = '', ...looked] = reason.split('\n');
    return [`  ${names.join(', ')}: ${settled}`, ...looked.map((line) => `  ${line}`)];
  });
}

/**
 * A planned pipeline as text for people: whether there is one, its stages and jobs, what was left out and why, then errors and warnings.
 * Control characters are shown escaped.
 */
export function printPipeline(pipeline: Pipeline): string {
  const jobs = new Map(pipeline.jobs.map((job) => [job.name, job]));
  const sections: string[][] = [indentedText(creationLines(pipeline)).split('\n')];
  for (const stage of pipeline.stages) {
    sections.push([stage.name, ...stage.jobs.flatMap((name) => { const job = jobs.get(name); return job ? [printJob(job)] : []; })]);
  }
  if (pipeline.excluded.length > 0) sections.push([`Left out (${pipeline.excluded.length})`, ...printExcluded(pipeline.excluded)]);
  const plan = sections.map((lines) => lines.map((line) => `${visible(line)}\n`).join(''));
  return [...plan, ...pipeline.diagnostics.map(printDiagnostic)].join('\n');
}
