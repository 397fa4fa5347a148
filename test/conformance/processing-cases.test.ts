import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compilePipeline } from '../../src/compile.js';
import { advanceRun } from '../../src/run/advance-run.js';
import type { Status } from '../../src/run/composite-status.js';
import type { RunEventType } from '../../src/run/run-event.js';
import type { RunState } from '../../src/run/run-state.js';
import { startRun } from '../../src/run/start-run.js';
import { deepFreeze } from '../run/deep-freeze.js';

interface Expected {
  pipeline: Status;
  stages: Record<string, Status>;
  jobs: Record<string, Status>;
}

interface ProcessingCase {
  id: string;
  superseded?: boolean;
  config: string;
  init: Expected;
  transitions: { event: RunEventType; jobs: string[]; expect: Expected }[];
}

const { cases } = JSON.parse(readFileSync(new URL('../vectors/processing-cases.json', import.meta.url), 'utf8')) as { cases: ProcessingCase[] };

function view(state: RunState): Expected {
  return {
    pipeline: state.status,
    stages: Object.fromEntries(state.stages.map(({ name, status }) => [name, status])),
    jobs: Object.fromEntries(state.jobs.map(({ name, status }) => [name, status])),
  };
}

describe('processing-cases.json', () => {
  test.each(cases.filter((recorded) => !recorded.superseded))('$id', ({ config, init, transitions }) => {
    let state = deepFreeze(startRun(deepFreeze(compilePipeline(config, { ref: 'main' }))));
    expect(view(state)).toEqual(init);
    for (const { event, jobs, expect: wanted } of transitions) {
      state = deepFreeze(advanceRun(state, { type: event, jobs }));
      expect(view(state)).toEqual(wanted);
      expect(state.diagnostics).toEqual([]);
    }
  });
});
