import { remember } from '../remember.js';
import type { Position, Range } from './diagnostic.js';

/** A text that diagnostics point into. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** A stretch of a source file as offsets; lines and columns are computed only when something is reported. */
export interface Span {
  readonly source: SourceFile;
  readonly start: number;
  readonly end: number;
}

const lineStartsOf = new WeakMap<SourceFile, readonly number[]>();

function lineStarts(source: SourceFile): readonly number[] {
  return remember(lineStartsOf, source, () => {
    const starts = [0];
    for (let at = source.text.indexOf('\n'); at >= 0; at = source.text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  });
}

function positionAt(source: SourceFile, offset: number): Position {
  const starts = lineStarts(source);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1, offset };
}

/** The lines and columns of a span. */
export function rangeOf(span: Span): Range {
  return { start: positionAt(span.source, span.start), end: positionAt(span.source, Math.max(span.start, span.end)) };
}
