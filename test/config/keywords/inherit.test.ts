import { describe, expect, it } from 'vitest';
import { inherit } from '../../../src/config/keywords/inherit.js';
import { problemsOf, readKeyword } from '../read-keyword.js';

describe('inherit', () => {
  it.each([
    ['{}', { default: true, variables: true }],
    ['{default: ~, variables: no}', { default: true, variables: false }],
    ['{default: [image, id_tokens], variables: [Z]}', { default: ['image', 'id_tokens'], variables: ['Z'] }],
    ['{default: [], variables: []}', { default: [], variables: [] }],
  ])('%s', (text, value) => {
    expect(readKeyword(inherit, text)).toEqual({ value, diagnostics: [] });
  });

  it.each([
    ['true', ['inherit-not-hash 1:1']],
    ['{defaults: false}', ['inherit-unknown-key 1:2']],
    ['{default: image}', ['inherit-default-invalid default 1:11']],
    ['{default: [image, script, variables]}', ['inherit-default-invalid default.1 1:19', 'inherit-default-invalid default.2 1:27']],
    ['{default: 1, variables: [1]}', ['inherit-default-invalid default 1:11', 'inherit-variables-invalid variables 1:26']],
    ['{variables: A}', ['inherit-variables-invalid variables 1:13']],
  ])('%s: %j', (text, problems) => {
    const read = readKeyword(inherit, text);
    expect(problemsOf(read)).toEqual(problems);
    expect(read.value).toBeUndefined();
  });

  it('names keywords of its version', () => {
    expect(problemsOf(readKeyword(inherit, '{default: [hooks]}', { gitlabVersion: '15.9' }))).toEqual(['inherit-default-invalid default.0 1:12']);
    expect(problemsOf(readKeyword(inherit, '{default: [hooks]}', { gitlabVersion: '15.10' }))).toEqual([]);
  });

  it.each([
    ['{variables: A}', 'Write a list: `[A]`.'],
    ['{default: [imgae]}', 'Did you mean `image`?'],
  ])('%s hints %j', (text, hint) => {
    expect(readKeyword(inherit, text).diagnostics[0]?.hint).toBe(hint);
  });
});
