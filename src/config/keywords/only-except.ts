import { isSince } from '../../gitlab-version.js';
import { readRegExp } from '../../match/ci-regexp.js';
import type { Policy } from '../../pipeline.js';
import { child, type Node } from '../../yaml/node.js';
import { firstNonString, stringListOf, stringOf } from '../../yaml/shapes.js';
import { onlyKnownKeys, type Keyword, type KeywordScope } from '../keyword.js';
import { quoteHint } from './quote-hint.js';

/** A ref that looks like a pattern must be one (K-only-2); what carries `@project` does not look like one. */
const LOOKS_LIKE_PATTERN = /^\/.*\/[ismU]*$/s;

function readRefs(node: Node, scope: KeywordScope, inside: readonly string[]): readonly string[] | undefined {
  const refs = stringListOf(node);
  if (!refs || node.kind !== 'list') return scope.report('policy-invalid-refs', 'Refs are a list of names, patterns and keywords.', firstNonString(node), { inside, hint: quoteHint(firstNonString(node)) });
  for (const [index, ref] of refs.entries()) {
    if (!scope.behaviour.policySources || !LOOKS_LIKE_PATTERN.test(ref)) continue;
    const read = readRegExp(ref, { gitlabVersion: scope.behaviour.gitlabVersion });
    if (read.problem) return scope.report('policy-invalid-refs', `\`${ref}\` is not a valid pattern.`, node.items[index] ?? node, { inside });
  }
  return refs;
}

function readVariables(node: Node, scope: KeywordScope): readonly string[] | undefined {
  const texts = stringListOf(node);
  if (!texts || node.kind !== 'list') return scope.report('policy-invalid-expression', '`variables` takes a list of expressions.', firstNonString(node), { inside: ['variables'] });
  for (const [index, text] of texts.entries()) {
    const expression = scope.parse(text);
    const [problem] = expression.diagnostics;
    if (!expression.valid) {
      return scope.report('policy-invalid-expression', `\`${text}\` is not a valid expression: ${problem?.message ?? ''}`, node.items[index] ?? node, {
        inside: ['variables'], hint: problem?.hint,
      });
    }
  }
  return texts;
}

function read(node: Node, scope: KeywordScope): Policy | undefined {
  const refs = (list: Node, inside: readonly string[]): readonly string[] | undefined => readRefs(list, scope, inside);
  if (node.kind === 'list') {
    const list = refs(node, []);
    return list && { refs: list };
  }
  if (node.kind !== 'map' || !isSince(scope.behaviour, '10.0')) {
    return scope.report('policy-shape', 'A list of refs, or a map with `refs`, `variables`, `changes`, `kubernetes`, is wanted here.', node, {
      hint: node.kind === 'string' ? `Write \`[${node.value}]\`.` : undefined,
    });
  }
  if (node.entries.size === 0) return scope.report('policy-blank', 'The map is empty.', node);
  if (!onlyKnownKeys(node, ['refs', 'kubernetes', 'variables', 'changes'], 'policy-unknown-key', scope)) return undefined;
  // a key with null is there, with an empty list: it hides the default and never matches
  const list = (key: string): Node | undefined => {
    const value = child(node, key);
    return value?.kind === 'null' ? { ...value, kind: 'list', items: [] } : value;
  };
  const [given, variables, changes] = [list('refs'), list('variables'), list('changes')];
  const kubernetes = child(node, 'kubernetes');
  const patterns = changes && stringListOf(changes);
  if (changes && !patterns) scope.report('policy-shape', '`changes` takes a list of patterns.', firstNonString(changes), { inside: ['changes'] });
  if (kubernetes && stringOf(kubernetes) !== 'active') scope.report('policy-shape', '`kubernetes` can only be `active`.', kubernetes, { inside: ['kubernetes'] });
  const readGiven = given && refs(given, ['refs']);
  const expressions = variables && readVariables(variables, scope);
  return {
    ...(readGiven && { refs: readGiven }),
    ...(expressions && { variables: expressions }),
    ...(patterns && { changes: patterns }),
    ...(kubernetes && { kubernetes: 'active' as const }),
  };
}

/** `only`: the pipelines the job is for (K-only). */
export const only: Keyword = { name: 'only', property: 'only', since: '7.12', onTrigger: '11.8', read };

/** `except`: the pipelines the job is not for (K-only). */
export const except: Keyword = { name: 'except', property: 'except', since: '7.12', onTrigger: '11.8', read };
