import type { Behaviour } from '../../gitlab-version.js';
import { MAX_BLOCK_FUNCTIONS } from '../../limits.js';
import type { Node } from '../../yaml/node.js';
import { applyFunction, type VariableLookup } from './block-functions.js';
import { followPath } from './follow-path.js';
import type { Problem } from './problem.js';

/** What blocks can refer to. */
interface BlockScope {
  /** The map with `inputs` and, where it is known, `component`. */
  readonly root: Node;
  readonly lookup: VariableLookup;
  /** Called with the length of each text that a function reads; false: it has been too much. */
  readonly spend: (characters: number) => boolean;
  readonly behaviour: Behaviour;
}

const TOO_MUCH: Problem = { code: 'interpolation-too-large', message: 'The functions of the blocks have too much text to read.' };

/**
 * The value of a block: a path, then functions.
 *
 * @param content - what stands between the brackets.
 * @returns undefined for a block that stays as written, to be replaced later (`matrix.`).
 * @remarks Source: L32, L33, L36.
 */
export function evaluateBlock(content: string, { root, lookup, spend, behaviour }: BlockScope): Node | Problem | undefined {
  const parts = content.split('|');
  while (parts.at(-1) === '') parts.pop(); // as Ruby splits
  const [path = '', ...calls] = parts.map((part) => part.trim());
  if (calls.length > MAX_BLOCK_FUNCTIONS) {
    return { code: 'interpolation-too-many-functions', message: `A block takes at most ${MAX_BLOCK_FUNCTIONS} functions.` };
  }
  if (behaviour.matrixBlocks && path.startsWith('matrix.')) return undefined;
  let value = followPath(root, path, behaviour);
  for (const call of calls) {
    if ('code' in value) return value;
    if (value.kind !== 'string') {
      return { code: 'interpolation-function-type', message: `\`${call.slice(0, 100)}\` takes a string; \`${path}\` is none.` };
    }
    if (!spend(value.value.length)) return TOO_MUCH;
    const text = applyFunction(call, value.value, lookup, behaviour);
    value = typeof text === 'string' ? { ...value, value: text } : text;
  }
  return value;
}
