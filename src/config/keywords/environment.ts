import { MAX_ENVIRONMENT_URL } from '../../limits.js';
import { parseDuration } from '../../text/duration.js';
import { isBlank } from '../../yaml/node.js';
import { stringOf } from '../../yaml/shapes.js';
import { nodeToObject } from '../../yaml/to-object.js';
import { camelCase, type Keyword } from '../keyword.js';
import { kubernetes } from './kubernetes.js';
import { changedIn, mapOf, oneOf, refuse, refuseKind, spotName, spotOf, text, textOfLength, type Check } from './map-shape.js';
import { quoteHint } from './quote-hint.js';

const NAME_CHARACTERS = /^[a-zA-Z0-9_/ ${}.-]+$/;

/** Checked as written, before anything is expanded (K-env-2, 03-D1). */
const name: Check = (node, spot) => {
  const value = stringOf(node);
  if (value === undefined) return refuseKind('environment-name-invalid', 'a string', node, spot, quoteHint(node));
  if (!isBlank(node) && NAME_CHARACTERS.test(value) && !value.startsWith('/') && !value.endsWith('/')) return true;
  return refuse('environment-name-invalid',
    `${spotName(spot)} is made of letters, digits, spaces, \`-\`, \`_\`, \`/\`, \`$\`, \`{\`, \`}\` and \`.\`, without a slash at either end.`, node, spot,
    value.includes(':') ? 'Names of environments have no colon; a `/` makes a folder.' : undefined);
};

const duration: Check = (node, spot) => {
  const value = stringOf(node);
  return (value !== undefined && (value.toLowerCase() === 'never' || parseDuration(value) !== undefined))
    || refuse('environment-value-invalid', `${spotName(spot)} is a duration such as \`1 day\`.`, node, spot, quoteHint(node));
};

const anyText = text('environment-value-invalid');

const environmentMap = mapOf({
  name: { check: name, required: 'environment-name-invalid' },
  url: { check: textOfLength('environment-url-invalid', 0, MAX_ENVIRONMENT_URL) },
  action: {
    check: changedIn('14.0', oneOf('environment-action-invalid', ['start', 'prepare', 'stop']),
      oneOf('environment-action-invalid', ['start', 'stop', 'prepare', 'verify', 'access'])), // K-env: 14.x, the minor is not settled
  },
  on_stop: { check: anyText },
  auto_stop_in: { check: changedIn('15.4', duration, anyText), since: '12.8' },
  kubernetes: { check: kubernetes },
  deployment_tier: {
    check: changedIn('18.5', oneOf('environment-value-invalid', ['production', 'staging', 'testing', 'development', 'other']), anyText), since: '13.10',
  },
}, { shape: 'environment-shape', unknown: 'environment-unknown-key', expected: 'a name or a map' });

/** `environment`: what the job deploys to (K-env). */
export const environment: Keyword = {
  name: 'environment', property: 'environment', since: '8.9', onTrigger: '16.4',
  read(node, scope) {
    const spot = spotOf('environment', scope);
    if (node.kind === 'string') return name(node, spot) ? { name: node.value, action: 'start' } : undefined;
    return environmentMap(node, spot) ? nodeToObject(node, camelCase) : undefined;
  },
};
