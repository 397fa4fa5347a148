import { describe, expect, it } from 'vitest';
import { findBlocks } from '../../../src/load/inputs/find-blocks.js';

describe('findBlocks (L30)', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['$[[ inputs.a ]]', ['inputs.a']],
    ['$[[inputs.a]]', ['inputs.a']],
    ['x$[[\n inputs.a \t\n]]y$[[b.c]]', ['inputs.a', 'b.c']],
    ['$[[ inputs.a b | f ]]', ['inputs.a b | f']],
    ['$[[ a.b[0] ]]', ['a.b[0]']],
    ['$[[ a.b[0]]]', ['a.b[0']],
    ['$[[ a $[[ b ]]', ['a $[[ b']],
    ['$[[ ]] ]]', [']]']],
    ['$[[ x ]]]', ['x ]']],
    ['$[[ ]]', []],
    ['$[[]]', []],
    ['$[[ x ]]', []],
    ['$[[ \u{1f600} ]]', []],
    ['$[[ \u00a0\u00a0 ]]', ['\u00a0\u00a0']],
    ['$[[ a\nb ]]', []],
    ['$[[ a\n$[[ b.c ]]', ['b.c']],
    ['$[[ x\n $[[ yz ]]', ['yz']],
    ['$[[ inputs.a', []],
    ['$$[[ ab ]]', ['ab']],
  ])('%j has %j', (text, contents) => {
    expect(findBlocks(text).map(({ content }) => content)).toEqual(contents);
  });

  it('is linear on hostile texts', () => {
    const many = 100_000;
    expect(findBlocks('$[['.repeat(many))).toEqual([]);
    expect(findBlocks(`${'$[[ a '.repeat(many)}\nb${' '.repeat(many)}]]`)).toEqual([]);
    expect(findBlocks(`${'$[[ '.repeat(many)}\n]]`)).toHaveLength(1);
    expect(findBlocks('$[[ a\n'.repeat(many) + ']]'.repeat(many))).toEqual([]);
    expect(findBlocks(`$[[${' '.repeat(many)}`.repeat(10))).toEqual([]);
  });
});
