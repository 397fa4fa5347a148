import fc from 'fast-check';
import { describe, test } from 'vitest';
import { compilePipeline } from '../../src/compile.js';
import type { PipelineContext } from '../../src/context.js';
import { diffPipelines, type NamedChange, type PipelineDiff } from '../../src/explain/diff-pipelines.js';
import type { Change } from '../../src/explain/difference.js';
import { explainJob } from '../../src/explain/explain-job.js';
import type { Pipeline } from '../../src/pipeline.js';
import { buildRunUrl, parseRunUrl } from '../../src/project/run-url.js';

const check = <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => boolean): void => {
  fc.assert(fc.property(arbitrary, holds), { numRuns: 150 });
};

const name = fc.constantFrom('a', 'b', 'c', 'valueOf', '__proto__', 'constructor');
const expression = fc.constantFrom('$A', '$B == "1"', '$CI_COMMIT_TAG', '$A && $NONE', '$B =~ /1+/');
const rule = fc.record({
  if: expression, changes: fc.constantFrom(['src/*'], ['docs/**/*', 'src/a']), exists: fc.constantFrom(['Dockerfile'], ['none']),
  when: fc.constantFrom('never', 'manual', 'always'), variables: fc.dictionary(name, fc.constantFrom('1', '$A'), { maxKeys: 2 }),
}, { requiredKeys: ['when'] });
const policy = fc.oneof(
  fc.constantFrom(['branches'], ['tags', 'main'], ['/^m+/']),
  fc.record({ refs: fc.constant(['main']), variables: fc.array(expression, { minLength: 1, maxLength: 2 }) }, { requiredKeys: ['refs'] }),
);
const job = fc.tuple(
  fc.record({ stage: fc.constantFrom('build', 'test'), image: name, tags: fc.constant(['t']), variables: fc.dictionary(name, fc.constantFrom('1', '2'), { maxKeys: 3 }) }, { requiredKeys: [] }),
  fc.oneof(fc.constant({}), fc.record({ rules: fc.array(rule, { minLength: 1, maxLength: 3 }) }), fc.record({ only: policy, except: policy }, { requiredKeys: [] })),
).map(([keywords, conditions]) => ({ script: 'x', ...keywords, ...conditions }));
const config = fc.record({ one: job, two: job, toString: job, 'job: with blanks': job }, { requiredKeys: ['one'] });
const context: fc.Arbitrary<PipelineContext> = fc.record({
  variables: fc.dictionary(fc.constantFrom('A', 'B'), fc.constantFrom('1', '2')), changedFiles: fc.constantFrom(null, [], ['src/a']),
  files: fc.constantFrom([], ['Dockerfile']), refType: fc.constantFrom('branch', 'tag'), gitlabVersion: fc.constantFrom('13.12', 'latest'),
} as const);
const pipeline = fc.tuple(config, context).map(([jobs, facts]) => compilePipeline(jobs, facts));

const swap = <T>({ before, after }: Change<T>): Change<T> => ({ ...(after !== undefined && { before: after }), ...(before !== undefined && { after: before }) });
const swapNamed = <T>(list: readonly NamedChange<T>[]): NamedChange<T>[] => list.map(({ name: key, ...change }) => ({ name: key, ...swap(change) }));
/** What the difference would be the other way round, independent of the order of jobs. */
function swapped({ equal, variables, jobs, ...changes }: PipelineDiff): unknown {
  return {
    equal, variables: swapNamed(variables), changes: Object.entries(changes).map(([key, change]) => [key, swap(change as Change<unknown>)]),
    added: jobs.removed.map(({ before, after, ...move }) => ({ ...move, ...swap({ ...(before && { before }), ...(after && { after }) }) })),
    removed: jobs.added.map(({ before, after, ...move }) => ({ ...move, ...swap({ ...(before && { before }), ...(after && { after }) }) })),
    changed: jobs.changed.map((change) => ({ ...change, fields: swapNamed(change.fields), variables: swapNamed(change.variables) })).sort((a, b) => a.name.localeCompare(b.name)),
  };
}
function straight({ equal, variables, jobs: { added, removed, changed }, ...changes }: PipelineDiff): unknown {
  return { equal, variables, changes: Object.entries(changes), added, removed, changed: changed.toSorted((a, b) => a.name.localeCompare(b.name)) };
}
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]);
};
const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

describe('explainJob', () => {
  test('has a line for every clause of the decision, and says in its first what it is', () => {
    check(pipeline, (planned) => [...planned.jobs, ...planned.excluded].every(({ name: jobName, decision }) => {
      const { lines, outcome, text } = explainJob(planned, jobName);
      const clauses = decision.outcomes.flatMap((one) => one.clauses);
      const explained = lines.flatMap((line) => line.clause ?? []);
      return same(clauses, explained) && (outcome === 'included') === decision.included
        && text.split('\n').length === lines.length && clauses.every((clause) => lines.some((line) => line.text.startsWith(`${clause.clause}: `)));
    }));
  });

  test('answers for any name', () => {
    check(fc.tuple(pipeline, fc.string({ unit: 'binary' })), ([planned, any]) => explainJob(planned, any).lines.length > 0);
  });
});

describe('diffPipelines', () => {
  test('finds nothing between equal pipelines', () => {
    check(pipeline, (planned) => diffPipelines(planned, structuredClone(planned)).equal && diffPipelines(planned, JSON.parse(JSON.stringify(planned)) as Pipeline).equal);
  });

  test('is the reverse the other way round', () => {
    check(fc.tuple(pipeline, pipeline), ([before, after]) => same(swapped(diffPipelines(before, after)), straight(diffPipelines(after, before))));
  });

  test('accounts for every job', () => {
    check(fc.tuple(pipeline, pipeline), ([before, after]) => {
      const { added, removed, changed } = diffPipelines(before, after).jobs;
      return before.jobs.length - removed.length === after.jobs.length - added.length && changed.length <= before.jobs.length - removed.length;
    });
  });
});

describe('run URLs', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((value) => value.isWellFormed());
  const key = fc.oneof(name, text);

  test('what is built is read again', () => {
    check(fc.record({ ref: fc.option(text), variables: fc.dictionary(key, text), fileVariables: fc.dictionary(key, text) }), (content) =>
      same(parseRunUrl(buildRunUrl('https://gitlab.example.com/a/-/pipelines/new', content)), content));
  });

  test('reading takes any text, and gives entries with name and value', () => {
    check(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withQueryParameters: true })), (url) => {
      const { variables, fileVariables } = parseRunUrl(url);
      return [...Object.entries(variables), ...Object.entries(fileVariables)].flat().every((part) => part !== '');
    });
  });
});
