import { isSince } from '../../gitlab-version.js';
import { readRegExp } from '../../match/ci-regexp.js';
import type { Policy } from '../../pipeline.js';
import { within, type Keyword } from '../keyword.js';
import { mapOf, oneOf, refuseKind, texts, type Reader } from './readers.js';

/** A ref that looks like a pattern must be one (K-only-2); what carries `@project` does not look like one. */
const LOOKS_LIKE_PATTERN = /^\/.*\/[ismU]*$/s;
/** O11: there were no flags at first. */
const LOOKED_LIKE_PATTERN = /^\/.*\/$/s;

/** Names, patterns and keywords. Before patterns were RE2's, those that only Ruby knows are right, but nothing here can evaluate them. */
const refs: Reader<readonly string[]> = (node, scope) => {
  const { gitlabVersion, policySources, re2 } = scope.behaviour;
  const list = texts('policy-invalid-refs')(node, scope);
  if (!list || node.kind !== 'list') return list;
  const form = policySources ? LOOKS_LIKE_PATTERN : LOOKED_LIKE_PATTERN;
  for (const [index, ref] of list.entries()) {
    if (!form.test(ref) || readRegExp(ref, { gitlabVersion }).problem === undefined) continue;
    const place = within(scope, index);
    const at = node.items[index] ?? node;
    if (re2) return place.report('policy-invalid-refs', `\`${ref}\` is not a valid pattern.`, at);
    place.report('policy-invalid-refs', `\`${ref}\` is no pattern of RE2, by which patterns are evaluated here, so it matches nothing.`, at, { severity: 'warning' });
  }
  return list;
};

/** Expressions. */
const variables: Reader<readonly string[]> = (node, scope) => {
  const list = texts('policy-invalid-expression')(node, scope);
  if (!list || node.kind !== 'list') return list;
  const wrong = list.findIndex((text) => !scope.parse(text).valid);
  if (wrong < 0) return list;
  const text = list[wrong] ?? '';
  const [problem] = scope.parse(text).diagnostics;
  return within(scope, wrong).report('policy-invalid-expression', `\`${text}\` is not a valid expression: ${problem?.message ?? ''}`, node.items[wrong] ?? node, { hint: problem?.hint });
};

/** A key with null is there, with an empty list: it hides the default and never matches (recorded: plan only_empty). */
const orEmpty = (read: Reader<readonly string[]>): Reader<readonly string[]> => (node, scope) => (node.kind === 'null' ? [] : read(node, scope));

const EXPECTED = 'a list of refs, or a map with `refs`, `variables`, `changes`, `kubernetes`';

const policyMap = mapOf({
  refs: { read: orEmpty(refs) },
  variables: { read: orEmpty(variables), since: '10.7' },
  changes: { read: orEmpty(texts('policy-shape')), since: '11.4' },
  kubernetes: { read: oneOf('policy-shape', ['active']) },
}, { shape: 'policy-shape', unknown: 'policy-unknown-key', nulls: 'read' });

const read: Reader<Policy> = (node, scope) => {
  if (node.kind === 'list') {
    const list = refs(node, scope);
    return list && { refs: list };
  }
  if (node.kind !== 'map' || !isSince(scope.behaviour, '10.0')) {
    return refuseKind('policy-shape', EXPECTED, node, scope, node.kind === 'string' ? `Write \`[${node.value}]\`.` : undefined);
  }
  if (node.entries.size === 0) return scope.report('policy-blank', `\`${scope.name}\` is empty.`, node);
  return policyMap(node, scope);
};

/** `only`: the pipelines the job is for (K-only). */
export const only: Keyword = { name: 'only', property: 'only', since: '7.12', onTrigger: '11.8', read };

/** `except`: the pipelines the job is not for (K-only). */
export const except: Keyword = { name: 'except', property: 'except', since: '7.12', onTrigger: '11.8', read };
