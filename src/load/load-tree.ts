import type { IncludeAnswer, IncludeRequest } from '../context.js';
import { createCollector, diagnostic, type Collector } from '../diagnostics/collector.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../diagnostics/source-file.js';
import type { Spec } from '../keyword-forms.js';
import { MAX_WILDCARD_STEPS } from '../limits.js';
import type { LoadedFile } from '../pipeline.js';
import type { ParseExpression } from '../rules/compiled-rules.js';
import type { PipelineFacts } from '../rules/pipeline-facts.js';
import { child, EMPTY_MAP, withEntries, type MapNode, type Node } from '../yaml/node.js';
import { createTreeMeasure, isTreeTooLarge } from '../yaml/tree-size.js';
import { deepMerge, mergeBudget } from './deep-merge.js';
import { applyExtends } from './extends.js';
import { fetchIncludes, type FetchState } from './fetch-includes.js';
import { includeVariables } from './include-variables.js';
import type { IncludedFile } from './included-file.js';
import { applyInputs, refuseInputs } from './inputs/apply-inputs.js';
import { describeSpec } from './inputs/describe-spec.js';
import { readHeader, readHeaderInclude } from './inputs/read-header.js';
import { pardonMissing } from './pardon-missing.js';
import { readDocuments } from './read-documents.js';
import { resolveReferences } from './references.js';

/** What loading needs to know besides the text. */
export interface LoadScope {
  readonly facts: PipelineFacts;
  readonly parse: ParseExpression;
  /** False: there is nobody to answer, so includes are left out with a warning each. */
  readonly hasReader: boolean;
}

/** The merged tree with its history; `tree` is undefined when loading failed. */
export interface LoadedTree {
  readonly tree: MapNode | undefined;
  readonly files: readonly LoadedFile[];
  /** What the main file's header declares. */
  readonly spec: Spec | undefined;
  readonly partial: boolean;
  readonly collector: Collector;
}

/** A conversation with whoever reads files: each step asks for several at once. */
export type Loading<Result> = Generator<readonly IncludeRequest[], Result, readonly IncludeAnswer[]>;

interface FileScope {
  readonly file: IncludedFile;
  readonly scope: LoadScope;
  readonly state: FetchState;
}

/** The inputs of the files a header includes (L24). */
function* headerInputs(include: Node, { file, scope, state }: FileScope): Loading<MapNode[] | Diagnostic> {
  if (file.kind === 'component') {
    return diagnostic('component-spec-include', 'The header of a component must not include other files.', { path: ['spec', 'include'], at: include });
  }
  const fetched = yield* fetchIncludes(include, file, scope, state);
  if ('code' in fetched) return fetched;
  const all: MapNode[] = [];
  for (const header of fetched) {
    if ('code' in header) return header;
    const documents = readDocuments(header.source, scope.facts.behaviour, scope.facts.limits);
    if ('failure' in documents) return documents.failure;
    const read = readHeaderInclude(documents.content);
    if ('failure' in read) return read.failure;
    all.push(read.inputs);
  }
  return all;
}

/** The content of a file's text with its inputs in place (L1, steps 1 to 3). */
function* readContent(place: FileScope): Loading<MapNode | Diagnostic> {
  const { file, scope, state } = place;
  const { behaviour, limits } = scope.facts;
  const documents = readDocuments(file.source, behaviour, limits);
  if ('failure' in documents) return documents.failure;
  state.collector.add(documents.warnings);
  if (!documents.header) return refuseInputs(file.inputs) ?? documents.content;
  const read = readHeader(documents.header, behaviour);
  if ('failure' in read) return read.failure;
  const included = read.header.include ? yield* headerInputs(read.header.include, place) : [];
  if ('code' in included) return included;
  const applied = applyInputs(read.header, included, documents.content, {
    given: file.inputs,
    lookup: (name) => file.variables.get(name),
    component: file.component,
    behaviour,
  });
  if (file.kind === undefined && applied.definitions) state.spec = describeSpec(read.header, applied.definitions);
  return 'failure' in applied ? applied.failure : applied.content;
}

