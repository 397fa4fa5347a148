import { expect, it } from 'vitest';
import { rangeOf } from '../../src/diagnostics/source-file.js';

it.each([
  ['', 0, 1, 1], ['a', 1, 1, 2], ['a\nb', 1, 1, 2], ['a\nb', 2, 2, 1], ['a\r\nb', 3, 2, 1], ['\n\n\n', 2, 3, 1], ['\n\n\n', 3, 4, 1], ['\u{1f600}b', 2, 1, 3],
])('in %j offset %i is line %i, column %i', (text, offset, line, column) => {
  expect(rangeOf({ source: { name: 'a.yml', text }, start: offset, end: offset }).start).toEqual({ line, column, offset });
});

it('a range never ends before it starts', () => {
  const { start, end } = rangeOf({ source: { name: 'a.yml', text: 'abc' }, start: 2, end: 1 });
  expect(end).toEqual(start);
});
