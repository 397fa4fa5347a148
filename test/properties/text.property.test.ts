import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { VariableInput } from '../../src/context.js';
import { dependencyOrder } from '../../src/text/dependency-order.js';
import { parseDuration } from '../../src/text/duration.js';
import { expandText, expandVariables, hasReference } from '../../src/text/expand-variables.js';
import { sha1 } from '../../src/text/sha1.js';
import { sha256 } from '../../src/text/sha256.js';
import { environmentSlug, jobGroup, refSlug } from '../../src/text/slugs.js';

const check = <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => boolean): void => {
  fc.assert(fc.property(arbitrary, holds));
};
const anyText = fc.string({ unit: 'binary', maxLength: 200 });
const words = (choice: readonly string[]): fc.Arbitrary<string> => fc.array(fc.constantFrom(...choice), { maxLength: 12 }).map((parts) => parts.join(''));

const durationText = words([
  '1', '20', '.5', '0', ' ', ' ', 'h', 'min', 'days', 'week', 'one', 'twenty', 'five', 'hundred', 'thousand', ' and ', ' a half', 'a', ':', '-', '/', ',',
]);
const valueText = words(['$A', '${B}', '%C%', '$D', '$$', '%%', '$', '%', '{', 'x', ' ', '$UNDEFINED']);
const variable: fc.Arbitrary<VariableInput> = fc.record(
  { key: fc.constantFrom('A', 'B', 'C', 'D', '__proto__'), value: valueText, raw: fc.boolean(), file: fc.boolean() }, { requiredKeys: ['key', 'value'] },
);
const variables = fc.array(variable, { maxLength: 8 });
const options = fc.record({ keepUndefined: fc.boolean(), expandFileRefs: fc.boolean(), expandRawRefs: fc.boolean() }, { requiredKeys: [] });
const sorted = (list: readonly VariableInput[]): string => JSON.stringify(list.map(({ key, raw, file }) => [key, raw, file]).sort());

describe('parseDuration', () => {
  test('gives undefined or a positive finite number', () => {
    check(fc.oneof(anyText, durationText), (text) => {
      const seconds = parseDuration(text);
      return seconds === undefined || (seconds > 0 && Number.isFinite(seconds));
    });
  });

  test('takes no notice of letter case', () => {
    check(durationText, (text) => parseDuration(text.toUpperCase()) === parseDuration(text));
  });

  test('adds up whole units', () => {
    check(fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000)), ([hours, minutes, seconds]) =>
      (parseDuration(`${hours}h ${minutes} min and ${seconds}s`) ?? 0) === hours * 3600 + minutes * 60 + seconds);
  });
});

describe('expandVariables', () => {
  test('returns the same variables, or on an error exactly what was given', () => {
    check(fc.tuple(variables, options), ([list, how]) => {
      const { variables: result, diagnostics } = expandVariables(list, how);
      return diagnostics.length > 0 ? JSON.stringify(result) === JSON.stringify(list) : sorted(result) === sorted(list);
    });
  });

  test('does not change raw values', () => {
    check(fc.tuple(variables, options), ([list, how]) => {
      const raws = (from: readonly VariableInput[]): string => JSON.stringify(from.filter(({ raw }) => raw).map(({ key, value }) => [key, value]).sort());
      return raws(expandVariables(list, how).variables) === raws(list);
    });
  });

  test('does not change values without references', () => {
    check(fc.array(fc.record({ key: fc.string(), value: anyText.map((text) => text.replace(/[$%]/g, '')) })), (list) =>
      JSON.stringify(expandVariables(list).variables) === JSON.stringify(list));
  });

  test('expanding once more changes nothing when no reference is left to keep', () => {
    check(variables, (list) => {
      const plain = list.filter(({ raw, value }) => !raw && !/\$\$|%%|[$%{]$/.test(value));
      const once = expandVariables(plain).variables;
      const isSettled = once.every(({ value }) => !hasReference(value));
      return !isSettled || JSON.stringify(expandVariables(once).variables) === JSON.stringify(once);
    });
  });
});

describe('dependencyOrder', () => {
  const entries = fc.array(fc.record({ key: fc.constantFrom('A', 'B', 'C', 'D'), references: fc.array(fc.constantFrom('A', 'B', 'C', 'D', 'E'), { maxLength: 3 }) }), { maxLength: 12 });

  test('without cycles gives the order of a plain walk, and else the entries that reach each other', () => {
    fc.assert(fc.property(entries, (list) => {
      const targets = list.map(({ references }) => references.flatMap((name) => list.flatMap(({ key }, index) => (key === name ? [index] : []))));
      const walk = (from: number, seen: Set<number>, done: number[]): number[] => {
        if (seen.has(from)) return done;
        seen.add(from);
        for (const target of targets[from] ?? []) walk(target, seen, done);
        done.push(from);
        return done;
      };
      const reached = list.map((_, index) => new Set(targets[index]?.flatMap((target) => walk(target, new Set(), []))));
      const groups = new Set(list.map((_, index) => list.flatMap((__, other) => (other === index || (reached[index]?.has(other) && reached[other]?.has(index)) ? [other] : [])).join()));
      const circular = [...groups].filter((group) => group.includes(','));
      const { order, cycles } = dependencyOrder(list.map(({ key }) => key), list.map(({ references }) => references));
      const seen = new Set<number>();
      if (circular.length === 0) expect(order).toEqual(list.flatMap((_, index) => walk(index, seen, [])));
      expect([...order].sort((a, b) => a - b)).toEqual(list.map((_, index) => index));
      expect(cycles.map((cycle) => [...cycle].sort((a, b) => a - b).join()).sort()).toEqual(circular.sort());
    }));
  });
});

describe('expandText', () => {
  test('with keepUndefined and no variables changes nothing', () => {
    check(fc.oneof(anyText, valueText), (text) => expandText(text, {}, { keepUndefined: true }) === text);
  });

  test('does not change a text without references', () => {
    check(fc.tuple(anyText.map((text) => text.replace(/[$%]/g, '')), variables), ([text, list]) => expandText(text, list) === text);
  });

  test('a variable replaced by its own reference changes nothing', () => {
    check(words(['$A', '$B', 'x', '$', '%', '-']), (text) => expandText(text, { A: '$A', B: '$B' }, { keepUndefined: true }) === text);
  });
});

describe('slugs', () => {
  test('refSlug: at most 63 characters, no hyphen at the ends, and its own slug', () => {
    check(anyText, (name) => {
      const slug = refSlug(name);
      return /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)?$/.test(slug) && slug.length <= 63 && refSlug(slug) === slug;
    });
  });

  test('environmentSlug: at most 24 characters, starts with a letter, and its own slug', () => {
    check(anyText, (name) => {
      const slug = environmentSlug(name);
      return /^[a-z](?:[a-z0-9-]*[a-z0-9])?$/.test(slug) && slug.length <= 24 && environmentSlug(slug) === slug;
    });
  });

  test('jobGroup: a beginning of the name without the ends that parallel adds', () => {
    check(fc.tuple(fc.stringMatching(/^[a-z]{1,9}$/), fc.nat(), fc.nat()), ([name, index, total]) =>
      jobGroup(`${name} ${index}/${total}`) === name && jobGroup(`${name}: [${index}, ${total}]`) === name);
    check(anyText, (name) => name.includes(jobGroup(name)));
  });
});

describe('digests', () => {
  test('agree with node:crypto', () => {
    check(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) =>
      sha1(text) === createHash('sha1').update(text).digest('hex') && sha256(text) === createHash('sha256').update(text).digest('hex'));
  });
});
