import { isBlank, presentChild, type MapNode } from '../../yaml/node.js';
import { booleanOf } from '../../yaml/shapes.js';
import type { KeywordScope } from '../keyword.js';
import { flag, mapOf, text, textOfLength, type MapShape } from './readers.js';

const INVALID = 'kubernetes-invalid';
const SHAPE: MapShape = { shape: INVALID, unknown: INVALID, nulls: 'kept' };

const dashboard = mapOf({
  namespace: { read: textOfLength(INVALID, 1, 63), required: INVALID },
  flux_resource_path: { read: textOfLength(INVALID, 1, 255) },
}, SHAPE);

/** The keys that need or exclude one another (K-env-6). */
function fitTogether(node: MapNode, scope: KeywordScope): boolean {
  const has = (key: string, map: MapNode | undefined = node): boolean => !isBlank(presentChild(map, key));
  const fail = (message: string, ...inside: readonly string[]): undefined => scope.report(INVALID, `\`${scope.name}\`: ${message}`, node, { inside });
  const managed = booleanOf(presentChild(presentChild(node, 'managed_resources'), 'enabled'));
  const written = presentChild(node, 'dashboard');
  const dashboardMap = written?.kind === 'map' ? written : undefined;
  const needsAgent = has('flux_resource_path') ? 'flux_resource_path' : has('dashboard') ? 'dashboard' : managed ? 'managed_resources' : undefined;
  return [
    node.entries.size > 0 || fail('it is empty.'),
    has('agent') || needsAgent === undefined || fail(`\`${needsAgent}\` needs \`agent\` beside it.`, 'agent'),
    has('namespace') || !has('flux_resource_path') || fail('`flux_resource_path` needs `namespace` beside it.', 'namespace'),
    ...['namespace', 'flux_resource_path'].map((key) =>
      !dashboardMap || !has(key) || !has(key, dashboardMap) || fail(`\`${key}\` stands both here and in \`dashboard\`.`, key)),
  ].every(Boolean);
}

/** `environment:kubernetes` (K-env-6). Versions: `agent` is dated; `flux_resource_path` needs it; the minor of `managed_resources` is not settled. */
export const kubernetes = mapOf({
  agent: { read: text(INVALID), since: '17.6' },
  namespace: { read: text(INVALID) },
  flux_resource_path: { read: text(INVALID), since: '17.6' },
  managed_resources: { read: mapOf({ enabled: { read: flag(INVALID) } }, SHAPE), since: '18.0' },
  dashboard: { read: dashboard, since: '18.4' },
}, { ...SHAPE, also: fitTogether });
