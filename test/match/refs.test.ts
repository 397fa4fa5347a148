import { describe, expect, it } from 'vitest';
import type { PipelineSource } from '../../src/context.js';
import { compileRefs, matchRefs, type RefFacts } from '../../src/match/refs.js';

const branch: RefFacts = { ref: 'main', refType: 'branch', source: 'push', projectPath: 'group/project' };
const tag: RefFacts = { ...branch, ref: 'v1.0', refType: 'tag' };
const mergeRequest: RefFacts = { ...branch, ref: 'refs/merge-requests/1/head', refType: 'merge_request', source: 'merge_request_event' };

describe('matchRefs', () => {
  it('knows branches and tags', () => {
    expect([branch, tag, mergeRequest].map((pipeline) => matchRefs(['branches'], pipeline))).toEqual([true, false, false]);
    expect([branch, tag, mergeRequest].map((pipeline) => matchRefs(['tags'], pipeline))).toEqual([false, true, false]);
  });

  it('compares names exactly and searches patterns', () => {
    expect(matchRefs(['main'], branch)).toBe(true);
    expect(matchRefs(['Main'], branch)).toBe(false);
    expect(matchRefs(['mai*'], branch)).toBe(false);
    expect(matchRefs(['/^MA/i'], branch)).toBe(true);
    expect(matchRefs(['/^v\\d+\\.\\d+$/'], tag)).toBe(true);
    expect(matchRefs(['issue-/.*/'], { ...branch, ref: 'issue-1' })).toBe(false);
  });

  it('takes a pattern that RE2 refuses as a name', () => {
    expect(matchRefs(['/(?!x)main/'], branch)).toBe(false);
    expect(matchRefs(['/(?!x)main/'], { ...branch, ref: '/(?!x)main/' })).toBe(true);
  });

  it('never matches names and patterns in merge request pipelines', () => {
    expect(matchRefs(['/.*/', mergeRequest.ref], mergeRequest)).toBe(false);
    expect(matchRefs(['merge_requests'], mergeRequest)).toBe(true);
  });

  it.each<[PipelineSource, string, string]>([
    ['push', 'push', 'pushes'], ['web', 'web', 'webs'], ['api', 'api', 'apis'], ['merge_request_event', 'merge_request', 'merge_requests'],
    ['external_pull_request_event', 'external_pull_request', 'external_pull_requests'], ['parent_pipeline', 'parent_pipeline', 'parent_pipelines'],
    ['security_orchestration_policy', 'security_orchestration_policy', 'security_orchestration_policies'],
    ['container_registry_push', 'container_registry_push', 'container_registry_pushes'],
  ])('names the source %s in the singular and the plural (O4)', (source, singular, plural) => {
    const pipeline = { ...branch, source };
    expect([singular, plural, `${singular}_event`, 'unknown'].map((entry) => matchRefs([entry], pipeline))).toEqual([true, true, false, false]);
  });

  it('cuts an entry at its first @, even inside a pattern', () => {
    expect(matchRefs(['main@group/project'], branch)).toBe(true);
    expect(matchRefs(['main@other/project'], branch)).toBe(false);
    expect(matchRefs(['main@'], branch)).toBe(false);
    expect(matchRefs(['@group/project'], branch)).toBe(false);
    expect(matchRefs(['/ma@in/'], { ...branch, ref: 'ma@in' })).toBe(false);
  });

  it('needs one entry that matches', () => {
    expect(matchRefs(['dev', 'main'], branch)).toBe(true);
    expect(matchRefs([], branch)).toBe(false);
  });

  it('knows only names, two keywords and patterns without flags in GitLab 7.12 (O11)', () => {
    const old = { ...branch, gitlabVersion: '7.12' };
    expect(matchRefs(['branches'], old)).toBe(true);
    expect(matchRefs(['/^ma/'], old)).toBe(true);
    expect(matchRefs(['/^MA/i'], old)).toBe(false);
    expect(matchRefs(['pushes'], old)).toBe(false);
    expect(matchRefs(['main@group/project'], old)).toBe(false);
    expect(matchRefs(['main@group/project'], { ...old, ref: 'main@group/project' })).toBe(true);
  });
});

describe('compileRefs', () => {
  it('answers for many pipelines', () => {
    const refs = compileRefs(['/^v/', 'main']);
    expect([branch, tag, mergeRequest].map((pipeline) => refs.match(pipeline))).toEqual([true, true, false]);
  });
});
