import { describe, expect, it } from 'vitest';
import { compilePlainPattern } from '../../src/match/plain-pattern.js';

describe('compilePlainPattern', () => {
  it.each([
    ['main', 'the main branch', true],
    ['^main$', 'main', true],
    ['^main$', 'main\n', false],
    ['^feature\\/', 'feature/x', true],
    ['-rc$', 'v1-rc', true],
    ['^$', '', true],
    ['', 'anything', true],
    ['main|^dev$', 'dev', true],
    ['main|^dev$', 'devel', false],
    ['^(main|dev)$', 'dev', true],
    ['^(?:main|dev)$', 'maindev', false],
    ['v1\\.0', 'v1.0', true],
    ['v1\\.0', 'v1x0', false],
  ])('answers /%s/ for %j without an engine', (source, text, found) => {
    expect(compilePlainPattern(source, '')?.(text)).toBe(found);
  });

  it('ignores case in ASCII texts; others are left to the engine', () => {
    const search = compilePlainPattern('Task', 'i');
    expect(search?.('a TASK')).toBe(true);
    expect(search?.('a ta\u017fk')).toBeUndefined();
    expect(compilePlainPattern('é', 'i')).toBeUndefined();
  });

  it('leaves anchors at lines to the engine', () => {
    expect(compilePlainPattern('^main', 'm')).toBeUndefined();
    expect(compilePlainPattern('main', 'ms')?.('a\nmain')).toBe(true);
  });

  it.each(['a+', 'a.b', '[ab]', 'a{2}', '(a)(b)', '(a', 'a\\', '\\d', '(?i)a', 'a\\|b', '\ud800', '\ufffd'])('/%s/ is not plain', (source) => {
    expect(compilePlainPattern(source, '')).toBeUndefined();
  });
});
