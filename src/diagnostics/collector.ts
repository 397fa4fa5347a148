import { MAX_DIAGNOSTICS } from '../limits.js';
import type { DiagnosticCode } from './codes.js';
import type { Diagnostic } from './diagnostic.js';
import { rangeOf, type SourceFile } from './source-file.js';

/** What a report may say besides its code and message. */
export interface ReportDetails {
  readonly path?: readonly (string | number)[] | undefined;
  /** Where the offending text stands; anything with a span, such as a YAML node. */
  readonly at?: { readonly source?: SourceFile | undefined; readonly start?: number; readonly end?: number } | undefined;
  readonly hint?: string | undefined;
  readonly severity?: Diagnostic['severity'] | undefined;
}

/** Builds one diagnostic, turning offsets into lines and columns. */
export function diagnostic(code: DiagnosticCode, message: string, details: ReportDetails = {}): Diagnostic {
  const { at, hint } = details;
  const span = at?.source && at.start !== undefined ? { source: at.source, start: at.start, end: at.end ?? at.start } : undefined;
  return {
    severity: details.severity ?? 'error',
    code,
    message,
    path: [...(details.path ?? [])],
    ...(span && { file: span.source.name, range: rangeOf(span) }),
    ...(hint !== undefined && { hint }),
  };
}

/** Collects diagnostics up to {@link MAX_DIAGNOSTICS}; the last one then says that there were more. */
export interface Collector {
  readonly diagnostics: Diagnostic[];
  /** True once an error (not a warning) was reported. */
  hasFailed(): boolean;
  report(code: DiagnosticCode, message: string, details?: ReportDetails): void;
  add(diagnostics: readonly Diagnostic[]): void;
}

/** Makes an empty collector. */
export function createCollector(): Collector {
  const diagnostics: Diagnostic[] = [];
  let failed = false;
  const add = (entry: Diagnostic): void => {
    failed ||= entry.severity === 'error';
    if (diagnostics.length < MAX_DIAGNOSTICS) diagnostics.push(entry);
    else if (diagnostics.length === MAX_DIAGNOSTICS) {
      diagnostics.push({
        severity: 'warning', code: 'diagnostics-too-many', path: [],
        message: `More than ${MAX_DIAGNOSTICS} problems; only the first are listed.`,
      });
    }
  };
  return {
    diagnostics,
    hasFailed: () => failed,
    report(code, message, details) {
      add(diagnostic(code, message, details));
    },
    add(entries) {
      entries.forEach(add);
    },
  };
}
