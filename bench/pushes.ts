import type { PipelineContext } from '../src/index.js';

/** Paths of a made-up repository, always the same. */
export function repositoryFiles(count: number): string[] {
  const endings = ['src/index.ts', 'src/server.ts', 'package.json', 'README.md', 'test/index.test.ts', 'tsconfig.json'];
  return Array.from({ length: count }, (_, index) => `services/service-${Math.floor(index / endings.length)}/${endings[index % endings.length] ?? ''}`);
}

const FILES = repositoryFiles(2_000);

/** A push to the default branch that changes some files. */
export const PUSH_TO_MAIN: PipelineContext = {
  source: 'push', ref: 'main', project: { path: 'example/platform', id: 7 }, commitMessage: 'Mend the search\n\nIt was slow.',
  sha: '4f1c0c2b7f0e4d7a9a4b1d3c5e6f708192a3b4c5', files: FILES, changedFiles: FILES.slice(0, 20),
  variableScopes: { project: { DEPLOY_TOKEN: 'x', SENTRY_DSN: 'https://key@sentry.example.com/1' }, group: { TEAM: 'platform' } },
};

/** A merge request from a branch of its own, the same for the same number. */
export function mergeRequest(number: number): PipelineContext {
  return {
    ...PUSH_TO_MAIN, source: 'merge_request_event', refType: 'merge_request', ref: `refs/merge-requests/${number}/head`,
    mergeRequest: { iid: number, sourceBranch: `topic-${number}`, targetBranch: 'main' }, changedFiles: FILES.slice(number % 1_000, number % 1_000 + 15),
  };
}
