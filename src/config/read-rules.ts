import { isSince, type Behaviour } from '../gitlab-version.js';
import { readChanges, readExists, readIf, type ClausePlace } from '../load/rule-clauses.js';
import type { AutoCancel, Rule, When } from '../pipeline.js';
import { remember } from '../remember.js';
import { child, type MapNode, type Node } from '../yaml/node.js';
import { describeKind, isScalar, scalarText } from '../yaml/scalar-text.js';
import { booleanOf, flattenList, stringOf } from '../yaml/shapes.js';
import { keyText } from '../yaml/to-object.js';
import { onlyKnownKeys, within, type KeywordScope } from './keyword.js';
import { readAutoCancel } from './read-auto-cancel.js';
import { readNeeds } from './keywords/needs.js';
import { readStartIn } from './keywords/start-in.js';
import { readWhen } from './keywords/when.js';
import { isKnownForm } from './keywords/readers.js';

type Owner = 'job' | 'workflow';

const SINCE: Readonly<Record<string, string>> = {
  exists: '12.4', allow_failure: '12.8', variables: '13.7', needs: '16.2', interruptible: '16.10', auto_cancel: '16.8',
};
/** What came later to workflow rules than to those of jobs (L127). */
const SINCE_IN_WORKFLOW: Readonly<Record<string, string>> = { variables: '13.11' };
const KEYS: Readonly<Record<Owner, readonly string[]>> = {
  job: ['if', 'changes', 'exists', 'when', 'start_in', 'allow_failure', 'variables', 'needs', 'interruptible'],
  workflow: ['if', 'changes', 'exists', 'when', 'start_in', 'allow_failure', 'variables', 'needs', 'auto_cancel'],
};

const allowedKeys = new WeakMap<Behaviour, Readonly<Record<Owner, readonly string[]>>>();

/** The keys a rule may have in a version. */
function keysOf(owner: Owner, behaviour: Behaviour): readonly string[] {
  return remember(allowedKeys, behaviour, () => {
    const known = (names: readonly string[], since: Readonly<Record<string, string>>): string[] => names.filter((key) => isSince(behaviour, since[key] ?? '12.3'));
    return { job: known(KEYS.job, SINCE), workflow: known(KEYS.workflow, { ...SINCE, ...SINCE_IN_WORKFLOW }) };
  })[owner];
}

/** What of a job is often tried in a rule. */
const INSTEAD: Readonly<Record<string, string>> = {
  only: 'Say it with `if`, e.g. `if: $CI_COMMIT_BRANCH == "main"`.',
  except: 'Say it with `if` and `when: never`.',
  script: 'A rule cannot change the commands; make two jobs of it.',
};

function readRuleVariables(node: Node, scope: KeywordScope): Record<string, string> | undefined {
  if (node.kind !== 'map') return scope.report('rule-variables-invalid', '`variables` is a map of names to values.', node);
  const values: [string, string][] = [];
  for (const { key, value } of node.entries.values()) {
    const named = key.kind === 'string' || key.kind === 'symbol' || key.kind === 'integer';
    if (!named || !isScalar(value) || value.kind === 'null') {
      return scope.report('rule-variables-invalid', `A variable of a rule has a plain value; this is ${describeKind(named ? value : key)}.`, named ? value : key, {
        inside: [keyText(key)], hint: value.kind === 'map' ? 'Write the value itself; `value` and `expand` are not known here.' : undefined,
      });
    }
    values.push([keyText(key), scalarText(value)]);
  }
  return Object.fromEntries(values);
}

function readStart(node: MapNode, when: When | undefined, scope: KeywordScope): string | undefined {
  const value = child(node, 'start_in');
  if (when !== 'delayed') return value && scope.report('rule-start-in-not-allowed', '`start_in` needs `when: delayed` beside it.', value);
  if (!value || value.kind === 'null') return scope.report('rule-start-in-missing', '`when: delayed` needs `start_in` beside it.', node);
  return readStartIn(value, scope, 'rule-start-in-invalid');
}

/** Whether the version knows `changes` in that form (02 §18.1). */
function isKnownChanges(node: Node, scope: KeywordScope): boolean {
  if (node.kind !== 'map') return true;
  const [what, since] = node.entries.has('compare_to') ? ['`compare_to`', '15.3'] as const : ['A map', '15.2'] as const;
  return isKnownForm(what, since, 'rule-changes-invalid', node, scope);
}

/** Whether the version knows `exists` in that form (02 §18.1; of the string it is only known that 13.3 has none: K-rules, versions). */
function isKnownExists(node: Node, scope: KeywordScope): boolean {
  if (node.kind === 'map') return isKnownForm('A map', '17.0', 'rule-exists-invalid', node, scope);
  return node.kind !== 'string' || isKnownForm('A string', '13.4', 'rule-exists-invalid', node, scope);
}

