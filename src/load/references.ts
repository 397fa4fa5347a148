import type { DiagnosticCode } from '../diagnostics/codes.js';
import { diagnostic } from '../diagnostics/collector.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { MAX_TREE_DEPTH, MAX_TREE_NODES } from '../limits.js';
import { withEntries, withItems, type Entry, type MapKey, type MapNode, type Node, type ReferenceNode } from '../yaml/node.js';

/**
 * Puts the values that `!reference` tags name in their places, wherever they stand. The first problem ends it.
 *
 * @remarks Source: L82-L89. Subtrees without references are shared, not copied.
 */
export function resolveReferences(tree: MapNode): { readonly tree: MapNode; readonly failure: Diagnostic | undefined } {
  let failure: Diagnostic | undefined;
  let depth = 0;
  const resolved = new Map<Node, Node>();
  const open = new Set<ReferenceNode>();

  const fail = (code: DiagnosticCode, message: string, at: Node, hint?: string): Node => {
    failure ??= diagnostic(code, message, { at, hint });
    return at;
  };

  const resolve = (node: Node): Node => {
    if (failure || (node.kind !== 'map' && node.kind !== 'list' && node.kind !== 'reference')) return node;
    const known = resolved.get(node);
    if (known) return known;
    if (depth >= MAX_TREE_DEPTH) return fail('yaml-too-deep', 'With its references written out the configuration is nested too deeply.', node);
    depth += 1;
    const result = node.kind === 'reference' ? follow(node) : node.kind === 'map' ? resolveMap(node) : resolveList(node);
    depth -= 1;
    if (!failure) resolved.set(node, result);
    return result;
  };

  const resolveMap = (node: MapNode): MapNode => {
    let entries: Map<MapKey, Entry> | undefined;
    for (const [name, entry] of node.entries) {
      const value = resolve(entry.value);
      if (value !== entry.value) {
        entries ??= new Map(node.entries);
        entries.set(name, { key: entry.key, value });
      }
    }
    return entries ? withEntries(node, entries) : node;
  };

  const resolveList = (node: Extract<Node, { kind: 'list' }>): Node => {
    const items = node.items.map(resolve);
    return items.some((item, index) => item !== node.items[index]) ? withItems(node, items) : node;
  };

  const follow = (reference: ReferenceNode): Node => {
    if (open.has(reference)) return fail('reference-circular', 'The `!reference` leads back to itself.', reference);
    const { target } = reference;
    const path = target.kind === 'list' ? target.items : [];
    const names = path.flatMap((item) => (item.kind === 'string' || item.kind === 'symbol' ? [item.value] : []));
    if (names.length === 0 || names.length < path.length) {
      return fail('reference-invalid', '`!reference` takes a list of keys, e.g. `!reference [.setup, script]`.', reference);
    }
    let found: Node | undefined = tree;
    for (const name of names) found = found?.kind === 'map' ? found.entries.get(name)?.value : undefined;
    if (!found || found.kind === 'null' || (found.kind === 'boolean' && !found.value)) {
      return fail('reference-missing', `There is nothing at \`${names.join(' → ')}\`.`, reference,
        'Only keys of maps can be followed, not items of lists or other references.');
    }
    open.add(reference);
    const value = resolve(found);
    open.delete(reference);
    return value;
  };

  const done = resolveMap(tree);
  if (!failure && done !== tree && countNodes(done) > MAX_TREE_NODES) fail('yaml-too-big', 'With its references written out the configuration is too big.', tree);
  return { tree: failure ? tree : done, failure };
}

/** How many nodes a tree has when everything shared is written out; each node is visited once. */
function countNodes(root: Node): number {
  const counts = new Map<Node, number>();
  const count = (node: Node): number => {
    if (node.kind !== 'map' && node.kind !== 'list') return 1;
    let total = counts.get(node);
    if (total === undefined) {
      total = 1;
      const inner = node.kind === 'list' ? node.items : Array.from(node.entries.values(), (entry) => entry.value);
      for (const item of inner) total += count(item);
      counts.set(node, total);
    }
    return total;
  };
  return count(root);
}
