import { describe, expect, it } from 'vitest';
import { behaviourOf } from '../../../src/gitlab-version.js';
import { applyFunction } from '../../../src/load/inputs/block-functions.js';

const variables = new Map([['A', { value: 'a' }], ['N', { value: '$A' }], ['S', { value: 'secret', masked: true }]]);
const apply = (call: string, text: string): unknown => {
  const result = applyFunction(call, text, (name) => variables.get(name), behaviourOf());
  return typeof result === 'string' ? result : result.code;
};

describe('applyFunction (L36)', () => {
  it.each([
    ['truncate(1,2)', 'abcd', 'bc'],
    ['truncate( 1 , 20 )', 'abcd', 'bcd'],
    ['truncate(1,2', 'abcd', 'bc'],
    ['truncate(90,1)', 'abcd', ''],
    ['truncate(0,0)', 'abcd', ''],
    ['truncate(1,1)', '\u{1f600}\u{1f601}x', '\u{1f601}'],
    ['truncate(0,99999999999999999999999)', 'abcd', 'abcd'],
    ['expand_vars', '$A ${A} %A% $B ${B} %B% $N', 'a a a $B ${B} %B% $A'],
    ['posix_escape', '', "''"],
    ['posix_escape', "a'b $c\n*\u{1f600}-_.,:+/@9", "a\\'b\\ \\$c'\n'\\*\\\u{1f600}-_.,:+/@9"],
  ])('%s of %j is %j', (call, text, result) => {
    expect(apply(call, text)).toBe(result);
  });

  it.each(['', 'nope', 'truncate', 'truncate()', 'truncate(1)', 'truncate(-1,2)', 'truncate(1,2,3)', 'truncate (1,2)', 'expand_vars()', 'EXPAND_VARS'])('does not know %j', (call) => {
    expect(apply(call, 'x')).toBe('interpolation-function-unknown');
  });

  it('refuses masked variables, without showing their value', () => {
    const result = applyFunction('expand_vars', '$S', (name) => variables.get(name), behaviourOf());
    expect(result).toMatchObject({ code: 'interpolation-masked' });
    expect(JSON.stringify(result)).not.toContain('secret');
  });
});
