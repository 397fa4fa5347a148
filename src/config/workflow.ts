import { knownNames } from '../gitlab-version.js';
import { MAX_NAME_LENGTH } from '../limits.js';
import type { Workflow } from '../pipeline.js';
import { child, presentChild, type MapNode } from '../yaml/node.js';
import { describeKind } from '../yaml/scalar-text.js';
import { stringOf } from '../yaml/shapes.js';
import { isGlobal } from './default.js';
import { onlyKnownKeys, within } from './keyword.js';
import { readAutoCancel } from './read-auto-cancel.js';
import { keywordScope, type ReadScope } from './read-keyword.js';
import { readRules } from './read-rules.js';

/** `workflow` in normal form, and whether the key `rules` is written, even with null (L107, L142). */
export interface ReadWorkflow {
  readonly workflow: Workflow | undefined;
  readonly hasRules: boolean;
}

/** The keys of `workflow`, with the version that brought them. */
const KEYS = { rules: '12.5', name: '15.8', auto_cancel: '16.8' } as const;

/**
 * Reads `workflow`.
 *
 * @remarks Source: L138-L145.
 */
export function readWorkflow(tree: MapNode, scope: ReadScope): ReadWorkflow {
  const node = isGlobal(tree, 'workflow', scope) ? presentChild(tree, 'workflow') : undefined;
  if (!node) return { workflow: undefined, hasRules: false };
  const below = keywordScope('workflow', 'job', ['workflow'], scope);
  if (node.kind !== 'map') {
    below.report('workflow-not-hash', `\`workflow\` is a map; this is ${describeKind(node)}.`, node);
    return { workflow: undefined, hasRules: false };
  }
  onlyKnownKeys(node, knownNames(KEYS, scope.behaviour), 'workflow-unknown-key', below);
  const [rules, name, autoCancel] = ['rules', 'name', 'auto_cancel'].map((key) => presentChild(node, key));
  const readName = stringOf(name)?.trim(); // recorded: config-valid workflow-07
  if (name && readName === undefined) below.report('workflow-name-invalid', `\`name\` is a text; this is ${describeKind(name)}.`, name, { inside: ['name'] });
  if (name && readName !== undefined && readName.length > MAX_NAME_LENGTH) below.report('workflow-name-too-long', `\`name\` has at most ${MAX_NAME_LENGTH} characters.`, name, { inside: ['name'] });
  const readList = rules && readRules(rules, within(below, 'rules'), 'workflow');
  const readCancel = autoCancel && readAutoCancel(autoCancel, below);
  return {
    workflow: { ...(readList && { rules: readList }), ...(readName !== undefined && { name: readName }), ...(readCancel && { autoCancel: readCancel }) },
    hasRules: child(node, 'rules') !== undefined,
  };
}
