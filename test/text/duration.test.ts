import parse from 'parse-duration';
import { describe, expect, test } from 'vitest';
import { parseDuration } from '../../src/text/duration.js';

describe('parseDuration', () => {
  test.each([
    ['2h20min', 8400], ['3 weeks and 2 days', 1_987_200], ['47 yrs 6 mos and 4d', 1_499_104_800], ['42', 42], ['1.5 hours', 5400],
    ['week', 604_800], ['1h30', 3630], ['10 3 s', 3], ['1:20:00', 4800], ['one:thirty', 90], ['1 0:20', 620], ['1-1/2 hours', 5400],
    ['1 hour, and 2 minutes', 3720], ['1WK', 604_800], ['7 dy', 604_800],
  ])('%s is %d seconds', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  test.each(['never', 'Never', '', '0', '0:00', '-5 minutes', '1,000 s', '5 min ago', '1/2 hour', '1 hour # note', '1:2:3:4:5:6:7', '1 1/0 h', 'tōday'])(
    '%j is no duration', (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );

  test('what is no text is no duration', () => {
    const values: unknown[] = [42, null, undefined, {}, ['1 day'], true];
    for (const value of values) expect(parseDuration(value as string)).toBeUndefined();
  });

  test('fractions are exact to the last digit', () => {
    expect(parseDuration('16.9h 94.5m 69.6y')).toBe(16.9 * 3600 + 94.5 * 60 + 69.6 * 31_557_600);
    expect(parseDuration('69.9m')).toBe(69.9 * 60);
  });

  test('the unit table of parse-duration is not changed', () => {
    expect(parse('1 month', 's')).toBe(2_629_800);
  });

  test('long hostile texts are answered', () => {
    for (const part of ['1', '1 ', 'one and ', ' ', '1 \t', '-', '1:', ',', `${'1'.repeat(299)} hundred and `]) {
      expect(() => parseDuration(part.repeat(2_000))).not.toThrow();
    }
    expect(parseDuration(`${'9'.repeat(299)} trillion years`)).toBeUndefined();
  });
});
