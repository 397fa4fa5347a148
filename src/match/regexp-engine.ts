/** An engine with RE2's syntax and meaning. Any call may throw; the engine and all its programs are then unusable. */
export interface RegExpEngine {
  /** Compiles a pattern, or gives RE2's reason against it. */
  compile(pattern: string): RegExpProgram | { readonly error: string };
}

/** A compiled pattern. */
export interface RegExpProgram {
  /** True when the pattern matches anywhere in the text, which has no lone surrogates. */
  matches(text: string): boolean;
  /** The first match at or after a place, counted in code points; undefined when there is none. */
  find(text: string, start: number): RegExpMatch | undefined;
  /** Frees the program, which must not be used afterwards. */
  release(): void;
}

/** One match of a program. */
export interface RegExpMatch {
  /** Where it begins, counted in code points. */
  readonly index: number;
  /** What it covers. */
  readonly text: string;
  /** What each group covers; undefined for one that took no part. */
  readonly groups: readonly (string | undefined)[];
}
