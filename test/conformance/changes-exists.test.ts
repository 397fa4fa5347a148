import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { matchChanges, matchExists } from '../../src/rules/match-path-clauses.js';

type Names = string[] | { template: string; count: number };
interface ClauseCase {
  kind: 'rules_changes' | 'only_changes' | 'rules_exists';
  globs: Names;
  files: Names | null;
  variables: Record<string, string>;
  satisfied: boolean;
  satisfied_after_fix?: boolean;
}

const { cases } = JSON.parse(readFileSync(new URL('../vectors/changes-exists.json', import.meta.url), 'utf8')) as { cases: ClauseCase[] };

/** A template stands for many names: f1, f2, ... */
function names(list: Names): string[] {
  return Array.isArray(list) ? list : Array.from({ length: list.count }, (_, index) => list.template.replace('%d', String(index + 1)));
}

function answer({ kind, globs, files, variables }: ClauseCase): boolean {
  if (kind === 'rules_exists') return matchExists(names(globs), names(files ?? []), { variables });
  return matchChanges(names(globs), files && names(files), { variables, clause: kind === 'only_changes' ? 'only' : 'rules' });
}

describe('changes-exists.json', () => {
  for (const [index, vector] of cases.entries()) {
    it(`${index}: ${vector.kind} ${JSON.stringify(vector.globs)}`, () => {
      expect(answer(vector)).toBe(vector.satisfied_after_fix ?? vector.satisfied);
    });
  }
});
