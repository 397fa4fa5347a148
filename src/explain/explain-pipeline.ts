import type { NotCreatedReason, Pipeline } from '../pipeline.js';
import { decisionText, oneLine, outcomeLines, quotedName } from './explain-decision.js';
import { explanation, type Explanation, type ExplanationLine } from './explanation.js';

const WHY_NOT: Readonly<Record<NotCreatedReason, string>> = {
  'skipped': 'the commit message or a push option asks to skip it',
  'workflow-filtered': '`workflow:rules` leave it out',
  'no-jobs': 'no job is left outside of `.pre` and `.post`',
  'invalid': 'there are errors',
};

/** Whether there is a pipeline, and what its workflow rules say of that. */
export function creationLines({ name, created, reason, jobs, excluded, workflow }: Pipeline): ExplanationLine[] {
  const title = name === undefined ? '' : ` ${quotedName(name)}`;
  const head = created
    ? `The pipeline${title} is created: ${jobs.length} of ${jobs.length + excluded.length} jobs are in it.`
    : `No pipeline is created: ${WHY_NOT[reason ?? 'invalid']}.`;
  const rules = workflow ? [{ level: 0, text: `Of \`workflow:rules\`, ${decisionText(workflow)}.` }, ...outcomeLines(workflow)] : [];
  return [{ level: 0, text: head }, ...rules];
}

/**
 * Why a pipeline is created or not: what its workflow rules said, clause by clause, and the errors.
 *
 * @param pipeline - from `compilePipeline`.
 * @returns text for people and the same line by line; `excluded` when there is no pipeline.
 *
 * @example
 * ```ts
 * explainPipeline(compilePipeline('workflow: { rules: [{ if: $CI_COMMIT_TAG }] }\njob: { script: x }')).lines[0]?.text;
 * // 'No pipeline is created: `workflow:rules` leave it out.'
 * ```
 * @remarks Source: 03-P3, W.
 */
export function explainPipeline(pipeline: Pipeline): Explanation {
  const lines = creationLines(pipeline);
  for (const { severity, message } of pipeline.diagnostics) if (severity === 'error') lines.push({ level: 0, text: `Error: ${oneLine(message)}` });
  return explanation('', pipeline.created ? 'included' : 'excluded', lines);
}
