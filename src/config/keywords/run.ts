import type { Node } from '../../yaml/node.js';
import { keyText, nodeToObject } from '../../yaml/to-object.js';
import { within, type Keyword, type KeywordScope } from '../keyword.js';
import { mapOf, refuseKind, text, type Fields, type MapShape, type Reader } from './readers.js';

const NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
const NAME_RULE = 'Names are letters, digits and `_`, and do not begin with a digit.';
const INVALID = 'run-invalid';
const SHAPE: MapShape = { shape: INVALID, unknown: INVALID, nulls: 'read' };

const string = text(INVALID);

const stepName: Reader<string> = (node, scope) => {
  const name = string(node, scope);
  return name === undefined || NAME.test(name) ? name : scope.report(INVALID, NAME_RULE, node);
};

const stepScript: Reader<string> = (node, scope) => {
  if (node.kind === 'string' && node.value !== '') return node.value;
  return scope.report(INVALID, 'The `script` of a step is a string with commands, not a list.', node, {
    hint: node.kind === 'list' ? 'Write the lines as one block: `script: |`.' : undefined,
  });
};

/** A map of names to values (K-run-3). */
function namedValues(read: Reader): Reader {
  return (node, scope) => {
    if (node.kind !== 'map') return refuseKind(INVALID, 'a map', node, scope);
    const clean = Array.from(node.entries.values(), ({ key, value }) => {
      if (key.kind === 'string' && NAME.test(key.value)) return read(value, within(scope, keyText(key))) !== undefined;
      scope.report(INVALID, NAME_RULE, key);
      return false;
    });
    return clean.every(Boolean) ? nodeToObject(node) : undefined;
  };
}

const optionalPlace: Fields = { dir: { read: string }, file: { read: string } };
const required = { read: string, required: INVALID } as const;
const origins = mapOf({
  git: { read: mapOf({ url: required, rev: required, ...optionalPlace }, SHAPE) },
  oci: { read: mapOf({ registry: required, repository: required, tag: required, ...optionalPlace }, SHAPE) },
}, SHAPE);

/** Where a step comes from (K-run-4). */
const origin: Reader = (node, scope) => {
  if (node.kind !== 'map') return string(node, scope);
  if (node.entries.has('git') && node.entries.has('oci')) return scope.report(INVALID, 'A step comes from either `git` or `oci`.', node);
  if (node.entries.size === 0) return scope.report(INVALID, 'This says where a step comes from: `git` or `oci`.', node);
  return origins(node, scope);
};

const common: Fields = { name: { read: stepName, required: INVALID }, env: { read: namedValues(string) } };
const scriptStep = mapOf({ ...common, script: { read: stepScript } }, SHAPE);
const usedStep = mapOf({ ...common, step: { read: origin }, func: { read: origin }, inputs: { read: namedValues((node) => nodeToObject(node)) } }, SHAPE);

function readStep(node: Node, scope: KeywordScope): unknown {
  if (node.kind !== 'map') return refuseKind(INVALID, 'a map with a step', node, scope);
  if (['script', 'step', 'func'].filter((key) => node.entries.has(key)).length !== 1) {
    return scope.report(INVALID, 'A step has exactly one of `script`, `step` and `func`.', node);
  }
  return (node.entries.has('script') ? scriptStep : usedStep)(node, scope) && nodeToObject(node);
}

/** `run`: steps instead of a script; compiled as written (K-run). */
export const run: Keyword = {
  name: 'run', property: 'run', since: '17.5',
  read(node, scope) {
    if (node.kind !== 'list') return refuseKind(INVALID, 'a list of steps', node, scope);
    const steps = node.items.map((item, index) => readStep(item, within(scope, index)));
    return steps.every((step) => step !== undefined) ? steps : undefined;
  },
};
