import type { DiagnosticCode } from '../../diagnostics/codes.js';
import { diagnostic } from '../../diagnostics/collector.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Behaviour } from '../../gitlab-version.js';
import {
  MAX_INTERPOLATED_TEXT, MAX_INTERPOLATION_BLOCKS, MAX_INTERPOLATION_NODE_BYTES, MAX_INTERPOLATION_NODES, MAX_TREE_NODES,
} from '../../limits.js';
import { withEntries, withItems, type Entry, type ListNode, type MapKey, type MapNode, type Node, type StringNode } from '../../yaml/node.js';
import { createTreeMeasure, isTreeTooLarge } from '../../yaml/tree-size.js';
import { exceedsBytes } from '../byte-length.js';
import type { VariableLookup } from './block-functions.js';
import { evaluateBlock } from './evaluate-block.js';
import { findBlocks, type Block } from './find-blocks.js';
import type { Problem } from './problem.js';
import { valueText } from './value-text.js';

/** A block's value, and its text once a text needs it. */
interface Evaluated {
  readonly value: Node;
  text?: string;
}

/**
 * Replaces the `$[[ ]]` blocks in the keys and strings of a file's content. The first problem ends it. Subtrees without blocks are shared,
 * and what stands in several places by an alias is replaced once.
 *
 * @param root - the map that paths start from.
 * @remarks Source: L30-L38.
 */
export function interpolate(
  content: MapNode, root: Node, lookup: VariableLookup, behaviour: Behaviour,
): { readonly content: MapNode } | { readonly failure: Diagnostic } {
  const tooLarge = (at: Node): { readonly failure: Diagnostic } =>
    ({ failure: diagnostic('interpolation-too-large', 'The file is too large for `$[[ ]]` to be replaced in it.', { at }) });
  const sizeOf = createTreeMeasure();
  if (sizeOf(content).nodes > MAX_INTERPOLATION_NODES) return tooLarge(content);

  let failure: Diagnostic | undefined;
  let textLeft = MAX_INTERPOLATED_TEXT;
  let itemsLeft = MAX_TREE_NODES;
  const collections = new Map<Node, Node>();
  const blocks = new Map<string, Evaluated | 'kept'>();

  const fail = (code: DiagnosticCode, message: string, at: Node, hint?: string): void => {
    failure ??= diagnostic(code, message, { at, hint });
  };
  const spend = (characters: number): boolean => (textLeft -= characters) >= 0;
  const scope = { root, lookup, spend, behaviour };

  /** What stands for a block; undefined when it stays as written, or failed. */
  const evaluate = (written: string, { content: inside }: Block, at: StringNode): Evaluated | undefined => {
    let known = blocks.get(written);
    if (!known) {
      if (blocks.size >= MAX_INTERPOLATION_BLOCKS) {
        fail('interpolation-too-many-blocks', `The file has more than ${MAX_INTERPOLATION_BLOCKS} different blocks.`, at);
        return undefined;
      }
      const value = evaluateBlock(inside, scope);
      if (value && 'code' in value) {
        reportProblem(value, written, at);
        return undefined;
      }
      known = value ? { value } : 'kept';
      blocks.set(written, known);
    }
    return known === 'kept' ? undefined : known;
  };

  const reportProblem = ({ code, message, hint }: Problem, written: string, at: StringNode): void => {
    fail(code, `\`${written.slice(0, 100)}\`: ${message}`, at, hint);
  };

  const textOf = (evaluated: Evaluated): string | undefined => {
    if (evaluated.text === undefined) {
      const text = valueText(evaluated.value, Math.max(0, textLeft));
      if (text !== undefined) evaluated.text = text;
    }
    return evaluated.text;
  };

  const replaceText = (node: StringNode): Node => {
    const { value: text } = node;
    if (exceedsBytes(text, MAX_INTERPOLATION_NODE_BYTES)) {
      fail('interpolation-node-too-large', `A string in a file with a header has at most ${MAX_INTERPOLATION_NODE_BYTES} bytes.`, node);
      return node;
    }
    if (!text.includes('$[[')) return node;
    const found = findBlocks(text);
    const [first] = found;
    if (!first) return node;
    if (first.start === 0 && first.end === text.length) { // L35: nothing but a block keeps the type of the value
      const evaluated = evaluate(text, first, node);
      if (!evaluated) return node;
      const { value } = evaluated;
      const place = { source: node.source, start: node.start, end: node.end };
      return behaviour.typedInterpolation || value.kind === 'list' || value.kind === 'null' ? { ...value, ...place }
        : { kind: 'string', value: textOf(evaluated) ?? '', ...place };
    }
    const parts: string[] = [];
    let end = 0;
    let replaced = false;
    for (const block of found) {
      const written = text.slice(block.start, block.end);
      const evaluated = evaluate(written, block, node);
      if (failure) return node;
      const inserted = evaluated ? textOf(evaluated) : written;
      const before = text.slice(end, block.start);
      if (inserted === undefined || !spend(before.length + inserted.length)) {
        failure = tooLarge(node).failure;
        return node;
      }
      replaced ||= evaluated !== undefined;
      parts.push(before, inserted);
      end = block.end;
    }
    return replaced ? { ...node, value: parts.join('') + text.slice(end) } : node;
  };

  const replace = (node: Node): Node => {
    if (failure) return node;
    if (node.kind === 'string') return replaceText(node);
    if (node.kind !== 'map' && node.kind !== 'list') return node; // L31: not into references
    const known = collections.get(node);
    if (known) return known;
    const result = node.kind === 'map' ? replaceInMap(node) : replaceInList(node);
    collections.set(node, result);
    return result;
  };

  const replaceInMap = (node: MapNode): MapNode => {
    const entries = new Map<MapKey, Entry>();
    let changed = false;
    for (const [name, entry] of node.entries) {
      const key = replaceKey(entry.key);
      const value = replace(entry.value);
      if (key === entry.key && value === entry.value) entries.set(name, entry);
      else {
        changed = true;
        entries.set(key === entry.key ? name : mapKey(key), { key, value }); // L35: of keys that became equal, the last counts
      }
    }
    return changed ? withEntries(node, entries) : node;
  };

  const replaceKey = (key: Node): Node => {
    if (failure || (key.kind !== 'string' && key.kind !== 'symbol')) return key;
    return replaceText(key);
  };

  const replaceInList = (node: ListNode): ListNode => {
    const items: Node[] = [];
    let changed = false;
    for (const item of node.items) {
      const replaced = replace(item);
      changed ||= replaced !== item;
      if (item.kind === 'string' && replaced.kind === 'list') { // L35: an array in place of an item is spliced, one level
        itemsLeft -= replaced.items.length;
        if (itemsLeft < 0) failure ??= tooLarge(item).failure;
        if (failure) return node;
        for (const inner of replaced.items) items.push({ ...inner, source: item.source, start: item.start, end: item.end });
      } else items.push(replaced);
    }
    return changed ? withItems(node, items) : node;
  };

  const result = replaceInMap(content);
  if (failure) return { failure };
  return result !== content && isTreeTooLarge(sizeOf(result)) ? tooLarge(content) : { content: result };
}

function mapKey(key: Node): MapKey {
  return key.kind === 'list' || key.kind === 'map' || key.kind === 'reference' ? key : key.value;
}