/** The content of a file with everything it includes merged underneath it (L62). */
function* mergeIncludes(content: MapNode, { file, scope, state }: FileScope): Loading<MapNode | Diagnostic> {
  const include = scope.facts.behaviour.includes ? child(content, 'include') : undefined;
  if (!include) return content;
  const fetched = yield* fetchIncludes(include, file, scope, state);
  if ('code' in fetched || fetched.length === 0) return 'code' in fetched ? fetched : content;
  const budget = mergeBudget();
  let merged: MapNode = EMPTY_MAP;
  let problem: Diagnostic | undefined; // L43: the first in the order of the list, but what is wrong inside an include surfaces at once
  for (const inner of fetched) {
    if ('code' in inner) {
      problem ??= inner;
      continue;
    }
    const place = { file: inner, scope, state };
    const own = yield* readContent(place);
    if ('code' in own) {
      problem ??= own;
      continue;
    }
    const loaded = yield* mergeIncludes(own, place);
    if ('code' in loaded) return loaded;
    if (loaded.entries.size === 0) problem ??= diagnostic('include-blank', `\`${inner.source.name}\` has no content.`, { path: ['include'], at: inner.at }); // L49
    merged = deepMerge(merged, loaded, budget);
  }
  if (problem) return problem;
  merged = deepMerge(withoutInclude(merged), withoutInclude(content), budget);
  if (budget.left < 0) return diagnostic('yaml-too-big', 'With its includes the configuration is too big.', { path: ['include'], at: include });
  return merged;
}

function withoutInclude(node: MapNode): MapNode {
  if (!node.entries.has('include')) return node;
  const entries = new Map(node.entries);
  entries.delete('include');
  return withEntries(node, entries);
}

/** An object may share its parts, and so be larger than it looks. */
function boundedObject(main: MapNode): MapNode | Diagnostic {
  return isTreeTooLarge(createTreeMeasure()(main)) ? diagnostic('yaml-too-big', 'The configuration is too big.') : main;
}

/**
 * Reads a configuration and everything it includes, merges it, and resolves `extends` and references: the steps of L1, in their order. The
 * first problem ends it.
 */
export function* loadTree(main: SourceFile | MapNode, inputs: Node | undefined, scope: LoadScope): Loading<LoadedTree> {
  const collector = createCollector();
  const name = scope.facts.context.file ?? '.gitlab-ci.yml';
  const state: FetchState = {
    collector, files: [{ name, includedBy: [] }], spec: undefined, count: 0, repeats: 0, bytes: 0, wildcards: { left: MAX_WILDCARD_STEPS }, partial: false, seen: new Set(),
  };
  const source = 'text' in main ? main : { name, text: '' };
  const place: FileScope = {
    file: {
      source, kind: undefined, at: EMPTY_MAP, home: { kind: 'root' }, variables: includeVariables(scope.facts), inputs, component: undefined, includedBy: [],
    },
    scope, state,
  };
  const done = (tree: MapNode | Diagnostic): LoadedTree => {
    if ('code' in tree) collector.add([tree]);
    return { tree: 'code' in tree ? undefined : tree, files: state.files, spec: state.spec, partial: state.partial, collector };
  };
  if ('text' in main && main.text.trim() === '') return done(diagnostic('config-empty', 'The configuration is empty.', { at: { source, start: 0, end: 0 } }));
  const content = 'text' in main ? yield* readContent(place) : refuseInputs(inputs) ?? boundedObject(main);
  const loaded = 'code' in content ? content : yield* mergeIncludes(content, place);
  if ('code' in loaded) return done(loaded);
  if (!scope.facts.behaviour.includes) return done(loaded);
  const pardon = state.partial ? (missing: Diagnostic): void => { collector.add([pardonMissing(missing)]); } : undefined;
  const extended = applyExtends(withoutInclude(loaded), pardon);
  if (extended.failure) return done(extended.failure);
  const resolved = resolveReferences(extended.tree, pardon);
  return done(resolved.failure ?? resolved.tree);
}
