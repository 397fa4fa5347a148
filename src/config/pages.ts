import type { JobDefinition } from '../pipeline.js';
import type { Node } from '../yaml/node.js';

/** Whether a job publishes a site: by the keyword, or by its name (L123, K-pages-2). */
export function isPagesJob(name: string, pages: Node | undefined): boolean {
  if (pages?.kind === 'boolean') return pages.value;
  if (pages?.kind === 'map' && pages.entries.size > 0) return true;
  return name === 'pages';
}

type Artifacts = NonNullable<JobDefinition['artifacts']>;

/** Jobs share artifacts, and so the results of {@link withPublishPath}. */
const published = new WeakMap<Artifacts, Map<string, Artifacts>>();
const NO_ARTIFACTS: Artifacts = {};

/** Adds the published directory to the paths of `artifacts` unless it is there (L125). */
export function withPublishPath(artifacts: Artifacts = NO_ARTIFACTS, path: string): Artifacts {
  const byPath = published.get(artifacts) ?? new Map<string, Artifacts>();
  published.set(artifacts, byPath);
  let result = byPath.get(path);
  if (!result) {
    const { paths = [] } = artifacts;
    result = paths.includes(path) ? artifacts : { ...artifacts, paths: [...paths, path] };
    byPath.set(path, result);
  }
  return result;
}
