import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePipeline } from '../../src/compile.js';
import { PIPELINE_SOURCES, type PipelineContext } from '../../src/context.js';
import { DIAGNOSTIC_CODES } from '../../src/diagnostics/codes.js';
import { DEFAULT_LIMITS } from '../../src/limits.js';
import { loadConfig } from '../../src/load-config.js';
import { compileRegExp } from '../../src/match/ci-regexp.js';
import type { Pipeline } from '../../src/pipeline.js';
import { downstreamPipeline } from '../../src/plan/downstream-pipeline.js';
import { jobVariables } from '../../src/plan/job-variables.js';
import { config, context } from './arbitrary-input.js';

const TEXT = `
spec: { inputs: { a: { default: x } } }
---
include: { local: "$A.yml", rules: [{ exists: [a] }, { if: $A, changes: [b] }] }
variables: { A: root, B: $A }
workflow: { rules: [{ if: $A }], name: $B }
a:
  script: x
  environment: { name: e/$B }
  tags: [$A]
  cache: { key: { files: [f, "g*"] } }
  rules: [{ if: $X == "5", changes: { paths: ["$B"], compare_to: $A } }, { exists: { paths: ["$A"], project: g/p } }, { when: always }]
b: { trigger: { include: a.yml, forward: { pipeline_variables: true } } }
c: { script: x, only: [branches, /^a/], except: { changes: [a], kubernetes: active } }`;

const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<unknown>;
const inside = (keys: readonly string[]): fc.Arbitrary<unknown> => fc.oneof(json, fc.dictionary(fc.constantFrom(...keys), json));
const variables = fc.oneof(json, fc.array(inside(['key', 'value', 'masked', 'raw', 'environmentScope'])));

/** The keys of a context with anything JSON can say. */
const anyContext = fc.record(Object.fromEntries([
  'gitlabVersion', 'edition', 'unknownKeywords', 'inputs', 'file', 'source', 'ref', 'refType', 'refProtected', 'defaultBranch', 'sha', 'beforeSha', 'commitMessage', 'openMergeRequests', 'pushOptions',
  'predefined', 'changedFiles', 'changedFilesSince', 'files', 'filesElsewhere', 'kubernetesActive', 'chatCommand', 'pipelineId', 'dotenv', 'blobIds', 'lastCommitIds',
].map((key) => [key, json]).concat([
  ['limits', inside(['needs', 'pipelineSize', 'inputs', 'includes', 'yamlBytes', 'yamlDepth'])], ['project', inside(['path', 'id', 'title'])], ['variables', variables],
  ['mergeRequest', inside(['iid', 'sourceBranch', 'targetBranch', 'labels', 'title', 'description'])], ['variableScopes', fc.dictionary(fc.constantFrom('group', 'project', 'schedule', 'manual'), variables)],
]) as [string, fc.Arbitrary<unknown>][]), { requiredKeys: [] });

/** A right context of which some key holds anything. */
const nearlyRight = fc.tuple(context, anyContext, fc.nat()).map(([right, wrong, which]) => {
  const keys = Object.keys(wrong);
  const key = keys[which % Math.max(keys.length, 1)];
  return key === undefined ? right : { ...right, [key]: wrong[key] };
});

describe('a context of anything', () => {
  it('never throws, and gives JSON data', () => {
    const loaded = loadConfig(TEXT);
    fc.assert(fc.property(fc.oneof(nearlyRight, anyContext, json), (given) => {
      const wrong = given as PipelineContext;
      const all = [loadConfig(TEXT, wrong), compilePipeline(TEXT, wrong), compilePipeline(loaded, wrong)];
      expect(JSON.parse(JSON.stringify(all))).toEqual(all);
      const planned = compilePipeline(loaded);
      jobVariables(planned, 'a', wrong);
      downstreamPipeline(planned, 'b', wrong);
    }), { numRuns: 500 });
  });
});

/** Changes everything in a value that can be changed. */
function scramble(value: unknown, seen = new Set<unknown>()): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  Object.values(value).forEach((inner) => { scramble(inner, seen); });
  if (Object.isFrozen(value)) return;
  if (Array.isArray(value)) value.push('scrambled');
  for (const key of Object.keys(value)) (value as Record<string, unknown>)[key] = 'scrambled';
}

describe('what the module exports as a list', () => {
  it('cannot be changed', () => {
    expect([DEFAULT_LIMITS, DIAGNOSTIC_CODES, PIPELINE_SOURCES, compileRegExp('/a/')].map(Object.isFrozen)).toEqual([true, true, true, true]);
  });
});

describe('a result', () => {
  const TEXTS = [
    'a: { script: x }\nb: { script: x, only: { variables: [$A] } }', 'a: { script: x, cache: { paths: [a] } }', 'pages: { script: x }\nb: { script: x, artifacts: {} }', 'a: { script: x, rules: [] }',
    'workflow: { rules: [{ when: always }] }\na: { script: x, except: [tags], needs: [], environment: e }', 'a: { script: x, stage: [] }', '',
  ];

  it('can be changed without changing another', () => {
    for (const text of TEXTS) {
      for (const gitlabVersion of ['7.12', '11.0', '18.11']) {
        const results = (): [unknown, Pipeline] => [loadConfig(text, { gitlabVersion }), compilePipeline(text, { gitlabVersion })];
        const expected = structuredClone(results());
        results().forEach((result) => { scramble(result); });
        expect(results()).toEqual(expected);
      }
    }
    fc.assert(fc.property(config, context, (written, given) => {
      const results = (): unknown[] => [loadConfig(structuredClone(written), given), compilePipeline(structuredClone(written), given)];
      const expected = structuredClone(results());
      results().forEach((result) => { scramble(result); });
      expect(results()).toEqual(expected);
    }), { numRuns: 100 });
  });
});
