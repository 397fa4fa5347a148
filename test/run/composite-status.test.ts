import { describe, expect, test } from 'vitest';
import { compositeStatus, type JobStatus } from '../../src/run/composite-status.js';

/** `warned` and `ignored` are written as labels. */
const job = (label: string): { status: JobStatus; allowFailure: boolean } => {
  if (label === 'warned') return { status: 'failed', allowFailure: true };
  if (label === 'ignored') return { status: 'manual', allowFailure: true };
  return { status: label as JobStatus, allowFailure: false };
};
const jobs = (labels: string): ReturnType<typeof job>[] => labels.split(' ').map(job);

describe('the table of 04-P24', () => {
  test.each([
    ['skipped', 'skipped'], ['ignored', 'skipped'], ['ignored skipped', 'skipped'], ['ignored success', 'success'], ['warned', 'success'],
    ['warned skipped', 'success'], ['created warned', 'created'], ['created success', 'running'], ['created skipped', 'pending'],
    ['created canceled', 'running'], ['created failed', 'running'], ['created preparing', 'preparing'],
    ['created waiting_for_resource', 'waiting_for_resource'], ['created manual', 'manual'], ['pending skipped', 'pending'],
    ['pending success', 'running'], ['pending warned', 'pending'], ['pending manual', 'running'], ['pending ignored', 'pending'],
    ['running failed', 'running'], ['failed skipped', 'failed'], ['failed canceled', 'failed'], ['failed success', 'failed'],
    ['failed manual', 'manual'], ['failed scheduled', 'scheduled'], ['failed waiting_for_resource', 'waiting_for_resource'],
    ['failed canceling', 'canceling'], ['canceled success skipped', 'canceled'], ['canceled warned', 'canceled'], ['canceling success', 'canceling'],
    ['canceling created', 'running'], ['scheduled success', 'scheduled'], ['scheduled pending', 'running'], ['success preparing', 'preparing'],
    ['success waiting_for_callback', 'waiting_for_callback'],
  ])('%s: %s', (labels, status) => {
    expect(compositeStatus(jobs(labels)).status).toBe(status);
  });
});

describe('the table of 04-P26', () => {
  test.each([
    ['success skipped', 'skipped'], ['success ignored', 'skipped'], ['failed skipped', 'skipped'], ['canceled skipped', 'skipped'],
    ['pending ignored', 'skipped'], ['created running skipped', 'skipped'], ['success failed created', 'running'], ['success manual', 'manual'],
    ['warned', 'success'], ['warned success', 'success'], ['canceled success', 'canceled'], ['canceled failed', 'failed'],
  ])('dag, %s: %s', (labels, status) => {
    expect(compositeStatus(jobs(labels), { dag: true }).status).toBe(status);
  });
});

test('no jobs have no status', () => {
  expect(compositeStatus([])).toEqual({ status: null, hasWarnings: false });
});

test('allowed failures and cancellations warn, unless they are not to be regarded', () => {
  expect(compositeStatus([{ status: 'canceled', allowFailure: true }])).toEqual({ status: 'success', hasWarnings: true });
  expect(compositeStatus([{ status: 'canceled', allowFailure: true }], { withAllowFailure: false })).toEqual({ status: 'canceled', hasWarnings: false });
  expect(compositeStatus([{ status: 'skipped', allowFailure: true }])).toEqual({ status: 'skipped', hasWarnings: false });
});

test('unknown statuses do not throw', () => {
  for (const status of ['odd', 'constructor', '__proto__', 'warned', undefined]) {
    const result = compositeStatus([{ status: status as JobStatus, allowFailure: false }]);
    expect(['failed', 'success']).toContain(result.status);
  }
  expect(compositeStatus(jobs('odd running')).status).toBe('running');
});
