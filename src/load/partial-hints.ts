import type { DiagnosticCode } from '../diagnostics/codes.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';

/** What says that something named is not there. */
const MISSING: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'extends-unknown', 'reference-missing', 'stage-undefined', 'needs-undefined-job', 'dependency-undefined-job', 'on-stop-undefined',
]);

/** The diagnostics of a configuration some of whose includes were not read: what is missing may stand there. */
export function withPartialHints(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    if (!MISSING.has(diagnostic.code)) return diagnostic;
    const hint = 'It may stand in an include that was not read.';
    return { ...diagnostic, hint: diagnostic.hint === undefined ? hint : `${diagnostic.hint} ${hint}` };
  });
}
