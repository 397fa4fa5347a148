import type { Bench } from 'tinybench';
import { matchChanges, matchGlob } from './library.js';
import { createSuite, repeated } from './measure.js';
import { repositoryFiles } from './pushes.js';

/** None matches, so that all are asked for every file. */
const GLOBS = ['docs/**/*.md', 'packages/*/package.json', '**/*.{go,mod}', 'package-lock.json', 'charts/**/values-[a-z]*.yaml'];

/** What globs cost: one, and a clause of several over the files of a change. */
export function globSuite(): Bench {
  const files = repositoryFiles(500);
  let distinct = 0;
  return createSuite('glob', 50)
    .add('match a glob', repeated(2_000, (index) => matchGlob('services/*/src/**/*.{ts,tsx}', files[index % files.length] ?? '')))
    .add('compile a new glob, ask once', repeated(50, () => matchGlob(`services/${distinct++}/**/*.ts`, 'services/1/src/main.ts')))
    .add('clause of 5 globs, 500 new files', repeated(10, () => matchChanges(GLOBS, [...files])))
    .add('clause of 5 globs, same files again', repeated(1_000, () => matchChanges(GLOBS, files)));
}
