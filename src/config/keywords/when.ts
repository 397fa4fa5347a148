import { stringOf } from '../../yaml/shapes.js';
import type { Node } from '../../yaml/node.js';
import type { When } from '../../pipeline.js';
import type { Keyword, KeywordScope } from '../keyword.js';

const JOB: readonly When[] = ['on_success', 'on_failure', 'always', 'manual', 'delayed'];
const TRIGGER: readonly When[] = ['on_success', 'on_failure', 'always', 'manual'];

/** The values `when` may have in a job or, with `never`, in a rule of it (02 §3.2). */
function allowedWhen({ place, behaviour }: Pick<KeywordScope, 'place' | 'behaviour'>): readonly When[] {
  if (place !== 'trigger') return JOB;
  return behaviour.manualTriggers ? TRIGGER : TRIGGER.filter((value) => value !== 'manual');
}

/** Checks a `when` against what is allowed. */
export function readWhen(node: Node, scope: KeywordScope, more: readonly When[] = []): When | undefined {
  const allowed = [...allowedWhen(scope), ...more];
  const text = stringOf(node);
  const value = allowed.find((name) => name === text);
  if (value) return value;
  const never = text === 'never' ? 'Use `rules` with `when: never` to leave a job out.' : undefined;
  return scope.report(scope.place === 'trigger' ? 'bridge-when-invalid' : 'when-invalid', `\`when\` is ${allowed.map((name) => `\`${name}\``).join(', ')}.`, node, { hint: never });
}

/** `when`: under which outcome of what went before the job runs (K-when). */
export const when: Keyword = { name: 'when', property: 'when', since: '8.10', onTrigger: '11.8', read: (node, scope) => readWhen(node, scope) };
