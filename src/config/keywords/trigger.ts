import { isSince } from '../../gitlab-version.js';
import { child } from '../../yaml/node.js';
import { nodeToObject } from '../../yaml/to-object.js';
import type { Keyword } from '../keyword.js';
import { quoteHint } from './quote-hint.js';
import { changedIn, filledText, flag, mapOf, oneOf, refuseKind, text, type Fields, type MapShape, type Reader } from './readers.js';
import { triggerIncludes } from './trigger-include.js';

const FORWARD = 'trigger-forward-invalid';
const forward = mapOf({ yaml_variables: { read: flag(FORWARD) }, pipeline_variables: { read: flag(FORWARD) } }, { shape: FORWARD, unknown: FORWARD, nulls: 'kept' });

const strategy = changedIn('18.2', oneOf('trigger-strategy-invalid', ['depend']), oneOf('trigger-strategy-invalid', ['depend', 'mirror']));

/** What the user named keeps its name. */
const inputs: Reader = (node, scope) => (node.kind === 'map' ? nodeToObject(node) : refuseKind('trigger-invalid', 'a map of values', node, scope));

const SHAPE: MapShape = { shape: 'trigger-shape', unknown: 'trigger-unknown-key', expected: 'the path of a project, or a map', hint: quoteHint };
const common: Fields = { strategy: { read: strategy }, forward: { read: forward, since: '14.9' } };

/** K-trig-4. */
const otherProject = mapOf({
  project: { read: filledText('trigger-project-missing'), required: 'trigger-project-missing' },
  branch: { read: text('trigger-invalid') },
  ...common,
  inputs: { read: inputs, since: '17.11' },
}, SHAPE);

/** K-trig-5: inputs of a child pipeline stand in the entries of its `include`. */
const childPipeline = mapOf({ include: { read: triggerIncludes }, ...common }, SHAPE);

const projectPath = filledText('trigger-shape');

/** `trigger`: the downstream pipeline the job starts; what is null is left out (K-trig). */
export const trigger: Keyword = {
  name: 'trigger', property: 'trigger', since: '11.8', onTrigger: '11.8', onJob: false,
  read(node, scope) {
    if (node.kind !== 'string') return (child(node, 'include') && isSince(scope.behaviour, '12.7') ? childPipeline : otherProject)(node, scope);
    const project = projectPath(node, scope);
    return project === undefined ? undefined : { project };
  },
};
