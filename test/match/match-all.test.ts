import { expect, test } from 'vitest';
import { matchAll } from '../../src/match/match-all.js';

test('finds each match with its groups', () => {
  expect(matchAll('(é)?(\\d+)')('é1 22 é3')).toEqual([['é1', 'é', '1'], ['22', undefined, '22'], ['é3', 'é', '3']]);
});

test('goes on after empty matches, and after characters beyond the basic plane', () => {
  expect(matchAll('x*')('😀x')).toEqual([[''], ['x'], ['']]);
  expect(matchAll('😀|b')('😀a😀b')).toEqual([['😀'], ['😀'], ['b']]);
});

test('anchors and boundaries look at the whole text', () => {
  expect(matchAll('^a|\\bfoo')('aafoo foo')).toEqual([['a'], ['foo']]);
});

test('finds nothing with a pattern RE2 refuses, or where it would take too long', () => {
  expect(matchAll('(?=a)')('a')).toEqual([]);
  expect(matchAll('a\nb')('a\nb')).toEqual([]);
  expect(matchAll('a')('a'.repeat(100_000))).toEqual([]);
});
