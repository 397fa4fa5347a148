import { describe, expect, test } from 'vitest';
import { refspecs, type RefspecFacts } from '../../src/runner/refspecs.js';

const branch: RefspecFacts = { refType: 'branch', ref: 'main', sha: 'abc', pipelineId: 7 };
const ALL = ['+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*'];

describe('refspecs', () => {
  test('of a branch, a tag and a merge request', () => {
    expect(refspecs(branch)).toEqual(['+abc:refs/pipelines/7', '+refs/heads/main:refs/remotes/origin/main']);
    expect(refspecs({ ...branch, refType: 'tag', ref: 'v1' })).toEqual(['+abc:refs/pipelines/7', '+refs/tags/v1:refs/tags/v1']);
    expect(refspecs({ ...branch, refType: 'merge_request', ref: 'refs/merge-requests/1/head' })).toEqual(['+abc:refs/pipelines/7']);
  });

  test.each([0, '0', '', 'all', -1])('a depth of %j asks for everything (S2)', (depth) => {
    for (const refType of ['branch', 'tag', 'merge_request'] as const) {
      expect(refspecs({ ...branch, refType, depth })).toEqual(['+abc:refs/pipelines/7', ...ALL]);
    }
  });

  test.each([1, '20', '3 commits'])('a depth of %j does not', (depth) => {
    expect(refspecs({ ...branch, depth })).toHaveLength(2);
  });

  test('newer releases name the ref of the pipeline (S3)', () => {
    expect(refspecs({ ...branch, persistentRef: true })[0]).toBe('+refs/pipelines/7:refs/pipelines/7');
  });

  test('an old merge request pipeline on the branch itself fetches it, too (S4)', () => {
    expect(refspecs({ ...branch, refType: 'merge_request', mergeRequestOnBranch: true })).toEqual(refspecs(branch));
  });
});
