import { describe, expect, it } from 'vitest';
import { child, isBlank, presentChild } from '../../src/yaml/node.js';
import { rootOf } from './read-yaml.js';

it('child sees null, presentChild does not', () => {
  const node = rootOf('a: ~\nb: 1\n1: c');
  expect([child(node, 'a')?.kind, presentChild(node, 'a'), presentChild(node, 'b')?.kind, child(node, 'x'), child(node, '1')])
    .toEqual(['null', undefined, 'integer', undefined, undefined]);
  expect(child(rootOf('[a]'), 'a')).toBeUndefined();
});

describe('isBlank', () => {
  it.each([
    ['~', true], ['false', true], ['""', true], ['" \\t\\n\\_"', true], ['[]', true], ['{}', true],
    ['true', false], ['0', false], ['0.0', false], ['x', false], ['[~]', false], ['{a: }', false], ['!reference []', false],
  ])('%s: %s', (text, blank) => {
    const node = rootOf(`- ${text}`);
    expect(isBlank(node.kind === 'list' ? node.items[0] : undefined)).toBe(blank);
  });

  it('is true of nothing', () => {
    expect(isBlank(undefined)).toBe(true);
  });
});
