import type { PipelineContext } from '../context.js';
import type { Collector } from '../diagnostics/collector.js';
import type { Behaviour } from '../gitlab-version.js';
import { givenVariables } from '../rules/given-variables.js';

/** Checks the variables given to a pipeline: names, and that each stands once (V23, V31, V32). */
export function checkPipelineVariables(context: PipelineContext, behaviour: Behaviour, collector: Collector): void {
  const seen = new Set<string>();
  for (const { key } of givenVariables(context, behaviour)) {
    if (!/^\w{1,255}$/.test(key)) {
      collector.report('pipeline-variable-invalid', `\`${key}\` is no name for a variable of a pipeline.`, { path: ['variables', key], hint: 'Letters, digits and `_`, at most 255.' });
    } else if (seen.has(key)) collector.report('pipeline-variable-duplicate', `The pipeline is given \`${key}\` twice.`, { path: ['variables', key] });
    seen.add(key);
  }
}
