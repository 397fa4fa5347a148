import { describe, expect, it } from 'vitest';
import { describeKind, isScalar, scalarText } from '../../src/yaml/scalar-text.js';
import { rootOf } from './read-yaml.js';

describe('scalarText (L129)', () => {
  it.each([
    ['true', 'true'], ['yes', 'true'], ['off', 'false'], ['010', '8'], ['12:30', '45000'], ['1.50', '1.5'], ['1.0', '1.0'], ['1e3', '1e3'],
    ['1.0e+15', '1.0e+15'], ['1000000000000000.0', '1.0e+15'], ['999999999999999.0', '999999999999999.0'], ['1.0e-5', '1.0e-05'], ['0.0001', '0.0001'],
    ['0.00012345', '0.00012345'], ['0.00009999', '9.999e-05'], ['9007199254740992.0', '9.007199254740992e+15'], ['1.0e+100', '1.0e+100'], ['1.5e-300', '1.5e-300'],
    ['0.0', '0.0'], ['-0.0', '-0.0'], ['-1.25', '-1.25'], ['100000.0', '100000.0'], ['.inf', 'Infinity'], ['-.inf', '-Infinity'], ['.nan', 'NaN'], [':sym', 'sym'],
    ['123456789012345678901234567890', '123456789012345678901234567890'], ['~', ''],
  ])('%s is written %s', (written, text) => {
    const node = rootOf(`- ${written}`);
    const item = node.kind === 'list' ? node.items[0] : undefined;
    expect(item && isScalar(item) && scalarText(item)).toBe(text);
  });
});

it('describeKind names every kind', () => {
  const root = rootOf('- a\n- :a\n- 1\n- 1.5\n- true\n- ~\n- []\n- {}\n- !reference [a]');
  expect(root.kind === 'list' && root.items.map(describeKind)).toEqual([
    'a string', 'a symbol', 'a number', 'a number', 'the boolean true', 'nothing', 'a list', 'a map', 'a !reference',
  ]);
});
