import { expect, it } from 'vitest';
import { unreadableAt, withPlainLineBreaks } from '../../src/yaml/readable-text.js';

it.each<[string, number | undefined]>([
  ['', undefined], ['a\tb\r\n\u0085\u00a0\ud7ff\ue000\ufffd\ufeff\u{1f600}', undefined],
  ['a\0', 1], ['\u001f', 0], ['ab\u007f', 2], ['\u0080', 0], ['\u009f', 0], ['\ufffe', 0], ['a\uffff', 1], ['\ud800', 0], ['a\udc00b', 1], ['\u{1f600}\ud83d', 2],
])('unreadableAt(%j) is %s', (text, at) => {
  expect(unreadableAt(text)).toBe(at);
});

it('withPlainLineBreaks moves nothing', () => {
  expect(withPlainLineBreaks('a\rb\r\nc\u0085d\u2028e\u2029f\n')).toBe('a\nb\r\nc\nd\ne\nf\n');
});
