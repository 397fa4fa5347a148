import { isSince } from '../../gitlab-version.js';
import { child, type MapNode } from '../../yaml/node.js';
import { namedEntries, nodeToObject } from '../../yaml/to-object.js';
import { camelCase, type Keyword } from '../keyword.js';
import { changedIn, filledText, flag, mapOf, oneOf, refuseKind, spotOf, text, type Check } from './map-shape.js';
import { triggerIncludes } from './trigger-include.js';

const FORWARD = 'trigger-forward-invalid';
const forward = mapOf({ yaml_variables: { check: flag(FORWARD) }, pipeline_variables: { check: flag(FORWARD) } }, { shape: FORWARD, unknown: FORWARD });

const strategy = changedIn('18.2', oneOf('trigger-strategy-invalid', ['depend']), oneOf('trigger-strategy-invalid', ['depend', 'mirror']));

const inputs: Check = (node, spot) => node.kind === 'map' || refuseKind('trigger-invalid', 'a map of values', node, spot);

const codes = { shape: 'trigger-shape', unknown: 'trigger-unknown-key', expected: 'the path of a project, or a map' } as const;
const common = { strategy: { check: strategy }, forward: { check: forward, since: '14.9' } };

/** K-trig-4. */
const otherProject = mapOf({
  project: { check: filledText('trigger-project-missing'), required: 'trigger-project-missing' },
  branch: { check: text('trigger-invalid') },
  ...common,
  inputs: { check: inputs, since: '17.11' },
}, codes);

/** K-trig-5: inputs of a child pipeline stand in the entries of its `include`. */
const childPipeline = mapOf({ include: { check: triggerIncludes }, ...common }, codes);

/** What is null is left out (K-trig-9b); what the user named keeps its name, and `include` stays as written (K-trig-10). */
function normalForm(node: MapNode): Record<string, unknown> {
  return Object.fromEntries(namedEntries(node.entries).filter(([, value]) => value.kind !== 'null')
    .map(([key, value]) => [key, key === 'forward' ? nodeToObject(value, camelCase) : nodeToObject(value)]));
}

/** `trigger`: the downstream pipeline the job starts (K-trig). */
export const trigger: Keyword = {
  name: 'trigger', property: 'trigger', since: '11.8', onTrigger: '11.8', onJob: false,
  read(node, scope) {
    const spot = spotOf('trigger', scope);
    if (node.kind === 'string') return filledText('trigger-shape')(node, spot) ? { project: node.value } : undefined;
    const check = child(node, 'include') && isSince(scope.behaviour, '12.7') ? childPipeline : otherProject;
    return check(node, spot) && node.kind === 'map' ? normalForm(node) : undefined;
  },
};
