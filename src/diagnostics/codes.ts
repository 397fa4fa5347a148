/** Codes of text-to-tree problems (01 §2). */
const YAML_CODES = [
  'config-empty', 'yaml-syntax', 'yaml-disallowed-type', 'yaml-unknown-alias', 'yaml-merge-reference', 'yaml-not-hash',
  'yaml-too-big', 'yaml-too-deep', 'yaml-duplicate-key',
] as const;

/** Codes of the header, its inputs and interpolation (01 §3). */
const INPUT_CODES = [
  'header-unknown-key', 'header-spec-not-hash', 'header-invalid', 'header-include-unknown-key', 'component-spec-include',
  'inputs-not-hash', 'inputs-without-spec', 'inputs-unknown', 'inputs-duplicate', 'inputs-too-many',
  'input-invalid', 'input-unknown-key', 'input-type-unknown', 'input-type-invalid', 'input-options-invalid', 'input-rules-invalid',
  'input-rules-conflict', 'input-required', 'input-no-default', 'input-type-mismatch', 'input-option-mismatch', 'input-regex-mismatch',
  'input-regex-invalid', 'input-options-forbidden', 'input-regex-forbidden',
  'interpolation-invalid-path', 'interpolation-unknown', 'interpolation-too-long', 'interpolation-index-invalid',
  'interpolation-index-not-array', 'interpolation-index-range', 'interpolation-too-many-functions', 'interpolation-function-unknown',
  'interpolation-function-type', 'interpolation-masked', 'interpolation-too-many-blocks', 'interpolation-too-large',
  'interpolation-node-too-large',
] as const;

/** Codes of include, extends, references and global keywords (01 §4-§12). */
const LOADING_CODES = [
  'include-invalid-type', 'include-ambiguous', 'include-no-type', 'include-rules-invalid', 'include-not-string', 'include-extension',
  'include-remote-address', 'include-template-name', 'include-no-project', 'include-local-missing', 'include-local-empty',
  'include-project-denied', 'include-project-ref', 'include-project-file-missing', 'include-project-file-empty', 'include-remote-fetch',
  'include-remote-integrity', 'include-empty', 'include-artifact-context', 'include-artifact-job', 'include-component', 'include-blank',
  'include-too-many', 'include-duplicate', 'include-total-size', 'include-schema', 'include-not-read',
  'extends-invalid', 'extends-unknown', 'extends-invalid-base', 'extends-too-deep', 'extends-circular',
  'reference-invalid', 'reference-missing', 'reference-circular',
  'default-conflict', 'default-not-hash', 'default-unknown-key', 'stages-invalid',
  'variables-shape', 'variable-name-invalid', 'variable-invalid', 'variable-invalid-keys', 'variable-option-mismatch',
  'workflow-not-hash', 'workflow-unknown-key', 'workflow-name-too-long', 'workflow-name-invalid', 'auto-cancel-invalid',
] as const;

