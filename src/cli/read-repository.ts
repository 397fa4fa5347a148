import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { IncludeAnswer, IncludeRequest } from '../context.js';

const NOT_CONTENT: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** The paths of all files below a folder, with `/`; without `.git`, `node_modules` and what cannot be read. Links are not followed. */
export function listFiles(root: string): string[] {
  const found: string[] = [];
  const open = [root];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (entry.isFile()) found.push(relative(root, path).replaceAll(sep, '/'));
      else if (entry.isDirectory() && !NOT_CONTENT.has(entry.name)) open.push(path);
    }
  }
  return found.toSorted();
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return []; // not ours to read
  }
}

/** Answers includes of the repository's own files from disk; everything else is out of reach. */
export function readIncludeFrom(root: string, files: readonly string[]): (request: IncludeRequest) => IncludeAnswer {
  return (request) => {
    if (request.kind !== 'local') return { error: `The demo reads local files only; this is \`include:${request.kind}\`.` };
    if ('pattern' in request) return { paths: files };
    const path = resolve(root, request.path);
    if (!path.startsWith(resolve(root) + sep)) return { notFound: true };
    try {
      return { content: readFileSync(path, 'utf8') };
    } catch {
      return { notFound: true };
    }
  };
}
