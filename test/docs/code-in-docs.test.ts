import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { listFiles } from '../../src/cli/read-repository.js';
import * as library from '../../src/index.js';
import { codeBlocks, runExample } from './run-example.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(root + path, 'utf8');

describe.each(['README.md', 'docs/loading.md'])('the code in %s does what it says', (page) => {
  const blocks = codeBlocks(read(page), ['js']);
  test('there is some', () => { expect(blocks.length).toBeGreaterThan(2); });
  test.each(blocks)(`${page}:$line`, async ({ code, line }) => {
    expect(await runExample(code, page, line, library)).toBeGreaterThan(0);
  });
});

describe('so do the examples of the doc comments', () => {
  const files = listFiles(`${root}src`).map((path) => `src/${path}`).filter((file) => read(file).includes('@example'));
  test.each(files)('%s', async (file) => {
    const own = await import(`${root}${file}`) as Record<string, unknown>;
    for (const { code, line } of codeBlocks(read(file), ['ts'])) expect(await runExample(code, file, line, { ...library, ...own })).toBeGreaterThan(0);
  });
});
