import type { Keyword, KeywordScope } from '../../src/config/keyword.js';
import { createCollector } from '../../src/diagnostics/collector.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { behaviourOf } from '../../src/gitlab-version.js';
import { DEFAULT_LIMITS } from '../../src/limits.js';
import { rememberingParser } from '../../src/rules/compiled-rules.js';
import { parseYaml } from '../../src/yaml/parse-yaml.js';

/** As what a value is read. */
export interface ReadKeywordOptions {
  readonly gitlabVersion?: string;
  readonly place?: KeywordScope['place'];
}

/**
 * Reads the YAML text of a keyword's value as the value of `jobs.job.<keyword>`. Positions are those of the text; the value is undefined
 * after a report.
 */
export function readKeyword(keyword: Keyword, yamlText: string, options: ReadKeywordOptions = {}): { value: unknown; diagnostics: Diagnostic[] } {
  const { root, failure } = parseYaml(yamlText, { name: '.gitlab-ci.yml', text: yamlText }, 0, DEFAULT_LIMITS);
  if (!root || root.kind === 'null') throw new Error(`not a value: ${failure?.message ?? yamlText}`);
  const behaviour = behaviourOf(options.gitlabVersion);
  const collector = createCollector();
  const value = keyword.read(root, {
    behaviour,
    parse: rememberingParser(behaviour),
    place: options.place ?? 'job',
    report(code, message, at, details = {}) {
      collector.report(code, message, { path: ['jobs', 'job', keyword.name, ...(details.inside ?? [])], at, hint: details.hint });
      return undefined;
    },
  });
  return { value, diagnostics: collector.diagnostics };
}

/** What a refusal is compared by: code, the path below the keyword, and where the offending text starts (`line:column`). */
export function problemsOf({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }): string[] {
  return diagnostics.map(({ code, path, range }) =>
    [code, path.slice(3).join('.'), range ? `${range.start.line}:${range.start.column}` : ''].filter((part) => part !== '').join(' '));
}
