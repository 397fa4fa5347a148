import { parallel } from '../../../src/config/keywords/parallel.js';
import { describeKeyword } from '../read-keyword.js';

const list = (count: number): string => `[${Array.from({ length: count }, (_, index) => index).join(', ')}]`;

describeKeyword(parallel, {
  accepted: [
    ['5', { number: 5 }],
    ['1', { number: 1 }],
    ['200', { number: 200 }],
    ['{ matrix: [{ A: x, B: [1, 2] }] }', { matrix: [{ A: ['x'], B: ['1', '2'] }] }],
    ['{ matrix: [] }', { matrix: [] }],
    ['{ matrix: [{ A: [] }] }', { matrix: [{ A: [] }] }], // no instances (K-par-6)
    ['{ matrix: [{ 1: [010] }] }', { matrix: [{ 1: ['8'] }] }],
    [`{ matrix: [{ A: ${list(20)}, B: ${list(10)} }] }`, { matrix: [{
      A: Array.from({ length: 20 }, (_, index) => String(index)), B: Array.from({ length: 10 }, (_, index) => String(index)),
    }] }],
    ['{ matrix: [{ A: x }] }', { matrix: [{ A: ['x'] }] }, { place: 'trigger' }],
    ['{ matrix: [{ A: x, B: y }] }', { matrix: [{ A: ['x'], B: ['y'] }] }, { gitlabVersion: '13.3' }],
  ],
  refused: [
    ['0', ['parallel-range 1:1']],
    ['201', ['parallel-range 1:1']],
    ['2.0', ['parallel-range 1:1']],
    ['1', ['parallel-range 1:1'], { gitlabVersion: '13.3' }],
    ['51', ['parallel-range 1:1'], { gitlabVersion: '15.8' }],
    ['{ matrix: [{ A: x, B: y }] }', ['parallel-shape 1:1'], { gitlabVersion: '13.2' }],
    ['{}', ['parallel-shape 1:1'], { gitlabVersion: '13.2' }],
    ['5', ['parallel-number-not-allowed 1:1'], { place: 'trigger' }], // K-par-8
    ['"5"', ['parallel-shape 1:1']],
    ['[5]', ['parallel-shape 1:1']],
    ['{}', ['parallel-matrix-missing matrix 1:1']],
    ['{ number: 3 }', ['parallel-unknown-key 1:3', 'parallel-matrix-missing matrix 1:1']],
    ['{ matrix: { A: x } }', ['matrix-invalid matrix 1:11']],
    ['{ matrix: [[{ A: x }]] }', ['matrix-invalid matrix.0 1:12']],
    ['{ matrix: [{}] }', ['matrix-entry-empty matrix.0 1:12']],
    ['{ matrix: [{ A: x }] }', ['matrix-entry-empty matrix.0 1:12'], { gitlabVersion: '13.3' }],
    ['{ matrix: [{ A: [1.5] }] }', ['matrix-value-invalid matrix.0.A 1:18']],
    ['{ matrix: [{ A: [[x]] }] }', ['matrix-value-invalid matrix.0.A 1:18']],
    ['{ matrix: [{ A: true }] }', ['matrix-value-invalid matrix.0.A 1:17']],
    ['{ matrix: [{ A: ~ }] }', ['matrix-value-invalid matrix.0.A 1:17']],
    [`{ matrix: [{ A: ${list(67)}, B: [1, 2, 3] }] }`, ['matrix-too-many matrix 1:11']], // 201
    [`{ matrix: [{ A: ${list(150)} }, { A: ${list(51)} }] }`, ['matrix-too-many matrix 1:11']],
    [`{ matrix: [{ A: ${list(51)}, B: x }] }`, ['matrix-too-many matrix 1:11'], { gitlabVersion: '13.3' }],
  ],
  hints: [['{ matrix: [{ A: x, B: y }] }', '`matrix` came with GitLab 13.3; this is read as 13.2.', { gitlabVersion: '13.2' }]],
});
