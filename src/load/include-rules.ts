import { createCollector, diagnostic } from '../diagnostics/collector.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { knownNames, type Behaviour } from '../gitlab-version.js';
import { MAX_NESTED_LISTS } from '../limits.js';
import type { Rule } from '../pipeline.js';
import { compileRules, type ParseExpression } from '../rules/compiled-rules.js';
import type { ClauseScope } from '../rules/evaluate-clause.js';
import { findFirstMatch } from '../rules/first-match.js';
import type { Node } from '../yaml/node.js';
import { flattenList, stringOf } from '../yaml/shapes.js';
import { keyText } from '../yaml/to-object.js';
import { readChanges, readExists, readIf } from './rule-clauses.js';

/** The keys of a rule, with the version that brought them. */
const KEYS = { if: '14.2', exists: '14.5', changes: '16.4', when: '16.2' } as const;

function readRule(node: Node, behaviour: Behaviour, parse: ParseExpression): Rule | Diagnostic {
  const known: readonly string[] = knownNames(KEYS, behaviour);
  const invalid = (message: string, at: Node): Diagnostic => diagnostic('include-rules-invalid', message, { path: ['include', 'rules'], at });
  if (node.kind !== 'map' || node.entries.size === 0) return invalid('A rule is a map with `if`, `exists` or `changes`, and perhaps `when`.', node);
  const collector = createCollector();
  const place = { collector, path: ['include', 'rules'], parse };
  let rule: Rule = {};
  for (const { key: keyNode, value } of node.entries.values()) {
    const key = keyText(keyNode);
    if (!known.includes(key)) return invalid(`A rule of an include takes ${known.map((name) => `\`${name}\``).join(', ')}, not \`${key}\`.`, keyNode);
    if (value.kind === 'null') continue;
    if (key === 'if') rule = { ...rule, if: readIf(value, place) ?? '' };
    else if (key === 'changes') rule = { ...rule, changes: readChanges(value, place) ?? { paths: [] } };
    else if (key === 'exists') rule = { ...rule, exists: readExists(value, place) ?? { paths: [] } };
    else {
      const when = stringOf(value);
      if (when !== 'always' && when !== 'never') return invalid('`when` of an include is `always` or `never`.', value);
      rule = { ...rule, when };
    }
  }
  const [problem] = collector.diagnostics;
  return problem ? { ...problem, code: 'include-rules-invalid' } : rule;
}

/**
 * Whether the rules of an include let its file in: the first match decides, no match keeps it out.
 *
 * @remarks Source: L46, 03-R12.
 */
export function includeRulesPass(rules: Node, scope: ClauseScope, parse: ParseExpression): boolean | Diagnostic {
  if (rules.kind === 'null') return true;
  const items = rules.kind === 'list' ? flattenList(rules, MAX_NESTED_LISTS) : undefined;
  if (!items || items.length === 0) return diagnostic('include-rules-invalid', '`rules` of an include takes a list of rules.', { path: ['include', 'rules'], at: rules });
  const read: Rule[] = [];
  for (const item of items) {
    const rule = readRule(item, scope.facts.behaviour, parse);
    if ('code' in rule) return rule;
    read.push(rule);
  }
  const { decision, problems: [problem] } = findFirstMatch(compileRules(read, parse), scope);
  return problem ?? decision.included;
}
