import { describe, expect, it } from 'vitest';
import type { InputValue } from '../../src/context.js';
import { evaluateExpression } from '../../src/expression/evaluate-expression.js';
import { testExpression } from '../../src/expression/evaluate-tree.js';
import { parseExpression } from '../../src/expression/parse-expression.js';
import { behaviourOf } from '../../src/gitlab-version.js';
import recorded from '../vectors/expressions.json' with { type: 'json' };

interface Case {
  readonly id: string;
  readonly expression: string;
  readonly variables: Record<string, string>;
  readonly inputs?: Record<string, InputValue>;
  /** Null: GitLab itself breaks off with an internal error; we call the expression invalid (E20, E27). */
  readonly valid: boolean | null;
  readonly valid_bare?: boolean;
  readonly truthful: boolean | null;
  readonly value: unknown;
}

const cases = recorded.cases as unknown as readonly Case[];

/** A pattern is recorded as `{ regexp: source with flags }`; we give the literal. */
function recordedValue(value: unknown): unknown {
  if (Array.isArray(value)) return JSON.stringify(value);
  const source = (value as { regexp?: string } | null)?.regexp;
  return source === undefined ? value : source.replaceAll('/', '\\/').replace(/^(?:\(\?([ismU]+)\))?(.*)$/s, '/$2/$1');
}

describe('expressions recorded from GitLab 18.11', () => {
  it.each(cases)('$id $expression', (recordedCase) => {
    const { expression, variables, inputs, valid, truthful, value } = recordedCase;
    const parsed = parseExpression(expression);
    const result = evaluateExpression(parsed, variables, inputs ? { inputs } : {});
    expect(parsed.valid).toBe(recordedCase.valid_bare ?? valid ?? false);
    expect({ valid: result.valid, truthy: result.truthy, value: result.value }).toEqual(
      { valid: valid ?? false, truthy: truthful ?? false, value: recordedValue(value) });
    expect(result.diagnostics.length > 0).toBe(!result.valid);
    if (!inputs) expect(testExpression(parsed, (name) => variables[name], behaviourOf())).toBe(truthful ?? false);
  });
});
