import { describe, expect, it } from 'vitest';
import { behaviourOf, isGitlabVersion, isSince, knownNames, LATEST_GITLAB_VERSION } from '../src/gitlab-version.js';

describe('behaviourOf', () => {
  it('models the newest version by default', () => {
    expect(behaviourOf().gitlabVersion).toBe(LATEST_GITLAB_VERSION);
    expect(behaviourOf('latest')).toBe(behaviourOf());
  });

  it.each([
    ['7.12', '7.12'], ['6.0', '7.12'], ['0.0', '7.12'], ['13.3', '13.3'], ['13.3.4-ee', '13.3'], ['v16.4', '16.4'], ['18.11', '18.11'], ['18.12', '18.11'], ['99.0', '18.11'],
    ['', '18.11'], ['newest', '18.11'], ['13', '18.11'], ['13.x', '18.11'], ['13.3foo', '18.11'], ['99999.1', '18.11'],
  ])('%j is %s', (text, expected) => {
    expect(behaviourOf(text).gitlabVersion).toBe(expected);
  });

  it('gives one frozen record per version', () => {
    expect(behaviourOf('13.3')).toBe(behaviourOf('13.3.1'));
    expect(Object.isFrozen(behaviourOf('13.3'))).toBe(true);
  });

  it.each<[keyof ReturnType<typeof behaviourOf>, string, unknown, unknown]>([ // 02 §18.1, 03-M: the first version with the new value
    ['onlyAndExceptCombine', '8.0', false, true], ['expressions', '10.7', false, true], ['expressionMatch', '11.0', false, true], ['expressionAndOr', '12.0', false, true],
    ['edgeStages', '12.4', false, true], ['expressionParentheses', '13.3', false, true], ['matrixNamesShowValues', '13.4', false, true], ['manualTriggers', '13.5', false, true],
    ['matrixMinimumVariables', '13.5', 2, 1], ['tagsExpandVariables', '14.1', false, true], ['needsSameStage', '14.2', false, true], ['needsChecked', '14.2', false, true],
    ['tagsLimited', '14.3', false, true], ['nestedVariableExpansion', '14.4', false, true], ['whenWithRules', '14.6', 'forbidden', 'both'], ['patternsInVariables', '15.1', false, true],
    ['parallelMaximum', '15.9', 50, 200], ['environmentVariablesInRules', '16.4', false, true], ['existsComparisons', '17.7', 10_000, 50_000], ['pagesPathAdded', '17.10', false, true],
    ['existsDirectories', '18.2', false, true], ['cacheKeyByContent', '18.4', false, true], ['expressionBooleans', '18.7', false, true], ['matrixExpressions', '18.8', false, true],
    ['expressionNot', '18.11', false, true],
    ['integerVariables', '9.3', false, true], ['defaults', '12.3', false, true], ['workflow', '12.5', false, true], ['duplicatePipelinesWarned', '13.3', false, true],
    ['creatingPipelines', '13.5', 1, 2], ['variableMaps', '13.7', 'none', 'root'], ['variableMaps', '15.6', 'root', 'all'], ['triggerJobsRetried', '15.10', false, true],
    ['includeInputsKey', '16.0', 'with', 'inputs'], ['cancelingStatus', '17.0', false, true], ['includeIntegrity', '17.9', false, true],
    ['tagsAlwaysListed', '8.0', true, false], ['needsMaximum', '12.3', 5, 50], ['rulesConflictWithNull', '13.4', true, false], ['skipSeparators', '13.4', false, true],
    ['cachePrefixNamesFiles', '15.9', false, true], ['compareToExpandsVariables', '17.2', false, true],
  ])('changes %s in %s', (field, version, before, after) => {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    const previous = minor > 0 ? `${major}.${minor - 1}` : `${major - 1}.99`;
    expect([behaviourOf(previous)[field], behaviourOf(version)[field]]).toEqual([before, after]);
  });

  it('lets 13.3 follow its document (03-R8, R9)', () => {
    expect(['13.2', '13.3', '13.4'].map((version) => [behaviourOf(version).whenWithRules, behaviourOf(version).manualDefaultWithRules])).toEqual([['forbidden', true], ['either', false], ['forbidden', true]]);
  });

  it('has the same fields in every version', () => {
    const fields = Object.keys(behaviourOf()).sort();
    for (const version of ['7.12', '8.7', '12.0', '13.3', '15.11', '17.0']) expect(Object.keys(behaviourOf(version)).sort()).toEqual(fields);
  });
});

describe('isSince, knownNames and isGitlabVersion', () => {
  it('compare by major and minor', () => {
    expect([isSince(behaviourOf('13.3'), '13.3'), isSince(behaviourOf('13.3'), '13.12'), isSince(behaviourOf('13.12'), '13.3'), isSince(behaviourOf('16.0'), '15.11')]).toEqual([true, false, true, true]);
  });

  it('choose the names a version has', () => {
    expect(['13.2', '13.3', 'latest'].map((version) => knownNames({ a: '7.12', b: '13.3', c: '18.11' }, behaviourOf(version)))).toEqual([['a'], ['a', 'b'], ['a', 'b', 'c']]);
  });

  it('know what is a version', () => {
    expect(['latest', '13.3', '13.3.1', 'v17.0-pre', '13', 'x', ''].map(isGitlabVersion)).toEqual([true, true, true, true, false, false, false]);
  });
});
