import { expect, test } from 'vitest';
import { releaseCliCommand } from '../../src/runner/release-cli-command.js';

test('the flags have one order, whatever the order of the keys', () => {
  const release = { milestones: ['m1', 'm2'], releasedAt: '2020-07-15T08:00:00Z', ref: 'main', tagMessage: 'm', tagName: 'v1', description: 'd', name: 'n' };
  expect(releaseCliCommand(release)).toBe('release-cli create --name "n" --description "d" --tag-name "v1" --tag-message "m" --ref "main"'
    + ' --released-at "2020-07-15T08:00:00Z" --milestone "m1" --milestone "m2"');
});

test('a single milestone may be a text, and blanks are left out', () => {
  expect(releaseCliCommand({ tagName: 'v1', name: '', description: null, milestones: 'm1' })).toBe('release-cli create --tag-name "v1" --milestone "m1"');
});

test('quotes are escaped, variables are left to the shell', () => {
  expect(releaseCliCommand({ name: 'the "big" $ONE' })).toBe('release-cli create --name "the \\"big\\" $ONE"');
});

test('what JSON has no text for is left out of links', () => {
  const circular: Record<string, unknown> = { name: 'a', count: 2, isLast: true, size: 1n, none: null };
  circular.self = circular;
  const links = [circular, { a: 1n }, { deep: [circular] }];
  expect(releaseCliCommand({ assets: { links } })).toBe('release-cli create --assets-link "{\\"name\\":\\"a\\",\\"count\\":2,\\"is_last\\":true}"');
});

test('links become JSON with the keys as written in the configuration', () => {
  expect(releaseCliCommand({ tagName: 'v1', assets: { links: [{ name: 'a', url: 'https://x', linkType: 'other' }] } }))
    .toBe('release-cli create --tag-name "v1" --assets-link "{\\"name\\":\\"a\\",\\"url\\":\\"https://x\\",\\"link_type\\":\\"other\\"}"');
  expect(releaseCliCommand({ tagName: 'v1', assets: null })).toBe('release-cli create --tag-name "v1"');
});
