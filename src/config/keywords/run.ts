import type { Node } from '../../yaml/node.js';
import { describeKind } from '../../yaml/scalar-text.js';
import { keyText, nodeToObject } from '../../yaml/to-object.js';
import type { Keyword, KeywordScope } from '../keyword.js';
import { readFields, readText, within, type Field, type Fields } from './fields.js';

const NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
const NAME_RULE = 'Names are letters, digits and `_`, and do not begin with a digit.';

function readString(node: Node, scope: KeywordScope): string | undefined {
  return readText(node, scope, 'run-invalid', 'run');
}

function readName(node: Node, scope: KeywordScope): string | undefined {
  const name = readText(node, scope, 'run-invalid', 'name');
  return name === undefined || NAME.test(name) ? name : scope.report('run-invalid', NAME_RULE, node);
}

function readScript(node: Node, scope: KeywordScope): string | undefined {
  if (node.kind === 'string' && node.value !== '') return node.value;
  return scope.report('run-invalid', 'The `script` of a step is a string with commands, not a list.', node, {
    hint: node.kind === 'list' ? 'Write the lines as one block: `script: |`.' : undefined,
  });
}

/** A map of names to values (K-run-3). */
function namedValues(name: string, stringsOnly: boolean): Field['read'] {
  return (node, scope) => {
    if (node.kind !== 'map') return scope.report('run-invalid', `\`${name}\` is a map; this is ${describeKind(node)}.`, node);
    let clean = true;
    for (const { key, value } of node.entries.values()) {
      if (key.kind !== 'string' || !NAME.test(key.value)) {
        clean = false;
        scope.report('run-invalid', NAME_RULE, key);
      } else if (stringsOnly && readText(value, within(scope, keyText(key)), 'run-invalid', key.value) === undefined) clean = false;
    }
    return clean ? nodeToObject(node) : undefined;
  };
}

/** A map with these keys, all strings, those ending in `?` optional. */
function stringMap(...keys: readonly string[]): Field['read'] {
  const fields: Fields = new Map(keys.map((key): [string, Field] => [
    key.replace('?', ''), { read: readString, ...(!key.endsWith('?') && { required: true as const }) },
  ]));
  return (node, scope) => (node.kind === 'map' ? readFields(node, fields, 'run-invalid', scope, 'read')
    : scope.report('run-invalid', `This is a map with ${keys.join(', ')}; not ${describeKind(node)}.`, node));
}

const SOURCES: Fields = new Map<string, Field>([
  ['git', { read: stringMap('url', 'rev', 'dir?', 'file?') }],
  ['oci', { read: stringMap('registry', 'repository', 'tag', 'dir?', 'file?') }],
]);

/** Where a step comes from (K-run-4). */
function readSource(node: Node, scope: KeywordScope): unknown {
  if (node.kind !== 'map') return readString(node, scope);
  if (node.entries.has('git') && node.entries.has('oci')) return scope.report('run-invalid', 'A step comes from either `git` or `oci`.', node);
  if (node.entries.size === 0) return scope.report('run-invalid', 'This says where a step comes from: `git` or `oci`.', node);
  return readFields(node, SOURCES, 'run-invalid', scope, 'read');
}

const COMMON: readonly [string, Field][] = [['name', { required: true, read: readName }], ['env', { read: namedValues('env', true) }]];
const SCRIPT_STEP: Fields = new Map<string, Field>([...COMMON, ['script', { read: readScript }]]);
const USED_STEP: Fields = new Map<string, Field>([
  ...COMMON, ['step', { read: readSource }], ['func', { read: readSource }], ['inputs', { read: namedValues('inputs', false) }],
]);

function readStep(node: Node, scope: KeywordScope): unknown {
  if (node.kind !== 'map') return scope.report('run-invalid', `A step is a map; this is ${describeKind(node)}.`, node);
  if (['script', 'step', 'func'].filter((key) => node.entries.has(key)).length !== 1) {
    return scope.report('run-invalid', 'A step has exactly one of `script`, `step` and `func`.', node);
  }
  return readFields(node, node.entries.has('script') ? SCRIPT_STEP : USED_STEP, 'run-invalid', scope, 'read') && nodeToObject(node);
}

/** `run`: steps instead of a script; compiled as written (K-run). */
export const run: Keyword = {
  name: 'run', property: 'run', since: '17.5',
  read(node, scope) {
    if (node.kind !== 'list') return scope.report('run-invalid', `\`run\` takes a list of steps; this is ${describeKind(node)}.`, node);
    const steps = node.items.map((item, index) => readStep(item, within(scope, index)));
    return steps.every((step) => step !== undefined) ? steps : undefined;
  },
};
