import { describe, expect, it } from 'vitest';
import type { PipelineContext, VariableInput } from '../../src/context.js';
import { pipelineFacts } from '../../src/rules/pipeline-facts.js';
import { expandFully, layeredVariables, surroundingVariables, variableLayer, type VariableSet } from '../../src/rules/variable-set.js';

const layer = (variables: Readonly<Record<string, string>>) => variableLayer(Object.entries(variables).map(([key, value]) => ({ key, value })));
const above = (context: PipelineContext, environment?: string): Record<string, string> => {
  const { byName } = surroundingVariables(pipelineFacts(context)).above(environment);
  return Object.fromEntries(Array.from(byName, ([key, { value }]) => [key, value]));
};

describe('layers around the configuration (03-V1)', () => {
  const order = ['instance', 'group', 'project', 'given', 'schedule'] as const;

  it('stand in the order of precedence', () => {
    for (const [index, highest] of order.entries()) {
      const has = (name: typeof order[number]): Record<string, string> => (order.indexOf(name) <= index ? { A: name } : {});
      const context = {
        variables: has('given'),
        variableScopes: { instance: has('instance'), group: has('group'), project: has('project'), schedule: has('schedule'), manual: { A: 'manual' } }, // V3: not known before the job runs
      };
      expect(above(context)).toEqual({ A: highest });
    }
  });

  it('let the last of a list win', () => {
    expect(above({ variableScopes: { group: [{ key: 'A', value: 'outer' }, { key: 'A', value: 'inner' }] } })).toEqual({ A: 'inner' });
  });

  it('hide protected variables of instance, group and project (V20)', () => {
    const list: VariableInput[] = [{ key: 'A', value: 'a', protected: true }];
    const context = (refProtected: boolean): PipelineContext => ({ refProtected, variableScopes: { instance: list, group: list, project: list } });
    expect([above(context(false)), above(context(true))]).toEqual([{}, { A: 'a' }]);
    expect(above({ variables: list })).toEqual({ A: 'a' });
  });

  it('put facts of the user above the file, and of the release above all (quirks of V1)', () => {
    const predefined = { GITLAB_USER_LOGIN: 'ada', CI_RELEASE_NAME: 'one', CI_REGISTRY: 'r' };
    expect(above({ predefined })).toEqual({ GITLAB_USER_LOGIN: 'ada', CI_RELEASE_NAME: 'one' });
    expect(above({ predefined, variables: { GITLAB_USER_LOGIN: 'x', CI_RELEASE_NAME: 'x' } })).toEqual({ GITLAB_USER_LOGIN: 'x', CI_RELEASE_NAME: 'one' });
    expect(surroundingVariables(pipelineFacts({ predefined })).below.byName.get('CI_REGISTRY')?.value).toBe('r');
  });

  it('trim the names given to a pipeline (V23)', () => {
    expect(above({ variables: { ' A ': 'a' } })).toEqual({ A: 'a' });
  });
});

describe('environment scopes (V22)', () => {
  const scopes = (...list: readonly (readonly [scope: string, value: string])[]): PipelineContext =>
    ({ variableScopes: { project: list.map(([environmentScope, value]) => ({ key: 'A', value, environmentScope })) } });

  it.each([
    ['*', undefined, true], ['*', 'prod', true], ['prod', 'prod', true], ['prod', 'PROD', false], ['prod', undefined, false],
    ['review/*', 'review/a/b', true], ['review/*', 'review', false], ['*/prod', 'eu/prod', true], ['a*b*c', 'abc', true], ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'acb', false], ['a*a', 'a', false], ['**', 'x', true], ['a*b*b', 'ab', false], ['review.*', 'reviewx1', false],
  ])('%s covers %s: %s', (scope, environment, expected) => {
    expect(above(scopes([scope, 'a']), environment)).toEqual(expected ? { A: 'a' } : {});
  });

  it('prefer the exact name to a pattern, and a pattern to all', () => {
    expect(above(scopes(['prod', 'exact'], ['pr*', 'pattern'], ['*', 'all']), 'prod')).toEqual({ A: 'exact' });
    expect(above(scopes(['pr*', 'pattern'], ['*', 'all']), 'prod')).toEqual({ A: 'pattern' });
    expect(above(scopes(['prod', 'exact'], ['*', 'all']), 'test')).toEqual({ A: 'all' });
  });
});

