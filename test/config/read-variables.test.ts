import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/load-config.js';
import { errorsIn } from './problems-in.js';

const root = (variables: string, gitlabVersion = 'latest') => loadConfig(`variables: ${variables}\na: { script: x }`, { gitlabVersion });

describe('root variables (L127 to L133)', () => {
  it.each([
    ['{ A: 1, B: 1.50, C: 010, D: 1e3, E: no, F: ~, G: "" }', { A: '1', B: '1.5', C: '8', D: '1e3', E: 'false', F: '', G: '' }],
    ['{ A: { value: x } }', { A: 'x' }],
    ['{ A: { description: what } }', { A: '' }],
  ])('%s: %j', (text, expected) => {
    expect(Object.fromEntries(Object.entries(root(text).variables).map(([name, { value }]) => [name, value]))).toEqual(expected);
  });

  it('may be described, offered and raw', () => {
    expect(root('{ A: { value: x, description: what, options: [x, y], expand: false } }').variables).toEqual({ A: { value: 'x', description: 'what', options: ['x', 'y'], expand: false } });
    expect(root('{ A: { value: x, expand: ~ } }').variables).toEqual({ A: { value: 'x', expand: false } }); // L132
  });

  it.each([
    ['[]', ['variables-shape variables 1:12']],
    ['{ A: [] }', ['variable-invalid variables.A 1:17']],
    ['{ A: { script: x } }', ['variable-invalid-keys variables.A 1:19']],
    ['{ A: { value: x, options: [y] } }', ['variable-option-mismatch variables.A 1:26']],
    ['{ A: { value: 1, options: ["1"] } }', ['variable-option-mismatch variables.A 1:26']], // L131
    ['{ A: { options: y } }', ['variable-invalid variables.A 1:28']],
    ['{ A: { value: x, description: [] } }', ['variable-invalid variables.A 1:42']],
    ['{ 1.5: a }', ['variable-name-invalid variables 1:14']],
  ])('%s: %j', (text, expected) => {
    expect(errorsIn(`variables: ${text}\na: { script: x }`)).toEqual(expected);
  });

  it('know what a version has', () => {
    expect(root('{ A: { value: x, description: y } }', '13.6').diagnostics[0]?.code).toBe('variable-invalid');
    expect(root('{ A: { value: x, options: [x] } }', '15.6').diagnostics[0]?.code).toBe('variable-invalid-keys');
    expect(root('{ A: 1 }', '7.12').diagnostics[0]?.code).toBe('variable-invalid');
    expect(['9.2', '9.3'].map((version) => root('{ 1: a }', version).diagnostics[0]?.code)).toEqual(['variable-name-invalid', undefined]);
    const ofJob = (gitlabVersion: string) => loadConfig('a: { script: x, variables: { A: { value: x, expand: false } } }', { gitlabVersion }).diagnostics[0]?.code;
    expect(['13.7', '15.5', '15.6'].map(ofJob)).toEqual(['variable-invalid', 'variable-invalid', undefined]);
  });
});
