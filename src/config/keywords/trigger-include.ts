import { MAX_NESTED_LISTS, MAX_TRIGGER_INCLUDES } from '../../limits.js';
import { parseDuration } from '../../text/duration.js';
import { isBlank, presentChild, type Node } from '../../yaml/node.js';
import { flattenList, stringOf } from '../../yaml/shapes.js';
import { nodeToObject } from '../../yaml/to-object.js';
import { within } from '../keyword.js';
import { unitHint } from './duration-text.js';
import { quoteHint } from './quote-hint.js';
import { anything, mapOf, refuseKind, type Reader } from './readers.js';

const SHAPE = 'trigger-include-shape';

const integrity: Reader = (node, scope) => {
  const text = stringOf(node);
  if (text !== undefined && /^sha256-[A-Za-z0-9+/]+={0,2}$/.test(text)) return text;
  return scope.report(SHAPE, `\`${scope.name}\` is \`sha256-\` and a Base64 text.`, node);
};

const cache: Reader = (node, scope) => {
  if ((node.kind === 'boolean' && node.value) || (parseDuration(stringOf(node) ?? '') ?? 0) >= 60) return nodeToObject(node);
  return scope.report(SHAPE, `\`${scope.name}\` is \`true\`, or a duration of at least one minute.`, node, { hint: unitHint(node) });
};

/** K-trig-9. */
const entry = mapOf({
  local: { read: anything },
  file: { read: anything },
  remote: { read: anything },
  project: { read: anything },
  ref: { read: anything },
  template: { read: anything },
  artifact: { read: anything, since: '12.9' },
  job: { read: anything, since: '12.9' },
  component: { read: anything, since: '16.0' },
  inputs: { read: anything, since: '16.0' },
  rules: { read: anything, since: '14.2' },
  integrity: { read: integrity, since: '17.9' },
  cache: { read: cache, since: '18.9' },
}, {
  shape: SHAPE, unknown: 'include-unknown-key', expected: 'a path or a map', hint: quoteHint,
  also(node, scope) {
    const has = (key: string): boolean => !isBlank(presentChild(node, key));
    let clean = true;
    const refuse = (code: 'include-project-without-file' | 'include-artifact-without-job' | 'include-unknown-key', message: string, at = node as Node): void => {
      clean = false;
      scope.report(code, `\`${scope.name}\` ${message}`, at);
    };
    if (has('project') && !has('file')) refuse('include-project-without-file', 'names a project, but no `file` of it.');
    if (has('artifact') && !has('job')) refuse('include-artifact-without-job', 'names an artifact, but not the `job` it comes from.');
    for (const key of ['integrity', 'cache']) {
      if (has(key) && !has('remote')) refuse('include-unknown-key', `has \`${key}\`, which stands beside \`remote\` only.`, presentChild(node, key));
    }
    return clean;
  },
});

/** `trigger:include`: a path, or a list of a few entries; unlike the global keyword no bare map (K-trig-8). It stays as written (K-trig-10). */
export const triggerIncludes: Reader = (node, scope) => {
  if (node.kind === 'string') return node.value;
  if (node.kind !== 'list') {
    return refuseKind(SHAPE, 'a path or a list', node, scope, node.kind === 'map' ? 'Put `-` in front of the entry, or brackets around it.' : quoteHint(node));
  }
  const items = flattenList(node, MAX_NESTED_LISTS);
  if (!items) return scope.report(SHAPE, `\`${scope.name}\` is nested too deeply.`, node);
  if (items.length > MAX_TRIGGER_INCLUDES) {
    return scope.report('trigger-include-too-many', `\`${scope.name}\` has at most ${MAX_TRIGGER_INCLUDES} entries.`, items[MAX_TRIGGER_INCLUDES] ?? node);
  }
  const clean = items.map((item, index) => item.kind === 'string' || item.kind === 'null' || entry(item, within(scope, index)) !== undefined);
  return clean.every(Boolean) ? nodeToObject(node) : undefined;
};
