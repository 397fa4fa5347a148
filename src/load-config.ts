import type { AsyncLoadOptions, IncludeAnswer, IncludeRequest, LoadOptions } from './context.js';
import type { PipelineConfig } from './config-types.js';
import { createCollector, diagnostic } from './diagnostics/collector.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import { rememberTree } from './load/merged-yaml.js';
import { loadTree, type LoadedTree, type Loading } from './load/load-tree.js';
import { pardonMissing } from './load/pardon-missing.js';
import { versionWarnings } from './load/version-warnings.js';
import { readConfig } from './config/read-config.js';
import type { LoadedConfig, LoadedFile } from './pipeline.js';
import { rememberingParser } from './rules/compiled-rules.js';
import { hideMasked, maskedHider } from './rules/hide-masked.js';
import { pipelineFacts, type PipelineFacts } from './rules/pipeline-facts.js';
import { nodeFromObject } from './yaml/from-object.js';
import type { MapNode } from './yaml/node.js';
import type { SourceFile } from './diagnostics/source-file.js';
import { rememberCompiled } from './plan/compiled-config.js';

/** The steps from a text or object to a loaded configuration, in their order; suspended whenever a file is wanted. */
function* load(config: string | object, facts: PipelineFacts): Loading<LoadedConfig> {
  const { behaviour, limits, context } = facts;
  const { edition = 'paid', unknownKeywords = 'error' } = context;
  const parse = rememberingParser(behaviour);
  const scope = { facts, parse, hasReader: context.readInclude !== undefined };
  const { main, failure: refused } = mainSource(config, context.file ?? '.gitlab-ci.yml', limits.yamlDepth);
  const inputs = context.inputs === undefined ? undefined : nodeFromObject(context.inputs, limits.yamlDepth);
  const failure = refused ?? (inputs?.failure && { ...inputs.failure, path: ['inputs', ...inputs.failure.path] });
  const loaded: LoadedTree | undefined = main && !failure ? yield* loadTree(main, inputs?.root, scope) : undefined;
  const partial = loaded?.partial ?? false;
  const collector = createCollector(partial ? pardonMissing : undefined);
  collector.add([...facts.problems, ...versionWarnings(context.gitlabVersion)]);
  collector.add(failure ? [failure] : loaded?.collector.diagnostics ?? []);
  const read = loaded?.tree ? readConfig(loaded.tree, behaviour, parse, { edition, unknownKeywords, partial }, collector) : { stages: [], variables: {}, workflow: undefined, jobs: [] };
  const result: LoadedConfig = {
    valid: !collector.hasFailed(),
    partial,
    diagnostics: hideMasked(collector.diagnostics, context),
    gitlabVersion: behaviour.gitlabVersion,
    stages: read.stages,
    variables: read.variables,
    ...(read.workflow && { workflow: read.workflow }),
    ...(loaded?.spec && { spec: loaded.spec }),
    jobs: read.jobs,
    files: namedFiles(loaded?.files ?? [], context),
  };
  if (loaded?.tree) rememberTree(result, loaded.tree);
  if (result.valid) rememberCompiled(result, behaviour, parse);
  return result;
}

/** The files, named without the values of masked variables. */
function namedFiles(files: readonly LoadedFile[], context: LoadOptions): LoadedFile[] {
  const hide = maskedHider(context);
  return hide ? files.map(({ name, include, includedBy }) => ({
    name: hide(name), ...(include && { include: { ...include, location: hide(include.location) } }), includedBy: includedBy.map(hide),
  })) : [...files];
}

interface MainSource {
  readonly main?: SourceFile | MapNode;
  readonly failure?: Diagnostic;
}

function mainSource(config: string | object, name: string, maxDepth: number): MainSource {
  if (typeof config === 'string') return { main: { name, text: config } };
  const { root, failure } = nodeFromObject(config, maxDepth);
  if (root?.kind === 'map') return { main: root };
  return { failure: failure ?? diagnostic('yaml-not-hash', 'A configuration is a map of keywords and jobs.') };
}

/**
 * Reads a configuration: merges what it includes, resolves `extends` and references, checks every keyword and expands parallel jobs. The
 * result can be planned in many contexts with `compilePipeline`, without reading anything again.
 *
 * @param config - the text of a `.gitlab-ci.yml`, or the same as a plain object of any type (then diagnostics have no positions).
 * @param options - the GitLab version, inputs, how to read included files, and what include rules may look at.
 * @returns the configuration in normal form. Bad input never throws: `valid` is false and `diagnostics` say what is wrong, with code, path,
 * file, line and column. Only what `readInclude` throws comes through, and a `TypeError` when it answers with a promise, for which there is
 * `loadConfigAsync`, or with anything else that is no {@link IncludeAnswer}.
 *
 * @example
 * ```ts
 * const loaded = loadConfig('test: { script: npm test, parallel: 2 }');
 * loaded.jobs.map((job) => job.name); // ['test 1/2', 'test 2/2']
 * ```
 * @remarks Source: L1 and the documents it names.
 */
export function loadConfig(config: string | PipelineConfig | object, options: LoadOptions = {}): LoadedConfig {
  const facts = pipelineFacts(options);
  const { readInclude } = facts.context;
  const loading = load(config, facts);
  let step = loading.next();
  while (!step.done) {
    step = loading.next(readInclude ? step.value.map((request) => readInclude(request)) : []);
  }
  return step.value;
}

/**
 * The same as {@link loadConfig} with a reader that may answer later; files of one `include` list are asked for together.
 *
 * @param config - the text of a `.gitlab-ci.yml`, or the same as a plain object.
 * @param options - as for `loadConfig`; `readInclude` may return promises.
 * @returns a promise of the configuration. It is rejected only when the reader is, or when its answer is no {@link IncludeAnswer}.
 *
 * @example
 * ```ts
 * const loaded = await loadConfigAsync('include: /ci/test.yml', {
 *   readInclude: async (request) => ('path' in request ? { content: 'test: { script: npm test }' } : { notFound: true }),
 * });
 * loaded.jobs.map((job) => job.name); // ['test']
 * ```
 * @remarks Source: as for {@link loadConfig}.
 */
export async function loadConfigAsync(config: string | PipelineConfig | object, options: AsyncLoadOptions = {}): Promise<LoadedConfig> {
  const facts = pipelineFacts(options);
  const readInclude = facts.context.readInclude as AsyncLoadOptions['readInclude'];
  const ask = async (requests: readonly IncludeRequest[]): Promise<IncludeAnswer[]> =>
    readInclude ? Promise.all(requests.map(async (request) => readInclude(request))) : [];
  const loading = load(config, facts);
  let step = loading.next();
  while (!step.done) step = loading.next(await ask(step.value));
  return step.value;
}
