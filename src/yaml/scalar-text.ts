import type { Node, ScalarNode } from './node.js';

/** A float as GitLab writes it: shortest digits, at least one after the point, exponents outside 10^-4 to 10^15 (L129). */
function floatText(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const [mantissa = '', power = '0'] = value.toExponential().split('e');
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 15) {
    const text = value.toString();
    if (!text.includes('e')) return text.includes('.') ? text : `${text}.0`;
    return value.toFixed(mantissa.replace(/^-?\d\.?/, '').length - exponent);
  }
  const digits = Math.abs(exponent).toString().padStart(2, '0');
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}e${exponent < 0 ? '-' : '+'}${digits}`;
}

/** The text form of a scalar (L129); null is empty (L130). */
export function scalarText(node: ScalarNode): string {
  switch (node.kind) {
    case 'float': return floatText(node.value);
    case 'null': return '';
    default: return String(node.value);
  }
}

/** True for every kind of node that has no children. */
export function isScalar(node: Node): node is ScalarNode {
  return node.kind !== 'map' && node.kind !== 'list' && node.kind !== 'reference';
}

/** A short name of what a node is, for messages. */
export function describeKind(node: Node): string {
  switch (node.kind) {
    case 'string': return 'a string';
    case 'symbol': return 'a symbol';
    case 'integer': case 'float': return 'a number';
    case 'boolean': return `the boolean ${node.value}`;
    case 'null': return 'nothing';
    case 'list': return 'a list';
    case 'map': return 'a map';
    case 'reference': return 'a !reference';
  }
}
