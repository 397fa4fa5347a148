import { describe, expect, it } from 'vitest';
import { readTokens } from '../../src/expression/read-tokens.js';
import { behaviourOf } from '../../src/gitlab-version.js';

function kinds(text: string, gitlabVersion?: string): string {
  const { tokens, problem } = readTokens(text, behaviourOf(gitlabVersion));
  return [...tokens.map((token) => token.type), ...(problem ? ['?'] : [])].join(' ');
}

describe('readTokens', () => {
  it.each([
    ['$A=="x"', 'variable == string'],
    ['$A\t\r\n\f\v', 'variable'],
    ['($A!~/ab/U&&!null)||false', '( variable !~ pattern && ! null ) || boolean'],
    ['$[[ inputs.a-b ]]$[[inputs.c]]', 'input input'],
    ['$1BRANCH', 'variable'],
    ['$BRANCHtrue', 'variable'],
    ['"a\'b" \'a"b\'', 'string string'],
  ])('%j (E2)', (text, expected) => {
    expect(kinds(text)).toBe(expected);
  });

  it.each([
    ['${A}'], ['%A%'], ['A'], ['1'], ['$'], ['$-A'], ['$É'], ['"a'], ["'a\n'"], ['"a\\"b"x"'], ['\u00a0$A'], ['\u2003$A'], ['#'], ['\u{1f600}'],
    ['\ud800'],
  ])('%j cannot be read (E4, E5)', (text) => {
    expect(kinds(text)).toMatch(/\?$/);
  });

  it.each([
    ['nulltrue', 'null boolean'], ['null$A', 'null variable'], ['nullx', 'null ?'], ['true_', '?'], ['trueé', '?'], ['true1', '?'],
    ['true"x"', 'boolean string'], ['truenull', '?'], ['true\u0301', '?'], ['true-', 'boolean ?'], ['TRUE', '?'], ['étrue', '?'],
  ])('%j: word boundaries (E8)', (text, expected) => {
    expect(kinds(text)).toBe(expected);
  });

  it('takes 99 tokens, not 100 (E7)', () => {
    expect(kinds('! '.repeat(98) + '$A')).not.toContain('?');
    expect(kinds('! '.repeat(99) + '$A')).toContain('?');
  });

  it.each([
    ['10.6', '$A', false], ['10.7', '$A == "x" ', true], ['10.7', '$A =~ /ab/', false], ['11.0', '$A =~ /ab/', true],
    ['11.10', '$A != "x"', false], ['11.11', '$A !~ /ab/', true], ['11.11', '$A && $B', false], ['12.0', '$A || $B', true],
    ['13.2', '($A)', false], ['13.3', '($A)', true], ['13.3', 'true', false], ['18.6', '$[[ inputs.a ]]', false],
    ['18.7', '$[[ inputs.a ]] == true', true], ['18.10', '!$A', false], ['18.11', '!$A', true],
  ])('GitLab %s reads %j: %s (E3)', (version, text, readable) => {
    expect(!kinds(text, version).includes('?') && behaviourOf(version).expressions).toBe(readable);
  });

  it('stays linear on long texts', () => {
    const long = 'x'.repeat(1_000_000);
    for (const text of [`"${long}`, `'${'\n'.repeat(1_000_000)}'`, ' '.repeat(1_000_000), `$${long}`, `$[[ inputs.${long}`, `$[[${' '.repeat(1_000_000)}`, long]) {
      readTokens(text, behaviourOf());
    }
  });
});
