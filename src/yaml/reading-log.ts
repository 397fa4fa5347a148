import type { DiagnosticCode } from '../diagnostics/codes.js';
import type { SyntaxProblem } from './document-tokens.js';

/** What cannot be loaded though its syntax is right; offsets are those of the text. */
export interface Failure {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly hint?: string | undefined;
}

/** A stretch of the text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where problems met while reading a document are noted. */
export interface ReadingLog {
  readonly problems: SyntaxProblem[];
  /** The first failure. */
  failure: Failure | undefined;
  problem(message: string, start: number, end?: number, isStray?: boolean): void;
  /** Notes a problem of a token; `isStray` as in {@link SyntaxProblem}. */
  token(message: string, token: { readonly offset: number; readonly source: string }, isStray?: boolean): void;
  fail(code: DiagnosticCode, message: string, at: Span, hint?: string): void;
}

/** A log with nothing in it. */
export function createReadingLog(): ReadingLog {
  const log: ReadingLog = {
    problems: [],
    failure: undefined,
    problem(message, start, end = start + 1, isStray = false) {
      log.problems.push({ message, start, end, isStray });
    },
    token(message, { offset, source }, isStray) {
      log.problem(message, offset, offset + source.length, isStray);
    },
    fail(code, message, { start, end }, hint) {
      log.failure ??= { code, message, start, end, hint };
    },
  };
  return log;
}
