import { MAX_REGEXP_OBJECTS, MAX_REGEXP_TEXT } from '../limits.js';
import { createLeastRecentlyUsed } from './least-recently-used.js';
import { loadEngine } from './re2-engine.js';
import type { RegExpEngine, RegExpMatch, RegExpProgram } from './regexp-engine.js';

/** Why a pattern cannot be used. */
export interface PatternProblem {
  readonly problem: 'invalid' | 'too-large';
  readonly message: string;
}

/** The one engine of the process, loaded when a pattern needs it, and the only place where its programs live. */
let engine: RegExpEngine | undefined;
const programs = createLeastRecentlyUsed<RegExpProgram>(MAX_REGEXP_OBJECTS, (program) => {
  program.release();
});

/** Estimated microseconds of a search after which a program is freed: its cache of states may have grown to megabytes. */
const MAX_KEPT_WORK = 20_000;

/** What is wrong with patterns that the engine refused or that broke a fresh one, so that it is not asked twice. */
const problems = createLeastRecentlyUsed<PatternProblem>(MAX_REGEXP_OBJECTS);

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

function compile(source: string): RegExpProgram | undefined {
  const known = programs.get(source);
  if (known || problems.get(source)) return known;
  const compiled = attempt(() => (engine ??= loadEngine()).compile(source));
  if (!compiled) {
    problems.set(source, { problem: 'too-large', message: 'It needs more memory than the engine has.' });
  } else if ('error' in compiled) {
    problems.set(source, { problem: 'invalid', message: `RE2: ${compiled.error}.` });
  } else {
    programs.set(source, compiled);
    return compiled;
  }
  return undefined;
}

/** What the engine has against a pattern; `undefined` when it accepts it. */
export function checkPattern(source: string): PatternProblem | undefined {
  return compile(source) ? undefined : problems.get(source);
}

/**
 * True when the pattern matches anywhere in the text. False also for what the engine refuses, or has no room for.
 *
 * @param work - how hard the search may be, as in {@link MAX_KEPT_WORK}.
 */
export function searchPattern(source: string, text: string, work = 0): boolean {
  if (text.length > MAX_REGEXP_TEXT) return false;
  const wellFormed = text.toWellFormed();
  const found = attempt(() => {
    const answer = compile(source)?.matches(wellFormed);
    if (work > MAX_KEPT_WORK) programs.remove(source);
    return answer;
  });
  return found ?? false;
}

/** All matches of a pattern in a text, as `String.matchAll` finds them; none for what the engine refuses. At most `most` are looked for. */
export function findMatches(source: string, text: string, most: number): readonly RegExpMatch[] {
  const wellFormed = text.toWellFormed();
  const found = attempt(() => {
    const program = compile(source);
    const matches: RegExpMatch[] = [];
    let start = 0;
    while (program && matches.length < most) {
      const match = program.find(wellFormed, start);
      if (!match) break;
      matches.push(match);
      start = match.index + Math.max(Array.from(match.text).length, 1);
    }
    return matches;
  });
  return found ?? [];
}
