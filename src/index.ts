/**
 * The GitLab CI pipeline compiler as a library: configuration and facts in, the pipeline GitLab would create out, and why.
 *
 * @packageDocumentation
 */

// The main job
export { compilePipeline } from './compile.js';
export { loadConfig, loadConfigAsync } from './load-config.js';
export { jobVariables, type Variable } from './plan/job-variables.js';
export { PIPELINE_SOURCES } from './context.js';
export type {
  AsyncLoadOptions, ConfigObject, IncludeAnswer, IncludeRequest, InputValue, LoadOptions, MergeRequestFacts, PipelineContext,
  PipelineSource, ProjectFacts, RefType, VariableInput, VariableScopes, VariablesInput,
} from './context.js';
export type {
  AutoCancel, Cache, CacheKey, ChangesClause, ClauseOutcome, Container, Decision, Environment, ExistsClause, Job, JobDefinition, JobKeywords,
  LoadedConfig, LoadedFile, Need, NotCreatedReason, ParallelInstance, Pipeline, Policy, Retry, Rule, RuleOutcome, VariableDefinition, When,
  Workflow,
} from './pipeline.js';
export type {
  Artifacts, Blank, JobInput, Release, ReleaseLink, ReportFileType, Reports, Spec, SpecInput, Trigger,
} from './keyword-forms.js';

// Configurations as objects, written in TypeScript
export type { AutoCancelConfig, PipelineConfig, RootVariableConfig, RootVariables, WorkflowConfig } from './config-types.js';
export type { CommonJobConfig, DefaultConfig, DefaultKeyword, JobConfig, TriggerJobConfig } from './job-config-types.js';
export type {
  ArtifactsConfig, CacheConfig, CommandList, Commands, EnvironmentConfig, ImageConfig, IncludeConfig, JobInputConfig, JobVariables, JobWhen, MatrixConfig,
  NeedConfig, NeedsConfig, PolicyConfig, PullPolicy, ReleaseConfig, ReportsConfig, ReportType, RetryConfig, RuleClauses, RuleConfig, RulesConfig, Scalar,
  ServiceConfig, StepConfig, StepSource, TriggerConfig,
} from './keyword-config-types.js';

// Diagnostics
export { DIAGNOSTIC_CODES, type DiagnosticCode } from './diagnostics/codes.js';
export type { Diagnostic, Position, Range } from './diagnostics/diagnostic.js';

// Expressions
export { evaluateExpression, type EvaluateOptions, type ExpressionResult } from './expression/evaluate-expression.js';
export type {
  BinaryNode, BinaryOperator, Expression, ExpressionNode, NodeSpan, NotNode, OperandNode,
} from './expression/expression.js';
export { parseExpression, type ExpressionOptions } from './expression/parse-expression.js';

// Patterns, globs and refs
export { compileRegExp, type CiRegExp, type RegExpOptions } from './match/ci-regexp.js';
export { matchGlob } from './match/glob.js';
export { matchRefs, type RefFacts } from './match/refs.js';

// Rules
export {
  evaluateOnlyExcept, evaluateRules, type PoliciesInput, type RuleInput, type RulesResult,
} from './rules/evaluate-rules.js';
export { matchChanges, matchExists, type ChangesMatchOptions, type ExistsMatchOptions } from './rules/match-path-clauses.js';

// Configuration
export { mergedYaml } from './load/merged-yaml.js';
export { expandParallel, type ParallelJob } from './config/expand-parallel.js';
export { resolveExtends } from './load/resolve-extends.js';

// Texts
export { parseDuration } from './text/duration.js';
export {
  expandText, expandVariables, type ExpandedVariable, type ExpandTextOptions, type ExpandVariablesOptions,
} from './text/expand-variables.js';
export { deploymentTier, environmentSlug, jobGroup, refSlug, type DeploymentTier } from './text/slugs.js';
export { cacheKey, type CacheKeyContext } from './plan/computed-cache-key.js';

