import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DIAGNOSTIC_CODES } from '../../src/diagnostics/codes.js';
import { diagnosticsOf, NOT_GIVEN, PARTS, WITHOUT_EXAMPLE } from './diagnostic-examples.js';
import { diagnosticsPage } from './diagnostics-page.js';

const examples = PARTS.flatMap(([, part]) => Object.entries(part));
const codesOf = (...[example, repaired]: Parameters<typeof diagnosticsOf>): string[] => diagnosticsOf(example, repaired).map(({ code }) => code);

describe('docs/diagnostics.md', () => {
  it('has every code once, and no other', () => {
    expect([...examples.map(([code]) => code), ...Object.keys(WITHOUT_EXAMPLE)].sort()).toEqual([...DIAGNOSTIC_CODES].sort());
    expect(Object.keys(NOT_GIVEN).filter((code) => (DIAGNOSTIC_CODES as readonly string[]).includes(code))).toEqual([]);
  });

  it('is what `npx tsx docs/generate-diagnostics.ts` makes', () => {
    expect(readFileSync(new URL('../../docs/diagnostics.md', import.meta.url), 'utf8')).toBe(diagnosticsPage());
  });

  it.each(examples)('%s: the example gets it, the repaired one does not', (code, example) => {
    expect(codesOf(example, false)).toContain(code);
    const rest = codesOf(example, true);
    expect(rest).not.toContain(code);
    if (code !== 'diagnostics-too-many') expect(diagnosticsOf(example, true).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
