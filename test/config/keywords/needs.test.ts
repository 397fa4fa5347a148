import { describe, expect, it } from 'vitest';
import { needs } from '../../../src/config/keywords/needs.js';
import { describeKeyword, problemsOf, readKeyword } from '../read-keyword.js';

const job = (name: string): object => ({ job: name, artifacts: true, optional: false });
const cross = (count: number, key: string): string => `[${Array.from({ length: count }, (_, index) => `{ ${key}: p${index}${key === 'project' ? ', ref: r' : ''}, job: a }`).join(', ')}]`;

describeKeyword(needs, {
  accepted: [
    ['[]', []],
    ['[build, { job: lint }]', [job('build'), job('lint')]],
    ['{ job: build }', [job('build')]], // one item without a list (K-needs-1)
    ['[[build, [lint]], ~]', [job('build'), job('lint')]], // K-needs-2
    ['- :build', [job('build')]],
    ['[{ job: a, artifacts: false, optional: true }]', [{ job: 'a', artifacts: false, optional: true }]],
    ['[{ job: a, artifacts: ~, optional: ~ }]', [job('a')]], // K-needs-5
    ['[{ job: a, artifacts: true }]', [job('a')], { gitlabVersion: '12.6' }],
    ['[{ pipeline: $P, job: a }]', [{ pipeline: '$P', job: 'a', artifacts: true }], { gitlabVersion: '13.7' }],
    ['[{ project: g/p, ref: main, job: a }]', [{ project: 'g/p', ref: 'main', job: 'a', artifacts: true }], { gitlabVersion: '12.7' }],
    ['[]', [], { gitlabVersion: '12.8' }],
    ['[{ job: a, parallel: { matrix: [{ OS: linux, ARCH: [a, b] }] } }]', [{ ...job('a'), parallel: { matrix: [{ OS: ['linux'], ARCH: ['a', 'b'] }] } }]],
    ['[{ pipeline: $PARENT, job: pack }]', [{ pipeline: '$PARENT', job: 'pack', artifacts: true }]],
    ['[{ project: group/app, ref: main, job: pack, artifacts: false }]', [{ project: 'group/app', ref: 'main', job: 'pack', artifacts: false }]],
    ['[{ pipeline: group/app }, build]', [{ pipeline: 'group/app' }, job('build')], { place: 'trigger' }],
    [cross(5, 'pipeline'), Array.from({ length: 5 }, (_, index) => ({ pipeline: `p${index}`, job: 'a', artifacts: true }))],
  ],
  refused: [
    ['build', ['needs-shape 1:1']],
    ['5', ['needs-shape 1:1']],
    ['{}', ['needs-empty-map 1:1']],
    ['[1]', ['need-unsupported 0 1:2']],
    ['[""]', ['need-unsupported 0 1:2']],
    ['[a, { job: " " }]', ['need-invalid 1.job 1:12']],
    ['[{ job: 5 }]', ['need-invalid 0.job 1:9']],
    ['[{ job: a, foo: b }]', ['need-invalid 0 1:12']],
    ['[{ job: a, optional: "yes" }]', ['need-invalid 0.optional 1:22']],
    ['[{ project: a, job: b }]', ['need-invalid 0.ref 1:2']],
    ['[{ pipeline: a, job: b, project: c }]', ['need-invalid 0 1:4']],
    ['[{ pipeline: p }]', ['needs-invalid-type 0 1:2']], // K-needs-8
    ['[{ project: a, ref: b, job: c }]', ['needs-invalid-type 0 1:2'], { place: 'trigger' }],
    [cross(6, 'pipeline'), ['needs-too-many-cross 1:1']],
    [cross(6, 'project'), ['needs-too-many-cross 1:1']],
    ['[{ job: a, parallel: 3 }]', ['needs-parallel-number 0.parallel 1:22']],
    ['[{ job: a, parallel: { matrix: [{ A: [[x]] }] } }]', ['matrix-value-invalid 0.parallel.matrix.0.A 1:39']],
    ['[{ job: a, optional: true }]', ['need-invalid 0 1:12'], { gitlabVersion: '13.9' }],
    ['[{ job: a, parallel: { matrix: [] } }]', ['need-invalid 0 1:12'], { gitlabVersion: '16.2' }],
    ['[{ job: a, artifacts: false }]', ['need-invalid 0 1:12'], { gitlabVersion: '12.5' }],
    ['[{ pipeline: $PARENT, job: a }]', ['need-unsupported 0 1:2'], { gitlabVersion: '13.6' }],
    ['[a, { project: g/p, ref: main, job: a }]', ['need-unsupported 1 1:5'], { gitlabVersion: '12.6' }],
    ['[]', ['needs-shape 1:1'], { gitlabVersion: '12.7' }],
  ],
  hints: [
    ['build', 'Write `[build]`.'],
    ['{}', 'Write `[]` to start at once.'],
    ['{}', undefined, { gitlabVersion: '12.7' }],
    ['[{ job: a, optional: true }]', '`optional` came with GitLab 13.10; this is read as 13.9.', { gitlabVersion: '13.9' }],
    ['[{ job: a, artefacts: true }]', 'Did you mean `artifacts`?'],
    ['[]', 'An empty list came with GitLab 12.8; this is read as 12.7.', { gitlabVersion: '12.7' }],
    ['[{ project: g/p, ref: main, job: a }]', 'A need on a job of another project came with GitLab 12.7; this is read as 12.6.', { gitlabVersion: '12.6' }],
    ['[{ pipeline: $PARENT, job: a }]', 'A need on a job of another pipeline came with GitLab 13.7; this is read as 13.6.', { gitlabVersion: '13.6' }],
  ],
});

describe('many needs', () => {
  it('are read in one go: their number is a matter of the pipeline (K-needs-12)', () => {
    const result = readKeyword(needs, `[${Array.from({ length: 20_000 }, (_, index) => `j${index}`).join(', ')}]`);
    expect(problemsOf(result)).toEqual([]);
    expect(result.value).toHaveLength(20_000);
  });
});
