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

/** Collects diagnostics up to {@link MAX_DIAGNOSTICS}, errors before warnings; the last one then says that there were more. */
export interface Collector {
  readonly diagnostics: Diagnostic[];
  /** True once an error (not a warning) was reported. */
  hasFailed(): boolean;
  /** True when so many are listed that another is not, unless it is an error and takes the place of a warning. */
  isFull(): boolean;
  report(code: DiagnosticCode, message: string, details?: ReportDetails): void;
  add(diagnostics: readonly Diagnostic[]): void;
}

/**
 * Makes an empty collector.
 *
 * @param revise - what to list instead of a diagnostic.
 */
export function createCollector(revise: (diagnostic: Diagnostic) => Diagnostic = (diagnostic) => diagnostic): Collector {
  const diagnostics: Diagnostic[] = [];
  let errors = 0;
  let isCut = false;
  const cut = (): void => {
    if (isCut) return;
    isCut = true;
    diagnostics.push({
      severity: 'warning', code: 'diagnostics-too-many', path: [],
      message: `More than ${MAX_DIAGNOSTICS} problems; only the first are listed.`,
    });
  };
  const add = (given: Diagnostic): void => {
    const entry = revise(given);
    const isError = entry.severity === 'error';
    if (isError) errors += 1;
    if (diagnostics.length < MAX_DIAGNOSTICS) {
      diagnostics.push(entry);
      return;
    }
    cut();
    if (!isError || errors > MAX_DIAGNOSTICS) return;
    // in the place of the last warning
    diagnostics.splice(diagnostics.findLastIndex(({ severity, code }) => severity === 'warning' && code !== 'diagnostics-too-many'), 1);
    diagnostics.splice(MAX_DIAGNOSTICS - 1, 0, entry);
  };
  return {
    diagnostics,
    hasFailed: () => errors > 0,
    isFull: () => isCut,
    report(code, message, details) {
      add(diagnostic(code, message, details));
    },
    add(entries) {
      entries.forEach(add);
    },
  };
}
