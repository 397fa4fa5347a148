import type { ExpressionNode } from './expression.js';

/**
 * Whether GitLab might break off evaluating a tree with nothing set. When it cannot, the trial evaluation of E30 is spared, and with it the
 * regular expression engine.
 *
 * @remarks 03-E20, 03-E27.
 */
export function canBreakOff(node: ExpressionNode): boolean {
  if ('operand' in node) return canBreakOff(node.operand);
  if (!('left' in node)) return false;
  const { type, left, right } = node;
  if (canBreakOff(left) || canBreakOff(right)) return true;
  if (type === '==' || type === '!=') return canBePattern(left);
  return (type === '=~' || type === '!~') && ('left' in right || 'operand' in right || right.type === 'boolean');
}

function canBePattern(node: ExpressionNode): boolean {
  if (node.type === '&&' || node.type === '||') return canBePattern(node.left) || canBePattern(node.right);
  return node.type === 'pattern';
}
