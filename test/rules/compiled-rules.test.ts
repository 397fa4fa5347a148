import { describe, expect, it } from 'vitest';
import { behaviourOf } from '../../src/gitlab-version.js';
import { compileRules, rememberingParser } from '../../src/rules/compiled-rules.js';

const parse = rememberingParser(behaviourOf());

describe('compileRules', () => {
  it('collects the variables that expressions name', () => {
    expect(compileRules([{ if: '$A == $B' }, { if: '$A', when: 'never' }, { changes: { paths: ['$C'] } }], parse).references).toEqual(['A', 'B']);
  });

  it('knows whether any text is expanded', () => {
    const expands = (rule: Parameters<typeof compileRules>[0][number]): boolean => compileRules([rule], parse).expands;
    expect([
      expands({ if: '$A' }), expands({ changes: { paths: ['a'] } }), expands({ changes: { paths: ['a', '$B'] } }), expands({ changes: { paths: [], compareTo: '$R' } }),
      expands({ exists: { paths: ['a'], project: '%P%' } }), expands({ exists: { paths: ['a'], project: 'p', ref: '$R' } }),
    ]).toEqual([false, false, true, true, true, true]);
  });
});

describe('rememberingParser', () => {
  it('parses a text once', () => {
    expect(parse('$A == "b"')).toBe(parse('$A == "b"'));
    expect(parse('$A == "b"')).not.toBe(rememberingParser(behaviourOf())('$A == "b"'));
  });

  it('parses for its version', () => {
    expect([rememberingParser(behaviourOf('18.10'))('!$A').valid, parse('!$A').valid]).toEqual([false, true]);
  });
});