/** Codes of job keywords (02 §19). */
const KEYWORD_CODES = [
  'hidden-blank', 'job-no-implementation', 'jobs-none-visible', 'job-name-type', 'job-name-too-long', 'job-unknown-key',
  'job-exclusive-keys',
  'script-invalid', 'script-blank', 'run-invalid', 'hooks-unknown-key',
  'stage-not-string', 'stage-undefined', 'when-invalid', 'bridge-when-invalid', 'start-in-invalid', 'start-in-not-allowed',
  'allow-failure-invalid', 'manual-confirmation-invalid', 'interruptible-invalid', 'resource-group-invalid', 'timeout-invalid',
  'timeout-too-long', 'tags-invalid', 'tags-too-many',
  'policy-shape', 'policy-invalid-refs', 'policy-unknown-key', 'policy-blank', 'policy-invalid-expression',
  'rules-invalid', 'rules-blank', 'rules-conflict', 'rule-blank', 'rule-unknown-key', 'rule-invalid-expression', 'rule-changes-invalid',
  'rule-changes-too-many', 'rule-exists-invalid', 'rule-exists-too-many', 'rule-exists-ref-without-project', 'rule-start-in-missing',
  'rule-start-in-not-allowed', 'rule-start-in-invalid', 'rule-allow-failure-invalid', 'rule-variables-invalid',
  'rules-may-duplicate-pipelines',
  'needs-shape', 'needs-empty-map', 'need-unsupported', 'need-invalid', 'needs-invalid-type', 'needs-too-many-cross',
  'needs-parallel-number', 'needs-requires-stage', 'dependencies-invalid', 'needs-dependencies-other-pipeline',
  'dependencies-not-in-needs', 'needs-undefined-job', 'dependency-undefined-job', 'needs-later-stage', 'dependency-later-stage',
  'needs-name-too-long', 'needs-duplicate', 'needs-circular',
  'parallel-shape', 'parallel-range', 'parallel-unknown-key', 'parallel-matrix-missing', 'matrix-invalid', 'matrix-entry-empty',
  'matrix-value-invalid', 'matrix-too-many', 'parallel-number-not-allowed', 'matrix-expression-undefined',
  'image-shape', 'image-name-invalid', 'image-ports-not-allowed', 'image-unknown-key', 'pull-policy-invalid',
  'image-executor-opts-invalid', 'services-shape', 'service-unknown-key',
  'cache-shape', 'cache-too-many', 'cache-unknown-key', 'cache-key-invalid', 'cache-key-shape', 'cache-key-files-choice',
  'cache-key-files-count', 'cache-policy-invalid', 'cache-fallback-too-many',
  'artifacts-shape', 'artifacts-unknown-key', 'artifacts-paths-invalid', 'artifacts-exclude-invalid', 'artifacts-name-invalid',
  'artifacts-untracked-invalid', 'artifacts-when-invalid', 'artifacts-expire-in-invalid', 'artifacts-expose-as-invalid',
  'artifacts-expose-as-needs-paths', 'artifacts-expose-as-glob', 'artifacts-public-invalid', 'artifacts-access-invalid',
  'artifacts-access-and-public', 'reports-shape', 'reports-unknown-type', 'reports-value-invalid', 'coverage-report-invalid',
  'retry-shape', 'retry-max-invalid', 'retry-unknown-key', 'retry-when-invalid', 'retry-exit-codes-invalid', 'coverage-invalid',
  'environment-shape', 'environment-unknown-key', 'environment-name-invalid', 'environment-url-invalid', 'environment-action-invalid',
  'environment-value-invalid', 'kubernetes-invalid', 'on-stop-undefined', 'on-stop-no-environment', 'on-stop-other-environment',
  'on-stop-not-stop',
  'release-shape', 'release-unknown-key', 'release-missing', 'release-milestones-invalid', 'release-released-at-invalid',
  'release-ref-invalid', 'release-assets-invalid', 'secret-unknown-key', 'secret-invalid', 'secret-provider-choice', 'id-token-invalid',
  'identity-invalid', 'dast-invalid', 'pages-invalid', 'publish-outside-pages', 'pages-publish-conflict',
  'trigger-shape', 'trigger-unknown-key', 'trigger-project-missing', 'trigger-invalid', 'trigger-strategy-invalid',
  'trigger-forward-invalid', 'trigger-include-too-many', 'trigger-include-shape', 'include-unknown-key',
  'include-project-without-file', 'include-artifact-without-job', 'bridge-no-trigger', 'bridge-multiple-mirrors',
  'inherit-not-hash', 'inherit-unknown-key', 'inherit-default-invalid', 'inherit-variables-invalid',
] as const;

/** Codes of creating a pipeline (02 P4, 03 §0.3). */
const CREATION_CODES = [
  'needs-limit', 'needs-job-not-in-pipeline', 'variable-cycle', 'rules-compare-to-invalid', 'rules-exists-project-invalid',
  'rules-exists-ref-invalid', 'pipeline-variable-duplicate', 'pipeline-variable-invalid', 'context-invalid', 'merge-request-missing',
  'size-limit-exceeded', 'job-activity-limit-exceeded', 'deployments-limit-exceeded',
] as const;

/** Codes of running a pipeline (04). */
const RUN_CODES = ['event-impossible', 'event-invalid', 'run-not-created', 'job-unknown', 'simulation-too-large'] as const;

/** Codes of the small parts when they are called on their own, and of the library's own bounds. */
const PART_CODES = [
  'expression-invalid', 'regexp-invalid', 'regexp-too-large', 'gitlab-version-unknown', 'config-invalid-value',
  'diagnostics-too-many', 'variable-too-large',
] as const;

/** Every code a {@link Diagnostic} can carry; stable, and never reused for another condition. */
export const DIAGNOSTIC_CODES = Object.freeze([
  ...YAML_CODES, ...INPUT_CODES, ...LOADING_CODES, ...KEYWORD_CODES, ...CREATION_CODES, ...RUN_CODES, ...PART_CODES,
] as const);

/** The kind of a problem, in kebab-case: one of {@link DIAGNOSTIC_CODES}. */
export type DiagnosticCode = (typeof DIAGNOSTIC_CODES)[number];
