import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePipeline } from '../../src/compile.js';
import type { ConfigObject, PipelineContext } from '../../src/context.js';
import { evaluateExpression } from '../../src/expression/evaluate-expression.js';
import { loadConfig } from '../../src/load-config.js';
import type { ClauseOutcome, Decision, LoadedConfig, Pipeline } from '../../src/pipeline.js';
import { jobVariables } from '../../src/plan/job-variables.js';
import { config, context, deepFreeze, rule } from './arbitrary-input.js';

function law(check: (config: ConfigObject, context: PipelineContext) => void, numRuns = 300): void {
  fc.assert(fc.property(config, context, check), { numRuns });
}

/** Only valid configurations: there is nothing to plan in others. */
function planLaw(check: (loaded: LoadedConfig, context: PipelineContext, pipeline: Pipeline) => void): void {
  law((written, given) => {
    const loaded = loadConfig(written, given);
    if (loaded.valid) check(loaded, given, compilePipeline(loaded, given));
  });
}

const decisions = ({ jobs, excluded }: Pipeline): Decision[] => [...jobs, ...excluded].map(({ decision }) => decision);

describe('planning', () => {
  it('has something to plan in these properties', () => {
    const valid = fc.sample(config, { numRuns: 200, seed: 1 }).filter((written) => loadConfig(written).valid);
    expect(valid.length).toBeGreaterThan(60);
  });

  it('never throws, and gives JSON data', () => {
    law((written, given) => {
      const pipeline = compilePipeline(written, given);
      expect(JSON.parse(JSON.stringify(pipeline))).toEqual(pipeline);
    });
  });

  it('is loading and planning, once and again', () => {
    planLaw((loaded, given, pipeline) => {
      expect(compilePipeline(loaded, given)).toEqual(pipeline);
    });
    law((written, given) => {
      expect(compilePipeline(loadConfig(written, given), given)).toEqual(compilePipeline(written, given));
    });
  });

  it('changes neither configuration nor context', () => {
    law((written, given) => {
      const expected = compilePipeline(written, given);
      expect(compilePipeline(deepFreeze(written), deepFreeze(given))).toEqual(expected);
      expect(compilePipeline(deepFreeze(loadConfig(written, given)), given)).toEqual(expected);
    });
  });

  it('is the same after a round through JSON', () => {
    planLaw((loaded, given, pipeline) => {
      expect(compilePipeline(JSON.parse(JSON.stringify(loaded)) as LoadedConfig, given)).toEqual(pipeline);
    });
  });

  it('is not touched by what another context asked before', () => {
    fc.assert(fc.property(config, context, context, (written, given, other) => {
      const loaded = loadConfig(written);
      compilePipeline(loaded, other);
      expect(compilePipeline(loaded, given)).toEqual(compilePipeline(loadConfig(written), given));
    }), { numRuns: 200 });
  });

  it('does not depend on the order of the keys of a context', () => {
    planLaw((loaded, given, pipeline) => {
      expect(compilePipeline(loaded, Object.fromEntries(Object.entries(given).reverse()))).toEqual(pipeline);
    });
  });
});

