import fc from 'fast-check';
import type { PipelineContext, PipelineSource, VariableInput } from '../../src/context.js';

/** Names that are ordinary here and special elsewhere. */
export const name = fc.constantFrom('a', 'b', 'c', 'd', 'build it', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '1', '-5', 'A');

const variableName = fc.constantFrom('A', 'B', 'C', 'D', '__proto__', 'constructor', 'CI_COMMIT_BRANCH', 'CI_JOB_NAME', 'GITLAB_USER_LOGIN');
const value = fc.constantFrom('', ' ', 'a', 'b', 'main', '$A', '$B-x', '${C}', '%D%', '$$A', '/^a/', '/(/', '$CI_JOB_NAME', '$NONE', '[ci skip]');
const path = fc.constantFrom('a', 'b.md', 'docs/a', 'docs/b/c.md', '.gitlab-ci.yml', 'src/main.rb', '$A', '__proto__');
const glob = fc.constantFrom('a', '*', '*.md', '**/*', 'docs/', 'docs/*', '**/*.md', '$A', '$B/*', '{a,b}*', '[', '/a', '');

/** Expressions, nearly all of them valid. */
export const expression = fc.constantFrom(
  '$A', '$A == "a"', '$A == $B', '$CI_COMMIT_BRANCH', '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH', '$CI_PIPELINE_SOURCE == "schedule"', '$A =~ /^a/', '$A !~ $B', '$A && $B || $C',
  '$__proto__ == "a"', '$constructor', '$CI_JOB_NAME == "a"', '$CI_ENVIRONMENT_NAME', '$GITLAB_USER_LOGIN == "b"', '!$A', 'null == $D', '$A ==',
);

const optional = <Shape extends object>(shape: { [Key in keyof Shape]: fc.Arbitrary<Shape[Key]> }): fc.Arbitrary<Partial<Shape>> => fc.record(shape, { requiredKeys: [] }) as fc.Arbitrary<Partial<Shape>>;

/** A record with keys of the user's choice, `__proto__` among them. */
export function record<Value>(keys: fc.Arbitrary<string>, values: fc.Arbitrary<Value>, maxLength = 4): fc.Arbitrary<Record<string, Value>> {
  return fc.array(fc.tuple(keys, values), { maxLength }).map((entries) => Object.fromEntries(entries));
}

const variables = record(variableName, value);
const when = fc.constantFrom('on_success', 'on_failure', 'always', 'manual');
const need = fc.oneof(name, fc.record({ job: name, optional: fc.boolean(), artifacts: fc.boolean() }));

/** One rule of a job as it is written. */
export const rule: fc.Arbitrary<Record<string, unknown>> = optional({
  if: expression, changes: fc.array(glob, { maxLength: 3 }), exists: fc.array(glob, { maxLength: 3 }), when: fc.oneof(when, fc.constant('never')),
  allow_failure: fc.boolean(), variables, needs: fc.array(need, { maxLength: 2 }), interruptible: fc.boolean(),
});

/** `only` or `except` in the map form. */
export const policy: fc.Arbitrary<Record<string, unknown>> = optional({
  refs: fc.array(fc.constantFrom('main', 'branches', 'tags', 'merge_requests', 'web', 'schedules', '/^ma/', 'main@group/project', 'v1'), { maxLength: 3 }),
  variables: fc.array(expression, { maxLength: 2 }), changes: fc.array(glob, { maxLength: 2 }), kubernetes: fc.constant('active'),
});

const job: fc.Arbitrary<Record<string, unknown>> = optional({
  stage: fc.constantFrom('build', 'test', 'deploy', '.pre', '.post'), when, allow_failure: fc.oneof(fc.boolean(), fc.constant({ exit_codes: [1] })),
  rules: fc.array(rule, { maxLength: 4 }), only: policy, except: policy, needs: fc.array(need, { maxLength: 3 }),
  parallel: fc.constantFrom(2, 3, { matrix: [{ A: ['a', 'b'], B: 'c' }] }, { matrix: [] }), variables,
  environment: fc.constantFrom('prod', { name: 'review/$A' }, { name: 'prod', action: 'stop' }), tags: fc.constantFrom(['x'], ['$A', 'y']),
  inherit: fc.constantFrom({ variables: false }, { variables: ['A', '__proto__'] }, { default: false }), interruptible: fc.boolean(),
  cache: fc.constantFrom({ key: '$A' }, { key: { files: ['a', '*.md'] } }, []),
}).map((keywords) => ({ script: 'x', ...keywords }));

