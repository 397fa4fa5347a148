import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { MAX_START_IN_SECONDS, MAX_TIMEOUT_SECONDS } from '../../src/limits.js';
import { parseDuration } from '../../src/text/duration.js';

interface DurationCase {
  input: unknown;
  seconds: number | null;
  parse_error?: boolean;
  never?: boolean;
  valid: boolean;
  valid_timeout: boolean;
  valid_start_in: boolean;
}

const { cases } = JSON.parse(readFileSync(new URL('../vectors/durations.json', import.meta.url), 'utf8')) as { cases: DurationCase[] };

describe('durations.json', () => {
  test.each(cases.map((recorded, index) => ({ name: `${index} ${JSON.stringify(recorded.input)}`, recorded })))('$name', ({ recorded }) => {
    const seconds = parseDuration(recorded.input as string);
    const isNever = typeof recorded.input === 'string' && recorded.input.toLowerCase() === 'never';
    expect({
      seconds: seconds ?? null,
      never: isNever,
      valid: isNever || seconds !== undefined,
      valid_timeout: seconds !== undefined && seconds <= MAX_TIMEOUT_SECONDS,
      valid_start_in: seconds !== undefined && seconds <= MAX_START_IN_SECONDS,
    }).toEqual({
      seconds: recorded.seconds,
      never: recorded.never ?? false,
      valid: recorded.valid,
      valid_timeout: recorded.valid_timeout,
      valid_start_in: recorded.valid_start_in,
    });
    if (recorded.parse_error) expect(seconds).toBeUndefined();
  });
});
