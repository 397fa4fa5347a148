import { diagnostic } from '../diagnostics/collector.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { knownNames } from '../gitlab-version.js';
import { child, presentChild, type MapNode, type Node } from '../yaml/node.js';
import { describeKind } from '../yaml/scalar-text.js';
import { nearest } from '../text/nearest.js';
import { namedEntries } from '../yaml/to-object.js';
import { jobKind } from './job-kind.js';
import { absenceHint, isKnownKeyword, keywordsFor, readKeyword, type ReadScope } from './read-keyword.js';

/** Global keywords that act as the same key in `default`, and since when (L93, L110). */
const GLOBALS = { image: '7.12', services: '7.12', before_script: '7.12', after_script: '8.7', cache: '8.8' } as const;

/** What jobs inherit: the nodes by keyword. Undefined values are not there. */
export type Defaults = ReadonlyMap<string, Node>;

/** True when `default` (or `workflow`) is the global keyword and no job of that name (L92, L118). */
export function isGlobal(tree: MapNode, name: 'default' | 'workflow', scope: ReadScope): boolean {
  const value = child(tree, name);
  if (!value || !scope.behaviour[name === 'default' ? 'defaults' : 'workflow']) return false;
  const kind = jobKind(name, value, scope.behaviour);
  return kind !== 'job' && kind !== 'trigger';
}

/** The global keywords' values that stand at top level. */
export function globalDefaults(scope: ReadScope): readonly string[] {
  return knownNames(GLOBALS, scope.behaviour);
}

/**
 * Reads `default` and the deprecated globals: what every job inherits.
 *
 * @returns the values, or the conflict that ends loading (L94).
 * @remarks Source: L90-L94.
 */
export function readDefaults(tree: MapNode, scope: ReadScope): Defaults | Diagnostic {
  const values = new Map<string, Node>();
  const { collector } = scope;
  const node = isGlobal(tree, 'default', scope) ? presentChild(tree, 'default') : undefined;
  if (node && node.kind !== 'map') {
    collector.report('default-not-hash', `\`default\` is a map of keywords; this is ${describeKind(node)}.`, { path: ['default'], at: node });
  } else if (node) {
    const keywords = keywordsFor('default', scope.behaviour, scope.edition);
    for (const [name, value] of namedEntries(node.entries)) {
      const keyword = keywords.get(name);
      if (!keyword) {
        collector.report('default-unknown-key', `\`default\` cannot carry \`${name}\`.`, {
          path: ['default', name], at: node.entries.get(name)?.key ?? value, hint: absenceHint(name, scope) ?? nearest(name, keywords.keys()),
          severity: isKnownKeyword(name, scope) ? 'error' : scope.unknownKeywords,
        });
      } else if (value.kind !== 'null') {
        readKeyword(keyword, value, 'default', ['default'], scope);
        values.set(name, value);
      }
    }
  }
  const jobKeywords = keywordsFor('job', scope.behaviour);
  for (const name of globalDefaults(scope)) {
    const value = presentChild(tree, name);
    if (!value) continue;
    if (values.has(name)) {
      return diagnostic('default-conflict', `\`${name}\` stands both at top level and in \`default\`.`, { path: [name], at: value, hint: 'Keep the one in `default`.' });
    }
    const keyword = jobKeywords.get(name) ?? keywordsFor('default', scope.behaviour).get(name);
    if (keyword) readKeyword(keyword, value, 'default', [], scope);
    values.set(name, value);
  }
  values.delete('timeout'); // L91: checked, but without effect
  return values;
}