/** A job that has not everything at once, so that many are valid. */
const plainJob = fc.tuple(job, fc.subarray(['rules', 'only', 'except', 'needs', 'parallel', 'environment', 'when'], { minLength: 4 }))
  .map(([keywords, dropped]) => Object.fromEntries(Object.entries(keywords).filter(([key]) => !dropped.includes(key) && !(key === 'only' && 'rules' in keywords) && !(key === 'except' && 'rules' in keywords))));

/** A configuration as an object; about half of them are valid. */
export const config: fc.Arbitrary<Record<string, unknown>> = fc.tuple(
  record(name, plainJob, 5),
  optional({ variables, workflow: optional({ name: value, rules: fc.array(optional({ if: expression, when: fc.constantFrom('always', 'never'), variables }), { minLength: 1, maxLength: 3 }) }) }),
).map(([jobs, globals]) => ({ ...globals, ...jobs }));

const source = fc.constantFrom<PipelineSource>('push', 'web', 'schedule', 'api', 'trigger', 'merge_request_event', 'parent_pipeline', 'chat');
const scoped: fc.Arbitrary<VariableInput> = fc.record({
  key: variableName, value, raw: fc.boolean(), file: fc.boolean(), masked: fc.boolean(), protected: fc.boolean(), environmentScope: fc.constantFrom('*', 'prod', 'review/*'),
}, { requiredKeys: ['key', 'value'] });
const variablesInput = fc.oneof(variables, fc.array(scoped, { maxLength: 4 }));
const paths = fc.array(path, { maxLength: 4 });

/** Any context with values of the right types. */
export const context: fc.Arbitrary<PipelineContext> = fc.record({
  source, ref: fc.constantFrom('main', 'v1', 'feature/x', '', '__proto__'), refType: fc.constantFrom('branch', 'tag', 'merge_request'), refProtected: fc.boolean(),
  defaultBranch: fc.constantFrom('main', 'trunk'), sha: fc.string({ unit: fc.constantFrom('a', '0', '9'), maxLength: 40 }), commitMessage: fc.oneof(value, fc.string()),
  project: fc.record({ path: fc.constantFrom('group/project', 'x', ''), id: fc.integer() }, { requiredKeys: [] }),
  mergeRequest: fc.record({ iid: fc.integer(), sourceBranch: fc.string(), targetBranch: fc.string() }),
  openMergeRequests: fc.array(fc.string(), { maxLength: 5 }), variables: variablesInput,
  variableScopes: fc.record({ instance: variablesInput, group: variablesInput, project: variablesInput, schedule: variablesInput, manual: variablesInput }, { requiredKeys: [] }),
  predefined: variables, changedFiles: fc.option(paths), changedFilesSince: record(fc.constantFrom('main', '__proto__'), fc.option(paths)), files: paths,
  filesElsewhere: record(fc.constantFrom('group/other', 'group/other@main'), paths), kubernetesActive: fc.boolean(), pushOptions: fc.array(fc.constantFrom('ci.skip', 'x'), { maxLength: 1 }),
  chatCommand: name, dotenv: record(name, variables), blobIds: record(path, fc.option(fc.constantFrom('1'.repeat(40), '2'.repeat(40)))), lastCommitIds: record(path, fc.option(fc.constant('3'.repeat(40)))),
  limits: fc.record({ needs: fc.integer({ min: 0, max: 3 }), pipelineSize: fc.integer({ min: 0, max: 3 }) }, { requiredKeys: [] }),
}, { requiredKeys: [] });

/** The same value, which nothing can change any more. */
export function deepFreeze<Value>(whole: Value): Value {
  if (typeof whole === 'object' && whole !== null && !Object.isFrozen(whole)) {
    Object.freeze(whole);
    for (const key of Reflect.ownKeys(whole)) deepFreeze((whole as Record<PropertyKey, unknown>)[key]);
  }
  return whole;
}
