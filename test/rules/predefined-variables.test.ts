import { describe, expect, it } from 'vitest';
import type { PipelineContext } from '../../src/context.js';
import { pipelineFacts } from '../../src/rules/pipeline-facts.js';
import { predefinedVariables } from '../../src/rules/predefined-variables.js';

const predefined = (context: PipelineContext): Record<string, string> => Object.fromEntries(predefinedVariables(pipelineFacts(context)));

describe('predefinedVariables (03-V40)', () => {
  it('of a branch', () => {
    expect(predefined({ ref: 'feature/Add_Thing', sha: 'a'.repeat(40), project: { path: 'group/sub/project', id: 7 } })).toMatchObject({
      CI: 'true', GITLAB_CI: 'true', CI_PIPELINE_SOURCE: 'push', CI_CONFIG_PATH: '.gitlab-ci.yml',
      CI_COMMIT_REF_NAME: 'feature/Add_Thing', CI_COMMIT_REF_SLUG: 'feature-add-thing', CI_COMMIT_BRANCH: 'feature/Add_Thing', CI_COMMIT_REF_PROTECTED: 'false',
      CI_COMMIT_SHA: 'a'.repeat(40), CI_COMMIT_SHORT_SHA: 'a'.repeat(8), CI_COMMIT_BEFORE_SHA: '0'.repeat(40), CI_DEFAULT_BRANCH: 'main',
      CI_PROJECT_ID: '7', CI_PROJECT_NAME: 'project', CI_PROJECT_PATH: 'group/sub/project', CI_PROJECT_PATH_SLUG: 'group-sub-project',
      CI_PROJECT_NAMESPACE: 'group/sub', CI_PROJECT_ROOT_NAMESPACE: 'group',
    });
    expect(Object.keys(predefined({}))).not.toContain('CI_COMMIT_TAG');
  });

  it('of a tag', () => {
    const variables = predefined({ ref: 'v1', refType: 'tag' });
    expect(variables).toMatchObject({ CI_COMMIT_TAG: 'v1', CI_COMMIT_REF_NAME: 'v1' });
    expect(variables).not.toHaveProperty('CI_COMMIT_BRANCH');
  });

  it('of a merge request', () => {
    const mergeRequest = { id: 9, iid: 5, sourceBranch: 'feature', targetBranch: 'main', labels: ['a', 'b'], title: 'T' };
    const variables = predefined({ source: 'merge_request_event', refType: 'merge_request', mergeRequest, project: { path: 'g/p' } });
    expect(variables).toMatchObject({
      CI_MERGE_REQUEST_ID: '9', CI_MERGE_REQUEST_IID: '5', CI_MERGE_REQUEST_REF_PATH: 'refs/merge-requests/5/head', CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'feature',
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main', CI_MERGE_REQUEST_LABELS: 'a,b', CI_MERGE_REQUEST_TITLE: 'T', CI_MERGE_REQUEST_EVENT_TYPE: 'detached',
      CI_MERGE_REQUEST_PROJECT_PATH: 'g/p', CI_COMMIT_REF_NAME: 'feature',
    });
    for (const name of ['CI_COMMIT_BRANCH', 'CI_COMMIT_TAG', 'CI_MERGE_REQUEST_ASSIGNEES', 'CI_MERGE_REQUEST_MILESTONE', 'CI_MERGE_REQUEST_APPROVED']) expect(variables).not.toHaveProperty(name);
    expect(predefined({ mergeRequest })).not.toHaveProperty('CI_MERGE_REQUEST_IID'); // a branch pipeline, whatever is known besides
  });

  it.each([
    ['title\n\nbody', 'title', '\nbody'],
    ['title', 'title', ''],
    [`${'t'.repeat(100)}\nbody`, 't'.repeat(100), `${'t'.repeat(100)}\nbody`],
  ])('of the message %j', (message, title, description) => {
    expect(predefined({ commitMessage: message })).toMatchObject({ CI_COMMIT_MESSAGE: message, CI_COMMIT_TITLE: title, CI_COMMIT_DESCRIPTION: description });
  });

  it('cut long messages, and say so (CI_COMMIT_MESSAGE_IS_TRUNCATED)', () => {
    const long = `${'é'.repeat(49_998)}\n12345`; // 100,002 bytes
    const cut = predefined({ commitMessage: long });
    expect(cut).toMatchObject({ CI_COMMIT_MESSAGE: long.slice(0, -2), CI_COMMIT_TITLE: 'é'.repeat(49_998), CI_COMMIT_DESCRIPTION: long.slice(0, -2), CI_COMMIT_MESSAGE_IS_TRUNCATED: 'true' });
    const inside = predefined({ commitMessage: 'é'.repeat(50_000) });
    expect(inside).toMatchObject({ CI_COMMIT_MESSAGE: 'é'.repeat(50_000), CI_COMMIT_MESSAGE_IS_TRUNCATED: 'false' });
    expect(predefined({ commitMessage: `${'😀'.repeat(24_999)}123😀` }).CI_COMMIT_MESSAGE).toBe(`${'😀'.repeat(24_999)}123`); // whole characters
    const before = predefined({ commitMessage: long, gitlabVersion: '18.5' });
    expect(before.CI_COMMIT_MESSAGE).toBe(long);
    for (const variables of [before, predefined({})]) expect(variables).not.toHaveProperty('CI_COMMIT_MESSAGE_IS_TRUNCATED');
  });

  it('cut long descriptions of merge requests, and say so', () => {
    const described = (description: string, gitlabVersion = 'latest') =>
      predefined({ gitlabVersion, source: 'merge_request_event', mergeRequest: { iid: 5, sourceBranch: 'a', targetBranch: 'b', description } });
    expect(described('😀'.repeat(2701))).toMatchObject({ CI_MERGE_REQUEST_DESCRIPTION: '😀'.repeat(2700), CI_MERGE_REQUEST_DESCRIPTION_IS_TRUNCATED: 'true' });
    expect(described('😀'.repeat(2700))).toMatchObject({ CI_MERGE_REQUEST_DESCRIPTION: '😀'.repeat(2700), CI_MERGE_REQUEST_DESCRIPTION_IS_TRUNCATED: 'false' });
    expect(described('a', '16.7')).not.toHaveProperty('CI_MERGE_REQUEST_DESCRIPTION_IS_TRUNCATED');
  });

  it('that the context gives win', () => {
    expect(predefined({ predefined: { CI_REGISTRY_IMAGE: 'r', CI_COMMIT_BRANCH: 'mine' } })).toMatchObject({ CI_REGISTRY_IMAGE: 'r', CI_COMMIT_BRANCH: 'mine' });
  });

  it('lists at most four open merge requests', () => {
    expect(predefined({ openMergeRequests: ['p!1', 'p!2', 'p!3', 'p!4', 'p!5'] }).CI_OPEN_MERGE_REQUESTS).toBe('p!1,p!2,p!3,p!4');
    expect(predefined({ openMergeRequests: [] })).not.toHaveProperty('CI_OPEN_MERGE_REQUESTS');
  });

  it('are those of the version', () => {
    expect(predefined({ gitlabVersion: '13.3', openMergeRequests: ['p!1'] })).not.toHaveProperty('CI_OPEN_MERGE_REQUESTS');
    expect(predefined({ gitlabVersion: '13.3' }).CI_SERVER_VERSION).toBe('13.3');
  });
});
