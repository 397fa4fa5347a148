import { except, only } from '../../../src/config/keywords/only-except.js';
import { describeKeyword } from '../read-keyword.js';

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
    ['["/(?!x)/"]', { refs: ['/(?!x)/'] }, { gitlabVersion: '7.12' }],
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
  ],
} as const;

describeKeyword(only, tables);
describeKeyword(except, tables);
