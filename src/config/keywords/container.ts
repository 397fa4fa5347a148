import type { DiagnosticCode } from '../../diagnostics/codes.js';
import { isSince } from '../../gitlab-version.js';
import { MAX_CONTAINER_USER_LENGTH, MAX_PLATFORM_LENGTH } from '../../limits.js';
import { integerOf } from '../../yaml/shapes.js';
import { within } from '../keyword.js';
import { quoteHint } from './quote-hint.js';
import { filledText, mapOf, oneOf, refuseKind, textOfLength, texts, type Fields, type Reader } from './readers.js';

const pullPolicy = oneOf('pull-policy-invalid', ['always', 'never', 'if-not-present']);

const pullPolicies: Reader<string[]> = (node, scope) => {
  const [items, places] = node.kind === 'list' && node.items.length > 0 ? [node.items, node.items.map((_, index) => within(scope, index))] : [[node], [scope]];
  const policies = items.map((item, index) => pullPolicy(item, places[index] ?? scope));
  return policies.every((policy) => policy !== undefined) ? policies : undefined;
};

const OPTIONS = 'image-executor-opts-invalid';
const user = textOfLength(OPTIONS, 1, MAX_CONTAINER_USER_LENGTH);
const userOrId: Reader = (node, scope) => integerOf(node) ?? user(node, scope);

const docker = mapOf({
  platform: { read: textOfLength(OPTIONS, 1, MAX_PLATFORM_LENGTH) },
  user: { read: user, since: '16.8' },
}, { shape: OPTIONS, unknown: OPTIONS, nulls: 'read' });

const kubernetes = mapOf({ user: { read: userOrId } }, { shape: OPTIONS, unknown: OPTIONS, nulls: 'read' });

const name = filledText('image-name-invalid');

/**
 * One container: the name of an image, or a map with a name. Maps came with 9.4 (unverified). Problems without a code of their own are the
 * shape's.
 *
 * @param more - the keys besides those that `image` and the entries of `services` share.
 * @remarks Source: K-image, K-svc.
 */
export function container(shape: DiagnosticCode, unknown: DiagnosticCode, more: Fields = {}): Reader {
  const map = mapOf({
    name: { read: name, required: 'image-name-invalid' },
    entrypoint: { read: texts(shape) },
    pull_policy: { read: pullPolicies, since: '15.1' },
    docker: { read: docker, since: '16.7' },
    kubernetes: { read: kubernetes, since: '18.0' },
    ...more,
  }, { shape, unknown });
  return (node, scope) => {
    if (node.kind === 'string') {
      const text = name(node, scope);
      return text === undefined ? undefined : { name: text };
    }
    if (node.kind !== 'map' || !isSince(scope.behaviour, '9.4')) {
      return refuseKind(shape, 'the name of an image, or a map with its name', node, scope, quoteHint(node));
    }
    const values = map(node, scope);
    if (!values || !('docker' in values || 'kubernetes' in values)) return values;
    const { docker: forDocker, kubernetes: forKubernetes, ...rest } = values;
    return { ...rest, executorOpts: { ...(forDocker !== undefined && { docker: forDocker }), ...(forKubernetes !== undefined && { kubernetes: forKubernetes }) } };
  };
}
