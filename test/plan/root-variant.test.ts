import { describe, expect, it } from 'vitest';
import { behaviourOf } from '../../src/gitlab-version.js';
import { loadConfig } from '../../src/load-config.js';
import { compiledConfig } from '../../src/plan/compiled-config.js';
import { rootVariant } from '../../src/plan/root-variant.js';

const config = compiledConfig(loadConfig('variables: { A: a, B: { value: $A, expand: false } }\nplain: { script: x }\nown: { script: x, variables: { A: own } }\nsome: { script: x, inherit: { variables: [B] } }'), behaviourOf());
const [plain, own, some] = config.jobs;

describe('the variables under one workflow rule', () => {
  const rule = { variables: { A: 'rule', C: 'c' } };

  it('are made once', () => {
    expect(rootVariant(config, undefined)).toBe(rootVariant(config, {}));
    expect(rootVariant(config, rule)).toBe(rootVariant(config, rule));
    expect(rootVariant(config, rule)).not.toBe(rootVariant(config, undefined));
  });

  it('are those of the rule over those of the root (W5)', () => {
    expect(rootVariant(config, rule).root.list.map(({ key, value }) => [key, value])).toEqual([['A', 'rule'], ['C', 'c'], ['B', '$A']]);
  });

  it('are inherited unless the job has its own (V6, V7)', () => {
    const variant = rootVariant(config, rule);
    expect([plain, own, some].map((job) => job && variant.inherited(job).map(({ key }) => key))).toEqual([['A', 'C', 'B'], ['C', 'B'], ['B']]);
  });

  it('are merged once per job and rule', () => {
    const variant = rootVariant(config, undefined);
    const added = { B: 'added' };
    expect(plain && variant.jobValues(plain, undefined)).toEqual({ variables: { A: 'a', B: '$A' }, rawVariables: ['B'] });
    expect(own && variant.jobValues(own, added)).toEqual({ variables: { B: 'added', A: 'own' } });
    expect(own && variant.jobValues(own, added)).toBe(own && variant.jobValues(own, added));
  });
});
