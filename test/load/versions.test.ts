import { expect, it } from 'vitest';
import { treeOf, type Files } from './load-files.js';

const input = (definition: string, content: string): string => `spec:\n  inputs: {a: ${definition}}\n---\n${content}`;

/** What a file becomes before and since a version: a tree, or the code of an error. */
const CHANGES: readonly (readonly [rule: string, before: string, since: string, main: string, old: unknown, now: unknown, files?: Files])[] = [
  ['dates (L9)', '7.12', '8.9', 'a: 2024-01-31', { a: '2024-01-31' }, 'yaml-disallowed-type'],
  ['loose integers (L9)', '15.11', '16.0', 'a: 1__0', { a: 10 }, { a: '1__0' }],
  ['includes and extends (L72)', '11.3', '11.4', '.a: {x: 1}\nj: {extends: .a}', { '.a': { x: 1 }, j: { extends: '.a' } }, { '.a': { x: 1 }, j: { x: 1, extends: '.a' } }],
  ['references (L82)', '13.8', '13.9', '.a: {x: 1}\nj: {y: !reference [.a, x]}', { '.a': { x: 1 }, j: { y: ['.a', 'x'] } }, { '.a': { x: 1 }, j: { y: 1 } }],
  ['include:project (L41)', '11.6', '11.7', 'include: {project: g/p, file: a.yml}', 'include-no-type', { a: 1 }, { 'g/p:a.yml': 'a: 1' }],
  ['include:template (L41)', '11.6', '11.7', 'include: {template: A.gitlab-ci.yml}', 'include-no-type', { a: 1 }, { 'A.gitlab-ci.yml': 'a: 1' }],
  ['include:component (L41)', '15.11', '16.0', 'include: {component: h/p/c@1}', 'include-no-type', { a: 1 }, { 'h/p/c@1': 'a: 1' }],
  ['include:rules (L46)', '14.2', '14.3', 'include: {local: a.yml, rules: [{if: $NO}]}\nb: 1', { a: 1, b: 1 }, { b: 1 }, { 'a.yml': 'a: 1' }],
  ['the header (L19)', '15.10', '15.11', input('{default: x}', 'v: $[[ inputs.a ]]'), { spec: { inputs: { a: { default: 'x' } } } }, { v: 'x' }],
  ['array inputs (L21)', '16.10', '16.11', input('{type: array, default: [1]}', 'v: $[[ inputs.a ]]'), 'input-type-unknown', { v: [1] }],
  ['the key of inputs (L41)', '15.11', '16.0', 'include: {local: a.yml, inputs: {a: y}}', { v: 'x' }, { v: 'y' }, { 'a.yml': input('{default: x}', 'v: $[[ inputs.a ]]') }],
  ['descriptions of inputs (L21)', '16.4', '16.5', input('{description: d, default: x}', 'v: $[[ inputs.a ]]'), 'input-unknown-key', { v: 'x' }],
  ['options of inputs (L21)', '16.5', '16.6', input('{options: [x], default: x}', 'v: $[[ inputs.a ]]'), 'input-unknown-key', { v: 'x' }],
  ['rules of inputs (L29)', '18.6', '18.7', input('{rules: [{default: x}]}', 'v: $[[ inputs.a ]]'), 'input-unknown-key', { v: 'x' }],
  ['conversion of inputs (L27)', '17.10', '17.11', input('{default: 1}', 'v: $[[ inputs.a ]]'), 'input-type-mismatch', { v: '1' }],
  ['types of whole values (L27)', '16.8', '16.9', input('{type: number, default: 1.5}', 'v: $[[ inputs.a ]]'), { v: '1.5' }, { v: 1.5 }],
  ['indexes (L34)', '18.8', '18.9', input('{type: array, default: [x]}', 'v: "$[[ inputs.a[0] ]]"'), 'interpolation-unknown', { v: 'x' }],
  ['matrix blocks (L33)', '18.5', '18.6', input('{default: x}', 'v: $[[ matrix.A ]]'), 'interpolation-unknown', { v: '$[[ matrix.A ]]' }],
  ['truncate (L36)', '16.2', '16.3', input('{default: xy}', 'v: $[[ inputs.a | truncate(0,1) ]]'), 'interpolation-function-unknown', { v: 'x' }],
  ['expand_vars (L36)', '16.4', '16.5', input('{default: x}', 'v: $[[ inputs.a | expand_vars ]]'), 'interpolation-function-unknown', { v: 'x' }],
  ['posix_escape (L36)', '18.5', '18.6', input('{default: x y}', 'v: $[[ inputs.a | posix_escape ]]'), 'interpolation-function-unknown', { v: 'x\\ y' }],
  ['spec:component (L20)', '18.5', '18.6', 'spec: {component: [name]}\n---\nv: 1', 'header-unknown-key', { v: 1 }],
  ['spec:include (L20)', '18.5', '18.6', 'spec: {include: [h.yml]}\n---\nv: $[[ inputs.a ]]', 'header-unknown-key', { v: 'x' }, { 'h.yml': 'inputs: {a: {default: x}}' }],
  ['repeated inputs (L24)', '18.8', '18.9', 'spec: {include: [h.yml], inputs: {a: {default: y}}}\n---\nv: $[[ inputs.a ]]', { v: 'y' }, 'inputs-duplicate', { 'h.yml': 'inputs: {a: {default: x}}' }],
];

for (const [rule, before, since, main, old, now, files = {}] of CHANGES) {
  it(`${rule}: ${before}, then ${since}`, () => {
    for (const [gitlabVersion, expected] of [[before, old], [since, now]] as const) {
      const tree = treeOf(main, files, { gitlabVersion });
      if (typeof expected === 'string') expect(tree).toMatchObject({ code: expected });
      else expect(tree).toEqual(expected);
    }
  });
}
