import { isSince } from '../../gitlab-version.js';
import { hasReference } from '../../text/expand-variables.js';
import { isBlank, type Node } from '../../yaml/node.js';
import { stringOf } from '../../yaml/shapes.js';
import { nodeToObject } from '../../yaml/to-object.js';
import { camelCase, within, type Keyword } from '../keyword.js';
import { isDateTime } from './date-time.js';
import { isGitRef } from './git-ref.js';
import { anything, filledText, mapOf, refuseKind, text, textOrTexts, type Reader } from './readers.js';

const ASSETS = 'release-assets-invalid';

/** What is blank counts as not said, and stays as it is. */
const unlessBlank = (read: Reader): Reader => (node, scope) => (isBlank(node) ? nodeToObject(node) : read(node, scope));

const releasedAt: Reader<string> = (node, scope) => {
  const value = stringOf(node);
  if (value !== undefined && (isDateTime(value) || (hasReference(value) && !isSince(scope.behaviour, '14.0')))) return value; // K-rel-4: undated
  return scope.report('release-released-at-invalid', `\`${scope.name}\` is an ISO 8601 date and time in quotes, such as \`'2026-01-31T08:00:00Z'\`.`, node, {
    hint: value !== undefined && hasReference(value) ? 'It cannot come from a variable.' : undefined,
  });
};

const ref: Reader<string> = (node, scope) => {
  const value = text('release-ref-invalid')(node, scope);
  if (value === undefined || isGitRef(value)) return value;
  return scope.report('release-ref-invalid', `\`${value}\` is not the name of a branch or tag, and no commit.`, node, {
    hint: /^refs\/(?:heads|remotes)\//.test(value) ? 'Write the short name.' : undefined,
  });
};

const links: Reader = (node, scope) => {
  if (node.kind !== 'list') return refuseKind(ASSETS, 'a list of maps', node, scope, node.kind === 'map' ? 'Put `-` in front of the link.' : undefined);
  if (node.items.length === 0) return scope.report(ASSETS, `\`${scope.name}\` is empty.`, node);
  const wrong = node.items.map((item, index): [Node, number] => [item, index]).filter(([item]) => item.kind !== 'map');
  for (const [item, index] of wrong) refuseKind(ASSETS, 'a map', item, within(scope, index));
  return wrong.length === 0 ? nodeToObject(node, camelCase) : undefined;
};

/** `release`: the release the job creates (K-rel). */
export const release: Keyword = {
  name: 'release', property: 'release', since: '13.2',
  read: mapOf({
    tag_name: { read: filledText('release-missing'), required: 'release-missing' },
    tag_message: { read: unlessBlank(text('release-shape')), since: '15.3' },
    name: { read: anything },
    description: { read: filledText('release-missing'), required: 'release-missing' },
    ref: { read: ref },
    released_at: { read: releasedAt },
    milestones: { read: unlessBlank(textOrTexts('release-milestones-invalid')) },
    assets: { read: mapOf({ links: { read: links, required: ASSETS } }, { shape: ASSETS, unknown: ASSETS }), since: '13.12' },
  }, { shape: 'release-shape', unknown: 'release-unknown-key', nulls: 'kept' }),
};
