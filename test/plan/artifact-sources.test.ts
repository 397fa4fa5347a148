import { expect, test } from 'vitest';
import { artifactSources } from '../../src/plan/artifact-sources.js';
import { startRun } from '../../src/run/start-run.js';
import { pipelineOf } from '../run/pipeline-of.js';

const pipeline = pipelineOf(`
stages: [build, test, deploy]
a: { stage: build, script: x, parallel: 2 }
b: { stage: build, script: x }
all: { stage: test, script: x }
none: { stage: test, script: x, dependencies: [] }
some: { stage: test, script: x, dependencies: [a] }
needing: { stage: deploy, script: x, needs: [a, { job: b, artifacts: false }] }
narrowed: { stage: deploy, script: x, needs: [a, b], dependencies: [b] }
empty: { stage: deploy, script: x, needs: [] }
elsewhere: { stage: deploy, script: x, needs: [{ project: g/p, ref: main, job: x, artifacts: true }, { pipeline: $UP, job: y }] }
`);
const sources = (job: string): string[] => artifactSources(pipeline, job).map((source) => Object.values(source).join(' '));

test.each([
  ['a 1/2', []], ['all', ['a 1/2', 'a 2/2', 'b']], ['none', []], ['some', ['a 1/2', 'a 2/2']], ['needing', ['a 1/2', 'a 2/2']], ['narrowed', ['b']],
  ['empty', []], ['elsewhere', ['g/p main x', '$UP y']], ['nobody', []],
])('%s', (job, expected) => expect(sources(job)).toEqual(expected));

test('the plan of a state tells the same', () => {
  const { plan } = startRun(pipeline);
  for (const { name } of pipeline.jobs) expect(artifactSources(plan, name)).toEqual(artifactSources(pipeline, name));
});
