import type { JobDefinition } from '../pipeline.js';

/**
 * A circle of job-level needs as a path that ends where it began; undefined when there is none. Time grows with jobs plus needs.
 *
 * @remarks Source: K-x-6.
 */
export function findNeedsCycle(jobs: ReadonlyMap<string, JobDefinition>): string[] | undefined {
  const finished = new Set<string>();
  for (const start of jobs.keys()) {
    if (finished.has(start)) continue;
    const path: { readonly name: string; next: number }[] = [{ name: start, next: 0 }];
    const onPath = new Set([start]);
    for (let current = path.at(-1); current; current = path.at(-1)) {
      const need = jobs.get(current.name)?.needs?.[current.next];
      current.next += 1;
      if (!need) {
        if (current.next <= (jobs.get(current.name)?.needs?.length ?? 0)) continue;
        finished.add(current.name);
        onPath.delete(current.name);
        path.pop();
      } else if ('optional' in need && jobs.has(need.job) && !finished.has(need.job)) {
        if (onPath.has(need.job)) {
          const names = path.map(({ name }) => name);
          return [...names.slice(names.indexOf(need.job)), need.job];
        }
        path.push({ name: need.job, next: 0 });
        onPath.add(need.job);
      }
    }
  }
  return undefined;
}