describe('a pipeline', () => {
  it('has every job of the configuration once, in or out', () => {
    planLaw((loaded, _, { created, reason, jobs, excluded }) => {
      const names = [...jobs, ...excluded].map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      if (created || reason === 'no-jobs') expect(new Set(names)).toEqual(new Set(created ? loaded.jobs.map(({ name }) => name) : names));
      expect(jobs.every(({ decision }) => decision.included)).toBe(true);
      expect(excluded.some(({ decision }) => decision.included)).toBe(false);
    });
  });

  it('has its jobs in its stages, in order', () => {
    planLaw((loaded, _, { created, stages, jobs }) => {
      expect(stages.flatMap(({ jobs: members }) => members)).toEqual(jobs.map(({ name }) => name));
      expect(stages.map(({ name }) => name)).toEqual([...new Set(loaded.stages)].filter((stage) => jobs.some((job) => job.stage === stage)));
      expect(stages.length > 0).toBe(created);
    });
  });

  it('has the needs of its jobs, unless they are optional (N4)', () => {
    planLaw((loaded, _, { created, jobs }) => {
      const names = new Set(jobs.map(({ name }) => name));
      const definitions = new Map(loaded.jobs.map((job) => [job.name, job]));
      for (const { name } of created ? jobs : []) {
        for (const need of definitions.get(name)?.needs ?? []) if ('optional' in need && !need.optional) expect(names).toContain(need.job);
      }
    });
  });

  it('has variables in the order of precedence (V6)', () => {
    planLaw((loaded, _, { jobs, variables }) => {
      const definitions = new Map(loaded.jobs.map((job) => [job.name, job]));
      for (const job of jobs) {
        const { variables: own = {}, inheritVariables, rules } = definitions.get(job.name) ?? {};
        const ofRule = job.decision.rule === undefined ? {} : rules?.[job.decision.rule]?.variables ?? {};
        const inherited = Object.entries(variables).filter(([key]) => (Array.isArray(inheritVariables) ? inheritVariables.includes(key) : inheritVariables));
        expect(job.variables).toEqual(Object.fromEntries([...inherited, ...Object.entries(own).map(([key, { value }]) => [key, value] as const), ...Object.entries(ofRule)]));
        expect((job.rawVariables ?? []).every((key) => Object.hasOwn(job.variables, key))).toBe(true);
      }
    });
  });

  it('gives every job variables, each once', () => {
    planLaw((_, given, pipeline) => {
      for (const { name } of pipeline.jobs) {
        const keys = jobVariables(pipeline, name, given).map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }
    });
  });
});

/** What an expression says about the values a clause read; hidden values say nothing. */
function reevaluate(written: string, values: ClauseOutcome['values'] = {}): boolean | undefined {
  if (Object.values(values).includes('[masked]')) return undefined;
  return evaluateExpression(written, Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (value === null ? [] : [[key, value]])))).truthy;
}

describe('decisions', () => {
  it('say of expressions what their values say', () => {
    planLaw((_, __, pipeline) => {
      for (const { clause, written, values, satisfied } of decisions(pipeline).flatMap(({ outcomes }) => outcomes).flatMap(({ clauses }) => clauses)) {
        if (clause !== 'if' && clause !== 'variables') continue;
        const said = (typeof written === 'string' ? [written] : written).map((text) => reevaluate(text, values));
        if (!said.includes(undefined)) expect(satisfied).toBe(said.includes(true));
      }
    });
  });

  it('follow from their outcomes', () => {
    planLaw((_, __, pipeline) => {
      for (const { by, rule: deciding, included, outcomes } of decisions(pipeline)) {
        for (const { rule: which, matched, clauses } of outcomes) {
          const all = clauses.every(({ satisfied }) => satisfied);
          expect(matched).toBe(which === 'except' ? clauses.some(({ satisfied }) => satisfied) : all);
        }
        if (by === 'rule' || by === 'rule-never') expect(outcomes.at(-1)).toMatchObject({ rule: deciding, matched: true });
        if (by === 'no-rule') expect(outcomes.some(({ matched }) => matched)).toBe(false);
        expect(included).toBe(by === 'rule' || by === 'only-except' || by === 'no-policy');
      }
    });
  });

  it('do not change by rules after the one that decided', () => {
    fc.assert(fc.property(config, context, rule, (written, given, extra) => {
      const before = loadConfig(written, given);
      const after = { ...before, jobs: before.jobs.map((job) => (job.rules ? { ...job, rules: [...job.rules, ...(loadConfig({ a: { script: 'x', rules: [extra] } }).jobs[0]?.rules ?? [])] } : job)) };
      if (!before.valid) return;
      const [first, second] = [compilePipeline(before, given), compilePipeline(after, given)];
      const decided = new Map([...second.jobs, ...second.excluded].map((job) => [job.name, job]));
      for (const job of [...first.jobs, ...first.excluded]) if (job.decision.by !== 'no-rule' && decided.has(job.name)) expect(decided.get(job.name)?.decision).toEqual(job.decision);
    }), { numRuns: 200 });
  });
});
