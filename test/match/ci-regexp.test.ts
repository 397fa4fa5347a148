import { describe, expect, it } from 'vitest';
import { compileRegExp, readRegExp } from '../../src/match/ci-regexp.js';

const matches = (pattern: string, text: string): boolean | undefined => compileRegExp(pattern)?.test(text);

describe('compileRegExp: the form /pattern/flags', () => {
  it('reads the pattern and its flags', () => {
    expect(compileRegExp('/^release-\\d+$/i')).toMatchObject({ source: '^release-\\d+$', flags: 'i' });
    expect(matches('/^release-\\d+$/i', 'Release-12')).toBe(true);
  });

  it('ends the pattern at the last slash, so inner slashes need no backslash', () => {
    expect(compileRegExp('/feature/.+/i')).toMatchObject({ source: 'feature/.+', flags: 'i' });
    expect(compileRegExp('//')).toMatchObject({ source: '', flags: '' });
    expect(matches('//', '')).toBe(true);
  });

  it('takes the first line that has the form (E21)', () => {
    expect(compileRegExp('first\n/second/\n/third/i')).toMatchObject({ source: 'second', flags: '' });
    expect(compileRegExp('/a\nb/')).toBeUndefined();
  });

  it.each(['main', '/main', 'main/', '/', '', ' /a/', '/a/ ', '/a/x', '/a/gi', '/a/I'])('%j has another form', (text) => {
    expect(readRegExp(text)).toEqual({ problem: 'not-a-pattern' });
  });

  it('gives undefined for what is no text', () => {
    for (const value of [null, undefined, 42, true, ['/a/'], { length: 1 }]) {
      expect(compileRegExp(value as unknown as string)).toBeUndefined();
    }
  });
});

describe('compileRegExp: RE2', () => {
  it('searches anywhere in the text', () => {
    expect(matches('/b+/', 'abbc')).toBe(true);
    expect(matches('/^b+/', 'abbc')).toBe(false);
  });

  it('gives the flags their RE2 meaning (E28)', () => {
    expect(matches('/^b.*/', 'a\nb')).toBe(false);
    expect(matches('/^b.*/m', 'a\nb')).toBe(true);
    expect(matches('/a$|\\d/', 'a\n')).toBe(false);
    expect(matches('/a.b/', 'a\nb')).toBe(false);
    expect(matches('/a.b/s', 'a\nb')).toBe(true);
    expect(matches('/K+/i', '\u212a')).toBe(true); // the Kelvin sign folds to k
  });

  it('keeps \\d, \\w and \\s to ASCII, and \\s without the vertical tab (E29)', () => {
    expect(matches('/^\\d$/', '\u0663')).toBe(false);
    expect(matches('/^\\w$/', 'é')).toBe(false);
    expect(matches('/^\\s$/', '\u00a0')).toBe(false);
    expect(matches('/^\\s$/', '\v')).toBe(false);
  });

  it('counts a character beyond the basic plane as one', () => {
    expect(matches('/^.$/', '😀')).toBe(true);
    expect(matches('/^a.b$/', 'a\ud800b')).toBe(true);
  });

  it.each(['/(?!main)/', '/(a)\\1/', '/a++/', '/(?<=a)b/', '/\\Z/', '/(/', '/[a/', '/a{1001}/', '/x**/'])('%s is refused', (text) => {
    expect(readRegExp(text)).toMatchObject({ problem: 'invalid' });
    expect(compileRegExp(text)).toBeUndefined();
  });

  it('says what RE2 said', () => {
    expect(readRegExp('/(?!main)/')).toEqual({ problem: 'invalid', message: 'RE2: invalid perl operator: (?!.' });
  });

  it('knows (?<name>...) as newer versions of GitLab do', () => {
    expect(matches('/^(?<major>\\d+)/', '12.1')).toBe(true);
    expect(matches('/[(?<]x/', '<x')).toBe(true);
    expect(compileRegExp('/(?<major>\\d+)/', { gitlabVersion: '13.3' })).toBeUndefined();
    expect(compileRegExp('/(?P<major>\\d+)/', { gitlabVersion: '13.3' })?.test('7')).toBe(true);
  });

  it('never finds an unclosed quotation without groups, as GitLab puts a group around it', () => {
    expect(matches('/\\Qa.b/', 'a.b')).toBe(false);
    expect(matches('/\\Qa.b\\E/', 'a.b')).toBe(true);
    expect(matches('/(x?)\\Qa.b/', 'a.b')).toBe(true);
  });
});

describe('compileRegExp: limits', () => {
  it('refuses patterns that are too large', () => {
    expect(readRegExp(`/${'ab?'.repeat(2_000)}/`)).toEqual({ problem: 'too-large', message: 'It is longer than 4096 characters.' });
    expect(readRegExp('/(?:ab){1000}/')).toEqual({ problem: 'too-large', message: 'It repeats too much.' });
    expect(readRegExp('/\\p{L}{1000}/')).toMatchObject({ problem: 'too-large' });
  });

  it('does not find what would take seconds to search', () => {
    expect(matches('/a+/', 'a'.repeat(100_000))).toBe(true);
    expect(matches('/a+/', 'a'.repeat(2_000_000))).toBe(false);
    expect(matches('/.{1000}/', 'a'.repeat(100_000))).toBe(false);
  });

  it('searches plain text in texts of any length', () => {
    expect(matches('/needle$/', `${'hay'.repeat(1_000_000)}needle`)).toBe(true);
  });
});
