import type { Behaviour } from '../gitlab-version.js';

/** The type a plain (unquoted, untagged) scalar gets; `disallowed` for dates and times, which GitLab refuses to load. */
export type PlainScalar =
  | { readonly kind: 'string' | 'symbol'; readonly value: string }
  | { readonly kind: 'integer'; readonly value: number | bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null'; readonly value: null }
  | { readonly kind: 'disallowed'; readonly value: string };

const TRUE: PlainScalar = { kind: 'boolean', value: true };
const FALSE: PlainScalar = { kind: 'boolean', value: false };
const NULL: PlainScalar = { kind: 'null', value: null };
const WORDS: ReadonlyMap<string, PlainScalar> = new Map<string, PlainScalar>([
  ['~', NULL], ['null', NULL], ['yes', TRUE], ['true', TRUE], ['on', TRUE], ['no', FALSE], ['false', FALSE], ['off', FALSE],
]);

const TIME = /^-?\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|\s+)\d{1,2}:\d\d:\d\d(?:\.\d*)?(?:\s*(?:Z|[-+]\d{1,2}:?(?:\d\d)?))?$/;
const DATE = /^\d{4}-(?:1[012]|0\d|\d)-(?:[12]\d|3[01]|0\d|\d)$/;
const SEXAGESIMAL = /^[-+]?\d[\d_]*(?::[0-5]?\d){1,2}(?<fraction>\.[\d_]*)?$/;
const FLOAT = /^[-+]?(?:\d[\d_,]*)?\.\d*(?:[eE][-+]\d+)?$/;
const INTEGER = /^[-+]?(?:0b[01_,]+|0[0-7_,]+|0|[1-9](?:[,_]?\d)*|0x[\da-fA-F_,]+)$/;

const safe = (value: bigint): number | bigint => (Number.isSafeInteger(Number(value)) ? Number(value) : value);

function integer(text: string): PlainScalar {
  let body = text.replace(/^[-+]/, '').replaceAll(/[_,]/g, '');
  if (/^0[bx]?$/.test(body) && body !== '0') return { kind: 'string', value: text };
  if (/^0[0-7]/.test(body)) body = `0o${body.slice(1)}`;
  const size = BigInt(body);
  return { kind: 'integer', value: safe(text.startsWith('-') ? -size : size) };
}

/** Hours, minutes and, when there are three fields, seconds: two fields are hours and minutes (L9). */
function sexagesimal(text: string, isFloat: boolean): PlainScalar {
  const fields = text.replaceAll('_', '').split(':');
  const weights = [3600, 60, 1];
  if (isFloat) return { kind: 'float', value: fields.reduce((sum, field, index) => sum + Number(field) * (weights[index] ?? 1), 0) };
  return { kind: 'integer', value: safe(fields.reduce((sum, field, index) => sum + BigInt(field) * BigInt(weights[index] ?? 1), 0n)) };
}

/**
 * Types a plain scalar as GitLab's YAML 1.1 reader does.
 *
 * @remarks Source: L9, tested in the table's order.
 */
export function resolvePlainScalar(text: string, behaviour: Behaviour): PlainScalar {
  if (text === '') return NULL;
  const first = text.charCodeAt(0);
  // only `+ - . : 0-9` can start something other than a word
  if (first < 0x2b || first > 0x3a || first === 0x2c || first === 0x2f) {
    return (text.length <= 5 ? WORDS.get(text.toLowerCase()) : undefined) ?? { kind: 'string', value: text };
  }
  if (text.includes('\n')) return { kind: 'string', value: text };
  if (TIME.test(text) || DATE.test(text)) return { kind: behaviour.yamlDates ? 'string' : 'disallowed', value: text };
  if (/^[-+]?\.inf$/i.test(text)) return { kind: 'float', value: first === 0x2d ? -Infinity : Infinity };
  if (/^\.nan$/i.test(text)) return { kind: 'float', value: Number.NaN };
  if (first === 0x3a && text.length > 1) return { kind: 'symbol', value: /^:["'](.*)["']/.exec(text)?.[1]?.replace(/^:/, '') ?? text.slice(1) };
  const fields = SEXAGESIMAL.exec(text);
  if (fields) return sexagesimal(text, fields.groups?.fraction !== undefined);
  const bare = text.includes('_') || text.includes(',') ? text.replaceAll(/[_,]/g, '') : text;
  if (FLOAT.test(text) && /\d/.test(bare.replace(/e.*/i, ''))) return { kind: 'float', value: Number(bare) };
  if (INTEGER.test(behaviour.yamlLooseIntegers ? bare : text)) return integer(text);
  return { kind: 'string', value: text };
}
