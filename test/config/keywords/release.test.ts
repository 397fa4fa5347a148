import { describe, expect, it } from 'vitest';
import { release } from '../../../src/config/keywords/release.js';
import { problemsOf, readKeyword } from '../read-keyword.js';

describe('release', () => {
  it.each([
    ['{tag_name: v1, description: d}', { tagName: 'v1', description: 'd' }],
    ["{tag_name: $T, description: d, ref: ~, name: 5, tag_message: ''}", { tagName: '$T', description: 'd', ref: null, name: 5, tagMessage: '' }],
    ['{tag_name: v1, description: d, milestones: [m1, m2]}', { tagName: 'v1', description: 'd', milestones: ['m1', 'm2'] }],
    ["{tag_name: v1, description: d, milestones: m1, ref: main, released_at: '2021-03-15T08:00:00Z'}",
      { tagName: 'v1', description: 'd', milestones: 'm1', ref: 'main', releasedAt: '2021-03-15T08:00:00Z' }],
    ['{tag_name: v1, description: d, assets: {links: [{name: n, link_type: other}]}}',
      { tagName: 'v1', description: 'd', assets: { links: [{ name: 'n', linkType: 'other' }] } }],
  ])('%s', (text, value) => {
    expect(readKeyword(release, text)).toEqual({ value, diagnostics: [] });
  });

  it.each([
    ['[v1]', ['release-shape 1:1']],
    ['v1', ['release-shape 1:1']],
    ['{}', ['release-missing tag_name 1:1', 'release-missing description 1:1']],
    ["{tag_name: '', description: ~}", ['release-missing description 1:1', 'release-missing tag_name 1:12']],
    ['{tag_name: 5, description: d, tag_message: 5}', ['release-missing tag_name 1:12', 'release-shape tag_message 1:44']],
    ['{tag_name: v, description: d, foo: 1}', ['release-unknown-key 1:31']],
    ['{tag_name: v, description: d, milestones: 5}', ['release-milestones-invalid milestones 1:43']],
    ['{tag_name: v, description: d, milestones: [a, 5]}', ['release-milestones-invalid milestones.1 1:47']],
    ['{tag_name: v, description: d, released_at: soon}', ['release-released-at-invalid released_at 1:44']],
    ['{tag_name: v, description: d, released_at: 2021}', ['release-released-at-invalid released_at 1:44']],
    ['{tag_name: v, description: d, released_at: $AT}', ['release-released-at-invalid released_at 1:44']],
    ['{tag_name: v, description: d, ref: HEAD}', ['release-ref-invalid ref 1:36']],
    ['{tag_name: v, description: d, ref: 5}', ['release-ref-invalid ref 1:36']],
    ['{tag_name: v, description: d, assets: []}', ['release-assets-invalid assets 1:39']],
    ['{tag_name: v, description: d, assets: {}}', ['release-assets-invalid assets.links 1:39']],
    ['{tag_name: v, description: d, assets: {links: []}}', ['release-assets-invalid assets.links 1:47']],
    ['{tag_name: v, description: d, assets: {links: {name: n}}}', ['release-assets-invalid assets.links 1:47']],
    ['{tag_name: v, description: d, assets: {links: [{}, x, 5]}}', ['release-assets-invalid assets.links.1 1:52', 'release-assets-invalid assets.links.2 1:55']],
    ['{tag_name: v, description: d, assets: {links: [{}], files: []}}', ['release-assets-invalid assets 1:53']],
  ])('%s: %j', (text, problems) => {
    const read = readKeyword(release, text);
    expect(problemsOf(read)).toEqual(problems);
    expect(read.value).toBeUndefined();
  });

  it.each([
    ['{tag_name: v, description: d, assets: {links: [{}]}}', '13.11', ['release-unknown-key assets 1:31']],
    ['{tag_name: v, description: d, tag_message: m}', '15.2', ['release-unknown-key tag_message 1:31']],
    ['{tag_name: v, description: d, released_at: $AT}', '13.3', []],
  ])('%s in %s: %j', (text, gitlabVersion, problems) => {
    expect(problemsOf(readKeyword(release, text, { gitlabVersion }))).toEqual(problems);
  });
});
