import type { MapNode, Node, StringNode } from './node.js';
import { scalarText } from './scalar-text.js';

/** Words a reader of YAML 1.1 may take for something else. */
const WORD = /^(?:y|n|yes|no|true|false|on|off|null|\.inf|\.nan|\.e[-+]\d+)$/i;

/** Texts that need no quotes in block style: they begin like a word, so they are no number. */
const PLAIN = /^(?:[\p{L}_/$(]|\.[\p{L}_])[\p{L}\p{N}_./$()@=,+~^&*|;<>!?"'%\\ -]*$/u;

/** Lines that a literal block keeps as they are. */
const LITERAL = /^[^\s\0-\x1f\x7f\ufeff\ud800-\udfff][^\0-\x08\v-\x1f\x7f\ufeff\x85\u2028\u2029\ud800-\udfff]*$/;

function isPlain(text: string): boolean {
  return text.length <= 400 && PLAIN.test(text) && !/ #| $/.test(text) && !WORD.test(text);
}

/** JSON's escapes are YAML's, but for line and paragraph separators. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(/[\x7f\x85\u2028\u2029\ufeff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function stringText(node: StringNode, indent: string): string {
  const { value } = node;
  if (node.kind === 'symbol') return `!ruby/symbol ${quoted(value)}`;
  if (isPlain(value)) return value;
  if (!value.includes('\n') || !LITERAL.test(value) || / \n|\n$/.test(value.replace(/\n$/, ''))) return quoted(value);
  const lines = value.replace(/\n$/, '').split('\n').map((line) => (line === '' ? '' : `${indent}${line}`));
  return `|${value.endsWith('\n') ? '' : '-'}\n${lines.join('\n')}`;
}

function floatText(value: number, text: string): string {
  return Number.isNaN(value) ? '.nan' : Number.isFinite(value) ? text : value > 0 ? '.inf' : '-.inf';
}

/** In a list the first line follows the dash. */
const onOwnLines = (lines: string, inList: boolean): string => (inList ? lines.trimStart() : `\n${lines}`);

/** The node as it stands behind `key: ` or `- `; collections that need lines of their own begin with a line break. */
function inline(node: Node, indent: string, inList: boolean): string {
  switch (node.kind) {
    case 'map': return node.entries.size === 0 ? '{}' : onOwnLines(mapLines(node, indent), inList);
    case 'list': return node.items.length === 0 ? '[]' : onOwnLines(node.items.map((item) => `${indent}- ${inline(item, `${indent}  `, true)}`).join('\n'), inList);
    case 'reference': return `!reference ${inline(node.target, indent, inList)}`;
    case 'string': case 'symbol': return stringText(node, indent);
    case 'null': return 'null';
    case 'float': return floatText(node.value, scalarText(node));
    default: return scalarText(node);
  }
}

/** A key named `<<` would be merged without its tag (L12). */
function keyName(name: string): string {
  return isPlain(name) ? name : name === '<<' ? '!!str "<<"' : quoted(name);
}

function mapLines(node: MapNode, indent: string): string {
  return Array.from(node.entries.values(), ({ key, value }) => {
    const name = key.kind === 'string' || key.kind === 'symbol' ? keyName(key.value) : inline(key, indent, true);
    const text = inline(value, `${indent}  `, false);
    return `${indent}${name}:${text.startsWith('\n') ? '' : ' '}${text}`;
  }).join('\n');
}

/**
 * Writes a tree as YAML text that reads back as the same tree, keys in order, without anchors.
 */
export function writeYaml(root: MapNode): string {
  return root.entries.size === 0 ? '{}\n' : `${mapLines(root, '')}\n`;
}
