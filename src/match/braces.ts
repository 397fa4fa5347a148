import { MAX_GLOB_ALTERNATIVES } from '../limits.js';

/** Texts written while expanding, intermediate ones included, for each alternative allowed. */
const STEPS_PER_ALTERNATIVE = 10;

/** Where the first brace of a text opens and where it closes; an escaped one does not count. */
interface Brace {
  readonly open: number;
  readonly close: number;
}

function findBrace(text: string): Brace | undefined {
  let open = -1;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\') {
      at += 1;
    } else if (character === '{') {
      if (depth === 0) open = at;
      depth += 1;
    } else if (character === '}' && depth > 0) {
      depth -= 1;
      if (depth === 0) return { open, close: at };
    }
  }
  return open < 0 ? undefined : { open, close: -1 };
}

/** The texts between the commas of a brace; commas of inner braces, and escaped ones, do not count. */
function splitAlternatives(text: string): string[] {
  const alternatives: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    else if (character === ',' && depth === 0) {
      alternatives.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...alternatives, text.slice(start)];
}

/**
 * Expands the braces of a glob as Ruby does: `{a,b}` nests and may hold empty texts and slashes; `{a}` is `a`; nothing is a range; braces
 * inside `[...]` count; an alternative with a brace that does not close is left out.
 *
 * @returns the patterns without braces, or `undefined` when there are more than {@link MAX_GLOB_ALTERNATIVES}.
 * @remarks 03-G1.
 */
export function expandBraces(glob: string): string[] | undefined {
  const patterns: string[] = [];
  const pending = [{ done: '', rest: glob }];
  for (let steps = 0, next = pending.pop(); next; steps += 1, next = pending.pop()) {
    if (steps > MAX_GLOB_ALTERNATIVES * STEPS_PER_ALTERNATIVE || patterns.length > MAX_GLOB_ALTERNATIVES) return undefined;
    const { done, rest } = next;
    const brace = findBrace(rest);
    if (!brace) {
      patterns.push(done + rest);
    } else if (brace.close >= 0) {
      const before = done + rest.slice(0, brace.open);
      const after = rest.slice(brace.close + 1);
      for (const alternative of splitAlternatives(rest.slice(brace.open + 1, brace.close))) {
        pending.push({ done: before, rest: alternative + after });
      }
    }
  }
  return patterns.length > MAX_GLOB_ALTERNATIVES ? undefined : patterns;
}
