import { parallel } from '../../../src/config/keywords/parallel.js';
import { describeKeyword } from '../read-keyword.js';

const many = (name: string, count: number): string => `${name}: [${Array.from({ length: count }, (_, index) => index).join(', ')}]`;

describeKeyword(parallel, {
  accepted: [
    ['5', { number: 5 }],
    ['200', { number: 200 }],
    ['{matrix: [{A: x, B: [1, y]}]}', { matrix: [{ A: ['x'], B: ['1', 'y'] }] }],
    ['{matrix: []}', { matrix: [] }],
    ['{matrix: [{A: x}]}', { matrix: [{ A: ['x'] }] }, { place: 'trigger' }],
  ],
  refused: [
    ['0', ['parallel-range 1:1']],
    ['201', ['parallel-range 1:1']],
    ['1.5', ['parallel-range 1:1']],
    ['"5"', ['parallel-shape 1:1']],
    ['{}', ['parallel-matrix-missing matrix 1:1']],
    ['{number: 3}', ['parallel-unknown-key 1:2', 'parallel-matrix-missing matrix 1:1']],
    ['{matrix: {A: x}}', ['matrix-invalid matrix 1:10']],
    ['{matrix: [[{A: x}]]}', ['matrix-invalid matrix.0 1:11']],
    ['{matrix: [{}]}', ['matrix-entry-empty matrix.0 1:11']],
    ['{matrix: [{A: [x, 1.5]}]}', ['matrix-value-invalid matrix.0.A 1:19']],
    [`{matrix: [{${many('A', 15)}, ${many('B', 14)}}]}`, ['matrix-too-many matrix 1:10']],
    ['2', ['parallel-number-not-allowed 1:1'], { place: 'trigger' }],
    ['1', ['parallel-range 1:1'], { gitlabVersion: '13.3' }],
    ['{matrix: [{A: x}]}', ['matrix-entry-empty matrix.0 1:11'], { gitlabVersion: '13.3' }],
  ],
  hints: [['{matrix: [{A: 1.10}]}', "Quote it: '1.10'."]],
});
