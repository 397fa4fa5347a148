import { describe, expect, it } from 'vitest';
import { behaviourOf } from '../../src/gitlab-version.js';
import { givenVariables } from '../../src/rules/given-variables.js';

describe('variables given to a pipeline (V23, V33)', () => {
  it.each<[string, string[][]]>([
    ['ci.variable=A=1', [['A', '1']]],
    ['ci.variable="A=1"', [['A', '1']]],
    ['ci.variable= A =b=c', [['A', 'b=c']]],
    ['ci.variable=A=', [['A', '']]],
    ['ci.variable=A=x\ny', [['A', 'x\ny']]],
    ['ci.variable=A', []],
    ['ci.variable==1', []],
    ['ci.variables=A=1', []],
    ['ci.skip', []],
  ])('push option %j', (option, expected) => {
    expect(givenVariables({ pushOptions: [option] }, behaviourOf()).map(({ key, value }) => [key, value])).toEqual(expected);
  });

  it('come after those of the caller, and since 12.6', () => {
    const given = { variables: { B: '2' }, pushOptions: ['ci.variable=A=1'] };
    expect(givenVariables(given, behaviourOf()).map(({ key }) => key)).toEqual(['B', 'A']);
    expect(givenVariables(given, behaviourOf('12.5')).map(({ key }) => key)).toEqual(['B']);
  });
});
