import { describe, expect, it } from 'vitest';
import { compilePipeline } from '../../src/compile.js';
import type { PipelineContext } from '../../src/context.js';

/** Which jobs have variables that refer to each other in a circle. */
const circular = (text: string, context: PipelineContext = {}): string[] =>
  compilePipeline(text, context).diagnostics.filter(({ code }) => code === 'variable-cycle').map(({ path }) => String(path[1]));

describe('circles of variables (X5, X9, README-config 9)', () => {
  it.each<[string, string[], PipelineContext]>([
    ['variables: { A: $B, B: $A }\nj: { script: x }', ['j'], {}],
    ['variables: { A: $B, B: $C, C: "%A%" }\nj: { script: x }\nk: { script: x, variables: { D: d } }', ['j', 'k'], {}],
    ['variables: { P: "$P:x" }\nj: { script: x, variables: { P: "$P/y" } }', [], {}], // a name of its own is no circle
    ['variables: { A: { value: $B, expand: false }, B: $A }\nj: { script: x }', [], {}],
    ['j: { script: x, variables: { A: $B, B: $A } }\nk: { script: x }', ['j'], {}],
    ['variables: { A: $B }\nj: { script: x, variables: { B: $A } }\nk: { script: x }', ['j'], {}], // through the root
    ['variables: { A: $B, B: $A }\nj: { script: x, variables: { A: plain } }', [], {}],
    ['variables: { A: $B, B: $A }\nj: { script: x, inherit: { variables: [A] } }', [], {}],
    ['variables: { A: $B, B: $A }\nj: { script: x }', ['j'], { variables: { A: 'plain' } }], // overridden definitions count
    ['variables: { A: $B }\nj: { script: x }', ['j'], { variableScopes: { project: { B: '$A' } } }],
    ['variables: { A: "$$B", B: "$$A" }\nj: { script: x }', [], {}],
    ['j: { script: x, variables: { A: $B, B: $A }, rules: [{ if: $NONE }] }\nk: { script: x }', [], {}], // only of jobs in the pipeline
    ['j: { script: x, variables: { A: $B }, rules: [{ if: $CI, variables: { B: $A } }] }', [], {}],
  ])('%j: %j', (text, expected, context) => {
    expect(circular(text, context)).toEqual(expected);
  });
});
