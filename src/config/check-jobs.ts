import type { Collector } from '../diagnostics/collector.js';
import type { DiagnosticCode } from '../diagnostics/codes.js';
import type { Behaviour } from '../gitlab-version.js';
import { MAX_NAME_LENGTH } from '../limits.js';
import type { JobDefinition, Need } from '../pipeline.js';
import { nameList } from '../text/name-list.js';
import { nearest } from '../text/nearest.js';
import { presentChild } from '../yaml/node.js';
import { findNeedsCycle } from './needs-cycle.js';
import { isPagesJob } from './pages.js';
import { keywordNode } from './read-job.js';
import type { ExpandedJob } from './expand-parallel.js';

interface CheckScope {
  readonly jobs: ReadonlyMap<string, JobDefinition>;
  readonly stageIndex: ReadonlyMap<string, number>;
  readonly stages: readonly string[];
  readonly behaviour: Behaviour;
  /** Jobs that write their stage themselves. */
  readonly writtenStage: ReadonlySet<string>;
  readonly collector: Collector;
  /** Lists of names that were checked, by the stage they were checked from: jobs share lists. */
  readonly checked: Map<object, Set<string>>;
}

/** Whether a list has not been checked for jobs of that stage. */
function isNew(list: object, stage: string, { checked }: CheckScope): boolean {
  const stages = checked.get(list) ?? new Set<string>();
  checked.set(list, stages);
  return stages.size < stages.add(stage).size;
}

/** Reports a problem of a job at one of its keywords. */
function reporter({ definition, origin }: ExpandedJob, keyword: string, { collector }: CheckScope) {
  return (code: DiagnosticCode, message: string, hint?: string): void => {
    collector.report(code, message, { path: ['jobs', definition.baseName, keyword], at: keywordNode(origin, keyword), hint });
  };
}

function checkStage(job: ExpandedJob, scope: CheckScope): void {
  const { stage, name } = job.definition;
  if (scope.stageIndex.has(stage)) return;
  reporter(job, 'stage', scope)('stage-undefined', `\`${name}\` is in the stage \`${stage}\`, which is none of ${nameList(scope.stages)}.`,
    presentChild(job.origin.node, 'stage') ? nearest(stage, scope.stages) : 'A job without `stage` is in `test`.');
}

const CODES = {
  needs: { undefined: 'needs-undefined-job', later: 'needs-later-stage' },
  dependencies: { undefined: 'dependency-undefined-job', later: 'dependency-later-stage' },
} as const;

/** A named job exists and stands where it can be waited for (K-x-1 to K-x-3). */
function checkName(job: ExpandedJob, name: string, optional: boolean, kind: keyof typeof CODES, keyword: string, scope: CheckScope): void {
  const report = reporter(job, keyword, scope);
  const other = scope.jobs.get(name);
  if (!other) {
    // looking for names to suggest takes time
    const hint = name.startsWith('.') ? 'Hidden entries are no jobs.' : scope.collector.isFull() ? undefined : nearest(name, scope.jobs.keys());
    if (!optional) report(CODES[kind].undefined, `\`${job.definition.name}\` names the job \`${name}\`, which does not exist.`, hint);
    return;
  }
  const own = scope.stageIndex.get(job.definition.stage);
  const its = scope.stageIndex.get(other.stage);
  if (its === undefined || own === undefined || its > own || (its === own && !scope.behaviour.needsSameStage)) {
    report(CODES[kind].later, `\`${name}\` stands in a ${its === own ? 'stage that is not earlier' : 'later stage'} than \`${job.definition.name}\`.`);
  }
}

function checkNeeds(job: ExpandedJob, needs: readonly Need[] | undefined, keyword: string, scope: CheckScope): void {
  if (!needs || !isNew(needs, job.definition.stage, scope)) return;
  const report = reporter(job, keyword, scope);
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const need of needs) {
    if (!('optional' in need)) continue;
    if (need.job.length > MAX_NAME_LENGTH) report('needs-name-too-long', `The name of a job has at most ${MAX_NAME_LENGTH} characters.`);
    checkName(job, need.job, need.optional, 'needs', keyword, scope);
    if (scope.behaviour.needsRequireStage) checkTargetStage(job, need.job, keyword, scope);
    if (seen.has(need.job)) repeated.add(need.job);
    seen.add(need.job);
  }
  if (repeated.size > 0 && scope.behaviour.needsChecked) {
    report('needs-duplicate', `\`${job.definition.name}\` needs ${nameList([...repeated])} more than once.`);
  }
}

