import { describe, expect, it } from 'vitest';
import type { Keyword, KeywordOptions, KeywordScope } from '../../src/config/keyword.js';
import { keywordScope } from '../../src/config/read-keyword.js';
import { createCollector } from '../../src/diagnostics/collector.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { behaviourOf } from '../../src/gitlab-version.js';
import { DEFAULT_LIMITS } from '../../src/limits.js';
import { rememberingParser } from '../../src/rules/compiled-rules.js';
import { parseYaml } from '../../src/yaml/parse-yaml.js';

/** As what a value is read. */
export interface ReadKeywordOptions extends Partial<KeywordOptions> {
  readonly gitlabVersion?: string;
  readonly place?: KeywordScope['place'];
}

/**
 * Reads the YAML text of a keyword's value as the value of `jobs.job.<keyword>`. Positions are those of the text; the value is undefined
 * after a report.
 */
export function readKeyword(keyword: Keyword, yamlText: string, options: ReadKeywordOptions = {}): { value: unknown; diagnostics: Diagnostic[] } {
  const behaviour = behaviourOf(options.gitlabVersion);
  const { root, failure } = parseYaml({ text: yamlText, source: { name: '.gitlab-ci.yml', text: yamlText }, offset: 0, behaviour, limits: DEFAULT_LIMITS });
  if (!root || root.kind === 'null') throw new Error(`not a value: ${failure?.message ?? yamlText}`);
  const collector = createCollector();
  const { edition = 'paid', unknownKeywords = 'error', place = 'job' } = options;
  const scope = { behaviour, collector, parse: rememberingParser(behaviour), edition, unknownKeywords };
  const value = keyword.read(root, keywordScope(keyword.name, place, ['jobs', 'job', keyword.name], scope));
  return { value, diagnostics: collector.diagnostics };
}

/** What a refusal is compared by: code, the path below the keyword, and where the offending text starts (`line:column`). */
export function problemsOf({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }): string[] {
  return diagnostics.map(({ code, path, range }) =>
    [code, path.slice(3).join('.'), range ? `${range.start.line}:${range.start.column}` : ''].filter((part) => part !== '').join(' '));
}

/** What to expect of a keyword: YAML texts of its value, and the options to read them with. */
export interface KeywordTables {
  /** Text and normal form. */
  readonly accepted: readonly (readonly [text: string, value: unknown, options?: ReadKeywordOptions])[];
  /** Text and problems, as {@link problemsOf} writes them. */
  readonly refused: readonly (readonly [text: string, problems: readonly string[], options?: ReadKeywordOptions])[];
  /** Text and the hint of its first problem. */
  readonly hints?: readonly (readonly [text: string, hint: string | undefined, options?: ReadKeywordOptions])[];
}

/** Tests a keyword by tables. */
export function describeKeyword(keyword: Keyword, { accepted, refused, hints = [] }: KeywordTables): void {
  const title = (text: string, options?: ReadKeywordOptions): string => `${JSON.stringify(text)} ${options?.gitlabVersion ?? ''}`.trimEnd();
  describe(keyword.name, () => {
    for (const [text, value, options] of accepted) {
      it(`accepts ${title(text, options)}`, () => {
        expect(readKeyword(keyword, text, options)).toEqual({ value, diagnostics: [] });
      });
    }
    for (const [text, problems, options] of refused) {
      it(`refuses ${title(text, options)}`, () => {
        const result = readKeyword(keyword, text, options);
        expect(problemsOf(result)).toEqual(problems);
        expect(result.value).toBeUndefined();
      });
    }
    for (const [text, hint, options] of hints) {
      it(`has a hint for ${title(text, options)}`, () => {
        expect(readKeyword(keyword, text, options).diagnostics[0]?.hint).toBe(hint);
      });
    }
  });
}
