import { describe, expect, test } from 'vitest';
import { runnerSettings } from '../../src/runner/runner-settings.js';

describe('runnerSettings', () => {
  test('without variables', () => {
    expect(runnerSettings({})).toEqual({
      strategy: 'fetch', depth: 20, checkout: true, workingCopy: 'pipeline-revision', cleanFlags: '-ffdx', fetchExtraFlags: '--prune --quiet',
      fetchCommand: 'git fetch origin $REFSPECS --depth 20 --prune --quiet', submoduleCommands: [],
      attempts: { artifactDownload: 1, executorJobSection: 1, getSources: 1, restoreCache: 1 }, invalid: [],
    });
  });

  test.each([['7.12', 0], ['13.3', 50], ['latest', 20]])('new projects of %s fetch %i commits', (gitlabVersion, depth) => {
    expect(runnerSettings({}, { gitlabVersion }).depth).toBe(depth);
  });

  test('strategy none does nothing with git', () => {
    const settings = runnerSettings({ GIT_STRATEGY: 'none', GIT_SUBMODULE_STRATEGY: 'normal' });
    expect(settings).toMatchObject({ checkout: false, workingCopy: 'untouched', submoduleCommands: [] });
    expect(settings).not.toHaveProperty('fetchCommand');
    expect(settings).not.toHaveProperty('cleanFlags');
  });

  test('a depth of 0 or no number fetches everything', () => {
    for (const GIT_DEPTH of ['0', '', 'x']) expect(runnerSettings({ GIT_DEPTH }, { depth: 5 }).fetchCommand).toBe('git fetch origin $REFSPECS --prune --quiet');
  });

  test.each([['0', false], ['f', false], ['FALSE', false], ['no', true], ['', true], ['true', true]])('GIT_CHECKOUT %j means %j', (GIT_CHECKOUT, checkout) => {
    expect(runnerSettings({ GIT_CHECKOUT }).checkout).toBe(checkout);
  });

  test.each([['1', 1], ['10', 10], ['11', 1], ['0', 1], ['-1', 1], ['two', 1]])('%s attempts are %i', (GET_SOURCES_ATTEMPTS, attempts) => {
    expect(runnerSettings({ GET_SOURCES_ATTEMPTS }).attempts.getSources).toBe(attempts);
  });

  test.each([
    [{ GIT_STRATEGY: 'pull' }, ['GIT_STRATEGY']], [{ GIT_SUBMODULE_STRATEGY: 'constructor' }, ['GIT_SUBMODULE_STRATEGY']],
    [{ GIT_CLONE_PATH: '/srv' }, ['GIT_CLONE_PATH']], [{ GIT_CLONE_PATH: 'here' }, ['GIT_CLONE_PATH']],
    [{ GIT_CLONE_PATH: '$CI_BUILDS_DIR/../x' }, ['GIT_CLONE_PATH']], [{ GIT_CLONE_PATH: '$CI_BUILDS_DIR-other' }, ['GIT_CLONE_PATH']],
    [{ GIT_CLONE_PATH: '$CI_BUILDS_DIR' }, []], [{ GIT_CLONE_PATH: '${CI_BUILDS_DIR}/a/../b' }, []],
    [{ GIT_CLONE_PATH: '/any', CI_BUILDS_DIR: '/' }, []],
  ])('%j refuses %j', (variables, invalid) => {
    expect(runnerSettings(variables as Record<string, string>).invalid).toEqual(invalid);
  });
});
