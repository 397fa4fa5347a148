import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeToObject } from '../../src/yaml/to-object.js';
import { parse, rootOf, valueOf } from '../yaml/read-yaml.js';

/** What a plain scalar should be, as kind and value; written down from L9, not computed by the library. */
interface Expected {
  readonly text: string;
  readonly kind: string;
  readonly value: unknown;
}

const digit = (first: number, last: number): fc.Arbitrary<string> => fc.integer({ min: first, max: last }).map(String);
const digits = (last = 9, length = 6): fc.Arbitrary<string> => fc.string({ unit: digit(0, last), minLength: 1, maxLength: length });
const sign = fc.constantFrom('', '+', '-');
const isSafe = (value: bigint): boolean => value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= BigInt(Number.MIN_SAFE_INTEGER);
const whole = (text: string, mark: string, size: bigint): Expected => {
  const value = mark === '-' ? -size : size;
  return { text: mark + text, kind: 'integer', value: isSafe(value) ? Number(value) : value };
};
const caseOf = (word: string): fc.Arbitrary<string> =>
  fc.array(fc.boolean(), { minLength: word.length, maxLength: word.length }).map((upper) => Array.from(word, (letter, index) => (upper[index] ? letter.toUpperCase() : letter)).join(''));
const words = (list: readonly string[], kind: string, value: unknown): fc.Arbitrary<Expected> =>
  fc.constantFrom(...list).chain(caseOf).map((text) => ({ text, kind, value }));
const same = (kind: string) => (text: string): Expected => ({ text, kind, value: text });

