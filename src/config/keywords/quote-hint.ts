import { isScalar, scalarText } from '../../yaml/scalar-text.js';
import type { Node } from '../../yaml/node.js';

/** A hint for where a string is wanted and YAML read a number, boolean or symbol: how to write it. */
export function quoteHint(node: Node): string | undefined {
  if (!isScalar(node) || node.kind === 'string' || node.kind === 'null') return undefined;
  return `Quote it: '${node.source?.text.slice(node.start, node.end) ?? scalarText(node)}'.`;
}
