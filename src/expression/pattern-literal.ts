const BACKSLASH = 92;
const SLASH = 47;
const FLAGS = /[ismU]*/y;

/**
 * Finds the end of the pattern literal whose opening slash stands at `start`; undefined when there is none.
 *
 * GitLab asks a backtracking engine for `/`, one or more of (no slash, or `\/`), one character that is no backslash, `/`, flags.
 * This walk visits each character once and finds the same end. The last slash can only stand in three places: behind a `\/` (found
 * first, by reading its backslash alone), behind the first bare slash, or it is that bare slash.
 *
 * @remarks 03-E2 token 6, 03-E6.
 */
export function findPatternEnd(text: string, start: number): number | undefined {
  const first = start + 1;
  let at = first;
  while (at < text.length && text.charCodeAt(at) !== SLASH) {
    if (text.charCodeAt(at) !== BACKSLASH || text.charCodeAt(at + 1) !== SLASH) at += 1;
    else if (text.charCodeAt(at + 2) === SLASH) return skipFlags(text, at + 3);
    else at += 2;
  }
  if (at >= text.length || at === first) return undefined;
  // Quirk: one bare slash is allowed directly before the closing one (E6).
  if (text.charCodeAt(at + 1) === SLASH) return skipFlags(text, at + 2);
  // Quirk: at least two characters, `\/` counting as two (E6).
  return at - first < 2 ? undefined : skipFlags(text, at + 1);
}

function skipFlags(text: string, at: number): number {
  FLAGS.lastIndex = at;
  FLAGS.test(text);
  return FLAGS.lastIndex;
}
