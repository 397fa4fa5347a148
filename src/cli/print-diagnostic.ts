import type { Diagnostic } from '../diagnostics/diagnostic.js';

/** A text as a terminal may show it: names and values come from a configuration, and could carry control characters. */
export function visible(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
}

/** Where the problem is: file, line and column, or the path when there is no text. */
function place({ file, range, path }: Diagnostic): string {
  if (file !== undefined && range) return ` at ${file}:${range.start.line}:${range.start.column}`;
  return path.length > 0 ? ` at ${path.join(' > ')}` : '';
}

/** A diagnostic in two or three lines: severity, code and place; the message; the hint. */
export function printDiagnostic(diagnostic: Diagnostic): string {
  const { severity, code, message, hint } = diagnostic;
  const lines = [`${severity} ${code}${place(diagnostic)}`, `  ${message}`, ...(hint === undefined ? [] : [`  hint: ${hint}`])];
  return lines.map((line) => `${visible(line)}\n`).join('');
}
