import { describe, expect, it } from 'vitest';
import { dastConfiguration } from '../../../src/config/keywords/dast-configuration.js';
import { problemsOf, readKeyword } from '../read-keyword.js';

describe('dast_configuration', () => {
  it.each([
    ['{site_profile: s, scanner_profile: c}', { siteProfile: 's', scannerProfile: 'c' }],
    ['{site_profile: s, scanner_profile: ~}', { siteProfile: 's', scannerProfile: null }],
  ])('%s', (text, value) => {
    expect(readKeyword(dastConfiguration, text)).toEqual({ value, diagnostics: [] });
  });

  it.each([
    ['s', ['dast-invalid 1:1']],
    ['{site: s}', ['dast-invalid 1:2']],
    ['{site_profile: 1, scanner_profile: [a]}', ['dast-invalid site_profile 1:16', 'dast-invalid scanner_profile 1:36']],
  ])('%s: %j', (text, problems) => {
    expect(problemsOf(readKeyword(dastConfiguration, text))).toEqual(problems);
  });
});
