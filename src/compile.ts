import type { PipelineConfig } from './config-types.js';
import type { PipelineContext } from './context.js';
import { versionWarnings } from './load/version-warnings.js';
import { loadConfig } from './load-config.js';
import type { LoadedConfig, Pipeline } from './pipeline.js';
import { notCreated, planPipeline } from './plan/plan-pipeline.js';
import { isSkipped } from './plan/skip.js';
import { hideMasked } from './rules/hide-masked.js';
import { pipelineFacts } from './rules/pipeline-facts.js';

function isLoaded(config: object): config is LoadedConfig {
  const { valid, gitlabVersion, diagnostics, stages, jobs } = config as Readonly<Record<string, unknown>>;
  return typeof valid === 'boolean' && typeof gitlabVersion === 'string' && [diagnostics, stages, jobs].every(Array.isArray);
}

/** The configuration when it is loaded already; one that cannot be looked at is not, and is refused when it is read. */
function loadedOf(config: unknown): LoadedConfig | undefined {
  try {
    return typeof config === 'object' && config !== null && isLoaded(config) ? config : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Compiles a configuration into the pipeline GitLab would create: which jobs, in which stages, with what, and why each is in or out.
 *
 * @param config - the text of a `.gitlab-ci.yml`, the same as a plain object, or what `loadConfig` gave: load once to plan in many contexts.
 * @param context - what the pipeline runs for: ref, source, variables, changed files; all optional, with the defaults of a push to `main`. What of
 * it only loading asks for (`inputs`, `edition`, `readInclude`, ...) has no effect on a configuration that is loaded already.
 * @returns the pipeline. When GitLab would create none, `created` is false and `reason` says why; bad input never throws, it comes back as
 * `diagnostics`. Planning never changes its arguments; parts that did not change are shared with the loaded configuration.
 *
 * @example
 * ```ts
 * const pipeline = compilePipeline('test: { script: npm test }\ndeploy: { script: ./deploy, rules: [{ if: $CI_COMMIT_TAG }] }');
 * pipeline.jobs.map((job) => job.name); // ['test']
 * pipeline.excluded[0]?.decision.by; // 'no-rule'
 * ```
 * @remarks Source: 03 section 0.2 (P1 to P8).
 */
export function compilePipeline(config: string | PipelineConfig | object | LoadedConfig, context: PipelineContext = {}): Pipeline {
  const given = loadedOf(config);
  const facts = pipelineFacts(context, given?.gitlabVersion);
  const { problems } = facts;
  if (problems.length === 0 && isSkipped(facts, facts.context)) return notCreated('skipped', facts); // before loading: a broken file is skipped, too (P4)
  const loaded = given ?? loadConfig(config, facts.context);
  const pipeline = loaded.valid && problems.length === 0 ? planPipeline(loaded, facts.context, facts) : notCreated('invalid', facts, [...loaded.diagnostics]);
  // loading may have warned of the same version
  const warnings = versionWarnings(facts.context.gitlabVersion).filter((warning) => !pipeline.diagnostics.some(({ message }) => message === warning.message));
  const diagnostics = [...problems, ...warnings, ...pipeline.diagnostics];
  return diagnostics.length > 0 ? { ...pipeline, diagnostics: hideMasked(diagnostics, facts.context) } : pipeline;
}
