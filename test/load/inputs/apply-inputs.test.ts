import { describe, expect, it } from 'vitest';
import { refuseInputs } from '../../../src/load/inputs/apply-inputs.js';
import recorded from '../../vectors/config-valid.json' with { type: 'json' };
import { applyToText, contentOf, failureOf, fileWith, nodeOf } from './apply-to-text.js';

interface Case {
  readonly id: string;
  readonly yaml: string;
  readonly inputs?: Record<string, unknown>;
  readonly errors: readonly { readonly rule: string }[];
}

describe('inputs of header includes (L24)', () => {
  const text = 'spec: { include: [a.yml], inputs: { own: { default: o } } }\n---\nv: "$[[ inputs.shared ]]$[[ inputs.own ]]"\n';

  it('come before the own ones', () => {
    expect(contentOf(text, { included: ['inputs: { shared: { default: s } }\n'] })).toEqual({ v: 'so' });
    const rule = 'spec: { include: [a.yml], inputs: { own: { rules: [{ if: "$[[ inputs.shared ]] == \'s\'", default: seen }, { default: unseen }] } } }\n---\nv: "$[[ inputs.own ]]"\n';
    expect(contentOf(rule, { included: ['inputs: { shared: { default: s } }\n'] })).toEqual({ v: 'seen' });
  });

  it('must not define an input again', () => {
    expect(failureOf(text, { included: ['inputs: { own: ~ }\n'] }).code).toBe('inputs-duplicate');
    expect(failureOf(text, { included: ['inputs: { shared: ~ }\n', 'inputs: { shared: ~ }\n'] })).toMatchObject({ code: 'inputs-duplicate', path: ['spec', 'inputs', 'shared'] });
  });
});

describe('refuseInputs (L23)', () => {
  it('accepts nothing, and an empty map', () => {
    for (const value of [undefined, nodeOf(null), nodeOf({})]) expect(refuseInputs(value)).toBeUndefined();
  });

  it('refuses values and what is no map', () => {
    expect(refuseInputs(nodeOf({ a: 1 }))?.code).toBe('inputs-without-spec');
    expect(refuseInputs(nodeOf([]))?.code).toBe('inputs-not-hash');
  });
});

describe('a header', () => {
  it('is not interpolated itself (L3)', () => {
    expect(contentOf(fileWith('{ a: { default: "$[[ inputs.b ]]" }, b: { default: x } }', '"$[[ inputs.a ]]"'))).toEqual({ v: '$[[ inputs.b ]]' });
  });

  it('is what interpolation needs (L19)', () => {
    expect(contentOf('v: "$[[ inputs.a ]]"\n')).toEqual({ v: '$[[ inputs.a ]]' });
  });
});

describe('recorded cases with inputs', () => {
  /** Kinds of objections of this part, and our codes. */
  const codes: Readonly<Record<string, string>> = {
    'input-default-type': 'input-type-mismatch', 'input-regex': 'input-regex-mismatch', 'input-regex-invalid': 'input-regex-invalid',
    'interpolation-pattern': 'interpolation-invalid-path', 'interpolation-function': 'interpolation-function-unknown',
    'interpolation-too-many-functions': 'interpolation-too-many-functions', 'interpolation-index': 'interpolation-index-range',
    'unknown-keys': 'input-unknown-key', 'not-allowed-value': 'input-type-unknown', 'input-not-an-option': 'input-option-mismatch',
    'inputs-without-spec': 'inputs-without-spec',
  };
  const elsewhere = ['yaml-syntax', 'job-no-implementation', 'wrong-type'];
  const cases = (recorded.cases as unknown as readonly Case[])
    .filter(({ yaml, inputs, errors }) => (inputs ?? yaml.includes('spec')) && errors[0]?.rule !== 'yaml-syntax');

  it.each(cases)('$id', ({ yaml, inputs, errors }) => {
    const [rule] = errors.flatMap((error) => (elsewhere.includes(error.rule) ? [] : [error.rule]));
    const result = applyToText(yaml, { inputs, lookup: (name) => (name === 'CI_PROJECT_NAME' ? { value: 'project' } : undefined) });
    expect('code' in result ? result.code : undefined).toBe(rule === undefined ? undefined : codes[rule]);
  });
});
