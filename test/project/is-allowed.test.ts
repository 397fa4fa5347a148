import { describe, expect, test } from 'vitest';
import { isAllowed, type PipelineAction } from '../../src/project/is-allowed.js';

const EVERYTHING: readonly PipelineAction[] = [
  'run-pipeline', 'run-schedule', 'run-trigger', 'run-on-demand-scan', 'play-job', 'play-all-jobs', 'retry-job', 'cancel-job', 'delete-pipeline',
];

describe('isAllowed', () => {
  test('an administrator may do everything, a reporter nothing', () => {
    for (const action of EVERYTHING) {
      expect(isAllowed(action, { administrator: true, role: 'guest' }, { refProtected: true, environmentProtected: true })).toBe(true);
      expect(isAllowed(action, { role: 'reporter', mayMerge: true, mayDeploy: true })).toBe(false);
    }
  });

  test('a maintainer may do what does not delete', () => {
    expect(EVERYTHING.filter((action) => !isAllowed(action, { role: 'maintainer' }))).toEqual(['delete-pipeline']);
  });

  test('protection of the branch and of the environment add up', () => {
    const target = { refProtected: true, environmentProtected: true };
    expect(isAllowed('play-job', { mayDeploy: true }, target)).toBe(false);
    expect(isAllowed('play-job', { mayMerge: true }, target)).toBe(false);
    expect(isAllowed('play-job', { mayMerge: true, mayDeploy: true }, target)).toBe(true);
  });
});
