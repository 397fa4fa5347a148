import { describe, expect, test } from 'vitest';
import type { VariableInput, VariablesInput } from '../../src/context.js';
import { MAX_EXPANSION_GROWTH } from '../../src/limits.js';
import { expandText, expandVariables, expandWith } from '../../src/text/expand-variables.js';

/** The vectors of 03-X. */
const SET: VariableInput[] = [
  { key: 'A', value: '1' }, { key: 'B', value: '$A-x' }, { key: 'R', value: 'raw-$A', raw: true }, { key: 'F', value: 'txt', file: true },
  { key: 'DUP', value: 'one' }, { key: 'DUP', value: 'two $A' },
];
const PAYLOAD = { keepUndefined: true, expandFileRefs: false, expandRawRefs: false };

describe('expandVariables', () => {
  test.each([
    ['$B', '1-x', '1-x'],
    ['${B} %A% $U', '1-x 1 ', '1-x 1 $U'],
    ['$$A %%A', '$$A %%A', '$$A %%A'],
    ['[$R]', '[raw-$A]', '[$R]'],
    ['<$F>', '<txt>', '<$F>'],
    ['$DUP', 'two 1', 'two 1'],
  ])('%s', (text, byDefault, payload) => {
    const value = (options = {}): string | undefined =>
      expandVariables([...SET, { key: 'X', value: text }], options).variables.find(({ key }) => key === 'X')?.value;
    expect(value()).toBe(byDefault);
    expect(value(PAYLOAD)).toBe(payload);
  });

  test('properties are kept and the input is not changed', () => {
    const input = Object.freeze([
      Object.freeze({ key: 'X', value: '$M', masked: true, environmentScope: 'prod' }), Object.freeze({ key: 'M', value: 'm' }),
    ]);
    expect(expandVariables(input).variables).toEqual([{ key: 'M', value: 'm' }, { key: 'X', value: 'm', masked: true, environmentScope: 'prod' }]);
  });

  test('names of object members are ordinary', () => {
    const variables = JSON.parse('{"X": "$__proto__ $constructor $toString", "__proto__": "p", "constructor": "c"}') as VariablesInput;
    expect(expandVariables(variables).variables.find(({ key }) => key === 'X')?.value).toBe('p c ');
    expect(expandText('$__proto__ $constructor $toString', variables)).toBe('p c ');
  });

  test('a long chain and a long cycle need no stack', () => {
    const chain = Array.from({ length: 20_000 }, (_, index) => ({ key: `V${index}`, value: index < 19_999 ? `$V${index + 1}` : 'end' }));
    expect(expandVariables(chain).variables.every(({ value }) => value === 'end')).toBe(true);
    const cycle = [...chain.slice(0, -1), { key: 'V19999', value: '$V0' }];
    expect(expandVariables(cycle).diagnostics.map(({ code }) => code)).toEqual(['variable-cycle']);
    expect(expandVariables(cycle).variables).toEqual(cycle);
  });

  test('many entries of one name that refer to it are one cycle', () => {
    const same = Array.from({ length: 20_000 }, () => ({ key: 'PATH', value: '$PATH:x' }));
    expect(expandVariables(same).diagnostics).toHaveLength(1);
  });

  test('values that double are not expanded', () => {
    const doubling = Array.from({ length: 64 }, (_, index) => ({ key: `V${index}`, value: index < 63 ? `$V${index + 1}$V${index + 1}` : 'xxxxx' }));
    const { variables, diagnostics } = expandVariables(doubling);
    expect(diagnostics.map(({ code }) => code)).toEqual(['variable-too-large']);
    expect(variables).toEqual(doubling);
  });

  test('what is no variable is left out', () => {
    const variables = [null, 1, {}, { key: 'A' }, { key: 'B', value: 5 }, { key: 'C', value: ['x'] }] as unknown as VariableInput[];
    expect(expandVariables(variables).variables).toEqual([{ key: 'B', value: '5' }]);
    expect(expandVariables(null as unknown as VariablesInput)).toEqual({ variables: [], diagnostics: [] });
  });
});

describe('expandText', () => {
  test.each([
    ['$B', '$A-x', '$A-x'],
    ['x${U}y', 'xy', 'x${U}y'],
    ['$$A', '$1', '$1'],
    ['%A%A%', '1A%', '1A%'],
    ['$AB', '', '$AB'],
    ['\\$A', '\\1', '\\1'],
  ])('%s', (text, blank, keep) => {
    expect(expandText(text, SET)).toBe(blank);
    expect(expandText(text, SET, { keepUndefined: true })).toBe(keep);
  });

  test('a value is inserted as it is', () => {
    expect(expandText('$A', { A: '$& $1 $$' })).toBe('$& $1 $$');
  });

  test('a text that would become absurdly long stays', () => {
    const text = '$A'.repeat(1000);
    expect(expandText(text, { A: 'x'.repeat(MAX_EXPANSION_GROWTH / 100) })).toBe(text);
  });
});

test('expandWith asks for each name', () => {
  const asked: string[] = [];
  expect(expandWith('$A-${B}-%C%', (name) => (asked.push(name), name === 'B' ? undefined : name), true)).toBe('A-${B}-C');
  expect(asked).toEqual(['A', 'B', 'C']);
});
