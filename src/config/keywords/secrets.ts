import { isSince } from '../../gitlab-version.js';
import { presentChild, type Node } from '../../yaml/node.js';
import { namedEntries, nodeToObject } from '../../yaml/to-object.js';
import { camelCase, type Keyword } from '../keyword.js';
import { flag, mapOf, namedMapsOf, refuse, spotName, spotOf, text } from './map-shape.js';
import { SECRET_INVALID, SECRET_PROVIDERS } from './secret-providers.js';

const secret = mapOf({
  ...Object.fromEntries(SECRET_PROVIDERS.map(({ name, since, check }) => [name, { check, since }])),
  file: { check: flag(SECRET_INVALID), since: '14.1' },
  token: { check: text(SECRET_INVALID), since: '15.8' },
}, { shape: SECRET_INVALID, unknown: 'secret-unknown-key' }, (node, spot) => {
  const known = SECRET_PROVIDERS.filter(({ since }) => isSince(spot.scope.behaviour, since));
  const written = known.filter(({ name }) => presentChild(node, name));
  const [provider] = written;
  if (written.length !== 1 || !provider) {
    return refuse(SECRET_INVALID, `${spotName(spot)} has one of ${known.map(({ name }) => `\`${name}\``).join(', ')}; this has ${written.length}.`, node, spot);
  }
  return !provider.needsToken || presentChild(node, 'token') !== undefined
    || refuse(SECRET_INVALID, `${spotName(spot)}: \`${provider.name}\` needs \`token\` beside it.`, node, spot);
});

const secretMaps = namedMapsOf(secret, SECRET_INVALID);

/** A valid secret: keys that are null are left out. */
function normalForm(node: Node): Record<string, unknown> {
  const entries = node.kind === 'map' ? namedEntries(node.entries).filter(([, value]) => value.kind !== 'null') : [];
  return Object.fromEntries(entries.map(([key, value]) => {
    const provider = SECRET_PROVIDERS.find(({ name }) => name === key);
    return [camelCase(key), provider?.normalForm?.(value) ?? nodeToObject(value, camelCase)];
  }));
}

/** `secrets`: values from a secrets manager, by variable name (K-sec). */
export const secrets: Keyword = {
  name: 'secrets', property: 'secrets', since: '13.4',
  read(node, scope) {
    if (!secretMaps(node, spotOf('secrets', scope)) || node.kind !== 'map') return undefined;
    return Object.fromEntries(namedEntries(node.entries).map(([name, value]) => [name, normalForm(value)]));
  },
};
