import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { files: string[] };
const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)];

/** Whether a file is in the package: npm adds the first two itself. */
const isShipped = (path: string): boolean =>
  ['README.md', 'LICENSE', ...files].some((entry) => path === entry || path.startsWith(`${entry}/`)) && !/^(?:docs\/[^/]+\.ts|dist\/cli\/.*)$/.test(path);

test.each(pages)('%s is in the package with all it links to', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  const links = Array.from(text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g), ([, link = '']) => link).filter((link) => !/^[a-z]+:/.test(link));
  const targets = links.map((link) => relative(root, join(root, dirname(page), link)));
  expect([page, ...targets].filter((path) => !isShipped(path) || !existsSync(join(root, path)))).toEqual([]);
});
