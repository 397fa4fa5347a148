import type { DiagnosticCode } from '../../diagnostics/codes.js';
import { diagnostic } from '../../diagnostics/collector.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Behaviour } from '../../gitlab-version.js';
import { MAX_SPEC_DESCRIPTION } from '../../limits.js';
import { nearest } from '../../text/nearest.js';
import { child, EMPTY_MAP, presentChild, type MapNode, type Node } from '../../yaml/node.js';
import { describeKind } from '../../yaml/scalar-text.js';
import { keyText } from '../../yaml/to-object.js';

/** What the header of a file declares. */
export interface Header {
  /** The file's own input definitions, by name. */
  readonly inputs: MapNode | undefined;
  /** What the file says about itself. */
  readonly description?: string;
  /** Files with further definitions; a string, or a list of strings and maps. */
  readonly include: Node | undefined;
  /** The facts about its component that the file uses. */
  readonly component: readonly string[];
}

const COMPONENT_FACTS = ['name', 'sha', 'version', 'reference'];
const INCLUDE_KEYS = ['local', 'remote', 'project', 'file', 'ref', 'integrity', 'cache'];

const specKeys = ({ headerComponent, headerInclude }: Behaviour): readonly string[] =>
  ['inputs', 'description', ...(headerComponent ? ['component'] : []), ...(headerInclude ? ['include'] : [])];

type Path = readonly string[];

const fail = (code: DiagnosticCode, message: string, at: Node, path: Path, hint?: string): { readonly failure: Diagnostic } =>
  ({ failure: diagnostic(code, message, { at, path, hint }) });

/** The first key of a map that is not among the allowed ones. */
function unknownKey(node: MapNode, allowed: readonly string[]): Node | undefined {
  for (const [name, { key }] of node.entries) if (typeof name !== 'string' || !allowed.includes(name)) return key;
  return undefined;
}

function unknownKeyFailure(code: DiagnosticCode, node: MapNode, allowed: readonly string[], path: Path): { readonly failure: Diagnostic } | undefined {
  const key = unknownKey(node, allowed);
  return key && fail(code, `\`${keyText(key)}\` has no meaning here; known are ${allowed.map((name) => `\`${name}\``).join(', ')}.`, key, path,
    nearest(keyText(key), allowed));
}

/**
 * Checks a header document. The definitions of inputs are checked when they are resolved.
 *
 * @remarks Source: L20, L24.
 */
export function readHeader(header: MapNode, behaviour: Behaviour): { readonly header: Header } | { readonly failure: Diagnostic } {
  const other = unknownKeyFailure('header-unknown-key', header, ['spec'], []);
  if (other) return other;
  const spec = presentChild(header, 'spec');
  if (!spec) return { header: { inputs: undefined, include: undefined, component: [] } };
  if (spec.kind !== 'map') return fail('header-spec-not-hash', `\`spec\` is a map; this is ${describeKind(spec)}.`, spec, ['spec']);
  const unknown = unknownKeyFailure('header-unknown-key', spec, specKeys(behaviour), ['spec']);
  if (unknown) return unknown;

  const inputs = presentChild(spec, 'inputs');
  if (inputs && inputs.kind !== 'map') {
    return fail('header-invalid', `\`inputs\` is a map from names to definitions; this is ${describeKind(inputs)}.`, inputs, ['spec', 'inputs']);
  }
  const description = presentChild(spec, 'description');
  if (description && (description.kind !== 'string' || Array.from(description.value).length > MAX_SPEC_DESCRIPTION)) {
    return fail('header-invalid', `\`description\` is a string of at most ${MAX_SPEC_DESCRIPTION} characters.`, description, ['spec', 'description']);
  }
  const component = componentFacts(presentChild(spec, 'component'));
  if ('failure' in component) return component;
  const include = presentChild(spec, 'include');
  const problem = include && includeFailure(include);
  return problem ?? {
    header: { inputs, include, component: component.facts, ...(description?.kind === 'string' && { description: description.value }) },
  };
}

function componentFacts(node: Node | undefined): { readonly facts: readonly string[] } | { readonly failure: Diagnostic } {
  if (!node) return { facts: [] };
  const path = ['spec', 'component'];
  const known = COMPONENT_FACTS.map((name) => `\`${name}\``).join(', ');
  if (node.kind !== 'list') return fail('header-invalid', `\`component\` is a list of ${known}.`, node, path);
  const facts: string[] = [];
  for (const item of node.items) {
    const name = item.kind === 'string' ? item.value : undefined;
    if (name === undefined || !COMPONENT_FACTS.includes(name)) {
      return fail('header-invalid', `\`component\` may list ${known}.`, item, path, name === undefined ? undefined : nearest(name, COMPONENT_FACTS));
    }
    facts.push(name);
  }
  return { facts };
}

/** L24: which keys an entry may have; the rest is checked when it is located, as for any include. */
function includeFailure(include: Node): { readonly failure: Diagnostic } | undefined {
  const path = ['spec', 'include'];
  if (include.kind !== 'string' && include.kind !== 'list') {
    return fail('header-invalid', `\`include\` of a header is a string or a list; this is ${describeKind(include)}.`, include, path,
      include.kind === 'map' ? 'Write the entry as an item of a list.' : undefined);
  }
  for (const item of include.kind === 'list' ? include.items : []) {
    if (item.kind === 'map') {
      const unknown = unknownKeyFailure('header-invalid', item, INCLUDE_KEYS, path);
      if (unknown) return unknown;
    } else if (item.kind !== 'string') return fail('header-invalid', `An entry is a string or a map; this is ${describeKind(item)}.`, item, path);
  }
  return undefined;
}

/**
 * The input definitions of a file that a header includes.
 *
 * @remarks Source: L24. Only the key `inputs` is allowed.
 */
export function readHeaderInclude(content: MapNode): { readonly inputs: MapNode } | { readonly failure: Diagnostic } {
  const unknown = unknownKeyFailure('header-include-unknown-key', content, ['inputs'], []);
  if (unknown) return unknown;
  const inputs = child(content, 'inputs') ?? EMPTY_MAP;
  if (inputs.kind === 'null') return { inputs: EMPTY_MAP };
  return inputs.kind === 'map' ? { inputs }
    : fail('header-invalid', `\`inputs\` is a map from names to definitions; this is ${describeKind(inputs)}.`, inputs, ['inputs']);
}