/** 13.3 wants needed jobs to write their stage, too (K-needs, versions). */
function checkTargetStage(job: ExpandedJob, name: string, keyword: string, scope: CheckScope): void {
  const other = scope.jobs.get(name);
  if (other && !scope.writtenStage.has(other.name)) reporter(job, keyword, scope)('needs-requires-stage', `\`${name}\` is needed and must name its stage.`);
}

/** The job that stops an environment (K-x-8). */
function checkOnStop(job: ExpandedJob, scope: CheckScope): void {
  const { environment, name } = job.definition;
  if (typeof environment?.onStop !== 'string') return;
  const report = reporter(job, 'environment', scope);
  const stopper = scope.jobs.get(environment.onStop);
  if (!stopper) report('on-stop-undefined', `\`on_stop\` of \`${name}\` names \`${environment.onStop}\`, which does not exist.`, nearest(environment.onStop, scope.jobs.keys()));
  else if (!stopper.environment) report('on-stop-no-environment', `\`${stopper.name}\` stops an environment but has none.`);
  else if (stopper.environment.name !== environment.name) report('on-stop-other-environment', `\`${stopper.name}\` has another environment than \`${name}\`.`);
  else if (stopper.environment.action !== 'stop') report('on-stop-not-stop', `\`${stopper.name}\` needs \`action: stop\` in its environment.`);
}

function checkPages(job: ExpandedJob, scope: CheckScope): void {
  const pages = presentChild(job.origin.node, 'pages');
  if (isPagesJob(job.definition.baseName, pages) && presentChild(job.origin.node, 'publish') && presentChild(pages, 'publish')) {
    reporter(job, 'publish', scope)('pages-publish-conflict', '`publish` stands in the job and in `pages`.', 'Keep the one in `pages`.');
  }
}

/** Jobs whose artifacts a child pipeline's configuration comes from (K-trig-10). */
function checkTriggerIncludes(job: ExpandedJob, scope: CheckScope): void {
  const include = job.definition.trigger?.include;
  for (const item of Array.isArray(include) ? (include as unknown[]) : []) {
    const name = typeof item === 'object' && item !== null && 'job' in item ? item.job : undefined;
    if (typeof name === 'string') checkName(job, name, false, 'dependencies', 'trigger', scope);
  }
}

/**
 * Compares jobs with each other: stages, needs, dependencies, stop jobs, cycles. All problems are reported, in GitLab's order, of which
 * GitLab shows the first.
 *
 * @remarks Source: 02 section 14.
 */
export function checkJobs(expanded: readonly ExpandedJob[], stages: readonly string[], behaviour: Behaviour, collector: Collector): void {
  const stageIndex = new Map<string, number>();
  stages.forEach((stage, index) => {
    if (!stageIndex.has(stage)) stageIndex.set(stage, index); // L105
  });
  const scope: CheckScope = {
    jobs: new Map(expanded.map(({ definition }) => [definition.name, definition])), stageIndex, stages, behaviour, collector, checked: new Map(),
    writtenStage: new Set(expanded.filter(({ origin }) => presentChild(origin.node, 'stage') ?? presentChild(origin.node, 'type')).map(({ definition }) => definition.name)),
  };
  const origins = new Set<ExpandedJob['origin']>();
  for (const job of expanded) {
    if (collector.isFull() && collector.hasFailed()) return;
    const { definition: { stage, dependencies, needs, rules }, origin } = job;
    if (origins.has(origin)) { // instances of one job differ only in needs that carry matrix values
      checkNeeds(job, needs, 'needs', scope);
      continue;
    }
    origins.add(origin);
    checkStage(job, scope);
    if (dependencies && isNew(dependencies, stage, scope)) for (const name of dependencies) checkName(job, name, false, 'dependencies', 'dependencies', scope);
    checkNeeds(job, needs, 'needs', scope);
    if (rules && isNew(rules, stage, scope)) for (const rule of rules) checkNeeds(job, rule.needs, 'rules', scope);
    checkTriggerIncludes(job, scope);
    checkOnStop(job, scope);
    checkPages(job, scope);
  }
  if (!behaviour.needsChecked || collector.hasFailed()) return;
  const cycle = findNeedsCycle(scope.jobs);
  const first = cycle && expanded.find(({ definition }) => definition.name === cycle[0]);
  if (first) reporter(first, 'needs', scope)('needs-circular', `These jobs need each other: ${cycle.length > 20 ? nameList(cycle) : cycle.join(' → ')}.`);
}
