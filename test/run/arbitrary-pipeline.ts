import fc from 'fast-check';
import type { Job, Pipeline } from '../../src/pipeline.js';

/** What one job of a generated pipeline is; needs are places of earlier jobs, as far as they are earlier. */
interface Sketch {
  readonly stage: number;
  readonly when: Job['when'];
  readonly needs: readonly number[] | null;
  readonly allowFailure: Job['allowFailure'];
  readonly retry: number;
  readonly group: boolean;
  readonly trigger: 'depend' | 'mirror' | 'none' | null;
}

const usually = <Value>(value: Value, other: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: other });

const sketch = (isPlain: boolean): fc.Arbitrary<Sketch> => fc.record({
  stage: fc.nat(3),
  when: isPlain ? fc.constant('on_success') : usually<Job['when']>('on_success', fc.constantFrom('on_failure', 'always', 'manual', 'delayed')),
  needs: fc.option(fc.uniqueArray(fc.nat(9), { maxLength: 3 })),
  allowFailure: isPlain ? fc.constant(false) : usually<Job['allowFailure']>(false, fc.constantFrom(true, { exitCodes: [1] })),
  retry: isPlain ? fc.constant(0) : usually(0, fc.nat(2)),
  group: isPlain ? fc.constant(false) : usually(false, fc.boolean()),
  trigger: isPlain ? fc.constant(null) : usually<Sketch['trigger']>(null, fc.constantFrom('depend', 'mirror', 'none')),
});

function toJob({ stage, when, needs, allowFailure, retry, group, trigger }: Sketch, place: number, all: readonly Sketch[]): Job {
  const local = needs?.filter((need) => need < place && (all[need]?.stage ?? 9) <= stage).map((need) => ({ job: `j${need}`, artifacts: true, optional: false }));
  const kind = trigger && when !== 'delayed' ? { trigger: { project: 'g/p', ...(trigger !== 'none' && { strategy: trigger }) } } : { script: ['x'] };
  return {
    name: `j${place}`, baseName: `j${place}`, stage: `s${stage}`, when, scheduling: local ? 'dag' : 'stage', allowFailure, variables: {},
    decision: { included: true, by: 'no-policy', outcomes: [] }, ...kind, ...(local && { needs: local }), ...(retry > 0 && { retry: { max: retry } }),
    ...(when === 'delayed' && { startIn: 60 }), ...(group && { resourceGroup: 'g' }),
  };
}

/** Pipelines of up to ten jobs in up to four stages. Plain ones have no keyword but `stage` and `needs`. */
export function arbitraryPipeline(isPlain = false): fc.Arbitrary<Pipeline> {
  return fc.tuple(fc.array(sketch(isPlain), { minLength: 1, maxLength: 10 }), fc.boolean()).map(([sketches, cancelsAll]) => {
    const jobs = sketches.map(toJob);
    const stages = ['s0', 's1', 's2', 's3'].map((name) => ({ name, jobs: jobs.filter(({ stage }) => stage === name).map((job) => job.name) }));
    return {
      created: true, gitlabVersion: 'latest', variables: {}, stages: stages.filter((stage) => stage.jobs.length > 0), jobs, excluded: [], diagnostics: [],
      ...(cancelsAll && !isPlain && { autoCancel: { onJobFailure: 'all' } }),
    };
  });
}
