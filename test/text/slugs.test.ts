import { describe, expect, test } from 'vitest';
import { deploymentTier, environmentSlug, jobGroup, refSlug } from '../../src/text/slugs.js';

describe('refSlug', () => {
  test.each([
    ['feature/Add_Thing', 'feature-add-thing'], ['v1.2.3', 'v1-2-3'], ['-x-', 'x'], [`${'a'.repeat(62)}/b`, 'a'.repeat(62)], ['///', ''],
    ['a--b', 'a--b'], ['é😀x', 'x'], ['a😀b', 'a-b'], ['', ''],
  ])('%s', (name, slug) => {
    expect(refSlug(name)).toBe(slug);
  });
});

describe('environmentSlug', () => {
  test.each([
    ['production', 'production'], ['Production', 'production-iis43c'], ['review/pow', 'review-pow-u1yu3x'],
    ['review/feature-1', 'review-feature-1-1q251u'], ['review/my-very-long-branch-name', 'review-my-very-lo-9dscss'],
    ['prod_eu', 'prod-eu-vbpl9e'], ['qa-', 'qa'], ['1st', 'env-1st-sru2wu'], ['a'.repeat(24), 'a'.repeat(24)],
    ['a'.repeat(25), 'aaaaaaaaaaaaaaaaa-1n7uof'],
  ])('%s', (name, slug) => {
    expect(environmentSlug(name)).toBe(slug);
  });
});

describe('deploymentTier', () => {
  test.each([
    ['production', 'production'], ['PROD', 'production'], ['live', 'production'], ['prd', 'production'], ['staging', 'staging'], ['stg', 'staging'],
    ['model', 'staging'], ['qa/x', 'testing'], ['acpt', 'testing'], ['review/x', 'development'], ['production-review', 'development'],
    ['preprod', 'staging'], ['print', 'testing'], ['main', 'other'], ['', 'other'],
  ])('%s', (name, tier) => {
    expect(deploymentTier(name)).toBe(tier);
  });
});

describe('jobGroup', () => {
  test.each([
    ['rspec:test: [ruby, ubuntu]', 'rspec:test'], ['job 1/3', 'job'], ['build 1:2', 'build'], ['deploy 10 20', 'deploy'], ['test 1', 'test 1'],
    ['rspec 2/5', 'rspec'], ['build: [linux, amd64]', 'build'], ['t 1 3', 't'], ['a 1\\2', 'a'], ['a 1 2 3', 'a 1'],
    ['a 1 2 3 4', 'a'], ['t 1 2 3 4 5 6 7 8', 't 1 2'], ['a: [b] c [d]', 'a'], ['a 1 2: [x] 3/4  ', 'a'], ['a[b]', 'a[b]'], ['x: [a]\n[b]', 'x'],
    ['a 1/2 [x]', 'a'], ['1/2', '1/2'], [' 1/2', ''], [': [a]', ''], ['', ''],
  ])('%j', (name, group) => {
    expect(jobGroup(name)).toBe(group);
  });

  test('long hostile names are answered', () => {
    for (const part of [' [', ' 1 2', ' ', ': []', '1', ' []\n', ' [ \n']) {
      for (const end of ['', ']', ' 1', 'x']) expect(() => jobGroup(part.repeat(20_000) + end)).not.toThrow();
    }
  });
});
