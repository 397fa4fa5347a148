import type { Node } from '../yaml/node.js';

/** Whether a job publishes a site: by the keyword, or by its name (L123, K-pages-2). */
export function isPagesJob(name: string, pages: Node | undefined): boolean {
  if (pages?.kind === 'boolean') return pages.value;
  if (pages?.kind === 'map' && pages.entries.size > 0) return true;
  return name === 'pages';
}

/** Adds the published directory to the paths of `artifacts` unless it is there (L125). */
export function withPublishPath(artifacts: unknown, path: string): Readonly<Record<string, unknown>> {
  const known = (artifacts ?? {}) as Readonly<Record<string, unknown>>;
  const paths = Array.isArray(known.paths) ? (known.paths as readonly unknown[]) : [];
  return paths.includes(path) ? known : { ...known, paths: [...paths, path] };
}
