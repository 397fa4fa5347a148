import { describe, expect, it } from 'vitest';
import type { PipelineContext, PipelineSource } from '../../src/context.js';
import { isSkipped } from '../../src/plan/skip.js';
import { pipelineFacts } from '../../src/rules/pipeline-facts.js';

const skipped = (context: PipelineContext): boolean => isSkipped(pipelineFacts(context), context);

describe('isSkipped (P4)', () => {
  it.each(['[ci skip]', '[skip ci]', '[CI SKIP]', '[ci-skip]', '[skip_ci]', 'Fix\n\nlong story [skip-ci] end'])('%j', (commitMessage) => {
    expect(skipped({ commitMessage })).toBe(true);
  });

  it.each(['[ci  skip]', 'ci skip', '[ci skip', '[skip]', ''])('not %j', (commitMessage) => {
    expect(skipped({ commitMessage })).toBe(false);
  });

  it('by push option', () => {
    expect([skipped({ pushOptions: ['a', 'ci.skip'] }), skipped({ pushOptions: ['ci.skipped', 'ci.variable=A=b'] })]).toEqual([true, false]);
  });

  it.each<[PipelineSource, boolean]>([
    ['push', true], ['merge_request_event', true], ['external_pull_request_event', true], ['web', false], ['api', false], ['trigger', false], ['schedule', false],
    ['pipeline', false], ['parent_pipeline', false],
  ])('of a %s: %s', (source, expected) => {
    expect(skipped({ source, commitMessage: '[ci skip]' })).toBe(expected);
  });

  it('wants a blank in 13.3', () => {
    const messages = ['[ci skip]', '[Skip CI]', '[ci-skip]', '[skip_ci]'];
    expect(messages.map((commitMessage) => skipped({ commitMessage, gitlabVersion: '13.3' }))).toEqual([true, true, false, false]);
    expect(messages.map((commitMessage) => skipped({ commitMessage, gitlabVersion: '13.4' }))).toEqual([true, true, true, true]);
  });

  it('knows one form in 7.12', () => {
    expect(['[ci skip]', '[skip ci]', '[CI SKIP]'].map((commitMessage) => skipped({ commitMessage, gitlabVersion: '7.12' }))).toEqual([true, false, false]);
  });
});
