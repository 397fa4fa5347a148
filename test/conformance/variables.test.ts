import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { VariableInput } from '../../src/context.js';
import { expandText, expandVariables, hasReference } from '../../src/text/expand-variables.js';

interface VariablesCase {
  kind: 'sort_and_expand' | 'expand' | 'expand_existing' | 'possible_var_reference';
  variables: VariableInput[];
  options?: { keep_undefined?: boolean; expand_file_refs?: boolean; expand_raw_refs?: boolean; fail_on_masked?: boolean };
  text?: string;
  expect: unknown;
  error?: string | null;
}

const { cases } = JSON.parse(readFileSync(new URL('../vectors/variables.json', import.meta.url), 'utf8')) as { cases: VariablesCase[] };

/** Cases that are not about these functions, with the reason. */
const SKIPPED = [
  { reason: 'refusing masked variables belongs to include (L36)', applies: (recorded: VariablesCase) => recorded.options?.fail_on_masked === true },
];

const named = cases.map((recorded, index) => ({ name: `${index} ${recorded.kind} ${JSON.stringify(recorded.text ?? recorded.variables)}`, recorded }));
const chosen = named.filter(({ recorded }) => !SKIPPED.some(({ applies }) => applies(recorded)));

const flag = <Name extends string>(name: Name, value: boolean | undefined): Partial<Record<Name, boolean>> =>
  value === undefined ? {} : { [name]: value } as Record<Name, boolean>;

describe('variables.json', () => {
  test('only the listed cases are left out', () => {
    expect(named.length - chosen.length).toBe(cases.filter(({ options }) => options?.fail_on_masked !== undefined).length);
  });

  test.each(chosen)('$name', ({ recorded }) => {
    const options = {
      ...flag('keepUndefined', recorded.options?.keep_undefined),
      ...flag('expandFileRefs', recorded.options?.expand_file_refs),
      ...flag('expandRawRefs', recorded.options?.expand_raw_refs),
    };
    if (recorded.kind === 'possible_var_reference') {
      expect(hasReference(recorded.text ?? '')).toBe(recorded.expect);
    } else if (recorded.kind === 'sort_and_expand') {
      const { variables, diagnostics } = expandVariables(recorded.variables, options);
      expect(variables.map(({ key, value }) => ({ key, value }))).toEqual(recorded.expect);
      const cycles = [...(recorded.error ?? '').matchAll(/\[([^\]]*)\]/g)].map(([, names = '']) => names.replaceAll('"', ''));
      expect(diagnostics.map(({ code, message }) => `${code} ${message}`))
        .toEqual(cycles.map((names) => `variable-cycle These variables refer to each other: ${names}.`));
    } else {
      expect(expandText(recorded.text ?? '', recorded.variables, { ...options, keepUndefined: recorded.kind === 'expand_existing' })).toBe(recorded.expect);
    }
  });
});