const TABLE: Readonly<Record<string, fc.Arbitrary<Expected>>> = {
  null: words(['null', '~', ''], 'null', null),
  true: words(['yes', 'true', 'on'], 'boolean', true),
  false: words(['no', 'false', 'off'], 'boolean', false),
  letters: fc.constantFrom('y', 'Y', 'n', 'N').map(same('string')),
  time: fc.tuple(digits(9, 4), fc.constantFrom('T', 't', ' ', '  '), digit(0, 23), fc.constantFrom('', 'Z', ' Z', '+1', ' -05:00', '.25', '.5Z'))
    .map(([year, between, hour, zone]) => same('disallowed')(`${year.padStart(4, '2')}-1-02${between}${hour}:05:09${zone}`)),
  date: fc.tuple(digit(0, 12), digit(0, 31), fc.boolean()).map(([month, day, padded]) => same('disallowed')(`2024-${padded ? month.padStart(2, '0') : month}-${padded ? day.padStart(2, '0') : day}`)),
  'no date': fc.tuple(digit(13, 99), digit(32, 99), fc.boolean()).map(([month, day, which]) => same('string')(which ? `2024-${month}-01` : `2024-01-${day}`)),
  infinity: fc.tuple(sign, caseOf('inf')).map(([mark, word]) => ({ text: `${mark}.${word}`, kind: 'float', value: mark === '-' ? -Infinity : Infinity })),
  'not a number': caseOf('nan').map((word) => ({ text: `.${word}`, kind: 'float', value: Number.NaN })),
  symbol: fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/).map((name) => ({ text: `:${name}`, kind: 'symbol', value: name })),
  'hours and minutes': fc.tuple(sign.filter((mark) => mark !== '-'), digits(), fc.integer({ min: 0, max: 59 }), fc.boolean())
    .map(([mark, hours, minutes, padded]) => ({ ...whole(`${hours}:${padded ? String(minutes).padStart(2, '0') : minutes}`, mark, BigInt(hours) * 3600n + BigInt(minutes) * 60n) })),
  'hours, minutes and seconds': fc.tuple(digits(), fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 59 }))
    .map(([hours, minutes, seconds]) => whole(`${hours}:${minutes}:${seconds}`, '', BigInt(hours) * 3600n + BigInt(minutes * 60 + seconds))),
  'fractions of seconds': fc.tuple(digit(0, 99), fc.integer({ min: 0, max: 59 }), fc.constantFrom(0, 5, 25, 75))
    .map(([hours, minutes, part]) => ({ text: `${hours}:${minutes}:7.${part}`, kind: 'float', value: Number(hours) * 3600 + minutes * 60 + 7 + Number(`0.${part}`) })),
  'no time': fc.tuple(digits(9, 3), digit(60, 99)).map(([hours, minutes]) => same('string')(`${hours}:${minutes}`)),
  float: fc.tuple(sign, fc.oneof(fc.constant(''), digits()), fc.oneof(fc.constant(''), digits()), fc.oneof(fc.constant(''), fc.tuple(fc.constantFrom('e', 'E'), fc.constantFrom('+', '-'), digit(0, 20)).map((parts) => parts.join(''))))
    .filter(([, before, after]) => before !== '' || after !== '')
    .map(([mark, before, after, power]) => ({ text: `${mark}${before}.${after}${power}`, kind: 'float', value: Number(`${mark}${before || '0'}.${after || '0'}${power}`) })),
  'no float': fc.oneof(
    fc.tuple(digits(), digit(0, 20)).map(([number, power]) => `${number}e${power}`), fc.tuple(digits(), digit(0, 20)).map(([number, power]) => `${number}e+${power}`),
    fc.tuple(digits(), digits(), digit(0, 20)).map(([before, after, power]) => `${before}.${after}e${power}`), fc.tuple(digits(), digits(), digits()).map((parts) => parts.join('.')),
    fc.constantFrom('.', '-.', '+.', 'v1.0', '.e+5', '1.0.'),
  ).map(same('string')),
  binary: fc.tuple(sign, digits(1, 70)).map(([mark, number]) => whole(`0b${number}`, mark, BigInt(`0b${number}`))),
  octal: fc.tuple(sign, digits(7, 30)).map(([mark, number]) => whole(`0${number}`, mark, BigInt(`0o${number}`))),
  'no octal': fc.tuple(digits(7), digit(8, 9)).map(([number, last]) => same('string')(`0${number}${last}`)),
  decimal: fc.tuple(sign, digit(1, 9), fc.array(fc.tuple(fc.constantFrom('', '', '_', ','), digit(0, 9)), { maxLength: 30 }))
    .map(([mark, first, rest]) => whole(first + rest.flat().join(''), mark, BigInt(first + rest.map(([, one]) => one).join('')))),
  'no decimal': fc.tuple(digit(1, 9), fc.constantFrom('__', ',,', '_,'), digits(), fc.constantFrom('_', ',')).map(([first, doubled, rest, last]) => same('string')(Number(first) % 2 ? `${first}${doubled}${rest}` : `${first}${rest}${last}`)),
  hexadecimal: fc.tuple(sign, fc.stringMatching(/^[0-9a-fA-F]{1,20}$/)).map(([mark, number]) => whole(`0x${number}`, mark, BigInt(`0x${number}`))),
  'no hexadecimal': fc.stringMatching(/^0X[0-9a-f]{1,4}$/).map(same('string')),
  text: fc.stringMatching(/^[a-zA-Z$/][a-zA-Z0-9 _./$-]{5,12}[a-z]$/).filter((text) => !/ [#]/.test(text)).map(same('string')),
};

describe('plain scalars are what the table says (L9)', () => {
  it.each(Object.entries(TABLE))('%s', (_, row) => {
    fc.assert(fc.property(row, ({ text, kind, value }) => {
      const { root, failure } = parse(`- ${text}\n`);
      if (kind === 'disallowed') expect(failure).toMatchObject({ code: 'yaml-disallowed-type', range: { start: { line: 1, column: 3 } } });
      else expect(root?.kind === 'list' && root.items[0]).toMatchObject({ kind, value });
      // between quotes everything is a string
      expect(valueOf(`['${text}', "${text}"]`)).toEqual([text, text]);
    }), { numRuns: 150 });
  });
});

describe('merge keys (L12)', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd');
  const flat = fc.dictionary(name, fc.integer({ min: 0, max: 9 }), { maxKeys: 3 });
  const step = fc.oneof(
    fc.tuple(name, fc.integer({ min: 10, max: 19 })).map(([key, value]) => ({ key, value })),
    fc.array(flat, { maxLength: 3 }).map((list) => ({ list })),
    flat.map((map) => ({ map })),
  );

  it('merge into what has been read so far', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 6 }), fc.boolean(), (steps, useAliases) => {
      const anchors: string[] = [];
      const model = new Map<string, number>();
      const put = (entries: Readonly<Record<string, number>>): void => {
        for (const [key, value] of Object.entries(entries)) model.set(key, value);
      };
      const written = (map: object): string => {
        if (!useAliases) return JSON.stringify(map);
        anchors.push(`m${anchors.length}: &m${anchors.length} ${JSON.stringify(map)}`);
        return `*m${anchors.length - 1}`;
      };
      const lines = steps.map((one) => {
        if ('key' in one) {
          model.set(one.key, one.value);
          return `${one.key}: ${one.value}`;
        }
        if ('map' in one) {
          put(one.map);
          return `<<: ${written(one.map)}`;
        }
        const text = `<<: [${one.list.map(written).join(', ')}]`;
        put(Object.fromEntries(one.list.toReversed().flatMap((map) => Object.entries(map))));
        return text;
      });
      const value = valueOf([...anchors, `x: {${lines.join(', ')}}`].join('\n')) as { x: Record<string, number> };
      expect(Object.entries(value.x).toSorted()).toEqual([...model].toSorted());
      if (steps.every((one) => !('list' in one))) expect(Object.keys(value.x)).toEqual([...model.keys()]);
    }), { numRuns: 300 });
  });
});

