import type { IncludeAnswer, IncludeRequest, LoadOptions } from '../../src/context.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { loadConfig } from '../../src/load-config.js';
import { loadTree } from '../../src/load/load-tree.js';
import type { LoadedConfig } from '../../src/pipeline.js';
import { rememberingParser } from '../../src/rules/compiled-rules.js';
import { pipelineFacts } from '../../src/rules/pipeline-facts.js';
import { nodeFromObject } from '../../src/yaml/from-object.js';
import { nodeToObject } from '../../src/yaml/to-object.js';

/** Texts by where they are: a path, an address, the name of a template, `project[@ref]:path`, or `job:path` of an artifact. */
export type Files = Readonly<Record<string, string>>;

/** A reader of files in memory; it keeps what it was asked. */
export function readerOf(files: Files, asked: IncludeRequest[] = []): (request: IncludeRequest) => IncludeAnswer {
  const at = (request: IncludeRequest): string => {
    switch (request.kind) {
      case 'project': return `${request.project}${request.ref === undefined ? '' : `@${request.ref}`}:${'path' in request ? request.path : ''}`;
      case 'artifact': return `${request.job}:${request.path}`;
      case 'remote': return request.url;
      case 'template': return request.name;
      case 'component': return request.address;
      default: return 'path' in request ? request.path : '';
    }
  };
  return (request) => {
    asked.push(request);
    if ('pattern' in request) {
      const prefix = at(request);
      return { paths: Object.keys(files).filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length)) };
    }
    const name = at(request);
    return Object.hasOwn(files, name) ? { content: files[name] ?? '' } : { notFound: true };
  };
}

/** Loads a main file; the others are answered from memory. */
export function load(main: string, files: Files = {}, options: LoadOptions = {}): LoadedConfig {
  return loadConfig(main, { readInclude: readerOf(files), ...options });
}

/** The first error; fails when there is none. */
export function errorOf({ diagnostics }: LoadedConfig): Diagnostic {
  const error = diagnostics.find(({ severity }) => severity === 'error');
  if (!error) throw new Error('no error');
  return error;
}

/** The merged tree as a plain value, without looking at its keywords; or the first error. */
export function treeOf(main: string | object, files: Files = {}, options: LoadOptions = {}): unknown {
  const facts = pipelineFacts(options);
  const inputs = options.inputs && nodeFromObject(options.inputs, 100).root;
  const { root } = typeof main === 'object' ? nodeFromObject(main, 100) : { root: undefined };
  const loading = loadTree(root?.kind === 'map' ? root : { name: options.file ?? '.gitlab-ci.yml', text: typeof main === 'string' ? main : '' }, inputs,
    { facts, parse: rememberingParser(facts.behaviour), hasReader: true });
  const read = options.readInclude ?? readerOf(files);
  let step = loading.next();
  while (!step.done) step = loading.next(step.value.map(read));
  const { tree, collector } = step.value;
  return tree ? nodeToObject(tree) : collector.diagnostics.find(({ severity }) => severity === 'error');
}