/** Clauses that stand in includes, too, report to the scope of the rule. */
function clausePlace(scope: KeywordScope, rule: Node): ClausePlace {
  return {
    path: [], parse: scope.parse,
    collector: {
      report(code, message, { path = [], at, hint } = {}) {
        scope.report(code, message, at ?? rule, { inside: path, hint });
      },
    },
  };
}

/** The scope of a list of rules, and how many errors were reported through it. */
interface Watched {
  readonly scope: KeywordScope;
  errors: number;
}

function watch(scope: KeywordScope): Watched {
  const watched: Watched = {
    errors: 0,
    scope: {
      ...scope, below: new Map(),
      report(code, message, at, details) {
        if (details?.severity !== 'warning') watched.errors += 1;
        return scope.report(code, message, at, details);
      },
    },
  };
  return watched;
}

function readRule(node: Node, scope: KeywordScope, owner: Owner, watched: Watched): Rule | undefined {
  if (node.kind !== 'map') return scope.report('rules-invalid', `A rule is a map; this is ${describeKind(node)}.`, node);
  if (node.entries.size === 0) return scope.report('rule-blank', 'The rule is empty.', node);
  if (!onlyKnownKeys(node, keysOf(owner, scope.behaviour), 'rule-unknown-key', scope, { instead: INSTEAD })) return undefined;
  const before = watched.errors;
  const place = clausePlace(scope, node);
  const invalid = (code: 'rule-allow-failure-invalid' | 'interruptible-invalid', key: string, at: Node): undefined =>
    scope.report(code, `\`${key}\` of a rule is \`true\` or \`false\`.`, at, { inside: [key] });
  const rule: { -readonly [Key in keyof Rule]: Rule[Key] | undefined } = {};
  for (const [key, { value }] of node.entries) { // the order of the clauses is the order of their evaluation (R5)
    if (value.kind === 'null') continue;
    switch (key) {
      case 'if': rule.if = readIf(value, place); break;
      case 'changes': rule.changes = isKnownChanges(value, within(scope, key)) ? readChanges(value, place) : undefined; break;
      case 'exists': rule.exists = isKnownExists(value, within(scope, key)) ? readExists(value, place) : undefined; break;
      case 'when': rule.when = owner === 'workflow' ? readWorkflowWhen(value, within(scope, key)) : readWhen(value, within(scope, key), ['never']); break;
      case 'allow_failure': rule.allowFailure = booleanOf(value) ?? invalid('rule-allow-failure-invalid', key, value); break;
      case 'variables': rule.variables = readRuleVariables(value, within(scope, key)); break;
      case 'needs': rule.needs = readNeeds(value, within(scope, key), ['job']); break;
      case 'interruptible': rule.interruptible = booleanOf(value) ?? invalid('interruptible-invalid', key, value); break;
      case 'auto_cancel': rule.autoCancel = readAutoCancel(value, scope) satisfies AutoCancel | undefined; break;
    }
  }
  const startIn = readStart(node, rule.when, within(scope, 'start_in'));
  if (startIn !== undefined) rule.startIn = startIn;
  return watched.errors === before ? rule as Rule : undefined; // without an error every value that is there was read
}

function readWorkflowWhen(node: Node, scope: KeywordScope): When | undefined {
  const text = stringOf(node);
  return text === 'always' || text === 'never' ? text : scope.report('when-invalid', '`when` of a workflow rule is `always` or `never`.', node);
}

/**
 * Reads a list of rules; nested lists are written out.
 *
 * @remarks Source: K-rules, L139.
 */
export function readRules(node: Node, scope: KeywordScope, owner: Owner): readonly Rule[] | undefined {
  if (node.kind !== 'list') {
    return scope.report('rules-invalid', `\`rules\` is a list of rules; this is ${describeKind(node)}.`, node, { hint: node.kind === 'map' ? 'Put `- ` before the rule.' : undefined });
  }
  if (node.items.length === 0) return scope.report('rules-blank', '`rules` has no rule.', node, { hint: 'Without `rules` the job runs in branch and tag pipelines.' });
  const items = flattenList(node, owner === 'workflow' && scope.behaviour.rulesListLevels > 1 ? Number.MAX_SAFE_INTEGER : scope.behaviour.rulesListLevels);
  if (!items) return scope.report('rules-invalid', `Lists of rules may be nested ${scope.behaviour.rulesListLevels} levels deep.`, node);
  const watched = watch(scope);
  const rules = items.map((item, index) => readRule(item, within(watched.scope, index), owner, watched));
  return rules.every((rule) => rule !== undefined) ? rules : undefined;
}
