import type { DiagnosticCode } from '../../diagnostics/codes.js';
import { parseDuration } from '../../text/duration.js';
import type { Node } from '../../yaml/node.js';
import { scalarText } from '../../yaml/scalar-text.js';
import { stringOf } from '../../yaml/shapes.js';
import { quoteHint } from './quote-hint.js';
import type { Reader } from './readers.js';

/** How a number is written as a duration (K-dur-1); `1:30` only lacks its quotes. */
export function unitHint(node: Node): string | undefined {
  if ((node.kind !== 'integer' && node.kind !== 'float') || node.value <= 0) return undefined;
  return node.source?.text.slice(node.start, node.end).includes(':') ? quoteHint(node) : `Write '${scalarText(node)} seconds'.`;
}

/** The seconds of a duration (K-dur). */
export function seconds(code: DiagnosticCode): Reader<number> {
  return (node, scope) => parseDuration(stringOf(node) ?? '')
    ?? scope.report(code, `\`${scope.name}\` takes a duration such as \`1 hour 30 minutes\`.`, node, { hint: unitHint(node) });
}

/** When something expires, as written: a duration or `never` in any letter case (K-dur-8). */
export function expiry(code: DiagnosticCode): Reader<string> {
  return (node, scope) => {
    const text = stringOf(node) ?? '';
    if (/^never$/i.test(text) || parseDuration(text) !== undefined) return text;
    return scope.report(code, `\`${scope.name}\` takes a duration such as \`1 week\`, or \`never\`.`, node, { hint: unitHint(node) });
  };
}
