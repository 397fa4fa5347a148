import type { Bench } from 'tinybench';
import { compileRegExp } from './library.js';
import { createSuite, repeated } from './measure.js';

/** More texts than a pattern remembers answers for, so that each is new to it. */
const BRANCHES = Array.from({ length: 64 }, (_, index) => `release-${index}.${index % 7}`);

const branch = (index: number): string => BRANCHES[index % BRANCHES.length] ?? '';

/** What one pattern costs: compiling it, and asking it. */
export function matchSuite(): Bench {
  const plain = compileRegExp('/^release-12/');
  const pattern = compileRegExp('/^release-\\d+\\.\\d+$/');
  let distinct = 0;
  return createSuite('match', 50)
    .add('plain text with anchors', repeated(10_000, (index) => plain?.test(branch(index))))
    .add('first time through the engine', repeated(1_000, (index) => pattern?.test(branch(index))))
    .add('same pattern and text again', repeated(10_000, (index) => pattern?.test(branch(index % 2))))
    .add('compile a new pattern, ask once', repeated(20, () => compileRegExp(`/^release-${distinct++}\\.\\d+$/`)?.test('release-1.0')));
}
