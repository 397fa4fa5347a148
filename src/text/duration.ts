import parse from 'parse-duration';
import { writeNumberWords } from './number-words.js';

/** Every spelling of a unit, with its length in the only notation that parse-duration and GitLab read alike (K-dur-3). */
const SPELLINGS: readonly (readonly [length: string, spellings: readonly string[]])[] = [
  ['1s', ['s', 'sec', 'secs', 'second', 'seconds']],
  ['1m', ['m', 'min', 'mins', 'minute', 'minutes']],
  ['1h', ['h', 'hr', 'hrs', 'hour', 'hours']],
  ['1d', ['d', 'dy', 'day', 'days']],
  ['1w', ['w', 'wk', 'wks', 'week', 'weeks']],
  ['30d', ['mo', 'mos', 'month', 'months']],
  ['1y', ['y', 'yr', 'yrs', 'year', 'years']],
];

/** Seconds of one unit. parse-duration works in milliseconds; multiplying here instead keeps fractions exact to the last digit. */
const UNIT_SECONDS = new Map<string, number>(
  SPELLINGS.flatMap(([length, spellings]) => spellings.map((spelling): [string, number] => [spelling, parse(length, 's') ?? 0])),
);

/** Words between the parts that mean nothing. */
const JOINING_WORDS: readonly string[] = ['and', 'with', 'plus'];

/** The units of `1:2:3:4:5:6` from the right; weeks do not take part (K-dur-5). */
const COLON_UNITS: readonly string[] = ['s', 'm', 'h', 'd', 'mo', 'y'];

/**
 * Reads a duration as GitLab's keywords do: `2h20min`, `3 weeks and 2 days`, `1.5 hours`, `1:20:00`, `twenty-five minutes`. A number
 * without a unit is seconds; a month has 30 days, a year 365.25.
 *
 * @param text - The duration.
 * @returns Seconds, more than zero, possibly with a fraction. `undefined` for `never` and for whatever is no duration: other words,
 * signs, zero, a value that is not a string.
 *
 * @example
 * ```ts
 * parseDuration('2 hrs 20 min'); // 8400
 * parseDuration('two and a half hours'); // 9000
 * parseDuration('never'); // undefined
 * ```
 *
 * @remarks Source: K-dur-1 to K-dur-7.
 */
export function parseDuration(text: string): number | undefined {
  if (typeof (text as unknown) !== 'string') return undefined;
  if (/[0-9]{300}/.test(text)) return undefined; // no finite number is that long
  const words = splitWords(writeNumberWords(text.toLowerCase()));
  const seconds = words && addUp(words);
  return seconds && Number.isFinite(seconds) ? seconds : undefined;
}

/** The numbers and units of a text in order, or undefined when it holds anything else. */
function splitWords(text: string): (number | string)[] | undefined {
  const parts = colonParts(text);
  if (parts) {
    return parts.length > COLON_UNITS.length ? undefined
      : parts.flatMap((part, index) => [Number(part), COLON_UNITS[parts.length - 1 - index] ?? '']);
  }
  const words: (number | string)[] = [];
  for (const word of text.match(/[0-9]*\.?[0-9]+|(?:(?!\.?[0-9])[^ \t\n\v\f\r])+/g) ?? []) {
    const isNumber = /[0-9]/.test(word);
    const name = isNumber ? word : word.replace(/^,/, '').replace(/,$/, '');
    if (isNumber) words.push(Number(word));
    else if (UNIT_SECONDS.has(name)) words.push(name);
    else if (!JOINING_WORDS.includes(name)) return undefined;
  }
  return words;
}

/** The parts of `1:20:00`; spaces anywhere are ignored, even inside a number (K-dur-4b). */
function colonParts(text: string): string[] | undefined {
  if (!text.includes(':')) return undefined;
  const parts = text.replaceAll(' ', '').split(':');
  return parts.every((part) => /^[0-9]*\.?[0-9]+$/.test(part)) ? parts : undefined;
}

/** Adds the numbers times the units after them; a number before another number counts nothing, at the end seconds (K-dur-4). */
function addUp(words: readonly (number | string)[]): number {
  const terms = typeof words[0] === 'string' ? [1, ...words] : words;
  return terms.reduce<number>((sum, amount, index) => {
    if (typeof amount === 'string') return sum;
    const unit = terms[index + 1] ?? 's';
    return sum + (typeof unit === 'string' ? amount * (UNIT_SECONDS.get(unit) ?? 0) : 0);
  }, 0);
}
