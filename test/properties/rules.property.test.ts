import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PipelineContext } from '../../src/context.js';
import type { Policy } from '../../src/pipeline.js';
import { evaluateOnlyExcept, evaluateRules, type RuleInput } from '../../src/rules/evaluate-rules.js';
import { context, deepFreeze, policy, rule } from './arbitrary-input.js';

const rules = fc.array(rule, { maxLength: 5 });

function law(check: (rules: readonly RuleInput[], context: PipelineContext) => void): void {
  fc.assert(fc.property(rules, context, check), { numRuns: 500 });
}

describe('evaluateRules', () => {
  it('changes nothing it is given, and answers the same again', () => {
    law((list, given) => {
      const result = evaluateRules(list, given);
      expect(evaluateRules(deepFreeze(list), deepFreeze(given))).toEqual(result);
      expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    });
  });

  it('says what the deciding rule says', () => {
    law((list, given) => {
      const { included, rule: deciding, when, decision } = evaluateRules(list, given);
      const written = deciding === undefined ? undefined : list[deciding];
      expect(included).toBe(written !== undefined && written.when !== 'never');
      expect(when).toBe(written && (written.when ?? 'on_success'));
      expect(decision.outcomes).toHaveLength(deciding === undefined ? list.length : deciding + 1);
    });
  });

  it('is decided by the deciding rule alone', () => {
    law((list, given) => {
      const { rule: deciding, included } = evaluateRules(list, given);
      if (deciding === undefined) return;
      expect(evaluateRules(list.slice(0, deciding), given).rule).toBeUndefined();
      expect(evaluateRules(list.slice(deciding), given)).toMatchObject({ rule: 0, included });
      expect(evaluateRules([...list, {}], given)).toMatchObject({ rule: deciding, included });
    });
  });

  it('wants all clauses of a rule', () => {
    fc.assert(fc.property(rule as fc.Arbitrary<RuleInput>, context, (written, given) => {
      const clauses = (['if', 'changes', 'exists'] as const).filter((key) => written[key] !== undefined);
      const each = clauses.map((key) => evaluateRules([{ [key]: written[key] }], given).rule === 0);
      expect(evaluateRules([written], given).rule === 0).toBe(each.every(Boolean));
    }), { numRuns: 500 });
  });
});

describe('evaluateOnlyExcept', () => {
  const policies = policy as fc.Arbitrary<Policy>;

  it('has `except` say no where `only` says yes, key by key (O9)', () => {
    fc.assert(fc.property(policies, context, (written, given) => {
      const holds = (Object.keys(written) as (keyof Policy)[]).map((key) => {
        const alone = { [key]: written[key] } as Policy;
        const only = evaluateOnlyExcept({ only: alone }, given);
        expect(evaluateOnlyExcept({ except: alone }, given)).toBe(!only);
        return only;
      });
      expect(evaluateOnlyExcept({ only: written }, given)).toBe(holds.every(Boolean));
      expect(evaluateOnlyExcept({ except: written }, given)).toBe(!holds.some(Boolean));
    }), { numRuns: 500 });
  });

  it('wants both policies (O1), or `only` alone in 7.12 (O11)', () => {
    fc.assert(fc.property(policies, policies, context, (only, except, given) => {
      const both = evaluateOnlyExcept({ only }, given) && evaluateOnlyExcept({ except }, given);
      expect(evaluateOnlyExcept({ only, except }, given)).toBe(both);
      const first = { ...given, gitlabVersion: '7.12' };
      expect(evaluateOnlyExcept({ only, except }, first)).toBe(evaluateOnlyExcept({ only }, first));
    }), { numRuns: 300 });
  });
});