describe('variables before there is a pipeline (V2)', () => {
  const before = (context: PipelineContext): VariableSet => surroundingVariables(pipelineFacts(context)).beforePipeline();

  it('are all but those of the user, the job and the pipeline', () => {
    const predefined = { GITLAB_USER_LOGIN: 'a', CI_JOB_NAME: 'b', CI_PIPELINE_IID: '5', CI_ENVIRONMENT_NAME: 'c', CI_REGISTRY: 'd' };
    const set = before({ predefined, variables: { GIVEN: 'e' }, variableScopes: { instance: { I: 'f' }, project: [{ key: 'P', value: 'g', environmentScope: 'prod' }] } });
    expect(['GITLAB_USER_LOGIN', 'CI_JOB_NAME', 'CI_PIPELINE_IID', 'CI_ENVIRONMENT_NAME', 'P'].map((name) => set.get(name))).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(['CI_REGISTRY', 'GIVEN', 'I', 'CI_PIPELINE_SOURCE'].map((name) => set.get(name)?.value)).toEqual(['d', 'e', 'f', 'push']);
  });

  it('are not those of a manual job', () => {
    expect(before({ variableScopes: { manual: { A: 'a' } } }).get('A')).toBeUndefined();
  });

  it('may be defined by a user under such a name', () => {
    expect(before({ variables: { CI_JOB_NAME: 'mine' } }).get('CI_JOB_NAME')?.value).toBe('mine');
  });
});

describe('expandFully (03-X20, X15)', () => {
  const set = layeredVariables([
    layer({ A: 'low', B: '$A-b', PATH: '/bin', UNDER: 'a$UNDER' }),
    variableLayer([{ key: 'A', value: 'one' }, { key: 'A', value: '$A/two' }, { key: 'RAW', value: '$A', raw: true }, { key: 'PATH', value: '/usr:$PATH' }, { key: 'UNDER', value: 'z' }]),
  ]);
  const expand = (text: string, keep = true, nested = true): string => expandFully(text, set, nested, keep);

  it.each([
    ['plain', 'plain'],
    ['$B', 'one/two-b'],
    ['$A', 'one/two'], // a reference to its own name takes the layer below (X6)
    ['$PATH:$B', '/usr:/bin:one/two-b'],
    ['$RAW', '$A'],
    ['%B%${B}', 'one/two-bone/two-b'],
    ['$NONE/$B', '$NONE/one/two-b'],
    ['$UNDER', 'az'], // the one that refers to its own name comes last, also below (X4, vector var_self-02)
  ])('%s is %s', (text, expected) => {
    expect(expand(text)).toBe(expected);
    expect(expand(text)).toBe(expected);
  });

  it('expands no value of a set with a circle (X9)', () => {
    const circular = layeredVariables([layer({ A: 'low', B: '$A' }), layer({ A: '$B', C: '$D', D: 'x' })]);
    expect(expandFully('$A $C $NONE', circular, true, true)).toBe('$B $D $NONE');
    const overridden = layeredVariables([layer({ A: '$B', B: '$A', C: '$D' }), layer({ A: 'a', D: 'x' })]);
    expect(expandFully('$A $C', overridden, true, true)).toBe('a $D');
  });

  it('removes what is not defined when that is wanted', () => {
    expect(expand('$NONE/$B', false)).toBe('/one/two-b');
  });

  it('replaces only once where values are not expanded', () => {
    expect(expand('$B', true, false)).toBe('$A-b');
  });

  it('takes a variable without a value for an empty text inside others, and leaves references to it (X3)', () => {
    const empty = layeredVariables([variableLayer([{ key: 'N', value: null as unknown as string }, { key: 'M', value: 'm$N' }])]);
    expect(expandFully('$N|$M', empty, true, true)).toBe('$N|m');
    expect(expandFully('$N|$M', empty, true, false)).toBe('|m');
  });

  it('stops when too much is expanded', () => {
    const many = layeredVariables([layer({ A: '$B', B: 'b' })]);
    many.work.left = 5;
    expect(expandFully('$A', many, true, true)).toBe('b');
    expect(many.work.left).toBeLessThan(0);
    expect(expandFully('x$A', many, true, true)).toBe('x$B');
  });
});
