import { describe, expect, it } from 'vitest';
import { jobKind } from '../../src/config/job-kind.js';
import { behaviourOf } from '../../src/gitlab-version.js';
import { nodeFromObject } from '../../src/yaml/from-object.js';

function kind(name: string, value: unknown, gitlabVersion?: string): string {
  const { root } = nodeFromObject(value, 10);
  if (!root) throw new Error('no value');
  return jobKind(name, root, behaviourOf(gitlabVersion));
}

describe('jobKind (L113, L114)', () => {
  it.each([
    ['a', { script: null }, 'job'],
    ['a', { run: 1, trigger: 1 }, 'job'],
    ['a', { trigger: null, needs: [] }, 'trigger'],
    ['a', { needs: null }, 'trigger'],
    ['a', { image: 'b' }, 'none'],
    ['a', ['script'], 'none'],
    ['a', 'script', 'none'],
    ['.a', { script: 'x' }, 'hidden'],
    ['.a', 5, 'hidden'],
  ])('%s: %j is %s', (name, value, expected) => {
    expect(kind(name, value)).toBe(expected);
  });

  it.each([
    ['.a', { script: 'x' }, '7.12', 'job'],
    ['a', { run: 1 }, '17.4', 'none'],
    ['a', { trigger: 1 }, '11.7', 'none'],
    ['a', { needs: [] }, '12.1', 'none'],
  ])('%s: %j in %s is %s', (name, value, version, expected) => {
    expect(kind(name, value, version)).toBe(expected);
  });
});
