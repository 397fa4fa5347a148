import { diagnostic } from '../../diagnostics/collector.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Behaviour } from '../../gitlab-version.js';
import { MAX_INTERPOLATION_NODES } from '../../limits.js';
import { EMPTY_MAP, withEntries, type Entry, type MapKey, type MapNode, type Node } from '../../yaml/node.js';
import { describeKind } from '../../yaml/scalar-text.js';
import { createTreeMeasure } from '../../yaml/tree-size.js';
import type { VariableLookup } from './block-functions.js';
import { interpolate } from './interpolate.js';
import type { Header } from './read-header.js';
import { readDefinitions, resolveInputs, type InputDefinitions } from './resolve-inputs.js';

/** What the inputs of a file depend on, besides its own text. */
export interface InputsContext {
  /** `include:inputs`, or the caller's inputs as nodes; undefined = none. */
  readonly given: Node | undefined;
  /** What `expand_vars` sees (L36). */
  readonly lookup: VariableLookup;
  /** Facts about the component the file was fetched as (L37); undefined when it was not. */
  readonly component: Readonly<Record<string, string | null>> | undefined;
  readonly behaviour: Behaviour;
}

/** The content with its inputs, or why there is none; and what the file's inputs are, as soon as that is known. */
type AppliedInputs = { readonly definitions?: InputDefinitions } & ({ readonly content: MapNode } | { readonly failure: Diagnostic });

/**
 * Resolves the inputs of a file and puts them in the places of its content where `$[[ ]]` asks for them.
 *
 * @param included - the definitions of the files its header includes; they come before its own.
 * @remarks Source: L23-L38.
 */
export function applyInputs(header: Header, included: readonly MapNode[], content: MapNode, context: InputsContext): AppliedInputs {
  const { given = EMPTY_MAP, behaviour } = context;
  if (given.kind !== 'map' && given.kind !== 'null') return { failure: notMap(given) };
  const maps = header.inputs ? [...included, header.inputs] : included;
  const sizeOf = createTreeMeasure();
  for (const map of [...maps, given]) {
    if (sizeOf(map).nodes > MAX_INTERPOLATION_NODES) return { failure: diagnostic('interpolation-too-large', 'The inputs are too large.', { at: map }) };
  }
  const read = readDefinitions(maps, behaviour);
  if ('failure' in read) return read;
  const resolved = resolveInputs(read.definitions, given.kind === 'map' ? given : EMPTY_MAP, behaviour);
  if ('failure' in resolved) return { ...read, ...resolved };
  return { ...read, ...interpolate(content, pathRoot(resolved.inputs, header, context), context.lookup, behaviour) };
}

/** The map that paths start from. `component` holds the facts that the header names (L37). */
function pathRoot(inputs: MapNode, header: Header, { component }: InputsContext): MapNode {
  const roots: [string, Node][] = [['inputs', inputs]];
  if (component) {
    const facts = header.component.filter((name) => Object.hasOwn(component, name));
    roots.push(['component', mapOf(facts.map((name) => [name, textOrNull(component[name])]))]);
  }
  return mapOf(roots);
}

function textOrNull(value: string | null | undefined): Node {
  const place = { source: undefined, start: 0, end: 0 };
  return typeof value === 'string' ? { kind: 'string', value, ...place } : { kind: 'null', value: null, ...place };
}

function mapOf(values: readonly (readonly [string, Node])[]): MapNode {
  return withEntries(EMPTY_MAP, new Map<MapKey, Entry>(values.map(([name, value]) => [name, { key: textOrNull(name), value }])));
}

function notMap(given: Node): Diagnostic {
  return diagnostic('inputs-not-hash', `The values for inputs are given as a map; this is ${describeKind(given)}.`, { at: given, path: ['inputs'] });
}

/** L23: a file without a header takes no inputs. */
export function refuseInputs(given: Node | undefined): Diagnostic | undefined {
  if (!given || given.kind === 'null') return undefined;
  if (given.kind !== 'map') return notMap(given);
  return given.entries.size === 0 ? undefined
    : diagnostic('inputs-without-spec', 'Inputs are given to a file that defines none.', {
      at: given, path: ['inputs'], hint: 'The file needs a header with `spec: { inputs: ... }` before a line `---`.',
    });
}
