import { Lexer } from 'yaml';
import { describe, expect, it } from 'vitest';
import { findForbiddenTab, hasSuspectTab } from '../../src/yaml/forbidden-tab.js';

const find = (text: string): number | undefined => findForbiddenTab(new Lexer().lex(text));

describe('findForbiddenTab', () => {
  it.each([
    'a: b', 'a:\tb', 'a: b\t', 'a: "b"\t# c', 'a: [\n\tb\n\t]', 'a: {b:\n\t\tc}', 'a: "b\n  \tc"', 'a: b\n  \tc\n', 'a: |\n  b\n  \tc\nd: e', 'a:\n  - b\n   \t\n',
    'a: &x\tb\nc: *x\t\n', 'a: !t\tb', '---\ta', 'a: b\n...\n\tc', 'a: b\n---\n\tc', 'a\t: b', '"a"\t: b', 'a:\n  b: c\n     \t\n', 'a: >\n  b\n\n  \tc\n',
  ])('finds none in %j', (text) => {
    expect(find(text)).toBeUndefined();
  });

  it.each<[string, number]>([
    ['\ta: b', 0], ['a: b\n\t', 5], ['a:\n\t\n  b: c', 3], ['a: "b"\n \t\n', 8], ['-\ta', 1], ['- \ta', 2], ['- - \ta', 4], ['?\ta', 1], ['? a\n:\tb', 5],
    ['a:\n  b: c\n  \t\n', 12], ['a:\n  - b\n  \t\n', 11], ['a: [b]\n\tc: d', 7], ['# c\n\t# d', 4], ['a: |\n  b\nc: "d"\n\t\n', 16], ['a:\n  - "b"\n\t- c', 11], ['- a\n-\t', 5],
  ])('finds one in %j at %i', (text, at) => {
    expect(hasSuspectTab(text)).toBe(true);
    expect(find(text)).toBe(at);
  });
});
