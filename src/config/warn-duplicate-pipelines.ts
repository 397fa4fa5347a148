import type { Collector } from '../diagnostics/collector.js';
import { keywordNode, type ReadJob } from './read-job.js';

/**
 * Warns of jobs whose last rule lets them into every pipeline, so that a push to a merge request's branch makes two.
 *
 * @remarks Source: W10, K-rules-14.
 */
export function warnOfDuplicatePipelines(jobs: readonly ReadJob[], collector: Collector): void {
  for (const job of jobs) {
    const { name, rules } = job.definition;
    const last = rules?.at(-1);
    if (last?.when === undefined || last.when === 'never' || Object.keys(last).length > 1) continue;
    collector.report('rules-may-duplicate-pipelines', `The last rule of \`${name}\` has only \`when\`: the job runs in branch and in merge request pipelines.`, {
      severity: 'warning', path: ['jobs', name, 'rules'], at: keywordNode(job, 'rules'), hint: 'Add `workflow:rules` that pick one of them.',
    });
  }
}
