import type { DiagnosticCode } from '../../diagnostics/codes.js';
import { diagnostic } from '../../diagnostics/collector.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Expression } from '../../expression/expression.js';
import { parseExpression } from '../../expression/parse-expression.js';
import { knownNames, type Behaviour } from '../../gitlab-version.js';
import { MAX_INPUT_OPTIONS } from '../../limits.js';
import { nearest } from '../../text/nearest.js';
import { child, EMPTY_MAP, presentChild, type Entry, type MapNode, type Node } from '../../yaml/node.js';
import { describeKind } from '../../yaml/scalar-text.js';
import { keyText } from '../../yaml/to-object.js';
import { isSameValue } from './value-text.js';

/** The types, with the version that brought them. */
const TYPES = { string: '15.11', number: '15.11', boolean: '15.11', array: '16.11' } as const;

/** The keys of a definition, with the version that brought them. */
const DEFINITION_KEYS = { default: '15.11', description: '16.5', options: '16.6', regex: '16.5', type: '15.11', rules: '18.7' } as const;
const RULE_KEYS = ['if', 'options', 'default'];

/** The types an input can have. */
export type InputType = keyof typeof TYPES;

/** One of an input's `rules`. */
interface InputRule {
  readonly condition: Expression | undefined;
  readonly options: readonly Node[] | undefined;
  readonly default: Node;
}

/** The definition of one input. */
export interface InputDefinition {
  readonly key: Node;
  readonly name: string;
  readonly type: InputType;
  readonly default: Node | undefined;
  readonly description: string | undefined;
  readonly options: readonly Node[] | undefined;
  readonly regex: string | undefined;
  readonly rules: readonly InputRule[] | undefined;
}

/** Where an input is defined, as the path of a diagnostic. */
export const inputPath = (name: string): readonly string[] => ['spec', 'inputs', name];

/**
 * Checks the definition of an input; the first problem counts.
 *
 * @remarks Source: L21, L29.
 */
export function readDefinition({ key, value }: Entry, behaviour: Behaviour): InputDefinition | { readonly failure: Diagnostic } {
  const name = keyText(key);
  const fail = (code: DiagnosticCode, message: string, at: Node, hint?: string): { readonly failure: Diagnostic } =>
    ({ failure: diagnostic(code, `The input \`${name}\` ${message}`, { at, path: inputPath(name), hint }) });

  if (key.kind !== 'string' && key.kind !== 'symbol' && key.kind !== 'integer') {
    return fail('input-invalid', `has ${describeKind(key)} as its name.`, key, 'Put the name in quotes.');
  }
  const node = value.kind === 'null' ? EMPTY_MAP : value;
  if (node.kind !== 'map') {
    return fail('input-invalid', `is defined by ${describeKind(node)} instead of a map.`, node, 'Write the value as `default: ...`.');
  }
  const known: readonly string[] = knownNames(DEFINITION_KEYS, behaviour);
  for (const [word, entry] of node.entries) {
    if (typeof word !== 'string' || !known.includes(word)) {
      return fail('input-unknown-key', `has the unknown key \`${keyText(entry.key)}\`.`, entry.key, nearest(keyText(entry.key), known));
    }
  }
  const clash = node.entries.has('rules') && ['options', 'default'].find((word) => node.entries.has(word));
  if (clash) return fail('input-rules-conflict', `has both \`rules\` and \`${clash}\`.`, node, `Move \`${clash}\` to a last rule without \`if\`.`);

  const types = knownNames(TYPES, behaviour);
  const type = readType(presentChild(node, 'type'), types);
  if (!type) {
    const written = child(node, 'type') ?? node;
    return fail('input-type-unknown', `has an unknown type; there are ${types.map((known) => `\`${known}\``).join(', ')}.`, written,
      written.kind === 'string' ? nearest(written.value, types) : undefined);
  }
  const description = presentChild(node, 'description');
  if (description && description.kind !== 'string' && description.kind !== 'symbol' && description.kind !== 'integer') {
    return fail('input-invalid', `has ${describeKind(description)} as its description.`, description);
  }
  const regex = presentChild(node, 'regex');
  if (regex && regex.kind !== 'string') return fail('input-invalid', `has ${describeKind(regex)} as its \`regex\`.`, regex, 'Put the pattern in quotes.');
  const options = presentChild(node, 'options');
  if (options && (!isOptionList(options) || options.items.some((item) => item.kind === 'null'))) {
    return fail('input-options-invalid', `needs a list of at most ${MAX_INPUT_OPTIONS} values, none of them null, as its \`options\`.`, options);
  }
  const rules = presentChild(node, 'rules');
  const read = rules && readRules(rules, behaviour);
  if (read && 'message' in read) return fail('input-rules-invalid', read.message, read.at, read.hint);
  return { key, name, type, default: child(node, 'default'), description: description && keyText(description), options: options?.items, regex: regex?.value, rules: read };
}

function readType(node: Node | undefined, types: readonly InputType[]): InputType | undefined {
  if (!node) return 'string';
  return node.kind === 'string' ? types.find((type) => type === node.value) : undefined;
}

function isOptionList(node: Node): node is Extract<Node, { kind: 'list' }> {
  return node.kind === 'list' && node.items.length <= MAX_INPUT_OPTIONS;
}

interface RuleProblem {
  readonly message: string;
  readonly at: Node;
  readonly hint?: string | undefined;
}

function readRules(rules: Node, behaviour: Behaviour): InputRule[] | RuleProblem {
  if (rules.kind !== 'list') return { message: `has ${describeKind(rules)} as its \`rules\` instead of a list.`, at: rules };
  const all: InputRule[] = [];
  for (const item of rules.items) {
    const rule = item.kind === 'map' && item.entries.size > 0 ? readRule(item, behaviour) : undefined;
    if (!rule) return { message: 'has a rule that is not a map with `if`, `options` and `default`.', at: item };
    if ('message' in rule) return rule;
    all.push(rule);
  }
  return all;
}

function readRule(rule: MapNode, behaviour: Behaviour): InputRule | RuleProblem {
  for (const [word, { key }] of rule.entries) {
    if (typeof word !== 'string' || !RULE_KEYS.includes(word)) {
      return { message: `has a rule with the unknown key \`${keyText(key)}\`.`, at: key, hint: nearest(keyText(key), RULE_KEYS) };
    }
  }
  const written = presentChild(rule, 'if');
  const condition = written?.kind === 'string' ? parseExpression(written.value, { gitlabVersion: behaviour.gitlabVersion }) : undefined;
  if (written && !condition?.valid) {
    const [problem] = condition?.diagnostics ?? [];
    return { message: `has a rule whose \`if\` is no expression${problem ? `: ${problem.message}` : '.'}`, at: written, hint: problem?.hint };
  }
  const options = presentChild(rule, 'options');
  if (options && !isOptionList(options)) {
    return { message: `has a rule whose \`options\` are not a list of at most ${MAX_INPUT_OPTIONS} values.`, at: options };
  }
  const fallback = child(rule, 'default');
  if (!fallback) return { message: 'has a rule without `default`.', at: rule, hint: 'Every rule needs `default`; `default: null` stands for no value.' };
  if (options && options.items.length > 0 && !options.items.some((option) => isSameValue(option, fallback))) {
    return { message: 'has a rule whose `default` is not one of its `options`.', at: fallback };
  }
  return { condition, options: options?.items, default: fallback };
}
