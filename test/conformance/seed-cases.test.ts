import { describe, expect, it } from 'vitest';
import recorded from '../vectors/seed-cases.json' with { type: 'json' };
import type { SeedCase } from './seed-case.js';
import { compareSeedCase, isComparable } from './seed-checks.js';

const cases = (recorded.cases as unknown as readonly SeedCase[]).filter(isComparable);

describe('statements of the documents of 7.12, 13.3, 13.12 and latest', () => {
  it.each(cases)('$id', (seedCase) => {
    const { found, wanted } = compareSeedCase(seedCase);
    expect(found).toEqual(wanted);
  });
});