// Statuses, durations and quota
export { compositeStatus, type CompositeStatusOptions, type JobStatus, type Status } from './run/composite-status.js';
export { pipelineDuration } from './usage/pipeline-duration.js';
export type { Period } from './usage/period.js';
export { quotaUsage } from './usage/quota-usage.js';

// After creation
export { addRun, advanceProject, startProject } from './run/advance-project.js';
export { advanceRun } from './run/advance-run.js';
export { artifactSources, type ArtifactSource } from './plan/artifact-sources.js';
export { automaticRetries, type JobFailure } from './run/automatic-retry.js';
export { jobTimeout, type JobTimeout } from './run/job-timeout.js';
export { matchRunner, type RunnerJob, type RunnerTraits } from './runner/match-runner.js';
export type { NewRun, ProjectEvent, ProjectRun, ProjectSettings, ProjectState, RunParent } from './run/project-state.js';
export { redundantJobs } from './run/redundant-jobs.js';
export { chooseForResource, type ProcessMode, type ResourceCandidate } from './run/resource-groups.js';
export type { RunEvent, RunEventType } from './run/run-event.js';
export type { RunJob, RunOptions, RunPlan, RunPlanJob, RunSettings, RunState } from './run/run-state.js';
export { startRun } from './run/start-run.js';
export { jobCoverage, type FindCoverage } from './usage/job-coverage.js';
export { jobMinutes } from './usage/job-minutes.js';
export { durationChart, successChart, type ChartedRun, type DurationBar, type SuccessBar } from './usage/run-charts.js';
export { runFigures, type FinishedRun, type RunFigures } from './usage/run-figures.js';
export { runCoverage, runDuration, runQuota, type RunQuota } from './usage/run-usage.js';
export type { SimulatedRunner } from './usage/runner-fleet.js';
export { simulateRun } from './usage/simulate-run.js';
export type {
  CriticalPath, CriticalStep, PerAttempt, RunnerLoad, SimulatedAttempt, SimulatedOutcome, Simulation, SimulationOptions,
} from './usage/simulation.js';
export { timelineGantt } from './usage/timeline-gantt.js';
export { timelineText } from './usage/timeline-text.js';

// Explanations and differences
export type { Change } from './explain/difference.js';
export { diffPipelines, type JobChange, type JobMove, type NamedChange, type PipelineDiff } from './explain/diff-pipelines.js';
export { explainJob } from './explain/explain-job.js';
export { explainPipeline } from './explain/explain-pipeline.js';
export type { Explanation, ExplanationLine } from './explain/explanation.js';

// What a runner is told
export { artifactsArchive, type ArtifactsArchive, type ArtifactsFacts } from './runner/artifacts-archive.js';
export { coverageMatches } from './runner/coverage-matches.js';
export type { RunnerShell } from './runner/expand-as-runner.js';
export { refspecs, type RefspecFacts } from './runner/refspecs.js';
export { releaseCliCommand } from './runner/release-cli-command.js';
export { runnerCacheKey, type RunnerCacheFacts } from './runner/runner-cache-key.js';
export { runnerSettings, type GitStrategy, type RunnerDefaults, type RunnerSettings } from './runner/runner-settings.js';

// Around the pipelines of a project
export { downstreamPipeline, type DownstreamPipeline } from './plan/downstream-pipeline.js';
export { isAllowed, type ActionTarget, type PipelineAction, type PipelineUser, type Role } from './project/is-allowed.js';
export { filterPipelines, latestPipeline, type ListedPipeline, type PipelineFilter } from './project/pipeline-list.js';
export { prefilledVariables, submittedVariables, type PrefilledVariable } from './project/prefilled-variables.js';
export { quotaOwner } from './project/quota-owner.js';
export { refsOfPush } from './project/refs-of-push.js';
export { buildRunUrl, parseRunUrl, type RunUrl } from './project/run-url.js';
export { stageLabel } from './project/stage-label.js';

// Versions and limits
export { behaviourOf, LATEST_GITLAB_VERSION, type Behaviour } from './gitlab-version.js';
export { DEFAULT_LIMITS, type Limits } from './limits.js';
