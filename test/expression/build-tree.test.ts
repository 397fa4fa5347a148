import { describe, expect, it } from 'vitest';
import type { ExpressionNode } from '../../src/expression/expression.js';
import { parseExpression } from '../../src/expression/parse-expression.js';

function show(node: ExpressionNode): string {
  if ('left' in node) return `(${show(node.left)} ${node.type} ${show(node.right)})`;
  if ('operand' in node) return `!${show(node.operand)}`;
  return 'name' in node ? `$${node.name}` : 'text' in node ? node.text : JSON.stringify('value' in node ? node.value : null);
}

describe('the tree', () => {
  it.each([
    ['!$A == "x"', '(!$A == "x")'],
    ['$A == "a" == true', '(($A == "a") == true)'],
    ['true == $A =~ /ab/', '((true == $A) =~ /ab/)'],
    ['$A || $B && $C', '($A || ($B && $C))'],
    ['($A || $B) && $C', '(($A || $B) && $C)'],
    ['$A == !$B', '($A == !$B)'],
    ['!($A && !$B)', '!($A && !$B)'],
    ['!!$A', '!!$A'],
  ])('%s (E9-E12)', (text, expected) => {
    const { root } = parseExpression(text);
    expect(root && show(root)).toBe(expected);
  });

  it.each([
    ['== $A $B', '($A == $B)'], ['$A $B ==', '($A == $B)'], ['$A !', '!$A'], ['$A ! == $B', '(!$A == $B)'], ['() $A', '$A'], ['$A ()', '$A'],
  ])('accepts %s (E13)', (text, expected) => {
    const { root } = parseExpression(text);
    expect(root && show(root)).toBe(expected);
  });

  it.each([
    ['$A $B'], ['$A =='], ['== $A'], ['$A && '], ['!'], ['($A'], ['$A)'], ['()'], [''], [' '], ['$A !$B'], ['($A)($B)'], [')($A'], ['!()'], ['() || $A'],
  ])('rejects %j (E13)', (text) => {
    expect(parseExpression(text)).toMatchObject({ valid: false, diagnostics: [{ code: 'expression-invalid' }] });
    expect(parseExpression(text)).not.toHaveProperty('root');
  });

  it('knows where each node stands', () => {
    expect(parseExpression('$A == "x" && !$B').root).toMatchObject({ start: 0, end: 16, left: { start: 0, end: 9 }, right: { start: 13, end: 16 } });
  });
});
