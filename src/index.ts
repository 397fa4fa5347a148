/**
 * The GitLab CI pipeline compiler as a library: configuration and facts in, the pipeline GitLab would create out, and why.
 *
 * @packageDocumentation
 */

// The main job
export { compilePipeline } from './compile.js';
export { loadConfig, loadConfigAsync } from './load-config.js';
export { jobVariables, type Variable } from './plan/job-variables.js';
export type {
  AsyncLoadOptions, ConfigObject, IncludeAnswer, IncludeRequest, InputValue, LoadOptions, MergeRequestFacts, PipelineContext,
  PipelineSource, ProjectFacts, RefType, VariableInput, VariableScopes, VariablesInput,
} from './context.js';
export type {
  AutoCancel, Cache, CacheKey, ChangesClause, ClauseOutcome, Container, Decision, Environment, ExistsClause, Job, JobDefinition, JobKeywords,
  LoadedConfig, LoadedFile, Need, NotCreatedReason, ParallelInstance, Pipeline, Policy, Retry, Rule, RuleOutcome, VariableDefinition, When,
  Workflow,
} from './pipeline.js';

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
export { matchChanges, matchExists, type ChangesMatchOptions, type ExistsMatchOptions } from './rules/path-clauses.js';

// Configuration
export { expandParallel, type ParallelJob } from './config/expand-parallel.js';
export { resolveExtends } from './load/resolve-extends.js';

// Texts
export { parseDuration } from './text/duration.js';
export {
  expandText, expandVariables, type ExpandedVariable, type ExpandTextOptions, type ExpandVariablesOptions,
} from './text/expand-variables.js';
export { deploymentTier, environmentSlug, refSlug, type DeploymentTier } from './text/slugs.js';
export { cacheKey, type CacheKeyContext } from './plan/cache-key.js';

// Statuses, durations and quota
export { compositeStatus, type CompositeStatusOptions, type JobStatus, type Status } from './run/composite-status.js';
export { pipelineDuration } from './usage/pipeline-duration.js';
export type { Period } from './usage/period.js';
export { quotaUsage } from './usage/quota-usage.js';

// Versions and limits
export { behaviourOf, LATEST_GITLAB_VERSION, type Behaviour } from './gitlab-version.js';
export { DEFAULT_LIMITS, type Limits } from './limits.js';
