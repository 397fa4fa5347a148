import { describe, expect, it } from 'vitest';
import { behaviourOf } from '../../src/gitlab-version.js';
import { resolvePlainScalar } from '../../src/yaml/plain-scalar.js';

const read = (text: string, version?: string): unknown[] => {
  const { kind, value } = resolvePlainScalar(text, behaviourOf(version));
  return [kind, value];
};

describe('resolvePlainScalar (L9)', () => {
  it.each([
    ['', 'null', null], ['~', 'null', null], ['null', 'null', null], ['nULL', 'null', null], ['~~', 'string', '~~'],
    ['yes', 'boolean', true], ['yEs', 'boolean', true], ['ON', 'boolean', true], ['off', 'boolean', false], ['No', 'boolean', false],
    ['y', 'string', 'y'], ['N', 'string', 'N'], ['yess', 'string', 'yess'], ['truest', 'string', 'truest'],
    ['.inf', 'float', Infinity], ['+.INF', 'float', Infinity], ['-.Inf', 'float', -Infinity], ['.NaN', 'float', Number.NaN], ['-.nan', 'string', '-.nan'],
    [':a', 'symbol', 'a'], [':"a b"', 'symbol', 'a b'], [':\'a\'b', 'symbol', 'a'], ['::a', 'symbol', ':a'], [':', 'string', ':'],
    ['12:30', 'integer', 45_000], ['22:22', 'integer', 80_520], ['190:20:30', 'integer', 685_230], ['-1:30', 'integer', -1800], ['+1:30', 'integer', 5400],
    ['60:60', 'string', '60:60'], ['1:60', 'string', '1:60'], ['1:2:3:4', 'string', '1:2:3:4'], ['1_0:30', 'integer', 37_800],
    ['12:30:45.5', 'float', 45_045.5], ['12:30.5', 'float', 45_030], ['99999999999999999999:00', 'integer', 359_999_999_999_999_999_996_400n],
    ['1.', 'float', 1], ['.5', 'float', 0.5], ['+.5', 'float', 0.5], ['-1.5', 'float', -1.5], ['1.0e+3', 'float', 1000], ['1.e-2', 'float', 0.01],
    ['1_0.5', 'float', 10.5], ['1,0.5', 'float', 10.5], ['1e3', 'string', '1e3'], ['1.0e3', 'string', '1.0e3'], ['1e+3', 'string', '1e+3'],
    ['.', 'string', '.'], ['-.', 'string', '-.'], ['.e+5', 'string', '.e+5'], ['1.2.3', 'string', '1.2.3'], ['v1.0', 'string', 'v1.0'],
    ['0b101', 'integer', 5], ['-0b1_1', 'integer', -3], ['0b2', 'string', '0b2'], ['0b_', 'string', '0b_'],
    ['010', 'integer', 8], ['0777', 'integer', 511], ['00', 'integer', 0], ['0', 'integer', 0], ['08', 'string', '08'], ['0o17', 'string', '0o17'],
    ['1_000', 'integer', 1000], ['1,000', 'integer', 1000], ['1,00', 'integer', 100], ['1__0', 'string', '1__0'], ['1_', 'string', '1_'], ['+12', 'integer', 12],
    ['0x1F', 'integer', 31], ['-0xff', 'integer', -255], ['0X1F', 'string', '0X1F'], ['0x', 'string', '0x'],
    ['123456789012345678901234567890', 'integer', 123_456_789_012_345_678_901_234_567_890n], ['=', 'string', '='], ['-', 'string', '-'], ['<<', 'string', '<<'],
    ['2001-12-14T21:59:43Z', 'disallowed', '2001-12-14T21:59:43Z'], ['2001-12-14 21:59:43 +1', 'disallowed', '2001-12-14 21:59:43 +1'],
    ['2001-12-14 21:59:43.10 -05:00', 'disallowed', '2001-12-14 21:59:43.10 -05:00'], ['2001-1-1', 'disallowed', '2001-1-1'],
    ['2001-02-30', 'disallowed', '2001-02-30'], ['2001-00-00', 'disallowed', '2001-00-00'], ['2001-13-01', 'string', '2001-13-01'], ['2001-01-32', 'string', '2001-01-32'],
    ['2001-01', 'string', '2001-01'], ['2001-01-01x', 'string', '2001-01-01x'], ['1\n2', 'string', '1\n2'],
  ])('%j is a %s', (text, kind, value) => {
    expect(read(text)).toEqual([kind, value]);
  });

  it('before 8.9 loads dates, and before 16.0 drops separators first', () => {
    expect(read('2001-01-01', '7.12')).toEqual(['string', '2001-01-01']);
    expect(read('2001-01-01', '13.3')).toEqual(['disallowed', '2001-01-01']);
    expect(read('1__0', '13.3')).toEqual(['integer', 10]);
    expect(read('1_', '13.3')).toEqual(['integer', 1]);
    expect(read('1_000', '13.3')).toEqual(['integer', 1000]);
  });
});
