import type { DiagnosticCode } from '../../diagnostics/codes.js';

/** What is wrong with a value or a block; whoever knows the node it stands in makes a diagnostic of it. */
export interface Problem {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hint?: string | undefined;
}
