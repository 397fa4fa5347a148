import { describe, expect, test } from 'vitest';
import { writeNumberWords } from '../../src/text/number-words.js';

describe('writeNumberWords', () => {
  test.each([
    ['twenty-five minutes', '25 minutes'],
    ['twenty five minutes', '25 minutes'],
    ['twentyfive minutes', '25 minutes'],
    ['five twenty', '5 20'],
    ['five and twenty', '25'],
    ['5 and 20', '5 and 20'],
    ['three hundred and five', '305'],
    ['three hundreddays', '300days'],
    ['hundred seconds', '100 seconds'],
    ['one million two hundred fifty thousand and seven', '1250007'],
    ['two and a half hours', '2.5 hours'],
    ['two and three eighths', '2.375'],
    ['one and a quarter', '1.25'],
    ['1 1/2 hours', '1.5 hours'],
    ['one-hour', '1 hour'],
    ['1-hour', '1-hour'],
    ['onewk', 'onewk'],
    ['a day', 'a day'],
    ['half hour', 'half hour'],
    ['third hour', 'third hour'],
    ['1 hour # one', '1 hour # one'],
  ])('%s: %s', (words, digits) => {
    expect(writeNumberWords(words)).toBe(digits);
  });
});