const LIMITED = /[\u007f-\u009f\ufffe\uffff\u2028\u2029]|^<<$/;
const text = fc.string({ unit: 'binary', maxLength: 12 }).filter((value) => value.isWellFormed() && !LIMITED.test(value));
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof({ maxDepth: 4 }, text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(tie('json'), { maxLength: 4 }), fc.dictionary(text, tie('json'), { maxKeys: 4, noNullPrototype: true })),
}));

/** Block style, two spaces a level; texts in quotes. */
function block(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return ` ${JSON.stringify(value)}\n`;
  const entries = Array.isArray(value) ? value.map((item) => `${indent}-${block(item, `${indent}  `)}`)
    : Object.entries(value).map(([key, item]) => `${indent}${JSON.stringify(key)}:${block(item, `${indent}  `)}`);
  return entries.length > 0 ? `\n${entries.join('')}` : Array.isArray(value) ? ' []\n' : ' {}\n';
}

describe('documents', () => {
  it('JSON is read as it is', () => {
    fc.assert(fc.property(json, (value) => {
      expect(valueOf(JSON.stringify({ value }))).toEqual({ value });
    }), { numRuns: 300 });
  });

  it('lines between brackets may begin anywhere', () => {
    fc.assert(fc.property(json, fc.constantFrom('', ' ', '\t', '      ', ' \t '), fc.nat(6), (value, start, indent) => {
      const lines = JSON.stringify([value], null, 1).split('\n').map((line, index) => (index === 0 ? line : start + line.trimStart()));
      expect(valueOf(`o:\n${' '.repeat(indent + 1)}k: ${lines.join('\n')}\n`)).toEqual({ o: { k: [value] } });
    }), { numRuns: 300 });
  });

  it('block style and its line breaks make no difference', () => {
    fc.assert(fc.property(json, (value) => {
      const written = `k:${block(value, '  ')}`;
      expect(valueOf(written)).toEqual({ k: value });
      expect(valueOf(written.replaceAll('\n', '\r\n'))).toEqual({ k: value });
      expect(valueOf(`\ufeff${written}`)).toEqual({ k: value });
    }), { numRuns: 300 });
  });

  it('aliases are copies', () => {
    fc.assert(fc.property(json, json, (one, other) => {
      expect(valueOf(`a: &x ${JSON.stringify(one)}\nb: *x\nc: &x ${JSON.stringify(other)}\nd: [*x]`)).toEqual({ a: one, b: one, c: other, d: [other] });
    }));
  });

  const fragment = fc.constantFrom(
    'a', 'b: ', 'c:', '- ', '-\t', '? ', ': ', '[', ']', '{', '}', ', ', '\n', '\n  ', '\n    ', '\n\t', '\r', '"', '\'', '|\n', '>-\n', '&x ', '*x', '!t ', '!!int ', '!!float ', '!reference ',
    '!ruby/object:A ', '<<: ', '# c', '---\n', '...\n', '%YAML 1.1\n', '1:30', '2024-01-01', '.inf', '\u2028', '\ud83d', '\\ud83d', '\0', '\ufeff', '@', '`', '"\\',
  );

  it('no text makes it throw, and errors stand inside the text', () => {
    const anyText = fc.oneof(fc.array(fragment, { maxLength: 25 }).map((parts) => parts.join('')), fc.string({ unit: 'binary' }));
    fc.assert(fc.property(anyText, (written) => {
      const { root, failure, warnings } = parse(written);
      for (const { message, range } of failure ? [failure, ...warnings] : warnings) {
        expect(message).not.toBe('');
        expect(range && range.start.offset >= 0 && range.start.offset <= range.end.offset && range.start.offset <= written.length).toBe(true);
        expect(range && range.start.line > 0 && range.start.column > 0).toBe(true);
      }
      if (root) expect(() => nodeToObject(root)).not.toThrow();
    }), { numRuns: 3000 });
  });

  it('a node stands where its text stands', () => {
    fc.assert(fc.property(json, (value) => {
      const written = JSON.stringify({ key: [value] });
      const root = rootOf(written);
      const list = root.kind === 'map' ? root.entries.get('key')?.value : undefined;
      const node = list?.kind === 'list' ? list.items[0] : undefined;
      expect(node && written.slice(node.start, node.end)).toBe(JSON.stringify(value));
    }));
  });
});
