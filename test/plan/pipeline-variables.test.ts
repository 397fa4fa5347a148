import { describe, expect, it } from 'vitest';
import type { VariablesInput } from '../../src/context.js';
import { createCollector } from '../../src/diagnostics/collector.js';
import { behaviourOf } from '../../src/gitlab-version.js';
import { checkPipelineVariables } from '../../src/plan/pipeline-variables.js';

function problems(variables: VariablesInput): string[] {
  const collector = createCollector();
  checkPipelineVariables({ variables }, behaviourOf(), collector);
  return collector.diagnostics.map(({ code, path }) => [code, ...path].join(' '));
}

describe('variables given to a pipeline (V23, V31, V32)', () => {
  it.each<[VariablesInput, string[]]>([
    [{ A: '1', _b9: '', ' C ': '' }, []],
    [Object.fromEntries([['__proto__', 'a'], ['a'.repeat(255), '']]), []],
    [{ 'A-B': '', '': '', ['a'.repeat(256)]: '' }, ['pipeline-variable-invalid variables A-B', 'pipeline-variable-invalid variables ', `pipeline-variable-invalid variables ${'a'.repeat(256)}`]],
    [[{ key: 'A', value: '1' }, { key: 'B', value: '' }, { key: ' A', value: '2' }], ['pipeline-variable-duplicate variables A']],
    [{ 'Ä': '' }, ['pipeline-variable-invalid variables Ä']],
  ])('%j: %j', (variables, expected) => {
    expect(problems(variables)).toEqual(expected);
  });
});
