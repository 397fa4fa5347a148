import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { expandParallel } from '../../src/config/expand-parallel.js';
import { findNeedsCycle } from '../../src/config/needs-cycle.js';
import { loadConfig } from '../../src/load-config.js';
import type { JobDefinition } from '../../src/pipeline.js';
import { config, deepFreeze, name, record } from './arbitrary-input.js';

const VERSIONS = ['7.12', '10.0', '12.4', '13.3', '13.12', '15.6', '16.4', 'latest'];
const keyword = fc.constantFrom('script', 'stage', 'rules', 'only', 'except', 'needs', 'parallel', 'variables', 'when', 'start_in', 'allow_failure', 'tags', 'cache', 'image', 'services',
  'environment', 'trigger', 'inherit', 'retry', 'timeout', 'artifacts', 'release', 'default', 'workflow', 'stages', 'pages', 'extends', 'run', 'hooks', 'inputs', 'if', 'changes', 'exists', 'matrix',
  'job', 'pipeline', 'project', 'ref', 'optional', 'name', 'key', 'files', 'refs', '.hidden');
const scalar = fc.oneof(fc.constantFrom(null, true, false, 0, 1, 2.5, -1, '', ' ', 'a', '$A', 'test', 'manual', '1 hour', '/a/', '/(/', '.hidden'), fc.string());
const { anything } = fc.letrec<{ anything: unknown }>((tie) => ({
  anything: fc.oneof({ maxDepth: 5, withCrossShrink: true }, scalar, fc.array(tie('anything'), { maxLength: 3 }), record(fc.oneof(keyword, name), tie('anything'), 4)),
}));
/** Maps of known words with anything inside. */
const nonsense = record(fc.oneof(keyword, name), anything, 6);

const withoutPlace = ({ severity, code, message, path, hint }: Diagnostic): object => ({ severity, code, message, path, hint });

describe('loadConfig', () => {
  it('never throws, in no version, and gives JSON data', () => {
    fc.assert(fc.property(nonsense, fc.constantFrom(...VERSIONS), fc.constantFrom('error', 'warning'), (written, gitlabVersion, unknownKeywords) => {
      const loaded = loadConfig(written, { gitlabVersion, unknownKeywords });
      expect(JSON.parse(JSON.stringify(loaded))).toEqual(loaded);
      expect(loaded.valid).toBe(!loaded.diagnostics.some(({ severity }) => severity === 'error'));
      expect(loaded.valid || loaded.jobs.length === 0 || loaded.diagnostics.length > 0).toBe(true);
    }), { numRuns: 1_500 });
  });

  it('changes nothing', () => {
    fc.assert(fc.property(config, (written) => {
      expect(loadConfig(deepFreeze(written))).toEqual(loadConfig(written));
    }));
  });

  it('reads an object like its text', () => {
    fc.assert(fc.property(fc.oneof(config, nonsense), (written) => {
      const [object, text] = [loadConfig(written), loadConfig(JSON.stringify(written))];
      expect(object.jobs).toEqual(text.jobs);
      expect(object.diagnostics.map(withoutPlace)).toEqual(text.diagnostics.map(withoutPlace));
      expect(text.diagnostics.every(({ range, path }) => range !== undefined || path.length === 0)).toBe(true);
    }), { numRuns: 500 });
  });
});

describe('a valid configuration', () => {
  function law(check: (jobs: readonly JobDefinition[], stages: readonly string[]) => void): void {
    fc.assert(fc.property(config, (written) => {
      const { valid, jobs, stages } = loadConfig(written);
      if (valid) check(jobs, stages);
    }), { numRuns: 300 });
  }

  it('has jobs of different names, each in a stage', () => {
    law((jobs, stages) => {
      expect(new Set(jobs.map((job) => job.name)).size).toBe(jobs.length);
      expect(jobs.every(({ stage }) => stages.includes(stage))).toBe(true);
    });
  });

  it('has needs on jobs that exist, of no later stage, in no circle', () => {
    law((jobs, stages) => {
      const byName = new Map(jobs.map((job) => [job.name, job]));
      for (const { stage, needs } of jobs) {
        for (const need of needs ?? []) {
          if (!('optional' in need)) continue;
          const needed = byName.get(need.job);
          expect(needed !== undefined || need.optional).toBe(true);
          if (needed) expect(stages.indexOf(needed.stage)).toBeLessThanOrEqual(stages.indexOf(stage));
        }
      }
      expect(findNeedsCycle(byName)).toBeUndefined();
    });
  });

  it('has either rules or policies in a job', () => {
    law((jobs) => {
      for (const { rules, only, except } of jobs) expect(rules !== undefined && (only ?? except) !== undefined).toBe(false);
    });
  });
});

describe('expandParallel', () => {
  const values = fc.uniqueArray(fc.string({ unit: fc.constantFrom('a', 'b', ',', ' ', '$') }), { minLength: 1, maxLength: 4 });
  const entry = record(name, values, 3).filter((lists) => Object.keys(lists).length > 0);

  it('gives the product of the lengths of its lists', () => {
    fc.assert(fc.property(name, fc.array(entry, { maxLength: 3 }), (job, matrix) => {
      const { jobs, diagnostics } = expandParallel(job, { matrix });
      const total = matrix.reduce((sum, lists) => sum + Object.values(lists).reduce((product, list) => product * list.length, 1), 0);
      if (diagnostics.length > 0) return;
      expect(jobs.map(({ index }) => index)).toEqual(Array.from({ length: total }, (_, index) => index + 1));
      expect(jobs.every((instance) => instance.total === total)).toBe(true);
      expect(new Set(jobs.map(({ variables }) => JSON.stringify(variables))).size).toBe(new Set(matrix.flatMap((lists) => combine(Object.entries(lists)))).size);
    }), { numRuns: 300 });
  });

  it('numbers instances', () => {
    fc.assert(fc.property(name, fc.integer({ min: 1, max: 200 }), (job, number) => {
      expect(expandParallel(job, number).jobs.map((instance) => instance.name)).toEqual(Array.from({ length: number }, (_, index) => `${job} ${index + 1}/${number}`));
    }));
  });

  it('never throws', () => {
    fc.assert(fc.property(anything, (parallel) => {
      const { jobs, diagnostics } = expandParallel('job', parallel);
      expect(jobs.length === 0 || diagnostics.length === 0).toBe(true);
    }), { numRuns: 300 });
  });
});

/** Every combination as a text, made the plain way. */
function combine(lists: readonly (readonly [string, readonly string[]])[]): string[] {
  const [first, ...rest] = lists;
  if (!first) return ['{}'];
  return first[1].flatMap((one) => combine(rest).map((other) => JSON.stringify(Object.fromEntries([[first[0], one], ...Object.entries(JSON.parse(other) as object)]))));
}
