import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compositeStatus, type JobStatus, type Status } from '../../src/run/composite-status.js';

interface StatusCase {
  jobs: { status: JobStatus; allow_failure: boolean }[];
  dag: boolean;
  with_allow_failure: boolean;
  status: Status | null;
  warnings: boolean;
}

const { cases } = JSON.parse(readFileSync(new URL('../vectors/status.json', import.meta.url), 'utf8')) as { cases: StatusCase[] };

describe('status.json', () => {
  test.each(cases.map((recorded, index) => ({ name: `${index}: ${recorded.jobs.length} jobs, ${String(recorded.status)}`, recorded })))('$name', ({ recorded }) => {
    const jobs = recorded.jobs.map(({ status, allow_failure: allowFailure }) => ({ status, allowFailure }));
    expect(compositeStatus(jobs, { dag: recorded.dag, withAllowFailure: recorded.with_allow_failure }))
      .toEqual({ status: recorded.status, hasWarnings: recorded.warnings });
  });
});
