import { expect, test } from 'vitest';
import { filterPipelines, latestPipeline, type ListedPipeline } from '../../src/project/pipeline-list.js';

const one: ListedPipeline = { id: 1, ref: 'v1', tag: false, sha: 'a', status: 'success', author: 'ada' };
const list: readonly ListedPipeline[] = [one, { ...one, id: 3, status: 'failed' }, { ...one, id: 2, tag: true, author: 'bob' }];
const ids = (pipelines: readonly ListedPipeline[]): number[] => pipelines.map(({ id }) => id);

test('filterPipelines keeps what fits every condition, the newest first', () => {
  expect(ids(filterPipelines(list))).toEqual([3, 2, 1]);
  expect(ids(filterPipelines(list, { branch: 'v1' }))).toEqual([3, 1]);
  expect(ids(filterPipelines(list, { tag: 'v1' }))).toEqual([2]);
  expect(ids(filterPipelines(list, { tag: 'v1', author: 'ada' }))).toEqual([]);
  expect(ids(list)).toEqual([1, 3, 2]);
});

test('latestPipeline is the newest for the last commit of the branch', () => {
  expect(latestPipeline(list, { name: 'v1', sha: 'a' })?.id).toBe(3);
  expect(latestPipeline(list, { name: 'v1', sha: 'b' })).toBeUndefined();
});
