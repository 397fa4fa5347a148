import { describe, expect, it } from 'vitest';
import { except, only } from '../../../src/config/keywords/only-except.js';
import { describeKeyword, readKeyword } from '../read-keyword.js';

const tables = {
  accepted: [
    ['[main, /^v/, tags, main@group/project]', { refs: ['main', '/^v/', 'tags', 'main@group/project'] }],
    ['[]', { refs: [] }],
    ['["/(/@group/project"]', { refs: ['/(/@group/project'] }], // looks like no pattern (O8)
    ['["/(/x"]', { refs: ['/(/x'] }], // the flag makes a plain name of it
    ['{ refs: [main], variables: [$A, "$B == null"], changes: [a/*], kubernetes: active }',
      { refs: ['main'], variables: ['$A', '$B == null'], changes: ['a/*'], kubernetes: 'active' }],
    ['{ changes: [] }', { changes: [] }],
    ['{ refs: ~ }', { refs: [] }], // recorded: plan only_empty
    ['["/(?!x)/i"]', { refs: ['/(?!x)/i'] }, { gitlabVersion: '7.12' }], // a name: there are no flags (O11)
    ['{ changes: [a] }', { changes: ['a'] }, { gitlabVersion: '11.4' }],
    ['{ variables: [$A] }', { variables: ['$A'] }, { gitlabVersion: '10.7' }],
  ],
  refused: [
    ['main', ['policy-shape 1:1']],
    ['5', ['policy-shape 1:1']],
    ['{}', ['policy-blank 1:1']],
    ['{ ref: [main] }', ['policy-unknown-key 1:3']],
    ['[1]', ['policy-invalid-refs 0 1:2']],
    ['["/(/"]', ['policy-invalid-refs 0 1:2']],
    ['{ refs: main }', ['policy-invalid-refs refs 1:9']],
    ['{ refs: ["/(?!x)/"] }', ['policy-invalid-refs refs.0 1:10']],
    ['{ variables: [$A ==] }', ['policy-invalid-expression variables.0 1:15']],
    ['{ variables: $A }', ['policy-invalid-expression variables 1:14']],
    ['{ changes: a }', ['policy-shape changes 1:12']],
    ['{ kubernetes: yes }', ['policy-shape kubernetes 1:15']],
    ['{ refs: [main] }', ['policy-shape 1:1'], { gitlabVersion: '7.12' }],
    ['{ refs: ["/(?!x)/"] }', ['policy-invalid-refs refs.0 1:10'], { gitlabVersion: '11.9' }],
    ['{ refs: [main], changes: [a] }', ['policy-unknown-key changes 1:17'], { gitlabVersion: '11.3' }],
    ['{ variables: [$A] }', ['policy-unknown-key variables 1:3'], { gitlabVersion: '10.6' }],
  ],
} as const;

describeKeyword(only, tables);
describeKeyword(except, tables);

describe('patterns that only Ruby knows, before RE2 (11.9)', () => {
  it.each([
    ['["/^(?!dev)/"]', '7.12', ['/^(?!dev)/']],
    ['["/(?!a)/"]', '11.8', ['/(?!a)/']],
    ['{ refs: [main, "/(?!a)/i"] }', '11.8', ['main', '/(?!a)/i']],
  ])('%s in %s is valid, with a warning', (text, gitlabVersion, refs) => {
    const { value, diagnostics } = readKeyword(only, text, { gitlabVersion });
    expect(value).toEqual({ refs });
    expect(diagnostics).toMatchObject([{ code: 'policy-invalid-refs', severity: 'warning' }]);
  });

  it('are all warned of', () => {
    expect(readKeyword(only, '["/(?!a)/", "/a(?=b)/", main]', { gitlabVersion: '11.8' }).diagnostics).toHaveLength(2);
  });
});
