import { checkValue, coerceValue } from '../../load/inputs/input-value.js';
import type { InputType } from '../../load/inputs/read-definition.js';
import { MAX_INPUT_OPTIONS, MAX_JOB_INPUTS } from '../../limits.js';
import { presentChild, type MapNode } from '../../yaml/node.js';
import { stringOf } from '../../yaml/shapes.js';
import { nodeToObject } from '../../yaml/to-object.js';
import type { Keyword, KeywordScope } from '../keyword.js';
import { quoteHint } from './quote-hint.js';
import { anything, mapOf, namedMapsOf, oneOf, refuseKind, text, type Reader } from './readers.js';

const TYPES = ['string', 'number', 'boolean', 'array'] as const satisfies readonly InputType[];

const description: Reader = (node, scope) =>
  (node.kind === 'string' || node.kind === 'integer' ? nodeToObject(node) : refuseKind('input-invalid', 'a string', node, scope, quoteHint(node)));

const options: Reader = (node, scope) => {
  if (node.kind === 'list' && node.items.length <= MAX_INPUT_OPTIONS && !node.items.some((item) => item.kind === 'null')) return nodeToObject(node);
  return scope.report('input-options-invalid', `\`${scope.name}\` is a list of at most ${MAX_INPUT_OPTIONS} values, none of them null.`, node);
};

function typeOf(node: MapNode): InputType | undefined {
  const written = presentChild(node, 'type');
  return written ? TYPES.find((type) => type === stringOf(written)) : 'string';
}

/** The default has to meet the definition's own requirements (K-inp-3, K-inp-4). */
function defaultFits(node: MapNode, scope: KeywordScope): boolean {
  const [value, choices, regex, type] = [presentChild(node, 'default'), presentChild(node, 'options'), presentChild(node, 'regex'), typeOf(node)];
  if (!value || !type) return true;
  const requirements = { type, options: choices?.kind === 'list' ? choices.items : undefined, regex: stringOf(regex) };
  const problem = checkValue(coerceValue(value, type), requirements, scope.behaviour);
  if (problem) scope.report(problem.code, `\`${scope.name}:default\` ${problem.message}`, value, { inside: ['default'], hint: problem.hint });
  return !problem;
}

const definition = mapOf({
  default: { read: anything, required: 'input-no-default' },
  description: { read: description },
  options: { read: options },
  regex: { read: text('input-invalid') },
  type: { read: oneOf('input-type-invalid', TYPES) },
}, { shape: 'input-invalid', unknown: 'input-unknown-key', also: defaultFits });

/** The type is filled in (K-inp-5). */
const definitions = namedMapsOf((node, scope) => {
  const read = definition(node, scope);
  return read && { ...read, type: read.type ?? 'string' };
}, 'inputs-not-hash');

/** `inputs`: values asked for when the job is started by hand; they are put in at run time (K-inp). */
export const inputs: Keyword = {
  name: 'inputs', property: 'inputs', since: '18.0', // 18.x behind a flag, the minor is not settled
  read(node, scope) {
    if (node.kind !== 'map' || node.entries.size <= MAX_JOB_INPUTS) return definitions(node, scope);
    return scope.report('inputs-too-many', `A job has at most ${MAX_JOB_INPUTS} inputs.`, node);
  },
};
