import type { DiagnosticCode } from '../diagnostics/codes.js';
import { diagnostic } from '../diagnostics/collector.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { MAX_TREE_DEPTH } from '../limits.js';
import { nearest } from '../text/nearest.js';
import { child, withEntries, withItems, type Entry, type MapKey, type MapNode, type Node, type ReferenceNode } from '../yaml/node.js';
import { describeKind } from '../yaml/scalar-text.js';
import { createTreeMeasure, isTreeTooLarge } from '../yaml/tree-size.js';

/** Stands for what a pardoned reference would have given; it is left out of lists and maps. */
const NOTHING: Node = { kind: 'null', value: null, source: undefined, start: 0, end: 0 };

/**
 * Puts the values that `!reference` tags name in their places, wherever they stand. The first problem ends it.
 *
 * @param pardon - takes a reference to what is not there, which is then left out.
 * @remarks Source: L82-L89. Subtrees without references are shared, not copied.
 */
export function resolveReferences(tree: MapNode, pardon?: (missing: Diagnostic) => void): { readonly tree: MapNode; readonly failure: Diagnostic | undefined } {
  let failure: Diagnostic | undefined;
  let depth = 0;
  const resolved = new Map<Node, Node>();
  const open = new Set<ReferenceNode>();
  const sizeOf = createTreeMeasure();
  let written = 0;

  const fail = (code: DiagnosticCode, message: string, at: Node, hint?: string): Node => {
    failure ??= diagnostic(code, message, { at, hint });
    return at;
  };

  const resolve = (node: Node): Node => {
    if (failure || (node.kind !== 'reference' && !('references' in node))) return node;
    const known = resolved.get(node);
    if (known) return known;
    if (depth >= MAX_TREE_DEPTH) return fail('yaml-too-deep', 'With its references written out the configuration is nested too deeply.', node);
    depth += 1;
    const result = node.kind === 'reference' ? follow(node) : node.kind === 'map' ? resolveMap(node) : resolveList(node);
    depth -= 1;
    resolved.set(node, result);
    return result;
  };

  const resolveMap = (node: MapNode): MapNode => {
    let entries: Map<MapKey, Entry> | undefined;
    for (const [name, entry] of node.entries) {
      const value = resolve(entry.value);
      if (value !== entry.value) {
        entries ??= new Map(node.entries);
        if (value === NOTHING) entries.delete(name);
        else entries.set(name, { key: entry.key, value });
      }
    }
    return entries ? withEntries(node, entries) : node;
  };

  const resolveList = (node: Extract<Node, { kind: 'list' }>): Node => {
    const items = node.items.map(resolve).filter((item) => item !== NOTHING);
    return items.length < node.items.length || items.some((item, index) => item !== node.items[index]) ? withItems(node, items) : node;
  };

  const failMissing = (reference: ReferenceNode, names: readonly string[], inside: Node): Node => {
    const name = names.at(-1) ?? '';
    const hint = name.includes('$[[') ? '`$[[ ]]` is not replaced inside `!reference`.' // L31
      : pardon ? undefined : inside.kind === 'map' ? nearest(name, [...inside.entries.keys()].filter((key) => typeof key === 'string'))
      : `This is ${describeKind(inside)}; only what stands in maps, and is neither null nor \`false\`, can be referenced.`;
    const missing = diagnostic('reference-missing', `There is nothing at \`${names.join(' → ')}\`.`, { at: reference, hint });
    if (pardon) pardon(missing);
    else failure ??= missing;
    return NOTHING;
  };

  const follow = (reference: ReferenceNode): Node => {
    if (open.has(reference)) return fail('reference-circular', 'The `!reference` leads back to itself.', reference);
    const { target } = reference;
    const path = target.kind === 'list' ? target.items : [];
    const names = path.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
    if (names.length === 0 || names.length < path.length) {
      return fail('reference-invalid', '`!reference` takes a list of keys, e.g. `!reference [.setup, script]`.', reference);
    }
    let found: Node = tree;
    for (const [index, name] of names.entries()) {
      const next: Node | undefined = child(found, name);
      if (!next) return failMissing(reference, names.slice(0, index + 1), found);
      found = next;
    }
    if (found.kind === 'null' || (found.kind === 'boolean' && !found.value)) return failMissing(reference, names, found);
    open.add(reference);
    const value = resolve(found);
    open.delete(reference);
    const size = sizeOf(value);
    written += size.nodes;
    if (isTreeTooLarge({ ...size, nodes: written })) return fail('yaml-too-big', 'With its references written out the configuration is too big.', reference);
    return value;
  };

  const done = resolveMap(tree);
  return { tree: failure ? tree : done, failure };
}
