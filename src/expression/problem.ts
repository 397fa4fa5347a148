import type { DiagnosticCode } from '../diagnostics/codes.js';
import { diagnostic } from '../diagnostics/collector.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { rangeOf } from '../diagnostics/source-file.js';
import type { NodeSpan } from './expression.js';

/** Something wrong with an expression, before lines and columns are computed. */
export interface Problem {
  /** Default `expression-invalid`. */
  readonly code?: DiagnosticCode;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly at: NodeSpan;
}

/** Turns a problem into a diagnostic whose range counts in the expression's own text; an expression has no file. */
export function reportProblem(text: string, { code = 'expression-invalid', message, hint, at }: Problem): Diagnostic {
  const range = rangeOf({ source: { name: '', text }, start: at.start, end: at.end });
  return { ...diagnostic(code, message, { hint }), range };
}

/** A piece of an expression for use in a message: in backquotes, on one line, cut when long. */
export function quote(text: string, { start, end }: NodeSpan): string {
  const piece = text.slice(start, Math.min(end, start + 40)).toWellFormed().replaceAll(/[\r\n]+/g, ' ');
  return end - start > 40 ? `\`${piece}...\`` : `\`${piece}\``;
}
