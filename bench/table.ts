/** One line of the report. */
export interface Row {
  readonly what: string;
  readonly target?: string | undefined;
  readonly measured: string;
  readonly raw?: string;
}

/** The rows as a Markdown table, its columns aligned. */
export function formatTable(rows: readonly Row[]): string {
  const cells = rows.map(({ what, target = '', measured, raw = '' }) => [what, target, measured, raw]);
  const lines = [['what', 'target', 'measured', 'figures'], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const format = (line: readonly string[]): string => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [format(lines[0] ?? []), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...cells.map(format)].join('\n');
}
