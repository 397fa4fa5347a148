import { compilePipeline } from '../../src/compile.js';
import type { PipelineContext } from '../../src/context.js';
import type { Pipeline } from '../../src/pipeline.js';
import { jobVariables } from '../../src/plan/job-variables.js';

/** The versions compared: those of the four documents. */
export const VERSIONS = ['7.12', '13.3', '13.12', 'latest'] as const;

/** One difference: a configuration, a context, and what is to be seen of the pipeline in each version. */
export interface VersionDifference {
  readonly what: string;
  readonly config: string;
  readonly context?: PipelineContext;
  /** What to look at; default: whether the job `job` is in. */
  readonly look?: (pipeline: Pipeline, context: PipelineContext) => string;
  /** In the order of {@link VERSIONS}. */
  readonly seen: readonly [string, string, string, string];
}

const names = ({ jobs }: Pipeline): string => jobs.map(({ name }) => name).join(', ');
const jobOf = ({ jobs }: Pipeline) => jobs.find(({ name }) => name === 'job');
const isIn = (pipeline: Pipeline): string => (jobOf(pipeline) ? 'in' : 'out');
const variable = (key: string) => (pipeline: Pipeline, context: PipelineContext): string =>
  jobVariables(pipeline, 'job', context).find((one) => one.key === key)?.value ?? 'not set';

/** What is to be seen in one version; a pipeline that is not created shows why. */
export function see({ config, context = {}, look = isIn }: VersionDifference, gitlabVersion: string): string {
  const versioned = { ...context, gitlabVersion };
  const pipeline = compilePipeline(config, versioned);
  if (pipeline.created) return look(pipeline, versioned);
  const error = pipeline.diagnostics.find(({ severity }) => severity === 'error');
  return error ? `refused (${error.code})` : `none (${pipeline.reason ?? ''})`;
}

const OTHER = '\nother: { script: x }';
const A_TAG: PipelineContext = { ref: 'v1', refType: 'tag' };

