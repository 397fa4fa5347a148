/** An engine with RE2's syntax and meaning. Any call may throw; the engine and all its programs are then unusable. */
export interface RegExpEngine {
  /** Compiles a pattern, or gives RE2's reason against it. */
  compile(pattern: string): RegExpProgram | { readonly error: string };
}

/** A compiled pattern. */
export interface RegExpProgram {
  /** True when the pattern matches anywhere in the text, which has no lone surrogates. */
  matches(text: string): boolean;
  /** Frees the program, which must not be used afterwards. */
  release(): void;
}
