import { expect, test } from 'vitest';
import { expandAsRunner } from '../../src/runner/expand-as-runner.js';

const variables = { A: '1', B: '$A-x', __proto__: 'never' };

test.each([
  ['$A', '1'], ['${A}', '1'], ['$B', '$A-x'], ['[$NONE]', '[]'], ['$$A', '$A'], ['$1$*$?', ''], ['%A%', '%A%'], ['100$', '100$'], ['a$ b', 'a$ b'],
  ['${A', 'A'], ['${}', ''], ['${A} ${A $A ${', '1 A 1 '], ['${A ${B}', ''], ['$A}$A', '1}1'], ['${', ''], ['${A:-b}', ''], ['$A.$A/x', '1.1/x'], ['$toString', ''],
])('%s becomes %s', (text, expanded) => {
  expect(expandAsRunner(text, variables)).toBe(expanded);
});

test('shells have forms of their own beside the common ones', () => {
  expect(expandAsRunner('%A%-$A-%NONE%', variables, 'cmd')).toBe('1-1-');
  expect(expandAsRunner('$env:A-${env:A}-$A', variables, 'powershell')).toBe('1-1-1');
});

test('the last definition of a name counts', () => {
  expect(expandAsRunner('$A', [{ key: 'A', value: '1' }, { key: 'A', value: '2' }])).toBe('2');
});

test('many braces that never close', () => {
  expect(expandAsRunner('${'.repeat(200_000), variables)).toBe('');
  expect(expandAsRunner(`${'${'.repeat(200_000)}}`, variables)).toBe('');
});
