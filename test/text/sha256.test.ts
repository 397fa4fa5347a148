import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256 } from '../../src/text/sha256.js';

test.each([0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 1000])('%d bytes', (length) => {
  const text = 'a'.repeat(length);
  expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
});
