import { variables } from '../../../src/config/keywords/variables.js';
import { describeKeyword } from '../read-keyword.js';

describeKeyword(variables, {
  accepted: [
    ['{}', {}],
    ['{A: x, B: 1, C: 1.0, D: yes, E: ~}', { A: { value: 'x' }, B: { value: '1' }, C: { value: '1.0' }, D: { value: 'true' }, E: { value: '' } }],
    ['{A: {value: x, expand: false}, B: {value: y}}', { A: { value: 'x', expand: false }, B: { value: 'y' } }],
    ['{1: x}', { 1: { value: 'x' } }],
  ],
  refused: [['[A]', ['variables-shape 1:1']], ['A', ['variables-shape 1:1']]],
});
