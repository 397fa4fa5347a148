import { expect, test } from 'vitest';
import { readArguments } from '../../src/cli/read-arguments.js';

test('nothing given: the example, pushed to main', () => {
  expect(readArguments([])).toEqual({ file: undefined, root: undefined, context: { ref: 'main', refType: 'branch' } });
});

test('everything about a branch or tag', () => {
  expect(readArguments(['x.yml', '--ref', 'v1', '--tag', '--source', 'web', '--var', 'A=b=c', '--var', 'E=', '--changed', 'a', '--changed', 'b', '--root', 'r', '--gitlab-version', '13.3'])).toEqual({
    file: 'x.yml', root: 'r',
    context: { ref: 'v1', refType: 'tag', source: 'web', variables: { A: 'b=c', E: '' }, changedFiles: ['a', 'b'], gitlabVersion: '13.3' },
  });
});

test('the project', () => {
  expect(readArguments(['--project', 'group/app'])).toMatchObject({ context: { project: { path: 'group/app' } } });
});

test('a merge request from the ref into main', () => {
  expect(readArguments(['--ref', 'topic', '--merge-request'])).toMatchObject({
    context: { source: 'merge_request_event', refType: 'merge_request', mergeRequest: { sourceBranch: 'topic', targetBranch: 'main' } },
  });
});

test('help', () => {
  expect(readArguments(['--help', '--ref', 'x'])).toBe('help');
});

test.each([[['--nonsense']], [['--ref']], [['--var', 'A']], [['--var', '=b']], [['a', 'b']], [['--tag', '--merge-request']], [['--tag=yes']], [['--source', 'pull']]])('%j is refused', (texts) => {
  expect(readArguments(texts)).toEqual({ problem: expect.any(String) as string });
});
