import type { ClauseOutcome, Decision, Job, Need, NotCreatedReason, Pipeline, RuleOutcome } from '../pipeline.js';
import { printDiagnostic, visible } from './print-diagnostic.js';

const WHY_NOT: Readonly<Record<NotCreatedReason, string>> = {
  'skipped': 'the commit message or a push option asks to skip it',
  'workflow-filtered': '`workflow:rules` leave it out',
  'no-jobs': 'no job is left outside `.pre` and `.post`',
  'invalid': 'there are errors',
};

const WHY_OUT: Readonly<Record<Decision['by'], string>> = {
  'rule': 'a rule matched',
  'rule-never': 'a rule with `when: never` matched',
  'no-rule': 'no rule matched',
  'only': '`only` does not hold',
  'except': '`except` holds',
  'only-except': '`only` and `except`',
  'no-policy': 'nothing speaks against it',
  'chat': 'the chat command names another job',
};

/** Characters of a variable's value that are shown. */
const SHOWN_VALUE = 60;
const NAME_WIDTH = 36;

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function needText(need: Need): string {
  if ('optional' in need) return need.optional ? `${need.job} (optional)` : need.job;
  if ('project' in need) return `${need.job} of ${need.project}@${need.ref}`;
  return need.job === undefined ? `pipeline ${need.pipeline}` : `${need.job} of pipeline ${need.pipeline}`;
}

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

function valueText(value: string | null): string {
  if (value === null) return 'not set';
  return JSON.stringify(value.length > SHOWN_VALUE ? `${value.slice(0, SHOWN_VALUE)}...` : value);
}

function printClause({ clause, satisfied, written, values = {} }: ClauseOutcome): string {
  const text = typeof written === 'string' ? written : written.join(', ');
  const read = Object.entries(values).map(([name, value]) => `$${name} is ${valueText(value)}`);
  return `${clause}: ${text} -> ${satisfied ? 'yes' : 'no'}${read.length > 0 ? ` (${read.join(', ')})` : ''}`;
}

function printOutcome({ rule, clauses }: RuleOutcome): string[] {
  const label = typeof rule === 'number' ? `rule ${rule + 1}` : rule;
  return (clauses.length === 0 ? ['always'] : clauses.map(printClause)).map((text) => `    ${label}: ${text}`);
}

function printDecision({ by, rule, outcomes }: Decision): string[] {
  return [`    ${WHY_OUT[by]}${rule === undefined ? '' : `: rule ${rule + 1}`}`, ...outcomes.flatMap(printOutcome)];
}

/** Jobs left out for the very same reason are listed together. */
function printExcluded(excluded: Pipeline['excluded']): string[] {
  const groups = new Map<string, string[]>();
  for (const { name, decision } of excluded) {
    const reason = printDecision(decision).join('\n');
    groups.set(reason, [...groups.get(reason) ?? [], name]);
  }
  return Array.from(groups).flatMap(([reason, names]) => [`  ${names.join(', ')}`, ...reason.split('\n')]);
}

function printHead({ created, reason, name, gitlabVersion, jobs, stages, workflow }: Pipeline): string[] {
  const title = name === undefined ? '' : ` "${name}"`;
  if (created) return [`Pipeline${title} as GitLab ${gitlabVersion} creates it: ${counted(jobs.length, 'job')} in ${counted(stages.length, 'stage')}`];
  const why = reason === undefined ? '' : `: ${WHY_NOT[reason]}`;
  return [`GitLab ${gitlabVersion} creates no pipeline${why}`, ...(reason === 'workflow-filtered' && workflow ? printDecision(workflow) : [])];
}

/**
 * A planned pipeline as text for people: its stages and jobs, what was left out and why, then errors and warnings. Control characters are
 * shown escaped.
 */
export function printPipeline(pipeline: Pipeline): string {
  const jobs = new Map(pipeline.jobs.map((job) => [job.name, job]));
  const sections: string[][] = [printHead(pipeline)];
  for (const stage of pipeline.stages) {
    sections.push([stage.name, ...stage.jobs.flatMap((name) => { const job = jobs.get(name); return job ? [printJob(job)] : []; })]);
  }
  if (pipeline.excluded.length > 0) sections.push([`Left out (${pipeline.excluded.length})`, ...printExcluded(pipeline.excluded)]);
  const plan = sections.map((lines) => lines.map((line) => `${visible(line)}\n`).join(''));
  return [...plan, ...pipeline.diagnostics.map(printDiagnostic)].join('\n');
}
