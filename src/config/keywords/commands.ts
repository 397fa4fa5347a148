import type { DiagnosticCode } from '../../diagnostics/codes.js';
import type { ListNode, Node } from '../../yaml/node.js';
import { isScalar, scalarText } from '../../yaml/scalar-text.js';
import { keyText } from '../../yaml/to-object.js';
import { within, type KeywordScope } from '../keyword.js';
import { quoteHint } from './quote-hint.js';
import { refuseKind, type Reader } from './readers.js';

/** How to write a line that YAML read as something else; most often it holds `: ` (K-script-2). */
function lineHint(node: Node): string | undefined {
  if (node.kind === 'null') return 'Remove the empty line, or quote it if it is meant: \'\'.';
  if (node.kind !== 'map') return quoteHint(node);
  const [entry] = node.entries.values();
  if (!entry || node.entries.size > 1 || !isScalar(entry.value)) return 'Lines with `: ` in them have to be quoted.';
  const line = `${keyText(entry.key)}: ${scalarText(entry.value)}`.trimEnd();
  return `A line with a colon and a blank has to be quoted: '${line.replaceAll('\'', '\'\'')}'.`;
}

/**
 * The command lines of a string, or of a list with lists in it as deep as the version allows, the outermost counted (K-script-1, L86).
 */
export function commands(code: DiagnosticCode, stringAllowed = true): Reader<string[]> {
  return (node, scope) => {
    if (node.kind === 'string' && stringAllowed) return [node.value];
    if (node.kind === 'list') return collectLines(node, 1, code, scope);
    return refuseKind(code, stringAllowed ? 'a string or a list of strings' : 'a list of strings', node, scope,
      node.kind === 'string' ? 'Put it in a list.' : lineHint(node));
  };
}

function collectLines(list: ListNode, level: number, code: DiagnosticCode, scope: KeywordScope): string[] | undefined {
  const levels = scope.behaviour.scriptListLevels;
  const lines = list.items.map((item, index) => {
    if (item.kind === 'string' || item.kind === 'symbol') return [item.value];
    const inner = within(scope, index);
    if (item.kind === 'list' && level < levels) return collectLines(item, level + 1, code, inner);
    if (item.kind !== 'list') return refuseKind(code, 'a string', item, inner, lineHint(item));
    return inner.report(code, `Lists of commands are at most ${levels} deep here.`, item);
  });
  return lines.every((line) => line !== undefined) ? lines.flat() : undefined;
}
