import type { InputValue } from '../../context.js';
import { diagnostic } from '../../diagnostics/collector.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { evaluateExpression } from '../../expression/evaluate-expression.js';
import type { Behaviour } from '../../gitlab-version.js';
import { MAX_INPUT_MESSAGES } from '../../limits.js';
import { nearest } from '../../text/nearest.js';
import type { Entry, MapKey, MapNode, Node } from '../../yaml/node.js';
import { withEntries } from '../../yaml/node.js';
import { keyText, nodeToObject } from '../../yaml/to-object.js';
import { checkValue, coerceValue } from './input-value.js';
import { inputPath, readDefinition, type InputDefinition } from './read-definition.js';

/** The definitions of a file's inputs, by name, in their order. */
export type InputDefinitions = ReadonlyMap<MapKey, InputDefinition>;

interface Failed {
  readonly failure: Diagnostic;
}

/** One error that tells up to three problems (L28); its code and place are those of the first. */
function joinFailures(problems: readonly Diagnostic[]): Failed | undefined {
  const [first] = problems;
  if (!first) return undefined;
  const messages = [...new Set(problems.map(({ message }) => message))].slice(0, MAX_INPUT_MESSAGES);
  return { failure: { ...first, message: messages.join(' ') } };
}

/**
 * All definitions in their order: those of included files, then the file's own.
 *
 * @remarks Source: L21, L24, L28, L29.
 */
export function readDefinitions(maps: readonly MapNode[], behaviour: Behaviour): { readonly definitions: InputDefinitions } | Failed {
  const entries = new Map<MapKey, Entry>();
  for (const map of maps) {
    for (const [name, entry] of map.entries) {
      if (behaviour.duplicateInputs === 'error' && entries.has(name)) {
        const text = keyText(entry.key);
        return { failure: diagnostic('inputs-duplicate', `The input \`${text}\` is defined twice.`, { at: entry.key, path: inputPath(text) }) };
      }
      entries.set(name, entry);
    }
  }
  const definitions = new Map<MapKey, InputDefinition>();
  const problems: Diagnostic[] = [];
  for (const [name, entry] of entries) {
    const definition = readDefinition(entry, behaviour);
    if (!('failure' in definition)) definitions.set(name, definition);
    else if (problems.push(definition.failure) >= MAX_INPUT_MESSAGES) break;
  }
  return joinFailures(problems) ?? { definitions };
}

/**
 * The values of a file's inputs, by name, from their definitions and the given values.
 *
 * @remarks Source: L23, L25-L29.
 */
export function resolveInputs(definitions: InputDefinitions, given: MapNode, behaviour: Behaviour): { readonly inputs: MapNode } | Failed {
  const unknown = unknownGiven(given, definitions);
  if (unknown) return unknown;

  // L25: rules see the given values, and over them what is resolved already
  const seen = Object.create(null) as Record<string, InputValue>;
  const see = (key: Node, value: Node): void => {
    if (key.kind === 'string' || key.kind === 'symbol') seen[key.value] = nodeToObject(value) as InputValue;
  };
  for (const { key, value } of given.entries.values()) see(key, value);

  const inputs = new Map<MapKey, Entry>();
  const problems: Diagnostic[] = [];
  for (const [name, definition] of definitions) {
    const resolved = resolveInput(definition, given.entries.get(name)?.value, seen, behaviour);
    if ('problems' in resolved) {
      problems.push(...resolved.problems);
      if (problems.length >= MAX_INPUT_MESSAGES) break;
    } else {
      inputs.set(name, { key: definition.key, value: resolved.value });
      see(definition.key, resolved.value);
    }
  }
  return joinFailures(problems) ?? { inputs: withEntries(given, inputs) };
}

function unknownGiven(given: MapNode, definitions: InputDefinitions): Failed | undefined {
  const unknown = Array.from(given.entries).flatMap(([name, { key }]) => (definitions.has(name) ? [] : [key]));
  const [first] = unknown;
  if (!first) return undefined;
  const names = unknown.slice(0, 10).map((key) => `\`${keyText(key)}\``).join(', ');
  return { failure: diagnostic('inputs-unknown', `The file defines no ${unknown.length > 1 ? 'inputs' : 'input'} ${names}.`, {
    at: first, path: inputPath(keyText(first)), hint: nearest(keyText(first), Array.from(definitions.values(), ({ key }) => keyText(key))),
  }) };
}

/** L26. */
function resolveInput(
  definition: InputDefinition, written: Node | undefined, seen: Readonly<Record<string, InputValue>>, behaviour: Behaviour,
): { readonly value: Node } | { readonly problems: readonly Diagnostic[] } {
  const { key, name, type, regex, rules } = definition;
  const isEmpty = written?.kind === 'null' || (rules && written?.kind === 'string' && written.value === '');
  const given = isEmpty ? undefined : written;
  if (!given && !definition.default && !rules?.length) {
    return { problems: [diagnostic('input-required', `The input \`${name}\` needs a value; it has no default.`, { at: key, path: inputPath(name) })] };
  }
  const rule = rules?.find(({ condition }) => !condition || evaluateExpression(condition, {}, { inputs: seen }).truthy);
  const requirements = { type, regex, options: rules ? rule?.options : definition.options };
  const fallback = rules ? rule?.default : definition.default;

  const problems: Diagnostic[] = [];
  const accept = (value: Node, what: string): Node => {
    const coerced = behaviour.inputCoercion ? coerceValue(value, type) : value;
    const problem = checkValue(coerced, requirements, behaviour);
    if (problem) {
      problems.push(diagnostic(problem.code, `${what} the input \`${name}\` ${problem.message}`, {
        at: value.source ? value : key, path: inputPath(name), hint: problem.hint,
      }));
    }
    return coerced;
  };
  let value: Node | undefined;
  // the default is checked even when a value is given
  if (fallback && fallback.kind !== 'null') value = accept(fallback, 'The default of');
  if (given) value = accept(given, 'The value given to');
  value ??= coerceValue({ kind: 'null', value: null, source: key.source, start: key.start, end: key.end }, type);
  return problems.length > 0 ? { problems } : { value };
}
