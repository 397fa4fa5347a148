import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pipelineDuration } from '../../src/usage/pipeline-duration.js';
import { quotaUsage } from '../../src/usage/quota-usage.js';

interface UnionCase {
  periods: [number, number | null][];
  now: number;
  duration: number;
  quota_seconds: number;
}

const { cases } = JSON.parse(readFileSync(new URL('../vectors/duration-union.json', import.meta.url), 'utf8')) as { cases: UnionCase[] };

describe('duration-union.json', () => {
  test.each(cases.map((recorded, index) => ({ name: `${index}: ${recorded.periods.length} periods`, recorded })))('$name', ({ recorded }) => {
    const periods = recorded.periods.map(([start, end]) => ({ start, end }));
    expect(pipelineDuration(periods, recorded.now)).toBe(recorded.duration);
    expect(quotaUsage(periods, recorded.now)).toBe(recorded.quota_seconds);
  });
});
