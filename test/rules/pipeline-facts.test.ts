import { describe, expect, it } from 'vitest';
import { behaviourOf } from '../../src/gitlab-version.js';
import { DEFAULT_LIMITS } from '../../src/limits.js';
import { pipelineFacts } from '../../src/rules/pipeline-facts.js';

describe('pipelineFacts', () => {
  it('fills in what a context leaves out: a push to the default branch', () => {
    expect(pipelineFacts({})).toMatchObject({
      behaviour: behaviourOf(), limits: DEFAULT_LIMITS, source: 'push', ref: 'main', refType: 'branch', refProtected: false, defaultBranch: 'main',
      projectPath: '', sha: '0'.repeat(40), beforeSha: '0'.repeat(40), changedFiles: null, files: [], kubernetesActive: false,
    });
    expect(pipelineFacts({ defaultBranch: 'trunk' }).ref).toBe('trunk');
  });

  it('knows the ref of a merge request', () => {
    expect(pipelineFacts({ refType: 'merge_request', mergeRequest: { iid: 5, sourceBranch: 'a', targetBranch: 'b' } }).ref).toBe('refs/merge-requests/5/head');
  });

  it('takes an event of a merge request for a merge request pipeline unless told otherwise', () => {
    const mergeRequest = { iid: 5, sourceBranch: 'a', targetBranch: 'b' };
    expect(pipelineFacts({ source: 'merge_request_event', mergeRequest })).toMatchObject({ refType: 'merge_request', ref: 'refs/merge-requests/5/head' });
    expect(pipelineFacts({ source: 'merge_request_event', mergeRequest, refType: 'branch' })).toMatchObject({ refType: 'branch', ref: 'main' });
    expect(pipelineFacts({ mergeRequest }).refType).toBe('branch');
    expect(pipelineFacts({ source: 'merge_request_event' }).refType).toBe('branch');
  });

  it('takes single limits', () => {
    expect(pipelineFacts({ limits: { needs: 5 } }).limits).toEqual({ ...DEFAULT_LIMITS, needs: 5 });
    expect(['12.2', '12.3'].map((gitlabVersion) => pipelineFacts({ gitlabVersion }).limits.needs)).toEqual([5, 50]); // N6
    expect(pipelineFacts({ gitlabVersion: '13.3' }).limits.includes).toBe(100);
  });
});
