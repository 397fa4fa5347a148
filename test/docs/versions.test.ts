import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compilePipeline } from '../../src/compile.js';
import { diffPipelines } from '../../src/explain/diff-pipelines.js';
import { DIFFERENCES, see, VERSIONS } from './version-differences.js';
import { versionsPage } from './versions-page.js';

const rows = Object.values(DIFFERENCES).flat();

describe('docs/versions.md', () => {
  it('is what `npx tsx docs/generate-versions.ts` makes', () => {
    expect(readFileSync(new URL('../../docs/versions.md', import.meta.url), 'utf8')).toBe(versionsPage());
  });

  it.each(rows)('$what', (row) => {
    expect(VERSIONS.map((version) => see(row, version))).toEqual(row.seen);
    expect(new Set(row.seen).size).toBeGreaterThan(1);
  });

  it.each(rows.filter(({ look }) => look === undefined))('$what: diffPipelines sees it', ({ config, context, seen }) => {
    const pipelines = VERSIONS.map((gitlabVersion) => compilePipeline(config, { ...context, gitlabVersion }));
    for (const [index, after] of pipelines.entries()) {
      const before = pipelines[index - 1];
      if (before && seen[index] !== seen[index - 1] && (before.created || after.created)) expect(diffPipelines(before, after).equal).toBe(false);
    }
  });
});
