import { isSince } from '../../gitlab-version.js';
import { presentChild } from '../../yaml/node.js';
import type { Keyword } from '../keyword.js';
import { flag, mapOf, namedMapsOf, text } from './readers.js';
import { SECRET_INVALID, SECRET_PROVIDERS } from './secret-providers.js';

const secret = mapOf({
  ...Object.fromEntries(SECRET_PROVIDERS.map(({ name, since, read }) => [name, { read, since }])),
  file: { read: flag(SECRET_INVALID), since: '14.1' },
  token: { read: text(SECRET_INVALID), since: '15.8' },
}, {
  shape: SECRET_INVALID, unknown: 'secret-unknown-key',
  also(node, scope) {
    const known = SECRET_PROVIDERS.filter(({ since }) => isSince(scope.behaviour, since));
    const written = known.filter(({ name }) => presentChild(node, name));
    const [provider] = written;
    if (provider && written.length === 1) {
      if (!provider.needsToken || presentChild(node, 'token')) return true;
      scope.report(SECRET_INVALID, `\`${scope.name}\`: \`${provider.name}\` needs \`token\` beside it.`, node);
      return false;
    }
    // a provider of a later version is kept as written
    if (written.length === 0 && scope.unknownKeywords === 'warning') return true;
    scope.report('secret-provider-choice', `\`${scope.name}\` has one of ${known.map(({ name }) => `\`${name}\``).join(', ')}; this has ${written.length}.`, node);
    return false;
  },
});

/** `secrets`: values from a secrets manager, by variable name (K-sec). */
export const secrets: Keyword = { name: 'secrets', property: 'secrets', since: '13.4', edition: 'paid', read: namedMapsOf(secret, SECRET_INVALID) };
