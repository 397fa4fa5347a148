import { knownNames, type Behaviour } from '../gitlab-version.js';
import type { VariableDefinition } from '../pipeline.js';
import { child, type Node } from '../yaml/node.js';
import { describeKind, isScalar, scalarText } from '../yaml/scalar-text.js';
import { stringListOf } from '../yaml/shapes.js';
import { keyText } from '../yaml/to-object.js';
import { onlyKnownKeys, type KeywordScope } from './keyword.js';

type Scope = Pick<KeywordScope, 'behaviour' | 'report' | 'unknownKeywords'>;

/** The text of a variable's value; undefined for kinds this version does not take (L129, L130). */
function valueText(node: Node, behaviour: Behaviour): string | undefined {
  if (!isScalar(node)) return undefined;
  if (node.kind === 'null') return behaviour.nullVariables ? '' : undefined;
  if ((node.kind === 'float' || node.kind === 'boolean') && !behaviour.scalarVariables) return undefined;
  if (node.kind === 'integer' && !behaviour.integerVariables) return undefined;
  return scalarText(node);
}

/** The keys of a map, with the version that brought them (L131). */
const KEYS = { value: '13.7', description: '13.7', expand: '15.6', options: '15.7' } as const;
const KEYS_IN_JOBS: readonly string[] = ['value', 'expand'];

function readMapForm(name: string, node: Extract<Node, { kind: 'map' }>, scope: Scope, place: 'root' | 'job'): VariableDefinition | undefined {
  const { behaviour } = scope;
  const allowed = knownNames(KEYS, behaviour).filter((key) => place === 'root' || KEYS_IN_JOBS.includes(key));
  if (!onlyKnownKeys(node, allowed, 'variable-invalid-keys', scope, { inside: [name] })) return undefined;
  const [value, description, expand, options] = Object.keys(KEYS).map((key) => child(node, key));
  const invalid = (message: string, at: Node): undefined => scope.report('variable-invalid', message, at, { inside: [name] });
  const text = value ? (value.kind === 'null' ? '' : valueText(value, behaviour)) : '';
  if (text === undefined && value) return invalid(`The value of a variable is a text; this is ${describeKind(value)}.`, value);
  if (description && description.kind !== 'string' && description.kind !== 'integer' && description.kind !== 'null') return invalid('`description` is a text.', description);
  if (expand && expand.kind !== 'boolean' && expand.kind !== 'null') return invalid('`expand` is `true` or `false`.', expand);
  const offered = options && options.kind !== 'null' ? stringListOf(options) : [];
  if (!offered) return invalid('`options` is a list of strings.', options ?? node);
  // L131: without conversion, so the number 1 is not the option "1"
  if (offered.length > 0 && !(value?.kind === 'string' && offered.includes(value.value))) {
    return scope.report('variable-option-mismatch', `The value of \`${name}\` must be one of its options.`, value ?? node, {
      inside: [name], hint: value && isScalar(value) && offered.includes(scalarText(value)) ? 'Quote the value.' : undefined,
    });
  }
  const raw = expand && !(expand.kind === 'boolean' && expand.value); // L132: present with null means raw, too
  return {
    value: text ?? '',
    ...(raw && { expand: false as const }),
    ...(description && isScalar(description) && description.kind !== 'null' && { description: scalarText(description) }),
    ...(offered.length > 0 && { options: offered }),
  };
}

/**
 * Reads a `variables` map.
 *
 * @param place - root variables may carry a description and options.
 * @remarks Source: L127-L133, K-var.
 */
export function readVariables(node: Node, scope: Scope, place: 'root' | 'job'): Record<string, VariableDefinition> | undefined {
  if (node.kind !== 'map') return scope.report('variables-shape', `\`variables\` is a map of names to values; this is ${describeKind(node)}.`, node);
  const { variableMaps, integerVariables } = scope.behaviour;
  const mapForm = variableMaps === 'all' || variableMaps === place;
  const read: [string, VariableDefinition][] = [];
  for (const { key, value } of node.entries.values()) {
    const name = keyText(key);
    if (key.kind !== 'string' && key.kind !== 'symbol' && !(key.kind === 'integer' && integerVariables)) {
      scope.report('variable-name-invalid', `The name of a variable is a text; this is ${describeKind(key)}.`, key, { hint: 'Quote the name.' });
    } else if (value.kind === 'map' && mapForm) {
      const definition = readMapForm(name, value, scope, place);
      if (definition) read.push([name, definition]);
    } else {
      const text = valueText(value, scope.behaviour);
      if (text === undefined) scope.report('variable-invalid', `The value of a variable is a text; this is ${describeKind(value)}.`, value, { inside: [name] });
      else read.push([name, { value: text }]);
    }
  }
  return read.length === node.entries.size ? Object.fromEntries(read) : undefined;
}
