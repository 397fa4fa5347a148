import type { DiagnosticCode } from './codes.js';

/** A place in a text. */
export interface Position {
  /** Line, counted from 1. */
  line: number;
  /** Column in UTF-16 code units, counted from 1. */
  column: number;
  /** Distance from the start of the text in UTF-16 code units, counted from 0. */
  offset: number;
}

/** A stretch of a text: `start` belongs to it, `end` is the first place after it. */
export interface Range {
  /** First place of the stretch. */
  start: Position;
  /** First place after the stretch. */
  end: Position;
}

/**
 * What is wrong with a configuration, a context or a call, as data.
 *
 * @example
 * ```ts
 * const [diagnostic] = loadConfig('job: { script: x, stage: nowhere }').diagnostics;
 * diagnostic?.code; // 'stage-undefined'
 * diagnostic?.range?.start; // { line: 1, column: 26, offset: 25 }
 * ```
 */
export interface Diagnostic {
  /** `error`: no pipeline comes of it. `warning`: it works, but probably not as meant. */
  severity: 'error' | 'warning';
  /** The kind of problem. */
  code: DiagnosticCode;
  /** One sentence in our own words. */
  message: string;
  /**
   * What it is about, by names rather than by place in a file. For a job `jobs`, its name (as written, without the suffix of `parallel`), then the
   * keyword, and keys and indexes inside it as far as they are known: `['jobs', 'build', 'cache', 'key']`. For what stands beside the jobs its
   * top-level keyword: `['stages']`, `['include']`. For the context the key: `['mergeRequest', 'iid']`, `['variables', 'A']`. For
   * `config-invalid-value` the keys and indexes that lead to the value from the outermost object. Empty when the problem is with a whole text,
   * document or object, or with an expression or pattern on its own.
   */
  path: (string | number)[];
  /** The file the offending text stands in. */
  file?: string;
  /** Where in that file. Absent when the configuration was given as an object. */
  range?: Range;
  /** What was probably meant, or what to do. */
  hint?: string;
}
