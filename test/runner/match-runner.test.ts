import { expect, test } from 'vitest';
import { matchRunner } from '../../src/runner/match-runner.js';

test.each<[string[], string[], boolean, boolean]>([
  [[], ['a', 'b'], true, true], [[], ['a', 'b'], false, false], [['a'], ['a', 'b'], false, true], [['a', 'b'], ['a'], true, false],
  [['a'], [], true, false], [['A'], ['a'], false, false],
])('P201: job %j, runner %j, untagged %s', (tags, runnerTags, runUntagged, matches) => {
  expect(matchRunner({ tags }, { tags: runnerTags, runUntagged })).toBe(matches);
});

test('S10, S11: protection, and runners without tags', () => {
  expect(matchRunner({}, { protected: true })).toBe(false);
  expect(matchRunner({ refProtected: true }, { protected: true })).toBe(true);
  expect(matchRunner({}, { runUntagged: false })).toBe(true);
});
