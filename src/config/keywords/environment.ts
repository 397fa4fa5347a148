import { MAX_ENVIRONMENT_URL } from '../../limits.js';
import { isBlank } from '../../yaml/node.js';
import type { Keyword } from '../keyword.js';
import { expiry } from './duration-text.js';
import { kubernetes } from './kubernetes.js';
import { quoteHint } from './quote-hint.js';
import { changedIn, mapOf, oneOf, text, textOfLength, type Reader } from './readers.js';

const NAME_CHARACTERS = /^[a-zA-Z0-9_/ ${}.-]+$/;

/** Checked as written, before anything is expanded (K-env-2, 03-D1). */
const name: Reader<string> = (node, scope) => {
  const value = text('environment-name-invalid')(node, scope);
  if (value === undefined || (!isBlank(node) && NAME_CHARACTERS.test(value) && !value.startsWith('/') && !value.endsWith('/'))) return value;
  return scope.report('environment-name-invalid',
    `\`${scope.name}\` is made of letters, digits, spaces, \`-\`, \`_\`, \`/\`, \`$\`, \`{\`, \`}\` and \`.\`, without a slash at either end.`, node, {
      hint: value.includes(':') ? 'Names of environments have no colon; a `/` makes a folder.' : undefined,
    });
};

const anyText = text('environment-value-invalid');
const ACTIONS = ['start', 'stop', 'prepare'];

const environmentMap = mapOf({
  name: { read: name, required: 'environment-name-invalid' },
  url: { read: textOfLength('environment-url-invalid', 0, MAX_ENVIRONMENT_URL) },
  action: {
    // K-env: 14.x, the minor is not settled
    read: changedIn('14.0', oneOf('environment-action-invalid', ACTIONS), oneOf('environment-action-invalid', [...ACTIONS, 'verify', 'access'])),
  },
  on_stop: { read: anyText },
  auto_stop_in: { read: changedIn('15.4', expiry('environment-value-invalid'), anyText), since: '12.8' },
  kubernetes: { read: kubernetes },
  deployment_tier: {
    read: changedIn('18.5', oneOf('environment-value-invalid', ['production', 'staging', 'testing', 'development', 'other']), anyText), since: '13.10',
  },
}, { shape: 'environment-shape', unknown: 'environment-unknown-key', expected: 'a name or a map', hint: quoteHint, nulls: 'kept' });

/** `environment`: what the job deploys to (K-env). */
export const environment: Keyword = {
  name: 'environment', property: 'environment', since: '8.9', onTrigger: '16.4',
  read(node, scope) {
    if (node.kind !== 'string') return environmentMap(node, scope);
    const written = name(node, scope);
    return written === undefined ? undefined : { name: written, action: 'start' };
  },
};
