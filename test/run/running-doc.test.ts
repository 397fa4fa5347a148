import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as library from '../../src/index.js';
import { codeBlocks, runExample } from '../docs/run-example.js';

const text = readFileSync(new URL('../../docs/running.md', import.meta.url), 'utf8');

test.each(codeBlocks(text, ['ts']))('docs/running.md:$line', async ({ code, line }) => {
  expect(await runExample(code, 'docs/running.md', line, library)).toBeGreaterThan(0);
});

test('the chart in docs/running.md is that of its example', async () => {
  const [{ code: chart } = { code: '' }] = codeBlocks(text, ['mermaid']);
  const [example] = codeBlocks(text, ['ts']).filter(({ code }) => code.includes('timelineText'));
  const promised = chart.trimEnd().split('\n').map((line) => `// ${line}`).join('\n');
  expect(await runExample(`${example?.code ?? ''}\ntimelineGantt(simulation);\n${promised}\n`, 'docs/running.md', 0, library)).toBeGreaterThan(0);
});
