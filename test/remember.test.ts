import { expect, test } from 'vitest';
import { remember } from '../src/remember.js';

test('a value is made once for each key, falsy ones, too', () => {
  const memory = new Map<string, unknown>();
  let made = 0;
  const ask = (key: string, value: unknown): unknown => remember(memory, key, () => { made += 1; return value; });
  expect([ask('a', false), ask('a', true), ask('b', 0), ask('b', 1), ask('c', null), ask('c', 2)]).toEqual([false, false, 0, 0, null, null]);
  expect(made).toBe(3);
});

test('what is undefined is not remembered', () => {
  const memory = new WeakMap<object, number | undefined>();
  const key = {};
  expect([remember(memory, key, () => undefined), remember(memory, key, () => 1), remember(memory, key, () => 2)]).toEqual([undefined, 1, 1]);
});
