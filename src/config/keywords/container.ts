import type { DiagnosticCode } from '../../diagnostics/codes.js';
import { isSince } from '../../gitlab-version.js';
import { MAX_CONTAINER_USER_LENGTH, MAX_PLATFORM_LENGTH } from '../../limits.js';
import { isBlank, presentChild, type MapNode, type Node } from '../../yaml/node.js';
import { describeKind } from '../../yaml/scalar-text.js';
import { integerOf, stringOf } from '../../yaml/shapes.js';
import type { KeywordScope } from '../keyword.js';
import { readChoice, readFields, readTexts, within, type Field, type Fields } from './fields.js';
import { quoteHint } from './quote-hint.js';

const POLICIES: readonly string[] = ['always', 'never', 'if-not-present'];

function readPullPolicy(node: Node, scope: KeywordScope): string[] | undefined {
  if (node.kind !== 'list' || node.items.length === 0) {
    const policy = readChoice(node, scope, 'pull-policy-invalid', 'pull_policy', POLICIES);
    return policy === undefined ? undefined : [policy];
  }
  const policies = node.items.map((item, index) => readChoice(item, within(scope, index), 'pull-policy-invalid', 'pull_policy', POLICIES));
  return policies.every((policy) => policy !== undefined) ? policies : undefined;
}

/** A text of 1 to `longest` characters for an executor; numbers only where they may stand for a user id. */
function executorText(name: string, longest: number, numberAllowed: boolean): Field['read'] {
  return (node, scope) => {
    const number = numberAllowed ? integerOf(node) : undefined;
    if (number !== undefined) return number;
    const text = stringOf(node);
    if (text !== undefined && text !== '' && text.length <= longest) return text;
    return scope.report('image-executor-opts-invalid', `\`${name}\` takes ${numberAllowed ? 'a number or ' : ''}a string of 1 to ${longest} characters.`, node, {
      hint: quoteHint(node),
    });
  };
}

const DOCKER: Fields = new Map<string, Field>([
  ['platform', { read: executorText('platform', MAX_PLATFORM_LENGTH, false) }],
  ['user', { since: '16.8', read: executorText('user', MAX_CONTAINER_USER_LENGTH, false) }],
]);
const KUBERNETES: Fields = new Map<string, Field>([['user', { read: executorText('user', MAX_CONTAINER_USER_LENGTH, true) }]]);

function executorOptions(name: string, fields: Fields): Field['read'] {
  return (node, scope) => {
    if (node.kind === 'map') return readFields(node, fields, 'image-executor-opts-invalid', scope, 'read');
    return scope.report('image-executor-opts-invalid', `\`${name}\` is a map with ${Array.from(fields.keys(), (key) => `\`${key}\``).join(' and ')}.`, node);
  };
}

function readName(node: Node, scope: KeywordScope): string | undefined {
  const name = stringOf(node);
  if (name !== undefined && !isBlank(node)) return name;
  return scope.report('image-name-invalid', `An image is named by a string that is not blank${name === undefined ? `; this is ${describeKind(node)}` : ''}.`, node, {
    hint: quoteHint(node),
  });
}

/** The keys `image` and the entries of `services` share; problems without a code of their own are the shape's (K-image). */
export function containerFields(shape: DiagnosticCode): [string, Field][] {
  return [
    ['name', { read: readName }],
    ['entrypoint', { read: (node, scope) => readTexts(node, scope, shape, 'entrypoint') }],
    ['pull_policy', { since: '15.1', read: readPullPolicy }],
    ['docker', { since: '16.7', read: executorOptions('docker', DOCKER) }],
    ['kubernetes', { since: '18.0', read: executorOptions('kubernetes', KUBERNETES) }],
  ];
}

function readMap(node: MapNode, scope: KeywordScope, fields: Fields, unknownKey: DiagnosticCode): unknown {
  const values = readFields(node, fields, unknownKey, scope);
  if (!presentChild(node, 'name')) {
    return scope.report('image-name-invalid', 'The image has no `name`.', node.entries.get('name')?.value ?? node, { inside: ['name'] });
  }
  if (!values) return undefined;
  const { docker, kubernetes, ...container } = values;
  const executorOpts = { ...(docker !== undefined && { docker }), ...(kubernetes !== undefined && { kubernetes }) };
  return docker === undefined && kubernetes === undefined ? container : { ...container, executorOpts };
}

/**
 * One container: the name of an image, or a map with a name. Maps came with 9.4 (unverified).
 *
 * @remarks Source: K-image, K-svc.
 */
export function readContainer(node: Node, scope: KeywordScope, fields: Fields, codes: { readonly shape: DiagnosticCode; readonly unknownKey: DiagnosticCode }): unknown {
  if (node.kind === 'map' && isSince(scope.behaviour, '9.4')) return readMap(node, scope, fields, codes.unknownKey);
  if (node.kind !== 'string') return scope.report(codes.shape, `This is the name of an image, or a map with its name; not ${describeKind(node)}.`, node, { hint: quoteHint(node) });
  const name = readName(node, scope);
  return name === undefined ? undefined : { name };
}
