import { describe, expect, it } from 'vitest';
import { createCollector, diagnostic } from '../../src/diagnostics/collector.js';
import { MAX_DIAGNOSTICS } from '../../src/limits.js';

describe('diagnostic', () => {
  it('turns a span into a file and a range', () => {
    const source = { name: 'a.yml', text: 'one\ntwo' };
    expect(diagnostic('yaml-syntax', 'Wrong.', { at: { source, start: 4, end: 6 }, path: ['jobs', 1], hint: 'Write it.' })).toEqual({
      severity: 'error', code: 'yaml-syntax', message: 'Wrong.', path: ['jobs', 1], file: 'a.yml', hint: 'Write it.',
      range: { start: { line: 2, column: 1, offset: 4 }, end: { line: 2, column: 3, offset: 6 } },
    });
  });

  it('has no place without a source', () => {
    const bare = { severity: 'warning', code: 'yaml-syntax', message: 'Wrong.', path: [] };
    expect(diagnostic('yaml-syntax', 'Wrong.', { severity: 'warning' })).toEqual(bare);
    expect(diagnostic('yaml-syntax', 'Wrong.', { severity: 'warning', at: { source: undefined, start: 0, end: 0 } })).toEqual(bare);
  });

  it('does not keep the path it was given', () => {
    const path = ['a'];
    const { path: kept } = diagnostic('yaml-syntax', 'Wrong.', { path });
    path.push('b');
    expect(kept).toEqual(['a']);
  });
});

describe('createCollector', () => {
  it('fails with the first error, not with warnings', () => {
    const collector = createCollector();
    collector.report('include-schema', 'Odd.', { severity: 'warning' });
    expect(collector.hasFailed()).toBe(false);
    collector.add([diagnostic('yaml-syntax', 'Wrong.')]);
    expect(collector.hasFailed()).toBe(true);
    expect(collector.diagnostics.map(({ code }) => code)).toEqual(['include-schema', 'yaml-syntax']);
  });

  it('stops after so many, says so, and still fails', () => {
    const collector = createCollector();
    for (let count = 0; count < MAX_DIAGNOSTICS + 10; count += 1) collector.report('include-schema', 'Odd.', { severity: 'warning' });
    expect(collector.diagnostics).toHaveLength(MAX_DIAGNOSTICS + 1);
    expect(collector.diagnostics.at(-1)).toMatchObject({ code: 'diagnostics-too-many', severity: 'warning' });
    expect(collector.isFull()).toBe(true);
  });

  it('lists errors in the place of warnings', () => {
    const collector = createCollector();
    for (let count = 0; count < 2 * MAX_DIAGNOSTICS; count += 1) collector.report('include-schema', 'Odd.', { severity: 'warning' });
    collector.report('yaml-syntax', 'Wrong.');
    expect(collector.hasFailed()).toBe(true);
    expect(collector.diagnostics).toHaveLength(MAX_DIAGNOSTICS + 1);
    expect(collector.diagnostics.slice(-3).map(({ code }) => code)).toEqual(['include-schema', 'yaml-syntax', 'diagnostics-too-many']);
    for (let count = 0; count < 2 * MAX_DIAGNOSTICS; count += 1) collector.report('yaml-syntax', 'Wrong.');
    expect(collector.diagnostics.map(({ code }) => code)).toEqual([...Array<string>(MAX_DIAGNOSTICS).fill('yaml-syntax'), 'diagnostics-too-many']);
  });

  it('lists what it is told to instead', () => {
    const collector = createCollector((entry) => ({ ...entry, severity: 'warning' }));
    collector.report('yaml-syntax', 'Wrong.');
    expect(collector.hasFailed()).toBe(false);
    expect(collector.diagnostics).toMatchObject([{ code: 'yaml-syntax', severity: 'warning' }]);
  });
});
