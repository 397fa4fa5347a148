import fc from 'fast-check';
import { test } from 'vitest';
import type { Period } from '../../src/usage/period.js';
import { pipelineDuration } from '../../src/usage/pipeline-duration.js';
import { quotaUsage } from '../../src/usage/quota-usage.js';

const NOW = 1000;
const period: fc.Arbitrary<Period> = fc.record({ start: fc.nat(1200), end: fc.option(fc.nat(1200)) });
const periods = fc.array(period, { maxLength: 20 });
const check = <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => boolean): void => {
  fc.assert(fc.property(arbitrary, holds));
};

test('the union is at most the sum, and neither is negative', () => {
  check(periods, (list) => pipelineDuration(list, NOW) >= 0 && pipelineDuration(list, NOW) <= quotaUsage(list, NOW));
});

test('the order does not matter', () => {
  check(fc.tuple(periods, fc.array(fc.nat(), { minLength: 20, maxLength: 20 })), ([list, keys]) => {
    const shuffled = list.map((entry, index) => ({ entry, key: keys[index] ?? 0 })).sort((a, b) => a.key - b.key).map(({ entry }) => entry);
    return pipelineDuration(shuffled, NOW) === pipelineDuration(list, NOW) && quotaUsage(shuffled, NOW) === quotaUsage(list, NOW);
  });
});

test('a further period never shortens it, nor adds more than its length', () => {
  check(fc.tuple(periods, period), ([list, further]) => {
    const added = pipelineDuration([...list, further], NOW) - pipelineDuration(list, NOW);
    return added >= 0 && added <= quotaUsage([further], NOW);
  });
});

test('of disjoint periods it is the sum', () => {
  check(fc.array(fc.tuple(fc.nat(50), fc.nat(50))), (gaps) => {
    let time = 0;
    const disjoint = gaps.map(([gap, length]) => ({ start: (time += gap), end: (time += length) }));
    return pipelineDuration(disjoint) === quotaUsage(disjoint);
  });
});

test('it is the number of seconds in which something ran', () => {
  check(fc.array(fc.record({ start: fc.nat(40), end: fc.nat(40) })), (list) => {
    const seconds = Array.from({ length: 40 }, (_, second) => list.some(({ start, end }) => start <= second && second < end));
    return pipelineDuration(list) === seconds.filter(Boolean).length;
  });
});

test('odd numbers do not break it', () => {
  check(fc.array(fc.record({ start: fc.double(), end: fc.option(fc.double()) })), (list) => !Number.isNaN(pipelineDuration(list, NaN)) && !Number.isNaN(quotaUsage(list)));
});
