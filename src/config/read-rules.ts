import { isSince, type Behaviour } from '../gitlab-version.js';
import { readChanges, readExists, readIf, type ClausePlace } from '../load/rule-clauses.js';
import type { AutoCancel, Rule, When } from '../pipeline.js';
import { child, type MapNode, type Node } from '../yaml/node.js';
import { describeKind, isScalar, scalarText } from '../yaml/scalar-text.js';
import { booleanOf, flattenList, stringOf } from '../yaml/shapes.js';
import { keyText } from '../yaml/to-object.js';
import { onlyKnownKeys, within, type KeywordScope } from './keyword.js';
import { readAutoCancel } from './read-auto-cancel.js';
import { readNeeds } from './keywords/needs.js';
import { readStartIn } from './keywords/start-in.js';
import { readWhen } from './keywords/when.js';

type Owner = 'job' | 'workflow';

const SINCE: Readonly<Record<string, string>> = {
  exists: '12.4', allow_failure: '12.8', variables: '13.7', needs: '16.2', interruptible: '16.10', auto_cancel: '16.8',
};
const KEYS: Readonly<Record<Owner, readonly string[]>> = {
  job: ['if', 'changes', 'exists', 'when', 'start_in', 'allow_failure', 'variables', 'needs', 'interruptible'],
  workflow: ['if', 'changes', 'exists', 'when', 'start_in', 'allow_failure', 'variables', 'needs', 'auto_cancel'],
};

const allowedKeys = new WeakMap<Behaviour, Readonly<Record<Owner, readonly string[]>>>();

/** The keys a rule may have in a version. */
function keysOf(owner: Owner, behaviour: Behaviour): readonly string[] {
  let keys = allowedKeys.get(behaviour);
  if (!keys) {
    const known = (names: readonly string[]): string[] => names.filter((key) => isSince(behaviour, SINCE[key] ?? '12.3'));
    allowedKeys.set(behaviour, keys = { job: known(KEYS.job), workflow: known(KEYS.workflow) });
  }
  return keys[owner];
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

/** Since when a clause may be a map, and what of it came later (02 §18.1). */
const MAP_FORMS = { changes: { since: '15.2', later: { compare_to: '15.3' } }, exists: { since: '17.0', later: {} } } as const;

/** Whether the version knows the map form of a clause. */
function hasForm(node: Node, scope: KeywordScope, code: 'rule-changes-invalid' | 'rule-exists-invalid', key: keyof typeof MAP_FORMS): boolean {
  if (node.kind !== 'map') return true;
  const { since, later } = MAP_FORMS[key];
  const wanted = Object.entries(later).find(([name]) => node.entries.has(name))?.[1] ?? since;
  if (isSince(scope.behaviour, wanted)) return true;
  within(scope, key).report(code, `This form of \`${key}\` came with GitLab ${wanted}; this is read as ${scope.behaviour.gitlabVersion}.`, node);
  return false;
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
      case 'changes': rule.changes = hasForm(value, scope, 'rule-changes-invalid', key) ? readChanges(value, place) : undefined; break;
      case 'exists': rule.exists = hasForm(value, scope, 'rule-exists-invalid', key) ? readExists(value, place) : undefined; break;
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
  const items = flattenList(node, owner === 'workflow' ? Number.MAX_SAFE_INTEGER : scope.behaviour.rulesListLevels);
  if (!items) return scope.report('rules-invalid', `Lists of rules may be nested ${scope.behaviour.rulesListLevels} levels deep.`, node);
  const watched = watch(scope);
  const rules = items.map((item, index) => readRule(item, within(watched.scope, index), owner, watched));
  return rules.every((rule) => rule !== undefined) ? rules : undefined;
}
