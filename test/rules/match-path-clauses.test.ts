import { describe, expect, it } from 'vitest';
import { matchChanges, matchExists } from '../../src/rules/match-path-clauses.js';

const variables = { DOCS: '$ROOT/docs', ROOT: 'web' };

describe('matchChanges', () => {
  it('expands variables fully; undefined ones stay (X20)', () => {
    expect(matchChanges(['$DOCS/*'], ['web/docs/a.md'], { variables })).toBe(true);
    expect(matchChanges(['$NONE*'], ['$NONE.md'], { variables })).toBe(true);
  });

  it('expands once, or not at all, in older versions', () => {
    expect(matchChanges(['$DOCS/*'], ['web/docs/a.md'], { variables, gitlabVersion: '13.12' })).toBe(false);
    expect(matchChanges(['$DOCS/*'], ['$ROOT/docs/a.md'], { variables, gitlabVersion: '13.12' })).toBe(true);
    expect(matchChanges(['$DOCS/*'], ['$DOCS/a.md'], { variables, gitlabVersion: '13.3' })).toBe(true);
  });

  it('neither expands nor counts for only:changes (O6)', () => {
    const many = Array.from({ length: 50_001 }, (_, index) => `f${index}`);
    expect(matchChanges(['$DOCS/*'], ['web/docs/a.md'], { variables, clause: 'only' })).toBe(false);
    expect(matchChanges(['never/*'], many)).toBe(true);
    expect(matchChanges(['never/*'], many, { clause: 'only' })).toBe(false);
  });
});

describe('matchExists', () => {
  it('expands variables and finds directories', () => {
    expect(matchExists(['$DOCS/'], ['web/docs/a.md'], { variables })).toBe(true);
    expect(matchExists(['$DOCS/'], ['web/docs/a.md'], { variables, gitlabVersion: '18.1' })).toBe(false);
    expect(matchExists(['src/', '*.gemspec'], ['README.md', 'src/main.rb'])).toBe(true);
  });
});
