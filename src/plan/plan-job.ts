import type { PipelineContext } from '../context.js';
import { diagnostic } from '../diagnostics/collector.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Decision, Job, Need, Rule } from '../pipeline.js';
import type { CompiledRules } from '../rules/compiled-rules.js';
import { findFirstMatch, type FirstMatch } from '../rules/first-match.js';
import { decideByPolicies, type CompiledPolicies } from '../rules/only-except.js';
import type { VariableSet } from '../rules/variable-set.js';
import { parseDuration } from '../text/duration.js';
import { expandWith, hasReference } from '../text/expand-variables.js';
import { cacheKey } from './cache-key.js';
import { hasFinalKey, type CompiledJob } from './compiled-config.js';
import { environmentName, inheritedVariables, jobVariableSet, type PlanScope } from './job-scope.js';
import type { CycleCheck } from './variable-cycles.js';

/** What planning one job needs besides the job. */
export interface JobPlanScope extends PlanScope {
  readonly context: PipelineContext;
  readonly cycleOf: CycleCheck;
  /** Outcomes that all jobs with the same rules or policies share. */
  readonly decided: Map<CompiledRules | CompiledPolicies, FirstMatch>;
  /** Root variables as planned jobs show them. */
  readonly rootValues: Readonly<Record<string, string>>;
}

/** A job's place in the pipeline, and what GitLab would report about it. */
export interface PlannedJob {
  readonly decision: Decision;
  /** Undefined when it is left out. */
  readonly job: Job | undefined;
  readonly problems: readonly Diagnostic[];
}

const NO_POLICY: FirstMatch = { rule: undefined, decision: { included: true, by: 'no-policy', outcomes: [] }, problems: [] };

function decide(job: CompiledJob, variables: VariableSet, scope: JobPlanScope): FirstMatch {
  const source = job.rules ?? job.policies;
  if (!source) return NO_POLICY;
  const known = job.sharesDecision ? scope.decided.get(source) : undefined;
  if (known) return known;
  const clauseScope = { facts: scope.facts, variables, files: scope.facts.files };
  const match = job.rules
    ? findFirstMatch(job.rules, clauseScope)
    : { rule: undefined, decision: job.policies ? decideByPolicies(job.policies, clauseScope) : NO_POLICY.decision, problems: [] };
  if (job.sharesDecision) scope.decided.set(source, match);
  return match;
}

/** YAML-level variables: rule over job over root (V6), and which of them are raw. */
function plannedVariables(job: CompiledJob, rule: Rule | undefined, scope: JobPlanScope): Pick<Job, 'variables' | 'rawVariables'> {
  const { own, definition } = job;
  const ofRule = rule?.variables;
  const inheritsAll = definition.inheritVariables === true;
  const inherited = inheritedVariables(job, scope.root);
  const raw = [...own.list, ...inherited].filter((variable) => variable.raw && !(ofRule && Object.hasOwn(ofRule, variable.key))).map((variable) => variable.key);
  if (!ofRule && own.list.length === 0 && inheritsAll) return { variables: scope.rootValues, ...(raw.length > 0 && { rawVariables: raw }) };
  const values = new Map(own.list.map(({ key, value }) => [key, value]));
  for (const { key, value } of inherited) values.set(key, value);
  for (const [key, value] of Object.entries(ofRule ?? {})) values.set(key, value);
  return { variables: Object.fromEntries(values), ...(raw.length > 0 && { rawVariables: raw }) };
}

function plannedCache(job: CompiledJob, { context }: JobPlanScope): Pick<Job, 'cache'> {
  const { cache } = job.definition;
  if (!cache) return {};
  const { blobIds = {}, lastCommitIds = {}, files = [] } = context;
  return {
    cache: job.cacheIsFinal ? cache.filter(hasFinalKey) : cache.map((entry, index) => ({
      ...entry, key: cacheKey(entry.key, { blobIds, lastCommitIds, files, index, ...(context.gitlabVersion !== undefined && { gitlabVersion: context.gitlabVersion }) }),
    })),
  };
}

/** When the job runs, and the delay (R2, R8). */
function plannedWhen(job: CompiledJob, rule: Rule | undefined): Pick<Job, 'when' | 'startIn'> {
  const when = rule?.when ?? job.definition.when;
  const startIn = when !== 'delayed' ? undefined : rule?.startIn === undefined ? job.startIn : parseDuration(rule.startIn);
  return { when, ...(startIn !== undefined && { startIn }) };
}

/** Quirk: an empty list in a rule leaves the job's own needs (N8). */
function plannedNeeds(job: CompiledJob, rule: Rule | undefined): Pick<Job, 'needs' | 'scheduling'> {
  const { needs, scheduling } = job.definition;
  if (rule?.needs && rule.needs.length > 0) {
    const elsewhere: readonly Need[] = (needs ?? []).filter((need) => !('optional' in need));
    return { needs: [...rule.needs, ...elsewhere], scheduling: 'dag' };
  }
  return { ...(needs && { needs }), scheduling };
}

function buildJob(job: CompiledJob, { rule, decision }: FirstMatch, variables: VariableSet, scope: JobPlanScope): Job {
  const { kept } = job;
  const { environment, tags } = kept;
  const interruptible = rule?.interruptible ?? kept.interruptible;
  return {
    ...kept,
    ...plannedWhen(job, rule),
    ...plannedNeeds(job, rule),
    ...plannedVariables(job, rule, scope),
    ...plannedCache(job, scope),
    allowFailure: rule?.allowFailure ?? kept.allowFailure,
    ...(interruptible !== undefined && { interruptible }),
    ...(environment && hasReference(environment.name) && { environment: { ...environment, name: environmentName(environment, variables, scope.facts) } }),
    ...(tags && job.tagsExpand && { tags: tags.map((tag) => expandWith(tag, (name) => variables.get(name)?.value, true)) }),
    decision,
  };
}

/** Quirk: a ref that `compare_to` cannot find leaves the job out without an error (recorded: corpus, spack `pr_branch_unknown_parent`). */
function ruleProblem(problem: Diagnostic, path: readonly (string | number)[]): Diagnostic {
  return { ...problem, path: [...path, 'rules'], severity: problem.code === 'rules-compare-to-invalid' ? 'warning' : problem.severity };
}

/** Decides whether a job is in the pipeline, and with what. */
export function planJob(job: CompiledJob, scope: JobPlanScope): PlannedJob {
  const variables = jobVariableSet(job, scope);
  const match = decide(job, variables, scope);
  const { decision } = match;
  const path = ['jobs', job.definition.baseName];
  const problems = match.problems.map((problem) => ruleProblem(problem, path));
  if (!decision.included) return { decision, job: undefined, problems };
  const inherited = inheritedVariables(job, scope.root);
  const cycle = scope.facts.behaviour.nestedVariableExpansion ? scope.cycleOf(job.own, inherited) : undefined;
  if (cycle !== undefined) problems.push(diagnostic('variable-cycle', `\`${job.definition.name}\`: ${cycle}`, { path: [...path, 'variables'] }));
  return { decision, job: buildJob(job, match, variables, scope), problems };
}
