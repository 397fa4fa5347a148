import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { matchGlob } from '../../src/match/glob.js';

interface GlobCase {
  pattern: string;
  path: string;
  match: boolean;
}

const { cases } = JSON.parse(readFileSync(new URL('../vectors/globs.json', import.meta.url), 'utf8')) as { cases: GlobCase[] };

describe('globs.json', () => {
  for (const [index, { pattern, path, match }] of cases.entries()) {
    it(`${index}: ${pattern} ${match ? 'matches' : 'does not match'} ${path}`, () => {
      expect(matchGlob(pattern, path)).toBe(match);
    });
  }
});
