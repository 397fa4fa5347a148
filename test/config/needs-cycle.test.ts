import { describe, expect, it } from 'vitest';
import { findNeedsCycle } from '../../src/config/needs-cycle.js';
import type { JobDefinition, Need } from '../../src/pipeline.js';

const need = (job: string): Need => ({ job, artifacts: true, optional: false });

function cycle(needs: Readonly<Record<string, readonly string[]>>): string[] | undefined {
  return findNeedsCycle(new Map(Object.entries(needs).map(([name, names]) => [name, { name, needs: names.map(need) } as unknown as JobDefinition])));
}

describe('findNeedsCycle (K-x-6)', () => {
  it.each([
    [{ a: ['a'] }, ['a', 'a']],
    [{ a: ['b'], b: ['a'] }, ['a', 'b', 'a']],
    [{ start: ['a'], a: ['b', 'c'], b: [], c: ['d'], d: ['a'] }, ['a', 'c', 'd', 'a']],
    [{ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, undefined],
    [{ a: ['none'] }, undefined],
    [{ constructor: ['toString'], toString: ['constructor'] }, ['constructor', 'toString', 'constructor']],
  ])('%j: %j', (needs, expected) => {
    expect(cycle(needs)).toEqual(expected);
  });

  it('sees through lists that jobs share', () => {
    const shared = [need('c')];
    const jobs = new Map([['a', shared], ['b', shared], ['c', [need('b')]]].map(([name, needs]) => [name, { name, needs } as unknown as JobDefinition]));
    expect(findNeedsCycle(jobs as ReadonlyMap<string, JobDefinition>)).toEqual(['b', 'c', 'b']);
  });

  it('ignores jobs elsewhere', () => {
    const jobs = new Map([['a', { name: 'a', needs: [{ pipeline: 'p', job: 'a', artifacts: true }] } as unknown as JobDefinition]]);
    expect(findNeedsCycle(jobs)).toBeUndefined();
  });

  it('walks deep chains', () => {
    const chain = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`j${index}`, [`j${index + 1}`]]));
    expect(cycle(chain)).toBeUndefined();
    expect(cycle({ ...chain, j19999: ['j0'] })).toHaveLength(20_001);
  });
});
