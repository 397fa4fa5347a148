import type { DiagnosticCode } from '../../diagnostics/codes.js';
import type { ListNode, Node } from '../../yaml/node.js';
import { describeKind, isScalar, scalarText } from '../../yaml/scalar-text.js';
import { keyText } from '../../yaml/to-object.js';
import type { KeywordScope } from '../keyword.js';
import { quoteHint } from './quote-hint.js';

/** How to write a line that YAML read as something else; most often it holds `: ` (K-script-2). */
function lineHint(node: Node): string | undefined {
  if (node.kind === 'null') return 'Remove the empty line, or quote it if it is meant: \'\'.';
  if (node.kind !== 'map') return quoteHint(node);
  const [entry] = node.entries.values();
  if (!entry || node.entries.size > 1 || !isScalar(entry.value)) return 'Lines with `: ` in them have to be quoted.';
  const line = `${keyText(entry.key)}: ${scalarText(entry.value)}`.trimEnd();
  return `A line with a colon and a blank has to be quoted: '${line.replaceAll('\'', '\'\'')}'.`;
}

/** The command lines of a string, or of a list with lists in it as deep as the version allows, the outermost counted (K-script-1, L86). */
export function readCommands(
  node: Node, scope: KeywordScope, code: DiagnosticCode, name: string, stringAllowed: boolean,
): string[] | undefined {
  const levels = scope.behaviour.scriptListLevels;
  if (node.kind === 'string' && stringAllowed) return [node.value];
  if (node.kind !== 'list') {
    const wanted = stringAllowed ? 'a string or a list of strings' : 'a list of strings';
    return scope.report(code, `\`${name}\` takes ${wanted}; this is ${describeKind(node)}.`, node, {
      hint: node.kind === 'string' ? 'Put it in a list.' : lineHint(node),
    });
  }
  const lines: string[] = [];
  const collect = (list: ListNode, level: number, inside: readonly number[]): boolean => {
    let clean = true;
    for (const [index, item] of list.items.entries()) {
      if (item.kind === 'string' || item.kind === 'symbol') lines.push(item.value);
      else if (item.kind === 'list' && level < levels) clean = collect(item, level + 1, [...inside, index]) && clean;
      else {
        clean = false;
        const message = item.kind === 'list' ? `Lists in \`${name}\` are at most ${levels} deep here.` : `A line of \`${name}\` is a string; this is ${describeKind(item)}.`;
        scope.report(code, message, item, { inside: [...inside, index], hint: lineHint(item) });
      }
    }
    return clean;
  };
  return collect(node, 1, []) ? lines : undefined;
}
