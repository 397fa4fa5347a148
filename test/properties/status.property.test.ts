import fc from 'fast-check';
import { test } from 'vitest';
import { compositeStatus, type JobStatus } from '../../src/run/composite-status.js';

const STATUSES: readonly JobStatus[] = [
  'created', 'waiting_for_resource', 'preparing', 'waiting_for_callback', 'pending', 'running', 'success', 'failed', 'canceled', 'canceling',
  'skipped', 'manual', 'scheduled',
];
const job = fc.record({ status: fc.constantFrom(...STATUSES), allowFailure: fc.boolean() });
const jobs = fc.array(job, { minLength: 1, maxLength: 8 });
const options = fc.record({ dag: fc.boolean(), withAllowFailure: fc.boolean() }, { requiredKeys: [] });
const check = <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => boolean): void => {
  fc.assert(fc.property(arbitrary, holds));
};
const text = (...call: Parameters<typeof compositeStatus>): string => JSON.stringify(compositeStatus(...call));

test('order and repetition do not matter', () => {
  check(fc.tuple(jobs, options), ([list, how]) =>
    text(list, how) === text(list.toReversed(), how) && text(list, how) === text([...list, ...list], how));
});

test('jobs of one status have it', () => {
  check(fc.tuple(fc.constantFrom(...STATUSES), options), ([status, how]) =>
    compositeStatus([{ status, allowFailure: false }], how).status === status);
});

test('it is one of the statuses, and null for no jobs only', () => {
  check(fc.tuple(fc.array(job), options), ([list, how]) => {
    const { status } = compositeStatus(list, how);
    return list.length === 0 ? status === null : status !== null && STATUSES.includes(status);
  });
});

test('something running makes it run, but in dag mode something skipped decides', () => {
  check(fc.tuple(jobs, fc.boolean()), ([list, dag]) => {
    const all = [...list, { status: 'running' as const, allowFailure: false }];
    const isSkipped = dag && all.some(({ status, allowFailure }) => status === 'skipped' || (status === 'manual' && allowFailure));
    return compositeStatus(all, { dag }).status === (isSkipped ? 'skipped' : 'running');
  });
});

test('warnings are the allowed failures and cancellations', () => {
  check(jobs, (list) => compositeStatus(list).hasWarnings
    === list.some(({ status, allowFailure }) => allowFailure && (status === 'failed' || status === 'canceled')));
});

test('dag mode changes the status to skipped, if at all', () => {
  check(jobs, (list) => ['skipped', compositeStatus(list).status].includes(compositeStatus(list, { dag: true }).status));
});
