import { diagnostic } from '../diagnostics/collector.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { MAX_DIAGNOSTICS } from '../limits.js';
import type { DocumentPlace } from './document-place.js';
import { firstDocument, lenientLexer, type SyntaxProblem } from './document-tokens.js';
import { findForbiddenTab, hasSuspectTab } from './forbidden-tab.js';
import type { Node } from './node.js';
import type { Repetition } from './pairs.js';
import { readDocument, type ReadDocument } from './read-document.js';
import { TABS_HINT } from './read-scalar.js';
import { unreadableAt, withPlainLineBreaks } from './readable-text.js';
import type { Failure } from './reading-log.js';

/** The tree of one document, or why there is none. `root` is undefined for a text without a document. */
export interface ParsedYaml {
  readonly root: Node | undefined;
  readonly failure: Diagnostic | undefined;
  readonly warnings: readonly Diagnostic[];
}

/** Reads the first document of a text as GitLab's YAML reader does, libyaml under Ruby (L8 to L17). */
export function parseYaml(place: DocumentPlace): ParsedYaml {
  const { source, offset } = place;
  const unreadable = unreadableAt(place.text);
  const text = withPlainLineBreaks(place.text);
  const read = unreadable === undefined ? readFirst({ ...place, text })
    : { code: 'yaml-syntax', message: 'The text holds a control character or half of a character.', start: unreadable, end: unreadable + 1 } as const;
  if ('code' in read) {
    const { code, message, start, end, hint } = read;
    return { root: undefined, warnings: [], failure: diagnostic(code, message, { at: { source, start: offset + start, end: offset + end }, hint }) };
  }
  return { root: read.root, failure: undefined, warnings: read.repetitions.slice(0, MAX_DIAGNOSTICS + 1).map(repetitionWarning) };
}

function repetitionWarning({ key, lost }: Repetition): Diagnostic {
  return diagnostic('yaml-duplicate-key', 'The key stands twice in one map; the last value counts.', {
    severity: 'warning', at: key, hint: lost.kind === 'map' ? 'Two entries of one name are not merged: the first is lost.' : undefined,
  });
}

/** The first document of a text, with the syntax GitLab's reader accepts; or the first thing that is wrong with it. */
function readFirst(place: DocumentPlace): ReadDocument | Failure {
  const strict = attempt(place, false);
  if (!('isStray' in strict)) return strict;
  const lenient = attempt(place, true);
  return 'isStray' in lenient ? syntaxFailure(strict, place.text) : lenient;
}

function attempt(place: DocumentPlace, isLenient: boolean): ReadDocument | Failure | SyntaxProblem {
  const { text } = place;
  const tokens = firstDocument(text, isLenient);
  const read = readDocument(tokens, place);
  const { failure } = read.log;
  if (failure && read.isCutOff) return failure;
  const problems = [...read.log.problems, ...tokens.problems].sort((one, other) => one.start - other.start);
  const end = documentEnd(read, problems, text);
  return problems.find(({ start, isStray }) => start < end || (start === end && !isStray)) ?? failureOfTabs(text, end) ?? failure ?? read;
}

function failureOfTabs(text: string, end: number): Failure | undefined {
  const tab = hasSuspectTab(text) ? findForbiddenTab(lenientLexer().lex(text)) : undefined;
  return tab === undefined || tab >= end ? undefined
    : { code: 'yaml-syntax', message: 'This is not YAML: a tab stands where a line or an item begins.', start: tab, end: tab + 1, hint: TABS_HINT };
}

/**
 * L8: what follows the first document is never looked at. It ends with its closing bracket, with `...`, or with a line to the left of where it
 * began.
 */
function documentEnd({ root, content, isInBrackets }: ReadDocument, problems: readonly SyntaxProblem[], text: string): number {
  if (!root || problems.length === 0) return text.length;
  if (isInBrackets) return content.end;
  const mark = /^\.\.\.(?:\s|$)/gm;
  mark.lastIndex = content.end;
  const columnOf = (offset: number): number => offset - text.lastIndexOf('\n', offset - 1) - 1;
  const next = problems.find(({ isStray, start }) => isStray && start >= content.end)?.start;
  return Math.min(mark.exec(text)?.index ?? text.length, next !== undefined && columnOf(next) < columnOf(content.start) ? next : text.length);
}

function syntaxFailure({ message, start, end }: SyntaxProblem, text: string): Failure {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start + 1);
  return { code: 'yaml-syntax', message: `This is not YAML: ${message.replace(/\.?$/, '.')}`, start, end, hint: /^\s*\t/.test(line) ? TABS_HINT : undefined };
}
