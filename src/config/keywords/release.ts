import { isSince } from '../../gitlab-version.js';
import { hasReference } from '../../text/expand-variables.js';
import { isBlank } from '../../yaml/node.js';
import { stringOf } from '../../yaml/shapes.js';
import { nodeToObject } from '../../yaml/to-object.js';
import { camelCase, type Keyword } from '../keyword.js';
import { isDateTime } from './date-time.js';
import { isGitRef } from './git-ref.js';
import { anything, below, filledText, mapOf, refuse, refuseKind, spotName, spotOf, text, texts, type Check } from './map-shape.js';
import { quoteHint } from './quote-hint.js';

const ASSETS = 'release-assets-invalid';

const tagMessage: Check = (node, spot) => isBlank(node) || text('release-shape')(node, spot);

const milestones: Check = (node, spot) => isBlank(node) || texts('release-milestones-invalid')(node, spot);

const releasedAt: Check = (node, spot) => {
  const value = stringOf(node);
  if (value !== undefined && (isDateTime(value) || (hasReference(value) && !isSince(spot.scope.behaviour, '14.0')))) return true; // K-rel-4: undated
  return refuse('release-released-at-invalid', `${spotName(spot)} is an ISO 8601 date and time in quotes, such as \`'2026-01-31T08:00:00Z'\`.`, node, spot,
    value !== undefined && hasReference(value) ? 'It cannot come from a variable.' : undefined);
};

const ref: Check = (node, spot) => {
  const value = stringOf(node);
  if (value === undefined) return refuseKind('release-ref-invalid', 'a string', node, spot, quoteHint(node));
  return isGitRef(value) || refuse('release-ref-invalid', `\`${value}\` is not the name of a branch or tag, and no commit.`, node, spot,
    /^refs\/(?:heads|remotes)\//.test(value) ? 'Write the short name.' : undefined);
};

const links: Check = (node, spot) => {
  if (node.kind !== 'list') return refuseKind(ASSETS, 'a list of maps', node, spot, node.kind === 'map' ? 'Put `-` in front of the link.' : undefined);
  if (node.items.length === 0) return refuse(ASSETS, `${spotName(spot)} is empty.`, node, spot);
  return node.items.map((item, index) => item.kind === 'map' || refuseKind(ASSETS, 'a map', item, below(spot, index))).every(Boolean);
};

const releaseMap = mapOf({
  tag_name: { check: filledText('release-missing'), required: 'release-missing' },
  tag_message: { check: tagMessage, since: '15.3' },
  name: { check: anything },
  description: { check: filledText('release-missing'), required: 'release-missing' },
  ref: { check: ref },
  released_at: { check: releasedAt },
  milestones: { check: milestones },
  assets: { check: mapOf({ links: { check: links, required: ASSETS } }, { shape: ASSETS, unknown: ASSETS }), since: '13.12' },
}, { shape: 'release-shape', unknown: 'release-unknown-key' });

/** `release`: the release the job creates (K-rel). */
export const release: Keyword = {
  name: 'release', property: 'release', since: '13.2',
  read: (node, scope) => (releaseMap(node, spotOf('release', scope)) ? nodeToObject(node, camelCase) : undefined),
};
