import { describe, expect, it } from 'vitest';
import { isGitRef } from '../../../src/config/keywords/git-ref.js';

describe('isGitRef', () => {
  it.each(['main', 'v1.2.3', 'feature/a-b', '$CI_COMMIT_SHA', '${REF}', 'a'.repeat(40), 'Head', 'a@b', 'ä', 'refs/tags/v1', 'a.locked'])('%s is one', (name) => {
    expect(isGitRef(name)).toBe(true);
  });

  it.each([
    '', 'HEAD', 'refs/heads/main', 'refs/remotes/origin', '-a', 'a/', '/a', 'a.', 'a b', 'a\nb', 'a\x7f', 'a~1', 'a^', 'a:b', 'a?', 'a*', 'a[b', 'a\\b', 'a..b', 'a//b',
    'a@{1}', '.a', 'a/.b', 'a.lock', 'a.lock/b',
  ])('%j is none', (name) => {
    expect(isGitRef(name)).toBe(false);
  });
});
