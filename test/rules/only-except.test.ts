import { describe, expect, it } from 'vitest';
import { behaviourOf } from '../../src/gitlab-version.js';
import type { Policy } from '../../src/pipeline.js';
import { rememberingParser } from '../../src/rules/compiled-rules.js';
import { compilePolicies, decideByPolicies } from '../../src/rules/only-except.js';
import { pipelineFacts } from '../../src/rules/pipeline-facts.js';
import { surroundingVariables } from '../../src/rules/variable-set.js';

function decide(only: Policy | undefined, except: Policy | undefined) {
  const facts = pipelineFacts({ ref: 'main', variables: Object.fromEntries([['A', 'a'], ['__proto__', 'p']]), changedFiles: ['a'] });
  const behaviour = behaviourOf();
  return decideByPolicies(compilePolicies(only, except, rememberingParser(behaviour), behaviour), { facts, variables: surroundingVariables(facts).beforePipeline(), files: [] });
}

describe('decideByPolicies', () => {
  it('tells what every key said', () => {
    expect(decide({ refs: ['main'], variables: ['$B', '$A == "a"'], changes: ['b'] }, undefined)).toEqual({
      included: false, by: 'only', outcomes: [{
        rule: 'only', matched: false, clauses: [
          { clause: 'refs', satisfied: true, written: ['main'] },
          { clause: 'variables', satisfied: true, written: ['$B', '$A == "a"'], values: { A: 'a', B: null } },
          { clause: 'changes', satisfied: false, written: ['b'] },
        ],
      }],
    });
  });

  it('looks at `except` when `only` holds', () => {
    expect(decide({ refs: ['main'] }, { kubernetes: 'active', refs: ['main'] })).toEqual({
      included: false, by: 'except', outcomes: [
        { rule: 'only', matched: true, clauses: [{ clause: 'refs', satisfied: true, written: ['main'] }] },
        { rule: 'except', matched: true, clauses: [{ clause: 'kubernetes', satisfied: false, written: 'active' }, { clause: 'refs', satisfied: true, written: ['main'] }] },
      ],
    });
    expect(decide({ refs: ['main'] }, { refs: ['tags'] }).by).toBe('only-except');
    expect(decide(undefined, undefined)).toEqual({ included: true, by: 'no-policy', outcomes: [] });
  });

  it('has variables of any name', () => {
    const values = decide({ variables: ['$__proto__ == "p"', '$constructor'] }, undefined).outcomes[0]?.clauses[0]?.values;
    expect(Object.entries(values ?? {})).toEqual([['__proto__', 'p'], ['constructor', null]]);
  });
});
