import type { JobDefinition } from '../pipeline.js';
import { remember } from '../remember.js';
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

/** Adds the published directory to the paths of `artifacts` unless it is there (L125). */
export function withPublishPath(artifacts: Artifacts | undefined, path: string): Artifacts {
  if (!artifacts) return { paths: [path] };
  return remember(remember(published, artifacts, () => new Map<string, Artifacts>()), path, () => {
    const { paths = [] } = artifacts;
    return paths.includes(path) ? artifacts : { ...artifacts, paths: [...paths, path] };
  });
}
