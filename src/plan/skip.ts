import type { PipelineContext } from '../context.js';
import type { PipelineFacts } from '../rules/pipeline-facts.js';

/** Sources whose pipelines a skip request in the commit message does not stop (03-P4). */
const NOT_SKIPPED: ReadonlySet<string> = new Set(['web', 'api', 'trigger', 'schedule', 'pipeline', 'parent_pipeline']);

/** Whether the commit message or a push option asks for no pipeline (03-P4). */
export function isSkipped({ source, behaviour }: PipelineFacts, { commitMessage, pushOptions }: PipelineContext): boolean {
  if (NOT_SKIPPED.has(source)) return false;
  const asked = behaviour.skipSeparators ? /\[(?:ci[ _-]skip|skip[ _-]ci)\]/i : behaviour.skipForms ? /\[(?:ci skip|skip ci)\]/i : /\[ci skip\]/;
  return asked.test(commitMessage ?? '') || (behaviour.skipForms && (pushOptions ?? []).some((option) => option === 'ci.skip' || option.startsWith('ci.skip=')));
}
