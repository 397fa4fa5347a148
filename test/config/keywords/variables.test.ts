import { variables } from '../../../src/config/keywords/variables.js';
import { describeKeyword } from '../read-keyword.js';

describeKeyword(variables, {
  accepted: [
    ['{ A: 1, B: 1.0, C: yes, D: ~, E: "x" }', { A: { value: '1' }, B: { value: '1.0' }, C: { value: 'true' }, D: { value: '' }, E: { value: 'x' } }], // K-var-3
    ['{ A: { value: x, expand: false } }', { A: { value: 'x', expand: false } }],
    ['{ A: { value: x, expand: true } }', { A: { value: 'x' } }],
    ['{ A: { value: ~ } }', { A: { value: '' } }],
    ['{ 1: a }', { 1: { value: 'a' } }], // K-var-1
    ['{}', {}],
    ['{ __proto__: a, constructor: b }', Object.fromEntries([['__proto__', { value: 'a' }], ['constructor', { value: 'b' }]])],
  ],
  refused: [
    ['[A]', ['variables-shape 1:1']],
    ['{ A: [b] }', ['variable-invalid A 1:6']],
    ['{ A: { value: x, description: y } }', ['variable-invalid-keys A 1:18']], // K-var-2
    ['{ A: { value: [] } }', ['variable-invalid A 1:15']],
    ['{ A: { value: x, expand: "no" } }', ['variable-invalid A 1:26']],
    ['{ ~: a }', ['variable-name-invalid 1:3']],
    ['{ A: 1.5, B: true }', ['variable-invalid A 1:6', 'variable-invalid B 1:14'], { gitlabVersion: '13.3' }],
    ['{ A: ~ }', ['variable-invalid A 1:6'], { gitlabVersion: '13.3' }],
    ['{ A: { value: x } }', ['variable-invalid A 1:6'], { gitlabVersion: '15.5' }],
  ],
});
