import type { PipelineConfig } from '../../src/config-types.js';
import { compilePipeline } from '../../src/compile.js';
import type { JobConfig, TriggerJobConfig } from '../../src/job-config-types.js';
import type { Artifacts, Reports } from '../../src/keyword-forms.js';
import type { ArtifactsConfig, ReportsConfig } from '../../src/keyword-config-types.js';
import { loadConfig } from '../../src/load-config.js';
import { resolveExtends } from '../../src/load/resolve-extends.js';

// Checked by `npm run typecheck`; nothing here is run.

export const everything: PipelineConfig = {
  stages: ['build', 'test'],
  include: [{ local: '/ci/*.yml' }, 'https://example.com/a.yml', { project: 'group/part', file: ['a.yml'], ref: 'main' }],
  workflow: { name: 'nightly', rules: [{ if: '$CI', when: 'never' }, { when: 'always', variables: { A: 1 } }], auto_cancel: { on_new_commit: 'interruptible' } },
  variables: { A: 'x', count: 5, B: { value: 'small', options: ['small', 'large'], description: 'how big' }, C: { value: 'x', expand: false } },
  default: { image: 'ruby', retry: { max: 2, when: ['runner_system_failure'] }, tags: ['docker'], cache: [{ key: { files: ['a'] }, paths: ['b'] }] },
  '.template': { before_script: ['a', ['b', ['c']]], image: { name: 'ruby', entrypoint: [''], pull_policy: ['always'] } },
  build: {
    stage: 'build', extends: '.template', script: 'make', parallel: { matrix: [{ OS: ['linux', 'mac'], V: 1 }] },
    artifacts: { paths: ['out'], expire_in: '1 week', reports: { junit: 'a.xml', coverage_report: { coverage_format: 'cobertura', path: 'c.xml' } } },
  },
  test: {
    script: ['make'], needs: ['build', { job: 'lint', optional: true }, { project: 'a/b', ref: 'main', job: 'c' }], allow_failure: { exit_codes: [1] },
    rules: [{ if: '$A', changes: { paths: ['a'], compare_to: 'main' }, when: 'delayed', start_in: '1 hour', needs: [] }, [{ exists: 'Dockerfile' }]],
    services: ['postgres', { name: 'redis', alias: 'cache' }], environment: { name: 'review/$REF', on_stop: 'stop', action: 'start' }, retry: 1, timeout: '1 hour',
    id_tokens: { T: { aud: 'x' } }, secrets: { K: { vault: 'a/b' } }, inherit: { default: ['image'], variables: false }, variables: { lower: true, D: { value: 'x' } },
    release: { tag_name: 'v1', description: 'first' }, inputs: { a: { default: 'b' } }, pages: { publish: 'out' }, interruptible: true, coverage: '/x/',
  },
  steps: { run: [{ name: 'a', script: 'b' }, { name: 'c', step: { git: { url: 'd', rev: 'e' } }, inputs: { f: 1 } }] },
  downstream: { trigger: { project: 'group/app', strategy: 'depend', forward: { pipeline_variables: true } }, when: 'manual' },
  child: { trigger: { include: [{ artifact: 'a.yml', job: 'build' }] }, needs: ['build'], parallel: { matrix: [{ A: 'x' }] } },
  mirror: { needs: { pipeline: 'group/app' } },
};

export const accepted = [loadConfig(everything), compilePipeline(everything), loadConfig({ job: { script: 'x', anything: [1] } }), compilePipeline('job: { script: x }')];

interface Job {
  script: string[];
}
interface OwnConfig {
  build: Job;
  test?: Job;
}
const own: OwnConfig = { build: { script: ['make'] } };
export const declared = [loadConfig(own).jobs, compilePipeline(own).jobs, resolveExtends(own).tree];

const commands: Record<string, unknown> = { job: { script: 'x' } };
export const plain = loadConfig(commands);

/** @internal */
export const refused: readonly PipelineConfig[] = [
  // @ts-expect-error a misspelled keyword of a job
  { job: { script: 'x', befor_script: 'y' } },
  // @ts-expect-error a number is no duration
  { job: { script: 'x', timeout: 3600 } },
  // @ts-expect-error a number is no name
  { job: { script: 'x', stage: 5 } },
  // @ts-expect-error `never` stands only in rules
  { job: { script: 'x', when: 'never' } },
  // @ts-expect-error `rules` is a list
  { job: { script: 'x', rules: { if: '$A' } } },
  // @ts-expect-error a rule has no `only`
  { job: { script: 'x', rules: [{ only: ['main'] }] } },
  // @ts-expect-error `needs` is a list, or a map
  { job: { script: 'x', needs: 'build' } },
  // @ts-expect-error a trigger job has no image
  { job: { trigger: 'group/app', image: 'ruby' } },
  // @ts-expect-error `script` and `trigger` exclude each other
  { job: { trigger: 'group/app', script: 'x' } },
  // @ts-expect-error stages are names
  { stages: [1] },
  // @ts-expect-error a job is a map
  { job: 5 },
  // @ts-expect-error `default` carries no stage
  { default: { stage: 'build' } },
  // @ts-expect-error a variable is no list
  { variables: { A: [1] } },
  // @ts-expect-error the key of a cache is a string
  { job: { script: 'x', cache: { key: 5 } } },
  // @ts-expect-error at most two retries
  { job: { script: 'x', retry: 3 } },
  // @ts-expect-error no such report
  { job: { script: 'x', artifacts: { reports: { junitt: 'a.xml' } } } },
  // @ts-expect-error a release needs a description
  { job: { script: 'x', release: { tag_name: 'v1' } } },
  // @ts-expect-error `workflow:rules` know `always` and `never`
  { workflow: { rules: [{ when: 'manual' }] } },
];

// @ts-expect-error a step has a script or a step
export const step: JobConfig = { run: [{ name: 'a' }] };
// @ts-expect-error a trigger job has no commands
export const trigger: TriggerJobConfig = { trigger: 'group/app', script: 'x' };
// @ts-expect-error a configuration is a text or an object
export const number = loadConfig(5);

type CamelCase<Key> = Key extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<CamelCase<Tail>>}` : Key;
/** The keys that may be written are those of the normal form. */
export const artifactKeys: readonly [CamelCase<keyof ArtifactsConfig>] extends readonly [keyof Artifacts] ? true : false = true;
export const reportTypes: readonly [CamelCase<keyof ReportsConfig>] extends readonly [keyof Reports] ? true : false = true;
