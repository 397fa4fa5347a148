import type { DiagnosticCode } from '../diagnostics/codes.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';

/** What says that something is not there, or not in its place. */
const MISSING: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'extends-unknown', 'reference-missing', 'job-no-implementation', 'jobs-none-visible', 'stage-undefined', 'needs-undefined-job', 'needs-later-stage',
  'dependency-undefined-job', 'dependency-later-stage', 'on-stop-undefined',
]);

const HINT = 'An include that was not read may say otherwise.';

/** A diagnostic of a configuration some of whose includes were not read: that something is missing is no error then. */
export function pardonMissing(diagnostic: Diagnostic): Diagnostic {
  const { code, severity, hint } = diagnostic;
  if (severity !== 'error' || !MISSING.has(code)) return diagnostic;
  return { ...diagnostic, severity: 'warning', hint: hint === undefined ? HINT : `${hint} ${HINT}` };
}
