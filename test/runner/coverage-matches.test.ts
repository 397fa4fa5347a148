import { describe, expect, test } from 'vitest';
import { coverageMatches } from '../../src/runner/coverage-matches.js';
import { jobCoverage } from '../../src/usage/job-coverage.js';

describe('coverage by coverageMatches', () => {
  test.each([ // P198; lines are separated by `;`
    ['\\d+\\.\\d+% lines', '10.5% lines;12.25% lines', 12.25],
    ['Total: \\d+%', 'Total: 81%; done', 81],
    ['Total:.*', 'Total: 3 of 4 files, 75%', 3],
    ['cov (\\d+)%', 'cov 40% cov 60%', 60],
    ['Lines: (\\d+) of (\\d+)', 'Lines: 5 of 9', 9],
    ['Total: .*', 'Total: 55%;Total: n/a', 55],
    ['x', 'nothing', undefined],
    ['(\\d+)|(no)', '70;no', undefined],
    ['a/b (\\d+)', 'a/b 7', 7],
    ['(?!x)\\d+', '5', undefined],
    ['', '5', undefined],
  ])('%j in %j', (pattern, log, coverage) => {
    expect(jobCoverage(log.replaceAll(';', '\n'), coverageMatches(pattern))).toBe(coverage);
  });

  test('no pattern, no coverage', () => {
    expect(jobCoverage('100%', coverageMatches(undefined))).toBeUndefined();
  });
});
