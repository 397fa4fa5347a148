import { needs } from '../../../src/config/keywords/needs.js';
import { describeKeyword } from '../read-keyword.js';

const own = (job: string) => ({ job, artifacts: true, optional: false });

describeKeyword(needs, {
  accepted: [
    ['[]', []],
    ['[a, [b, ~]]', [own('a'), own('b')]],
    ['{job: a}', [own('a')]],
    ['[{job: a, artifacts: ~, optional: true}]', [{ job: 'a', artifacts: true, optional: true }]],
    ['[{project: g/p, ref: main, job: a}, {pipeline: $P, job: b, artifacts: false}]',
      [{ project: 'g/p', ref: 'main', job: 'a', artifacts: true }, { pipeline: '$P', job: 'b', artifacts: false }]],
    ['[{job: a, parallel: {matrix: [{OS: linux}]}}]', [{ ...own('a'), parallel: { matrix: [{ OS: ['linux'] }] } }]],
    ['{pipeline: g/p}', [{ pipeline: 'g/p' }], { place: 'trigger' }],
  ],
  refused: [
    ['a', ['needs-shape 1:1']],
    ['{}', ['needs-empty-map 1:1']],
    ['[5, ""]', ['need-unsupported 0 1:2', 'need-unsupported 1 1:5']],
    ['[{job: 5}]', ['need-invalid 0.job 1:8']],
    ['[{job: a, foo: 1}]', ['need-invalid 0 1:11']],
    ['[{job: a, optional: 1}]', ['need-invalid 0.optional 1:21']],
    ['[{job: a, parallel: 2}]', ['needs-parallel-number 0.parallel 1:21']],
    ['[a, {pipeline: g/p}]', ['needs-invalid-type 1 1:5']],
    ['[{pipeline: $P, job: b}]', ['needs-invalid-type 0 1:2'], { place: 'trigger' }],
    ['[{job: a, optional: true}]', ['need-invalid 0 1:11'], { gitlabVersion: '13.9' }],
    ['[{project: g/p, ref: main, job: a}]', ['need-unsupported 0 1:2'], { edition: 'free' }],
  ],
  hints: [['a', 'Write `[a]`.'], ['[{job: a, optionl: true}]', 'Did you mean `optional`?']],
});
