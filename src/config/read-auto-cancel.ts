import type { AutoCancel } from '../pipeline.js';
import { child, type Node } from '../yaml/node.js';
import { stringOf } from '../yaml/shapes.js';
import { onlyKnownKeys, type KeywordScope } from './keyword.js';

const ON_NEW_COMMIT = ['conservative', 'interruptible', 'none'] as const;
const ON_JOB_FAILURE = ['none', 'all'] as const;

/** Reads `auto_cancel` of the workflow or of one of its rules (L145). */
export function readAutoCancel(node: Node, scope: Pick<KeywordScope, 'report' | 'unknownKeywords'>): AutoCancel | undefined {
  const path = ['auto_cancel'];
  if (node.kind !== 'map') return scope.report('auto-cancel-invalid', '`auto_cancel` is a map.', node, { inside: path });
  if (!onlyKnownKeys(node, ['on_new_commit', 'on_job_failure'], 'auto-cancel-invalid', scope, { inside: path })) return undefined;
  const read = <Value extends string>(key: string, allowed: readonly Value[]): Value | null | undefined => {
    const value = child(node, key);
    if (!value || value.kind === 'null') return value && null;
    const text = stringOf(value);
    return allowed.find((name) => name === text) ?? scope.report('auto-cancel-invalid', `\`${key}\` is ${allowed.map((name) => `\`${name}\``).join(', ')}.`, value, {
      inside: [...path, key], hint: value.kind === 'boolean' ? 'Unquoted, `no` is a boolean.' : undefined,
    });
  };
  const onNewCommit = read('on_new_commit', ON_NEW_COMMIT);
  const onJobFailure = read('on_job_failure', ON_JOB_FAILURE);
  return { ...(onNewCommit !== undefined && { onNewCommit }), ...(onJobFailure !== undefined && { onJobFailure }) };
}
