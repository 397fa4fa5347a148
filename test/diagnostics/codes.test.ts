import { expect, it } from 'vitest';
import { DIAGNOSTIC_CODES } from '../../src/diagnostics/codes.js';

it('the codes are in kebab-case, and each stands once', () => {
  expect(new Set(DIAGNOSTIC_CODES).size).toBe(DIAGNOSTIC_CODES.length);
  for (const code of DIAGNOSTIC_CODES) expect(code).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)+$/);
});
