import { MAX_NESTED_LISTS, MAX_TRIGGER_INCLUDES } from '../../limits.js';
import { parseDuration } from '../../text/duration.js';
import { isBlank, presentChild } from '../../yaml/node.js';
import { flattenList, stringOf } from '../../yaml/shapes.js';
import { anything, below, mapOf, refuse, refuseKind, spotName, type Check } from './map-shape.js';
import { quoteHint } from './quote-hint.js';

const SHAPE = 'trigger-include-shape';

const integrity: Check = (node, spot) => /^sha256-[A-Za-z0-9+/]+={0,2}$/.test(stringOf(node) ?? '')
  || refuse(SHAPE, `${spotName(spot)} is \`sha256-\` and a Base64 text.`, node, spot);

const cache: Check = (node, spot) => (node.kind === 'boolean' && node.value) || (parseDuration(stringOf(node) ?? '') ?? 0) >= 60
  || refuse(SHAPE, `${spotName(spot)} is \`true\`, or a duration of at least one minute.`, node, spot, quoteHint(node));

/** K-trig-9. */
const entry = mapOf({
  local: { check: anything },
  file: { check: anything },
  remote: { check: anything },
  project: { check: anything },
  ref: { check: anything },
  template: { check: anything },
  artifact: { check: anything, since: '12.9' },
  job: { check: anything, since: '12.9' },
  component: { check: anything, since: '16.0' },
  inputs: { check: anything, since: '16.0' },
  rules: { check: anything, since: '14.2' },
  integrity: { check: integrity, since: '17.9' },
  cache: { check: cache, since: '18.9' },
}, { shape: SHAPE, unknown: 'include-unknown-key' }, (node, spot) => {
  const has = (key: string): boolean => !isBlank(presentChild(node, key));
  return [
    !has('project') || has('file') || refuse('include-project-without-file', `${spotName(spot)} names a project, but no \`file\` of it.`, node, spot),
    !has('artifact') || has('job') || refuse('include-artifact-without-job', `${spotName(spot)} names an artifact, but not the \`job\` it comes from.`, node, spot),
    ...['integrity', 'cache'].map((key) =>
      !has(key) || has('remote') || refuse('include-unknown-key', `${spotName(spot)}: \`${key}\` stands beside \`remote\` only.`, presentChild(node, key) ?? node, spot)),
  ].every(Boolean);
});

/** `trigger:include`: a path, or a list of a few entries; unlike the global keyword no bare map (K-trig-8). */
export const triggerIncludes: Check = (node, spot) => {
  if (node.kind === 'string') return true;
  if (node.kind !== 'list') {
    return refuseKind(SHAPE, 'a path or a list', node, spot, node.kind === 'map' ? 'Put `-` in front of the entry, or brackets around it.' : quoteHint(node));
  }
  const items = flattenList(node, MAX_NESTED_LISTS);
  if (!items) return refuse(SHAPE, `${spotName(spot)} is nested too deeply.`, node, spot);
  if (items.length > MAX_TRIGGER_INCLUDES) {
    return refuse('trigger-include-too-many', `${spotName(spot)} has at most ${MAX_TRIGGER_INCLUDES} entries.`, items[MAX_TRIGGER_INCLUDES] ?? node, spot);
  }
  return items.map((item, index) => {
    const at = below(spot, index);
    if (item.kind === 'string' || item.kind === 'null') return true;
    return item.kind === 'map' ? entry(item, at) : refuseKind(SHAPE, 'a path or a map', item, at, quoteHint(item));
  }).every(Boolean);
};
