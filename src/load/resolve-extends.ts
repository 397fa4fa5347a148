import type { ConfigObject } from '../context.js';
import { diagnostic } from '../diagnostics/collector.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { DEFAULT_LIMITS } from '../limits.js';
import { nodeFromObject } from '../yaml/from-object.js';
import { nodeToObject } from '../yaml/to-object.js';
import { createTreeMeasure, isTreeTooLarge } from '../yaml/tree-size.js';
import { applyExtends } from './extends.js';

/**
 * Resolves `extends` in a configuration given as an object: parents are deep-merged from left to right, the entry's own keys on top; lists
 * are replaced, never merged.
 *
 * @param tree - the configuration; it is not changed.
 * @returns the tree with every `extends` written out (the key itself stays), or the tree as it was with a diagnostic: an unknown or invalid
 * parent, a circle, too many levels, or more than can be written out.
 *
 * @example
 * ```ts
 * resolveExtends({ '.base': { tags: ['a'], variables: { A: '1' } }, job: { extends: '.base', variables: { B: '2' } } }).tree;
 * // job: { tags: ['a'], variables: { A: '1', B: '2' }, extends: '.base' }
 * ```
 * @remarks Source: L72 to L81.
 */
export function resolveExtends(tree: object): { readonly tree: ConfigObject; readonly diagnostics: Diagnostic[] } {
  const { root, failure } = nodeFromObject(tree, DEFAULT_LIMITS.yamlDepth);
  const unchanged = tree as ConfigObject;
  if (root?.kind !== 'map') return { tree: unchanged, diagnostics: failure ? [failure] : [] };
  const extended = applyExtends(root);
  // objects may share their parts, which are written out here
  const problem = extended.failure ?? (isTreeTooLarge(createTreeMeasure()(extended.tree)) ? diagnostic('yaml-too-big', 'The configuration is too big.') : undefined);
  return problem ? { tree: unchanged, diagnostics: [problem] } : { tree: nodeToObject(extended.tree) as ConfigObject, diagnostics: [] };
}
