import { describe, expect, test } from 'vitest';
import type { Retry, When } from '../../src/pipeline.js';
import { automaticRetries } from '../../src/run/automatic-retry.js';
import type { Status } from '../../src/run/composite-status.js';
import { gateOf } from '../../src/run/gate.js';
import { jobTimeout } from '../../src/run/job-timeout.js';
import { chooseForResource, type ProcessMode } from '../../src/run/resource-groups.js';
import { nextPipelineStatus, nextStageStatus } from '../../src/run/stored-status.js';

test.each<[Retry | undefined, string, number | undefined, number, boolean]>([
  [{ max: 2 }, 'script_failure', 1, 0, true],
  [{ max: 2 }, 'script_failure', 1, 1, true],
  [{ max: 2 }, 'script_failure', 1, 2, false],
  [{ max: 0 }, 'script_failure', 1, 0, false],
  [undefined, 'script_failure', 1, 0, false],
  [undefined, 'scheduler_failure', undefined, 0, true],
  [undefined, 'scheduler_failure', undefined, 1, true],
  [undefined, 'scheduler_failure', undefined, 2, false],
  [{ max: 0 }, 'scheduler_failure', undefined, 0, false],
  [{ max: 1, when: ['script_failure'] }, 'scheduler_failure', undefined, 1, true],
  [{ max: 1, when: ['scheduler_failure'] }, 'scheduler_failure', undefined, 1, false],
  [{ max: 2, when: ['runner_system_failure', 'api_failure'] }, 'script_failure', 1, 0, false],
  [{ max: 2, when: ['always'] }, 'missing_dependency_failure', undefined, 0, false],
  [{ max: 2, exitCodes: [137] }, 'script_failure', 1, 0, false],
  [{ max: 2, exitCodes: [137] }, 'script_failure', 137, 0, true],
  [{ max: 2, exitCodes: [137], when: ['runner_system_failure'] }, 'runner_system_failure', undefined, 0, true],
  [{ max: '1' }, 'script_failure', 1, 0, true],
  [{ max: null, when: ['always'] }, 'scheduler_failure', undefined, 1, true],
  [{ max: 1e9 }, 'script_failure', 1, 2, false],
])('P104: retry %j, %s, exit code %s, %i before: %s', (retry, reason, exitCode, prior, isRetried) => {
  expect(automaticRetries(retry, { reason, exitCode }) > prior).toBe(isRetried);
});

test.each<[When, 'stage' | 'dag', string]>([
  ['on_success', 'stage', 'run run skip skip wait'], ['on_success', 'dag', 'run skip skip skip wait'],
  ['manual', 'stage', 'manual manual skip skip wait'], ['manual', 'dag', 'manual skip skip skip wait'],
  ['delayed', 'stage', 'schedule schedule skip skip wait'], ['delayed', 'dag', 'schedule skip skip skip wait'],
  ['on_failure', 'stage', 'skip skip run skip wait'], ['on_failure', 'dag', 'skip skip run skip wait'],
  ['always', 'stage', 'run run run skip wait'], ['always', 'dag', 'run run run skip wait'],
  ['never', 'stage', 'skip skip skip skip wait'], ['never', 'dag', 'skip skip skip skip wait'],
])('P53: %s, %s', (when, scheduling, outcomes) => {
  const previous: Status[] = ['success', 'skipped', 'failed', 'canceled', 'running'];
  expect(previous.map((status) => gateOf(when, scheduling, status) ?? 'wait').join(' ')).toBe(outcomes);
});

describe('P44, P45', () => {
  test('a pipeline that was running does not become pending again', () => {
    for (const stored of ['created', 'manual', 'waiting_for_resource', 'preparing', 'skipped', 'scheduled', 'pending'] as const) {
      expect(nextPipelineStatus(stored, 'pending')).toBe('pending');
    }
    for (const stored of ['success', 'failed', 'canceling', 'canceled', 'running'] as const) expect(nextPipelineStatus(stored, 'pending')).toBe('running');
    expect(nextPipelineStatus('waiting_for_callback', 'pending')).toBe('waiting_for_callback');
  });

  test.each([nextStageStatus, nextPipelineStatus])('created is never stored, canceling not over canceled', (next) => {
    expect(next('skipped', 'created')).toBe('skipped');
    expect(next('canceled', 'canceling')).toBe('canceled');
    expect(next('running', 'canceling')).toBe('canceling');
    expect(next('running', 'failed')).toBe('failed');
  });

  test('a stage does become pending again', () => expect(nextStageStatus('running', 'pending')).toBe('pending'));
});

test.each([
  [undefined, 3600, undefined, 3600, 'project'], [5400, 3600, undefined, 5400, 'job'], [5400, 3600, 1800, 1800, 'runner'],
  [undefined, 7200, 86_400, 7200, 'project'], [600, 3600, 0, 600, 'job'], [undefined, undefined, undefined, 3600, 'project'],
  [1800, 3600, 1800, 1800, 'job'],
] as const)('P114: job %s, project %s, runner %s', (job, project, runner, seconds, source) => {
  expect(jobTimeout({ job, project, runner })).toEqual({ seconds, source });
});

test.each<[ProcessMode, Status, number | undefined]>([
  ['unordered', 'waiting_for_resource', 11], ['oldest_first', 'waiting_for_resource', undefined], ['newest_first', 'waiting_for_resource', 12],
  ['newest_ready_first', 'waiting_for_resource', 12], ['newest_first', 'created', undefined], ['newest_ready_first', 'created', 11],
])('P125: %s, the newest %s', (mode, newest, chosen) => {
  const jobs = [{ pipelineId: 10, status: 'created' }, { pipelineId: 11, status: 'waiting_for_resource' }, { pipelineId: 12, status: newest }] as const;
  expect(chooseForResource(mode, jobs)?.pipelineId).toBe(chosen);
});

test('P122: in one pipeline waiting jobs come first; manual ones have no part', () => {
  const first = [{ pipelineId: 1, status: 'created' }, { pipelineId: 1, status: 'waiting_for_resource' }] as const;
  expect(chooseForResource('oldest_first', first)).toBe(first[1]);
  expect(chooseForResource('oldest_first', [{ pipelineId: 1, status: 'manual' }, { pipelineId: 2, status: 'waiting_for_resource' }])?.pipelineId).toBe(2);
});
