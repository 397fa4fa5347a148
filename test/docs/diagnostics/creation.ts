import { call, file, type DiagnosticExample } from './example.js';

const RUN = "startRun(compilePipeline('build: { script: make }'))";
const MANY = "compilePipeline(Array.from({ length: 10 }, (_, n) => `job${n}: { script: make, parallel: 200 }`).join('\\n'))";

/** Creating and running a pipeline, and the parts on their own (03, 04). */
export const CREATION: Readonly<Record<string, DiagnosticExample>> = {
  'needs-limit': file('A job has more needs than `limits.needs` (50).', 'one:\n  script: make\ntwo:\n  script: make\njob:\n  script: make\n  needs: [one, two]', 'one:\n  script: make\ntwo:\n  script: make\njob:\n  script: make\n  needs: [two]', { context: { limits: { needs: 1 } } }),
  'needs-job-not-in-pipeline': file('A needed job is not in this pipeline.', 'build:\n  script: make\n  rules: [{ if: $CI_COMMIT_TAG }]\njob:\n  script: make\n  needs: [build]', 'build:\n  script: make\n  rules: [{ if: $CI_COMMIT_TAG }]\njob:\n  script: make\n  needs: [{ job: build, optional: true }]'),
  'variable-cycle': file('Variables refer to each other.', 'job:\n  script: make\n  variables: { A: $B, B: $A }', 'job:\n  script: make\n  variables: { A: $B, B: x }'),
  'rules-compare-to-invalid': file('`compare_to` names something that is no ref of the repository.', 'job:\n  script: make\n  rules:\n    - changes: { paths: [src], compare_to: mian }', 'job:\n  script: make\n  rules:\n    - changes: { paths: [src], compare_to: main }', { context: { changedFilesSince: { mian: null, main: ['src'] } } }),
  'rules-exists-project-invalid': file('The project that `exists` names is not known.', 'job:\n  script: make\n  rules:\n    - exists: { paths: [a], project: group/ap }', 'job:\n  script: make\n  rules:\n    - exists: { paths: [a], project: group/app }', { context: { filesElsewhere: { 'group/app': ['a'] } } }),
  'rules-exists-ref-invalid': file('The project that `exists` names has no such ref.', 'job:\n  script: make\n  rules:\n    - exists: { paths: [a], project: group/app, ref: mian }', 'job:\n  script: make\n  rules:\n    - exists: { paths: [a], project: group/app, ref: main }', { context: { filesElsewhere: { 'group/app@main': ['a'] } } }),
  'pipeline-variable-duplicate': file('The pipeline is given a variable twice.', 'job:\n  script: make', 'job:\n  script: make', { context: { variables: [{ key: 'A', value: '1' }, { key: 'A', value: '2' }] }, rightContext: { variables: [{ key: 'A', value: '2' }] } }),
  'pipeline-variable-invalid': file('The name of a variable given to the pipeline has letters, digits and `_`.', 'job:\n  script: make', 'job:\n  script: make', { context: { variables: { 'MY-VAR': '1' } }, rightContext: { variables: { MY_VAR: '1' } } }),
  'context-invalid': call('A value of the context has another type than it should have; it counts as absent. `path` is its key.', "compilePipeline('job: { script: make }', { ref: 5 })", "compilePipeline('job: { script: make }', { ref: '5' })"),
  'merge-request-missing': file('A warning: the context says that the pipeline is for a merge request, and not for which.', 'job:\n  script: make\n  rules: [{ if: $CI_MERGE_REQUEST_IID }]', 'job:\n  script: make\n  rules: [{ if: $CI_MERGE_REQUEST_IID }]', { context: { refType: 'merge_request' }, rightContext: { mergeRequest: { iid: 5, sourceBranch: 'topic', targetBranch: 'main' }, source: 'merge_request_event' } }),
  'size-limit-exceeded': file('The pipeline has more jobs than `limits.pipelineSize`, or parallel jobs are too many.', 'one:\n  script: make\ntwo:\n  script: make', 'one:\n  script: make', { context: { limits: { pipelineSize: 1 } } }),
  'job-activity-limit-exceeded': file('The pipeline has more jobs than `limits.activeJobs` lets be active.', 'one:\n  script: make\ntwo:\n  script: make', 'one:\n  script: make', { context: { limits: { activeJobs: 1 } } }),
  'deployments-limit-exceeded': file('The pipeline has more jobs with an environment than `limits.deployments` (500).', 'one:\n  script: make\n  environment: one\ntwo:\n  script: make\n  environment: two', 'one:\n  script: make\n  environment: one\ntwo:\n  script: make', { context: { limits: { deployments: 1 } } }),

  'event-impossible': call('The event cannot happen to the job in its status; nothing changes.', `advanceRun(advanceRun(${RUN}, { type: 'run', jobs: ['build'] }), { type: 'run', jobs: ['build'] })`, `advanceRun(advanceRun(${RUN}, { type: 'run', jobs: ['build'] }), { type: 'success', jobs: ['build'] })`),
  'event-invalid': call('The event itself is wrong, for instance earlier than the one before it; nothing changes. A warning where a simulation is told an outcome that is none.', `advanceRun(${RUN}, { type: 'run', jobs: ['build'], at: -1 })`, `advanceRun(${RUN}, { type: 'run', jobs: ['build'], at: 1 })`),
  'run-not-created': call('No pipeline was created, so there is nothing to run.', "startRun(compilePipeline('build: { script: make, rules: [{ if: $CI_COMMIT_TAG }] }'))", RUN),
  'simulation-too-large': call('A run is too large to be simulated, or its runners are of too many kinds; the simulation is as far as it came.', `simulateRun(${MANY},\n  { runners: Array.from({ length: 60_000 }, (_, n) => ({ tags: [String(n)] })) })`, `simulateRun(${MANY},\n  { runners: [{ slots: 60_000 }] })`),
  'job-unknown': call('There is no job of that name in the pipeline. A warning where a simulation supposes something about it.', `advanceRun(${RUN}, { type: 'run', jobs: ['biuld'] })`, `advanceRun(${RUN}, { type: 'run', jobs: ['build'] })`),

  'expression-invalid': call('A text is no expression.', "parseExpression('$A = \"b\"')", "parseExpression('$A == \"b\"')"),
  'regexp-invalid': call('A pattern in an expression is no RE2 pattern.', "parseExpression('$A =~ /(?=x)y/')", "parseExpression('$A =~ /xy/')"),
  'regexp-too-large': call('A pattern in an expression is larger than this library takes.', "parseExpression('$A =~ /' + 'x'.repeat(5000) + '/')", "parseExpression('$A =~ /' + 'x'.repeat(500) + '/')"),
  'gitlab-version-unknown': call('A warning: the version is none of GitLab, so the newest is used.', "loadConfig('job: { script: make }', { gitlabVersion: 'newest' })", "loadConfig('job: { script: make }', { gitlabVersion: 'latest' })"),
  'config-invalid-value': call('A configuration given as an object holds something that YAML has no place for.', 'loadConfig({ job: { script: () => 1 } })', "loadConfig({ job: { script: 'make' } })"),
  'diagnostics-too-many': call('A warning: there are more than 100 problems, of which the first are listed.', "loadConfig(Array.from({ length: 101 }, (_, n) => `job${n}: { script: make, stage: [] }`).join('\\n'))", "loadConfig(Array.from({ length: 99 }, (_, n) => `job${n}: { script: make, stage: [] }`).join('\\n'))"),
  'variable-too-large': call('Expanding variables would add more than 1 MiB.', "expandVariables([{ key: 'A', value: 'x'.repeat(1000) }, { key: 'B', value: '$A'.repeat(2000) }])", "expandVariables([{ key: 'A', value: 'x'.repeat(1000) }, { key: 'B', value: '$A'.repeat(20) }])"),
};
