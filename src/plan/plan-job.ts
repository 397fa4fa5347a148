import type { PipelineContext } from '../context.js';
import type { Collector } from '../diagnostics/collector.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { STEPS_PER_RULE } from '../limits.js';
import type { Cache, Decision, Job, Rule } from '../pipeline.js';
import type { CompiledRules } from '../rules/compiled-rules.js';
import type { ClauseResult } from '../rules/evaluate-clause.js';
import { findFirstMatch, type FirstMatch } from '../rules/first-match.js';
import { decideByPolicies, type CompiledPolicies } from '../rules/only-except.js';
import type { VariableSet } from '../rules/variable-set.js';
import { parseDuration } from '../text/duration.js';
import { expandWith } from '../text/expand-variables.js';
import { cacheKey } from './computed-cache-key.js';
import type { CompiledJob } from './compiled-config.js';
import { expandedNames, jobVariableSet, type PlanScope } from './job-scope.js';

/** What planning one job needs besides the job, and where the outcome goes. */
export interface JobPlanScope extends PlanScope {
  readonly context: PipelineContext;
  readonly collector: Collector;
  /** Outcomes that all jobs with the same rules or policies share. */
  readonly decided: Map<CompiledRules | CompiledPolicies, FirstMatch>;
  /** Results of clauses that name nothing of a single job. */
  readonly clauses: Map<object, ClauseResult>;
  /** Caches with computed keys, for jobs that share theirs. */
  readonly caches: Map<readonly Cache[], NonNullable<Job['cache']>>;
}

const NO_POLICY: FirstMatch = { rule: undefined, decision: Object.freeze({ included: true, by: 'no-policy', outcomes: Object.freeze([]) }), problems: [] };

function decide(job: CompiledJob, variables: () => VariableSet, scope: JobPlanScope): FirstMatch {
  const source = job.rules ?? job.policies;
  if (!source) return NO_POLICY;
  const { facts, clauses, work, surrounding } = scope;
  const shares = job.sharesDecision && !(surrounding.isScoped && job.definition.environment);
  const known = shares ? scope.decided.get(source) : undefined;
  if (known) return known;
  const clauseScope = { facts, variables: variables(), files: facts.files, ...(shares && { known: clauses }) };
  const match = job.rules
    ? findFirstMatch(job.rules, clauseScope)
    : { rule: undefined, decision: job.policies ? decideByPolicies(job.policies, clauseScope) : NO_POLICY.decision, problems: [] };
  if (shares) scope.decided.set(source, match);
  else work.left -= STEPS_PER_RULE * match.decision.outcomes.length;
  return match;
}

function computeKeys(cache: readonly Cache[], { context, caches, facts }: JobPlanScope): NonNullable<Job['cache']> {
  let computed = caches.get(cache);
  if (!computed) {
    const { gitlabVersion } = facts.behaviour;
    computed = cache.map((entry, index) => ({ ...entry, key: cacheKey(entry.key, { ...context, gitlabVersion, index }) }));
    caches.set(cache, computed);
  }
  return computed;
}

type Draft = { -readonly [Key in keyof Job]: Job[Key] };

/** What the matching rule changes (R2). */
function applyRule(draft: Draft, rule: Rule, job: CompiledJob): void {
  if (rule.when !== undefined) {
    draft.when = rule.when;
    const startIn = rule.when !== 'delayed' ? undefined : rule.startIn === undefined ? job.startIn : parseDuration(rule.startIn);
    if (startIn === undefined) delete draft.startIn;
    else draft.startIn = startIn;
  }
  if (rule.allowFailure !== undefined) draft.allowFailure = rule.allowFailure;
  if (rule.interruptible !== undefined) draft.interruptible = rule.interruptible;
  if (rule.needs && rule.needs.length > 0) { // quirk: an empty list leaves the job's own needs (N8)
    draft.needs = job.neededElsewhere.length > 0 ? [...rule.needs, ...job.neededElsewhere] : rule.needs;
    draft.scheduling = 'dag';
  }
}

function buildJob(job: CompiledJob, { rule, decision }: FirstMatch, variables: () => VariableSet, scope: JobPlanScope): Job {
  const draft: Draft = { ...job.template };
  const { variables: values, rawVariables } = scope.variant.jobValues(job, rule?.variables);
  draft.variables = values;
  draft.decision = decision;
  if (rawVariables) draft.rawVariables = rawVariables;
  if (rule) applyRule(draft, rule, job);
  if (job.computedCache) draft.cache = computeKeys(job.computedCache, scope);
  if (job.namesExpand) {
    delete draft.resourceGroup;
    Object.assign(draft, expandedNames(job, scope, rule?.variables));
  }
  const { tags } = draft;
  if (tags && job.tagsExpand) draft.tags = tags.map((tag) => expandWith(tag, (name) => variables().get(name)?.value, true));
  return draft;
}

/**
 * An error of a rule fails the pipeline. Quirk: as long as the context says nothing of any ref, `compare_to` leaves the job out without an error
 * (recorded: corpus, spack `pr_branch_unknown_parent`).
 */
function ruleProblem(problem: Diagnostic, path: readonly (string | number)[], { facts }: JobPlanScope): Diagnostic {
  const isUnknown = problem.code === 'rules-compare-to-invalid' && !facts.context.changedFilesSince;
  return { ...problem, path: [...path, 'rules'], severity: isUnknown ? 'warning' : problem.severity };
}

/** Decides whether a job is in the pipeline, and with what; a job that is out gives its decision alone. */
export function planJob(job: CompiledJob, scope: JobPlanScope): Job | Decision {
  let set: VariableSet | undefined;
  const variables = (): VariableSet => (set ??= jobVariableSet(job, scope));
  const match = decide(job, variables, scope);
  const path = ['jobs', job.definition.baseName];
  if (match.problems.length > 0) scope.collector.add(match.problems.map((problem) => ruleProblem(problem, path, scope)));
  if (!match.decision.included) return match.decision;
  const { own } = job;
  const inherited = scope.variant.inherited(job);
  const added = match.rule?.variables;
  if (added || own.list.length > 0 || inherited !== scope.variant.root.list) {
    scope.work.left -= inherited.length + own.list.length + (added ? Object.keys(added).length : 0); // copied for this job
  }
  if (scope.facts.behaviour.nestedVariableExpansion) {
    const cycle = scope.cycleOf(own, inherited);
    if (cycle !== undefined) scope.collector.report('variable-cycle', `\`${job.definition.name}\`: ${cycle}`, { path: [...path, 'variables'] });
  }
  return buildJob(job, match, variables, scope);
}
