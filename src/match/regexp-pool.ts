import { MAX_REGEXP_OBJECTS, MAX_REGEXP_TEXT } from '../limits.js';
import { createLeastRecentlyUsed } from './least-recently-used.js';
import { loadEngine } from './re2-engine.js';
import type { RegExpEngine, RegExpProgram } from './regexp-engine.js';

/** Why a pattern cannot be used. */
export interface PatternProblem {
  readonly problem: 'invalid' | 'too-large';
  readonly message: string;
}

const TOO_LARGE: PatternProblem = { problem: 'too-large', message: 'The pattern needs more memory than the engine has.' };

/** The one engine of the process, loaded when a pattern needs it, and the only place where its programs live. */
let engine: RegExpEngine | undefined;
const programs = createLeastRecentlyUsed<RegExpProgram>(MAX_REGEXP_OBJECTS, (program) => {
  program.release();
});

/** Patterns that broke a fresh engine; asking again would only load another one. */
const tooLarge = createLeastRecentlyUsed<true>(MAX_REGEXP_OBJECTS);

/** The engine's memory is lost with it, the programs included. */
function dropEngine(): void {
  engine = undefined;
  programs.clear();
}

/** Runs a step on the engine; when it breaks, once more on a fresh one. `undefined`: it broke again. */
function attempt<T>(step: () => T): T | undefined {
  for (let attempts = 0; attempts < 2; attempts += 1) {
    try {
      return step();
    } catch {
      dropEngine();
    }
  }
  return undefined;
}

function compile(source: string): RegExpProgram | PatternProblem {
  const known = programs.get(source);
  if (known) return known;
  if (tooLarge.get(source)) return TOO_LARGE;
  const compiled = attempt(() => (engine ??= loadEngine()).compile(source));
  if (!compiled) {
    tooLarge.set(source, true);
    return TOO_LARGE;
  }
  if ('error' in compiled) return { problem: 'invalid', message: compiled.error };
  programs.set(source, compiled);
  return compiled;
}

/** What RE2 has against a pattern; `undefined` when it accepts it. */
export function checkPattern(source: string): PatternProblem | undefined {
  const compiled = compile(source);
  return 'problem' in compiled ? compiled : undefined;
}

/** True when the pattern matches anywhere in the text. False also for what is too large for the engine. */
export function searchPattern(source: string, text: string): boolean {
  if (text.length > MAX_REGEXP_TEXT) return false;
  const wellFormed = text.toWellFormed();
  return attempt(() => {
    const compiled = compile(source);
    return 'problem' in compiled ? false : compiled.matches(wellFormed);
  }) ?? false;
}
