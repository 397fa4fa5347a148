import type { JobDefinition, Need } from '../pipeline.js';

/**
 * A circle of job-level needs as a path that ends where it began; undefined when there is none. The way leads from list to list, because
 * instances of a parallel job share theirs: time grows with the jobs plus the lengths of different lists.
 *
 * @remarks Source: K-x-6.
 */
export function findNeedsCycle(jobs: ReadonlyMap<string, JobDefinition>): string[] | undefined {
  const finished = new Set<readonly Need[]>();
  for (const { needs: start } of jobs.values()) {
    if (!start || finished.has(start)) continue;
    const path = [{ needs: start, next: 0, name: '' }];
    const depths = new Map([[start, 0]]);
    for (let current = path.at(-1); current; current = path.at(-1)) {
      const need = current.needs[current.next];
      current.next += 1;
      if (!need) {
        finished.add(current.needs);
        depths.delete(current.needs);
        path.pop();
        continue;
      }
      if (!('optional' in need)) continue;
      const needs = jobs.get(need.job)?.needs;
      if (!needs || finished.has(needs)) continue;
      const depth = depths.get(needs);
      if (depth !== undefined) return [need.job, ...path.slice(depth + 1).map(({ name }) => name), need.job];
      depths.set(needs, path.length);
      path.push({ needs, next: 0, name: need.job });
    }
  }
  return undefined;
}
