import { MAX_NESTED_LISTS } from '../limits.js';
import { presentChild, type MapNode } from '../yaml/node.js';
import { describeKind } from '../yaml/scalar-text.js';
import { flattenList } from '../yaml/shapes.js';
import type { ReadScope } from './read-keyword.js';

const DEFAULT_STAGES = ['build', 'test', 'deploy'];

/** Puts `.pre` first and `.post` last (L103). Only items of the outer list are moved. */
function withEdges(stages: readonly string[], scope: ReadScope): string[] {
  return scope.behaviour.edgeStages ? ['.pre', ...stages, '.post'] : [...stages];
}

/**
 * Reads `stages`, or its alias `types`.
 *
 * @remarks Source: L101-L105, L109.
 */
export function readStages(tree: MapNode, scope: ReadScope): string[] {
  const { behaviour, collector } = scope;
  const own = presentChild(tree, 'stages');
  const node = own ?? (behaviour.typeAliases ? presentChild(tree, 'types') : undefined);
  const path = [own || !node ? 'stages' : 'types'];
  if (!node) return withEdges(DEFAULT_STAGES, scope);
  const refuse = (message: string, at = node): string[] => {
    collector.report('stages-invalid', message, { path, at });
    return [];
  };
  if (node.kind !== 'list') return refuse(`\`stages\` is a list of names; this is ${describeKind(node)}.`);
  if (node.items.length === 0) return []; // L104: not even the edges
  const inner = behaviour.edgeStages
    ? node.items.filter((item) => !(item.kind === 'string' && (item.value === '.pre' || item.value === '.post')))
    : node.items;
  const items = flattenList({ ...node, items: inner }, Math.min(MAX_NESTED_LISTS, behaviour.stagesListLevels));
  if (!items) return refuse(`Lists of stages may be nested ${behaviour.stagesListLevels} levels deep.`);
  const wrong = items.find((item) => item.kind !== 'string' && item.kind !== 'symbol');
  if (wrong) return refuse(`A stage is given by its name; this is ${describeKind(wrong)}.`, wrong);
  const names = items.map((item) => String('value' in item ? item.value : ''));
  return own || !tree.entries.has('stages') ? withEdges(names, scope) : names; // L109: a null `stages` keeps the edges from its alias
}
