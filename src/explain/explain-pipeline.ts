import type { NotCreatedReason, Pipeline } from '../pipeline.js';
import { decisionText, oneLine, outcomeLines, quotedName } from './explain-decision.js';
import { explanation, type Explanation, type ExplanationLine } from './explanation.js';

const WHY_NOT: Readonly<Record<NotCreatedReason, string>> = {
  'skipped': 'the commit message or a push option asks to skip it',
  'workflow-filtered': '`workflow:rules` leave it out',
  'no-jobs': 'no job is left outside of `.pre` and `.post`',
  'invalid': 'there are errors',
};

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
  const { created, reason, jobs, excluded, workflow, diagnostics } = pipeline;
  const title = pipeline.name === undefined ? '' : ` ${quotedName(pipeline.name)}`;
  const head = created
    ? `The pipeline${title} is created: ${jobs.length} of ${jobs.length + excluded.length} jobs are in it.`
    : `No pipeline is created: ${WHY_NOT[reason ?? 'invalid']}.`;
  const lines: ExplanationLine[] = [{ level: 0, text: head }];
  if (workflow) lines.push({ level: 0, text: `Of \`workflow:rules\`, ${decisionText(workflow)}.` }, ...outcomeLines(workflow));
  for (const { severity, message } of diagnostics) if (severity === 'error') lines.push({ level: 0, text: `Error: ${oneLine(message)}` });
  return explanation('', created ? 'included' : 'excluded', lines);
}
