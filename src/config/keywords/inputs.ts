import { checkValue, coerceValue } from '../../load/inputs/input-value.js';
import type { InputType } from '../../load/inputs/read-definition.js';
import { MAX_INPUT_OPTIONS, MAX_JOB_INPUTS } from '../../limits.js';
import { presentChild, type MapNode, type Node } from '../../yaml/node.js';
import { stringOf } from '../../yaml/shapes.js';
import { namedEntries, nodeToObject } from '../../yaml/to-object.js';
import type { Keyword } from '../keyword.js';
import { anything, below, mapOf, namedMapsOf, oneOf, refuse, refuseKind, spotName, spotOf, text, type Check, type Spot } from './map-shape.js';
import { quoteHint } from './quote-hint.js';

const TYPES = ['string', 'number', 'boolean', 'array'] as const satisfies readonly InputType[];

const description: Check = (node, spot) => node.kind === 'string' || node.kind === 'integer' || refuseKind('input-invalid', 'a string', node, spot, quoteHint(node));

const options: Check = (node, spot) => (node.kind === 'list' && node.items.length <= MAX_INPUT_OPTIONS && !node.items.some((item) => item.kind === 'null'))
  || refuse('input-options-invalid', `${spotName(spot)} is a list of at most ${MAX_INPUT_OPTIONS} values, none of them null.`, node, spot);

function typeOf(node: MapNode): InputType | undefined {
  const written = presentChild(node, 'type');
  return written ? TYPES.find((type) => type === stringOf(written)) : 'string';
}

/** The default has to meet the definition's own requirements (K-inp-3, K-inp-4). */
function defaultFits(node: MapNode, spot: Spot): boolean {
  const [value, choices, regex, type] = [presentChild(node, 'default'), presentChild(node, 'options'), presentChild(node, 'regex'), typeOf(node)];
  if (!value || !type) return true;
  const requirements = { type, options: choices?.kind === 'list' ? choices.items : undefined, regex: stringOf(regex) };
  const problem = checkValue(coerceValue(value, type), requirements, spot.scope.behaviour);
  const at = below(spot, 'default');
  return !problem || refuse(problem.code, `${spotName(at)} ${problem.message}`, value, at, problem.hint);
}

const definitions = namedMapsOf(mapOf({
  default: { check: anything, required: 'input-no-default' },
  description: { check: description },
  options: { check: options },
  regex: { check: text('input-invalid') },
  type: { check: oneOf('input-type-invalid', TYPES) },
}, { shape: 'input-invalid', unknown: 'input-unknown-key' }, defaultFits), 'inputs-not-hash');

/** The definition with its type filled in (K-inp-5). */
function normalForm(definition: Node): Record<string, unknown> {
  return { ...(nodeToObject(definition) as Record<string, unknown>), type: definition.kind === 'map' ? typeOf(definition) : undefined };
}

/** `inputs`: values asked for when the job is started by hand; they are put in at run time (K-inp). */
export const inputs: Keyword = {
  name: 'inputs', property: 'inputs', since: '18.0', // 18.x behind a flag, the minor is not settled
  read(node, scope) {
    const spot = spotOf('inputs', scope);
    const few = node.kind !== 'map' || node.entries.size <= MAX_JOB_INPUTS || refuse('inputs-too-many', `A job has at most ${MAX_JOB_INPUTS} inputs.`, node, spot);
    if (!few || !definitions(node, spot) || node.kind !== 'map') return undefined;
    return Object.fromEntries(namedEntries(node.entries).map(([name, definition]) => [name, normalForm(definition)]));
  },
};
