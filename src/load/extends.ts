import { diagnostic } from '../diagnostics/collector.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { MAX_EXTENDS_ANCESTORS } from '../limits.js';
import { child, withEntries, type Entry, type MapKey, type MapNode, type Node } from '../yaml/node.js';
import { nodeToObject } from '../yaml/to-object.js';
import { nameList } from '../text/name-list.js';
import { nearest } from '../text/nearest.js';
import { deepMerge, mergeBudget } from './deep-merge.js';

interface Extended {
  readonly node: MapNode;
  /** Hops to the farthest ancestor. */
  readonly hops: number;
}

/** The names a value of `extends` lists; items of other types are looked up as text (L73). */
function parentNames(node: Node): { readonly name: string; readonly at: Node }[] {
  const items = node.kind === 'list' ? node.items : node.kind === 'null' ? [] : [node];
  return items.map((item) => ({ name: item.kind === 'list' || item.kind === 'map' ? JSON.stringify(nodeToObject(item)) : String(nodeToObject(item)), at: item }));
}

/**
 * Resolves `extends` of every top-level key: parents deep-merged left to right, the key's own map on top (L77-L81). The first problem ends
 * it, and the tree comes back as far as it was done.
 *
 * @param pardon - takes an unknown parent, which is then passed over.
 *
 * @remarks Source: L72-L81.
 */
export function applyExtends(tree: MapNode, pardon?: (missing: Diagnostic) => void): { readonly tree: MapNode; readonly failure: Diagnostic | undefined } {
  let failure: Diagnostic | undefined;
  const done = new Map<string, Extended>();
  const budget = mergeBudget();

  const extend = (name: string, ancestors: readonly string[]): Extended | undefined => {
    const known = done.get(name);
    if (known) return known;
    const node = tree.entries.get(name)?.value;
    if (node?.kind !== 'map') return undefined;
    const written = child(node, 'extends');
    if (!written) return remember(name, { node, hops: 0 });
    const fail = (code: 'extends-invalid-base' | 'extends-too-deep' | 'extends-circular', message: string, at: Node, hint?: string): undefined => {
      failure ??= diagnostic(code, message, { path: ['jobs', name, 'extends'], at, hint });
    };
    const named = parentNames(written);
    const missing = named.filter((parent) => !tree.entries.has(parent.name)); // L75: in this order
    if (missing[0]) {
      const unknown = diagnostic('extends-unknown', `\`${name}\` extends ${nameList(missing.map((parent) => parent.name))}, which ${missing.length > 1 ? 'are' : 'is'} not defined.`, {
        path: ['jobs', name, 'extends'], at: missing[0].at,
        hint: pardon ? undefined : nearest(missing[0].name, [...tree.entries.keys()].filter((key) => typeof key === 'string')),
      });
      if (!pardon) {
        failure ??= unknown;
        return undefined;
      }
      pardon(unknown);
    }
    const parents = missing.length > 0 ? named.filter((parent) => tree.entries.has(parent.name)) : named;
    const invalid = parents.find((parent) => tree.entries.get(parent.name)?.value.kind !== 'map');
    if (invalid) return fail('extends-invalid-base', `\`${name}\` extends \`${invalid.name}\`, which is not a map of keywords.`, invalid.at);
    if (ancestors.length > MAX_EXTENDS_ANCESTORS) {
      return fail('extends-too-deep', `\`${ancestors[0] ?? name}\` extends over more than ${MAX_EXTENDS_ANCESTORS + 1} levels.`, written);
    }
    if (ancestors.includes(name)) {
      return fail('extends-circular', `\`${name}\` extends itself: ${[...ancestors.slice(ancestors.indexOf(name)), name].join(' → ')}.`, written);
    }
    let merged: MapNode | undefined;
    let hops = 0;
    for (const parent of parents) {
      const base = extend(parent.name, [...ancestors, name]);
      if (!base) return undefined;
      hops = Math.max(hops, base.hops + 1);
      merged = merged ? deepMerge(merged, base.node, budget) : base.node;
    }
    if (ancestors.length + hops > MAX_EXTENDS_ANCESTORS + 1) {
      return fail('extends-too-deep', `\`${ancestors[0] ?? name}\` extends over more than ${MAX_EXTENDS_ANCESTORS + 1} levels.`, written);
    }
    const extended = { node: merged ? ownExtends(deepMerge(merged, node, budget), written) : node, hops };
    if (budget.left < 0) failure ??= diagnostic('yaml-too-big', 'With `extends` written out the configuration is too big.', { at: written });
    return remember(name, extended);
  };

  const remember = (name: string, extended: Extended): Extended => {
    done.set(name, extended);
    return extended;
  };

  const entries = new Map<MapKey, Entry>();
  for (const [key, entry] of tree.entries) {
    const extended = !failure && typeof key === 'string' && entry.value.kind === 'map' && entry.value.entries.has('extends') ? extend(key, []) : undefined;
    entries.set(key, extended ? { key: entry.key, value: extended.node } : entry);
  }
  return { tree: withEntries(tree, entries), failure };
}

/** L78: the key's own `extends` stays; a list in a parent must not show through a merge of maps. */
function ownExtends(node: MapNode, written: Node): MapNode {
  const entry = node.entries.get('extends');
  if (!entry || entry.value === written) return node;
  const entries = new Map(node.entries);
  entries.set('extends', { key: entry.key, value: written });
  return withEntries(node, entries);
}
