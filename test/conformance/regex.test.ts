import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PipelineSource, RefType } from '../../src/context.js';
import { compileRegExp } from '../../src/match/ci-regexp.js';
import { matchRefs } from '../../src/match/refs.js';

type RegexCase =
  | { kind: 'regex'; pattern: string; matches_syntax: boolean; valid: boolean; tests: { text: string; match: boolean; scan: boolean }[] }
  | { kind: 'refs'; refs: string[]; pipeline: { ref: string; kind: RefType; source: PipelineSource; project_full_path: string }; satisfied: boolean };

const { cases } = JSON.parse(readFileSync(new URL('../vectors/regex.json', import.meta.url), 'utf8')) as { cases: RegexCase[] };

describe('regex.json: patterns', () => {
  for (const vector of cases) {
    if (vector.kind !== 'regex') continue;
    const { pattern, valid, tests } = vector;
    it(JSON.stringify(pattern), () => {
      const regexp = compileRegExp(pattern);
      expect(regexp !== undefined).toBe(valid);
      if (!regexp) return;
      const isEntry = !pattern.includes('@');
      for (const { text, match, scan } of tests) {
        expect({ text, found: regexp.test(text) }).toEqual({ text, found: scan });
        // `match` is what only/except ask of a ref name; entries are cut at `@` first.
        const pipeline = { ref: text, refType: 'branch', source: 'push', projectPath: 'group/project' } as const;
        if (isEntry) expect({ text, matched: matchRefs([pattern], pipeline) }).toEqual({ text, matched: match });
      }
    });
  }
});

describe('regex.json: refs', () => {
  for (const [index, vector] of cases.entries()) {
    if (vector.kind !== 'refs') continue;
    const { ref, kind, source, project_full_path } = vector.pipeline;
    it(`${index}: ${vector.refs.join(', ')} for ${kind} ${ref} by ${source}`, () => {
      expect(matchRefs(vector.refs, { ref, refType: kind, source, projectPath: project_full_path })).toBe(vector.satisfied);
    });
  }
});
