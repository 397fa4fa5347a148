import { MAX_INTERPOLATION_NODE_BYTES } from '../../limits.js';
import type { MapNode, Node, StringNode } from '../../yaml/node.js';
import { isScalar, scalarText } from '../../yaml/scalar-text.js';

const ESCAPES: Readonly<Record<string, string>> = {
  '\x07': '\\a', '\b': '\\b', '\t': '\\t', '\n': '\\n', '\v': '\\v', '\f': '\\f', '\r': '\\r', '\x1b': '\\e',
};
const SPECIAL = /["\\\0-\x1f\x7f]|#(?=[{$@])/g;

/** A text between quotes, as Ruby shows it. */
function quoted(text: string): string {
  const escaped = text.replace(SPECIAL, (character) => {
    const code = character.charCodeAt(0);
    return ESCAPES[character] ?? (code < 0x20 || code === 0x7f ? `\\u${code.toString(16).toUpperCase().padStart(4, '0')}` : `\\${character}`);
  });
  return `"${escaped}"`;
}

function symbol(text: string): string {
  return /^[A-Za-z_]\w*[?!]?$/.test(text) ? `:${text}` : `:${quoted(text)}`;
}

/**
 * The text form of a value: null is empty, a list is written like `["a", 1]` (L27, L35).
 *
 * @param limit - characters it may have.
 * @returns undefined when it would be longer.
 */
export function valueText(node: Node, limit: number): string | undefined {
  if (isScalar(node)) {
    const text = scalarText(node);
    return text.length > limit ? undefined : text;
  }
  const parts: string[] = [];
  let left = limit;
  const write = (text: string): void => {
    left -= text.length;
    if (left >= 0) parts.push(text);
  };
  const writeText = ({ kind, value }: StringNode): void => {
    if (value.length > left) left = -1;
    else write(kind === 'string' ? quoted(value) : symbol(value));
  };
  const writeMap = ({ entries }: MapNode): void => {
    let separator = '{';
    for (const { key, value } of entries.values()) {
      if (left < 0) return;
      write(separator);
      if (key.kind === 'string') writeText({ ...key, kind: 'symbol' }); // keys are symbols in GitLab's tree
      else inspect(key);
      write('=>');
      inspect(value);
      separator = ', ';
    }
    write(entries.size === 0 ? '{}' : '}');
  };
  const inspect = (inner: Node): void => {
    if (left < 0) return;
    switch (inner.kind) {
      case 'string': case 'symbol': writeText(inner); break;
      case 'null': write('nil'); break;
      case 'reference': inspect(inner.target); break;
      case 'map': writeMap(inner); break;
      case 'list':
        write('[');
        for (const [index, item] of inner.items.entries()) {
          if (left < 0) return;
          if (index > 0) write(', ');
          inspect(item);
        }
        write(']');
        break;
      default: write(scalarText(inner));
    }
  };
  inspect(node);
  return left < 0 ? undefined : parts.join('');
}

/** Equality of values as GitLab compares an option with a value: numbers by value, everything else by kind and value. */
export function isSameValue(one: Node, other: Node): boolean {
  if (one === other) return true;
  if (isNumber(one) && isNumber(other)) return typeof one.value === typeof other.value ? one.value === other.value : Number(one.value) === Number(other.value);
  if (one.kind !== other.kind) return false;
  if (isScalar(one) && isScalar(other)) return one.value === other.value;
  const text = valueText(one, MAX_INTERPOLATION_NODE_BYTES);
  return text !== undefined && text === valueText(other, MAX_INTERPOLATION_NODE_BYTES);
}

function isNumber(node: Node): node is Extract<Node, { kind: 'integer' | 'float' }> {
  return node.kind === 'integer' || node.kind === 'float';
}