/** What differs between the versions, by subject. */
export const DIFFERENCES: Readonly<Record<string, readonly VersionDifference[]>> = {
  'The file': [
    {
      what: 'Names with a dot in front are hidden', config: '.hidden: { script: x }\njob: { script: x }', look: names,
      seen: ['.hidden, job', 'job', 'job', 'job'],
    },
    {
      what: '`default`', config: 'default: { image: ruby }\njob: { script: x }', look: (p) => jobOf(p)?.image?.name ?? 'no image',
      seen: ['refused (job-no-implementation)', 'ruby', 'ruby', 'ruby'],
    },
    {
      what: '`extends`', config: 'base: { script: x, tags: [a] }\njob: { extends: base }', look: (p) => `tags ${jobOf(p)?.tags?.join() ?? ''}`,
      seen: ['refused (job-no-implementation)', 'tags a', 'tags a', 'tags a'],
    },
    {
      what: '`!reference`', config: '.a: { script: [one] }\njob: { script: [!reference [.a, script], two] }', look: (p) => jobOf(p)?.script?.join(', ') ?? '',
      seen: ['refused (script-invalid)', '.a, script, two', 'one, two', 'one, two'],
    },
    {
      what: 'A header with inputs', config: 'spec: { inputs: { word: { default: hello } } }\n---\njob: { script: "echo $[[ inputs.word ]]" }', look: (p) => jobOf(p)?.script?.join() ?? '',
      seen: ['refused (job-no-implementation)', 'refused (job-no-implementation)', 'refused (job-no-implementation)', 'echo hello'],
    },
    {
      what: '`cache` is a free name for a job', config: 'cache: { script: x }\njob: { script: x }', look: names,
      seen: ['cache, job', 'refused (cache-unknown-key)', 'refused (cache-unknown-key)', 'refused (cache-unknown-key)'],
    },
    {
      what: '`types` for `stages`', config: 'types: [build]\njob: { stage: build, script: x }',
      seen: ['in', 'in', 'in', 'refused (job-no-implementation)'],
    },
    {
      what: '`.pre` and `.post`', config: 'job: { script: x, stage: .pre }\nother: { script: x, stage: build }', look: (p) => p.stages.map((stage) => stage.name).join(', '),
      seen: ['refused (stage-undefined)', '.pre, build', '.pre, build', '.pre, build'],
    },
    {
      what: 'A variable with a fraction', config: 'variables: { A: 1.5 }\njob: { script: x }', look: (p) => `A is ${p.variables.A ?? ''}`,
      seen: ['refused (variable-invalid)', 'refused (variable-invalid)', 'refused (variable-invalid)', 'A is 1.5'],
    },
    {
      what: 'A variable without value', config: 'variables: { A: }\njob: { script: x }', look: (p) => `A is "${p.variables.A ?? 'not set'}"`,
      seen: ['refused (variable-invalid)', 'refused (variable-invalid)', 'refused (variable-invalid)', 'A is ""'],
    },
    {
      what: '`workflow`', config: 'workflow: { rules: [{ if: $CI_COMMIT_TAG }] }\njob: { script: x }',
      seen: ['refused (job-no-implementation)', 'none (workflow-filtered)', 'none (workflow-filtered)', 'none (workflow-filtered)'],
    },
    {
      what: '`workflow:name`', config: 'workflow: { name: Release }\njob: { script: x }', look: (p) => p.name ?? 'no name',
      seen: ['refused (job-no-implementation)', 'refused (workflow-unknown-key)', 'refused (workflow-unknown-key)', 'Release'],
    },
  ],
  Jobs: [
    { what: '`before_script` of a job', config: 'job: { before_script: [a], script: x }', seen: ['refused (job-unknown-key)', 'in', 'in', 'in'] },
    {
      what: '`before_script` as a text', config: 'before_script: a\njob: { script: x }', look: (p) => jobOf(p)?.beforeScript?.join() ?? '',
      seen: ['a', 'refused (script-invalid)', 'a', 'a'],
    },
    {
      what: 'Lists in lists of commands', config: 'job: { script: [a, [b, [c]]] }', look: (p) => jobOf(p)?.script?.join(', ') ?? '',
      seen: ['refused (script-invalid)', 'refused (script-invalid)', 'refused (script-invalid)', 'a, b, c'],
    },
    {
      what: 'Names of matrix jobs', config: 'job: { script: x, parallel: { matrix: [{ A: [a, b], B: c }] } }', look: names,
      seen: ['refused (job-unknown-key)', 'job 1/2, job 2/2', 'job: [a, c], job: [b, c]', 'job: [a, c], job: [b, c]'],
    },
    {
      what: 'A matrix of one variable', config: 'job: { script: x, parallel: { matrix: [{ A: [a, b] }] } }', look: names,
      seen: ['refused (job-unknown-key)', 'refused (matrix-entry-empty)', 'job: [a], job: [b]', 'job: [a], job: [b]'],
    },
    {
      what: '`parallel: 1`', config: 'job: { script: x, parallel: 1 }', look: names,
      seen: ['refused (job-unknown-key)', 'refused (parallel-range)', 'refused (parallel-range)', 'job 1/1'],
    },
    {
      what: '`parallel: 51`', config: 'job: { script: x, parallel: 51 }', look: (p) => `${p.jobs.length} jobs`,
      seen: ['refused (job-unknown-key)', 'refused (parallel-range)', 'refused (parallel-range)', '51 jobs'],
    },
    {
      what: 'A manual trigger job', config: 'job: { trigger: group/other, when: manual }', look: (p) => jobOf(p)?.when ?? '',
      seen: ['refused (job-no-implementation)', 'refused (bridge-when-invalid)', 'manual', 'manual'],
    },
    {
      what: 'Need of a job of the same stage', config: 'job: { stage: test, script: x, needs: [other] }\nother: { stage: test, script: x }',
      seen: ['refused (job-unknown-key)', 'refused (needs-later-stage)', 'refused (needs-later-stage)', 'in'],
    },
    {
      what: '`needs` without `stage`', config: 'job: { script: x, needs: [other] }\nother: { stage: build, script: x }',
      seen: ['refused (job-unknown-key)', 'refused (needs-requires-stage)', 'refused (needs-requires-stage)', 'in'],
    },
    {
      what: 'Several caches', config: 'job: { script: x, cache: [{ key: a, paths: [a] }, { key: b, paths: [b] }] }', look: (p) => jobOf(p)?.cache?.map(({ key }) => key).join(', ') ?? '',
      seen: ['refused (job-unknown-key)', 'refused (cache-shape)', 'a, b', 'a, b'],
    },
    {
      what: '`cache:key:files`, commits known and contents not', config: 'job: { script: x, cache: { key: { files: [Gemfile.lock] }, paths: [a] } }',
      context: { lastCommitIds: { 'Gemfile.lock': '1'.repeat(40) } }, look: (p) => (jobOf(p)?.cache?.[0]?.key ?? '').replace(/[\da-f]{40}/, 'digest'),
      seen: ['refused (job-unknown-key)', 'digest', '0-digest', '0_Gemfile-default'],
    },
  ],
  'Rules and policies': [
    {
      what: '`rules`', config: `job: { script: x, rules: [{ if: $CI_COMMIT_TAG }] }${OTHER}`, context: A_TAG,
      seen: ['refused (job-unknown-key)', 'in', 'in', 'in'],
    },
    {
      what: '`only` and `except` together, both true', config: `job: { script: x, only: [/^issue-.*$/], except: [branches] }${OTHER}`, context: { ref: 'issue-12' },
      seen: ['in', 'out', 'out', 'out'],
    },
    { what: '`only: [pushes]` for a push', config: `job: { script: x, only: [pushes] }${OTHER}`, seen: ['out', 'in', 'in', 'in'] },
    {
      what: '`[skip ci]` in the message', config: 'job: { script: x }', context: { commitMessage: 'Docs [skip ci]' },
      seen: ['in', 'none (skipped)', 'none (skipped)', 'none (skipped)'],
    },
    {
      what: '`when` of a job beside `rules`', config: 'job: { script: x, when: always, rules: [{ if: $CI }] }', look: (p) => jobOf(p)?.when ?? '',
      seen: ['refused (job-unknown-key)', 'always', 'refused (rules-conflict)', 'always'],
    },
    {
      what: 'A manual job beside `rules`', config: 'job: { script: x, when: manual, rules: [{ if: $CI }] }', look: (p) => (jobOf(p)?.allowFailure === true ? 'may fail' : 'blocks'),
      seen: ['refused (job-unknown-key)', 'blocks', 'refused (rules-conflict)', 'may fail'],
    },
    {
      what: '`rules:variables`', config: 'job: { script: x, rules: [{ if: $CI, variables: { A: "1" } }] }', look: (p) => `A is ${jobOf(p)?.variables.A ?? ''}`,
      seen: ['refused (job-unknown-key)', 'refused (rule-unknown-key)', 'A is 1', 'A is 1'],
    },
    {
      what: '`rules:needs`', config: 'job: { stage: test, script: x, rules: [{ if: $CI, needs: [other] }] }\nother: { stage: build, script: x }', look: (p) => `scheduled by ${jobOf(p)?.scheduling ?? ''}`,
      seen: ['refused (job-unknown-key)', 'refused (rule-unknown-key)', 'refused (rule-unknown-key)', 'scheduled by dag'],
    },
    {
      what: 'A pattern in a variable', config: `variables: { P: /^v\\d/ }\njob: { script: x, rules: [{ if: $CI_COMMIT_TAG =~ $P }] }${OTHER}`, context: A_TAG,
      seen: ['refused (job-unknown-key)', 'out', 'out', 'in'],
    },
    {
      what: '`true` in expressions', config: `job: { script: x, rules: [{ if: $A == true }] }${OTHER}`, context: { variables: { A: 'true' } },
      seen: ['refused (job-unknown-key)', 'refused (rule-invalid-expression)', 'refused (rule-invalid-expression)', 'in'],
    },
    {
      what: '`!` in expressions', config: `job: { script: x, rules: [{ if: "!$A" }] }${OTHER}`,
      seen: ['refused (job-unknown-key)', 'refused (rule-invalid-expression)', 'refused (rule-invalid-expression)', 'in'],
    },
    {
      what: 'Variables in `rules:changes`', config: `variables: { DIR: src }\njob: { script: x, rules: [{ changes: [$DIR/*] }] }${OTHER}`, context: { changedFiles: ['src/a'] },
      seen: ['refused (job-unknown-key)', 'out', 'in', 'in'],
    },
    {
      what: 'Variables in `rules:exists`', config: `variables: { DIR: src }\njob: { script: x, rules: [{ exists: [$DIR/*] }] }${OTHER}`, context: { files: ['src/a'] },
      seen: ['refused (job-unknown-key)', 'out', 'out', 'in'],
    },
    {
      what: 'A directory in `rules:exists`', config: `job: { script: x, rules: [{ exists: [src/] }] }${OTHER}`, context: { files: ['src/a'] },
      seen: ['refused (job-unknown-key)', 'out', 'out', 'in'],
    },
    {
      what: '`rules:exists` gives up, after 20,000 files', config: `job: { script: x, rules: [{ exists: [none/*x] }] }${OTHER}`,
      context: { files: Array.from({ length: 20_000 }, (_, index) => `a/f${index}`) }, seen: ['refused (job-unknown-key)', 'in', 'in', 'out'],
    },
  ],
  Variables: [
    {
      what: 'References in values', config: 'variables: { A: "1", B: "$A!" }\njob: { script: x }', look: variable('B'),
      seen: ['$A!', '$A!', '$A!', '1!'],
    },
    {
      what: 'References in `tags`', config: 'variables: { A: linux }\njob: { script: x, tags: [$A] }', look: (p) => jobOf(p)?.tags?.join() ?? '',
      seen: ['$A', '$A', '$A', 'linux'],
    },
    {
      what: 'The environment in rules', config: `job: { script: x, environment: live, rules: [{ if: $CI_ENVIRONMENT_NAME == "live" }] }${OTHER}`,
      seen: ['refused (job-unknown-key)', 'out', 'out', 'in'],
    },
    {
      what: '`CI_OPEN_MERGE_REQUESTS` (13.8)', config: 'job: { script: x }', context: { openMergeRequests: ['group/project!5'] }, look: variable('CI_OPEN_MERGE_REQUESTS'),
      seen: ['not set', 'not set', 'group/project!5', 'group/project!5'],
    },
    {
      what: '`CI_COMMIT_BRANCH` (12.6)', config: 'job: { script: x }', look: variable('CI_COMMIT_BRANCH'),
      seen: ['not set', 'main', 'main', 'main'],
    },
    {
      what: '`CI_JOB_NAME_SLUG` (15.4)', config: 'job: { script: x }', look: variable('CI_JOB_NAME_SLUG'),
      seen: ['not set', 'not set', 'not set', 'job'],
    },
  ],
};
