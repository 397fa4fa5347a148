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

/** Ruby's reading of leading digits, underscores dropped. */
const digits = (text: string): number => Number.parseFloat(text.replaceAll('_', '')) || 0;

function integer(text: string): PlainScalar {
  const negative = text.startsWith('-');
  let body = text.replace(/^[-+]/, '').replaceAll(/[_,]/g, '');
  if (/^0[0-7]/.test(body)) body = `0o${body.slice(1)}`;
  if (/^0[box]?$/.test(body) && body !== '0') return { kind: 'string', value: text };
  const size = BigInt(body);
  const value = negative ? -size : size;
  const safe = Number(value);
  return { kind: 'integer', value: Number.isSafeInteger(safe) ? safe : value };
}

/** Hours, minutes and, when there are three fields, seconds: two fields are hours and minutes (L9). */
function sexagesimal(text: string, isFloat: boolean): PlainScalar {
  const value = text.split(':').reduce((sum, field, index) => sum + digits(field) * 60 ** Math.abs(index - 2), 0);
  return { kind: isFloat ? 'float' : 'integer', value };
}

/**
 * Types a plain scalar as GitLab's YAML 1.1 reader does.
 *
 * @remarks Source: L9, tested in the table's order.
 */
export function resolvePlainScalar(text: string): PlainScalar {
  if (text === '') return NULL;
  const first = text.charCodeAt(0);
  // only `+ - . : 0-9` can start something other than a word
  if (first < 0x2b || first > 0x3a || first === 0x2c || first === 0x2f) {
    return (text.length <= 5 ? WORDS.get(text.toLowerCase()) : undefined) ?? { kind: 'string', value: text };
  }
  if (text.includes('\n')) return { kind: 'string', value: text };
  if (TIME.test(text) || DATE.test(text)) return { kind: 'disallowed', value: text };
  if (/^[-+]?\.inf$/i.test(text)) return { kind: 'float', value: first === 0x2d ? -Infinity : Infinity };
  if (/^\.nan$/i.test(text)) return { kind: 'float', value: Number.NaN };
  if (first === 0x3a && text.length > 1) return { kind: 'symbol', value: text.slice(1).replace(/^(["'])(.*)\1/, '$2') };
  const fields = SEXAGESIMAL.exec(text);
  if (fields) return sexagesimal(text, fields.groups?.fraction !== undefined);
  if (FLOAT.test(text) && !/^[-+]?\.$/.test(text)) return { kind: 'float', value: Number(text.replaceAll(/[_,]/g, '')) };
  if (INTEGER.test(text)) return integer(text);
  return { kind: 'string', value: text };
}
