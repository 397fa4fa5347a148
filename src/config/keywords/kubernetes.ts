import { isBlank, presentChild, type MapNode } from '../../yaml/node.js';
import { booleanOf } from '../../yaml/shapes.js';
import { flag, mapOf, refuse, spotName, text, textOfLength, type Spot } from './map-shape.js';

const INVALID = 'kubernetes-invalid';
const codes = { shape: INVALID, unknown: INVALID } as const;

const dashboardKeys = mapOf({
  namespace: { check: textOfLength(INVALID, 1, 63), required: INVALID },
  flux_resource_path: { check: textOfLength(INVALID, 1, 255) },
}, codes);

/** The keys that need or exclude one another (K-env-6). */
function fitTogether(node: MapNode, spot: Spot): boolean {
  const has = (key: string, map: MapNode | undefined = node): boolean => !isBlank(presentChild(map, key));
  const fail = (message: string): false => refuse(INVALID, `${spotName(spot)}: ${message}`, node, spot);
  const dashboard = presentChild(node, 'dashboard');
  const managed = booleanOf(presentChild(presentChild(node, 'managed_resources'), 'enabled'));
  const dashboardMap = dashboard?.kind === 'map' ? dashboard : undefined;
  const needsAgent = has('flux_resource_path') ? 'flux_resource_path' : has('dashboard') ? 'dashboard' : managed ? 'managed_resources' : undefined;
  return [
    node.entries.size > 0 || fail('it is empty.'),
    has('agent') || needsAgent === undefined || fail(`\`${needsAgent}\` needs \`agent\` beside it.`),
    has('namespace') || !has('flux_resource_path') || fail('`flux_resource_path` needs `namespace` beside it.'),
    ...['namespace', 'flux_resource_path'].map((key) =>
      !dashboardMap || !has(key) || !has(key, dashboardMap) || fail(`\`${key}\` stands both here and in \`dashboard\`.`)),
  ].every(Boolean);
}

/** `environment:kubernetes` (K-env-6). Versions: `agent` is dated; `flux_resource_path` needs it; the minor of `managed_resources` is not settled. */
export const kubernetes = mapOf({
  agent: { check: text(INVALID), since: '17.6' },
  namespace: { check: text(INVALID) },
  flux_resource_path: { check: text(INVALID), since: '17.6' },
  managed_resources: { check: mapOf({ enabled: { check: flag(INVALID) } }, codes), since: '18.0' },
  dashboard: { check: dashboardKeys, since: '18.4' },
}, codes, fitTogether);
