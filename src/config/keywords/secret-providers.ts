import { presentChild, type Node } from '../../yaml/node.js';
import { isScalar, scalarText } from '../../yaml/scalar-text.js';
import { stringOf } from '../../yaml/shapes.js';
import { nodeToObject } from '../../yaml/to-object.js';
import { filledText, mapOf, refuse, refuseKind, spotName, text, type Check, type Key } from './map-shape.js';

/** The code of everything that is wrong inside a provider's value. */
export const SECRET_INVALID = 'secret-provider-choice';

/** Where a secret comes from. */
export interface SecretProvider {
  /** As written in a configuration. */
  readonly name: string;
  readonly since: string;
  readonly check: Check;
  /** The normal form of a valid value; the value in camel case when absent. */
  readonly normalForm?: (node: Node) => unknown;
  /** `token` has to stand beside it. */
  readonly needsToken?: true;
}

const codes = { shape: SECRET_INVALID, unknown: 'secret-unknown-key' } as const;
const required: Key = { check: filledText(SECRET_INVALID), required: SECRET_INVALID };
const optional: Key = { check: text(SECRET_INVALID) };
const optionalTexts = (...names: readonly string[]): Record<string, Key> => Object.fromEntries(names.map((name) => [name, optional]));
const textOr = (map: Check): Check => (node, spot) => (node.kind === 'string' ? filledText(SECRET_INVALID) : map)(node, spot);

/** `path/field@engine`: cut at the last `@` and the last `/` (K-sec-2). */
function readVaultPath(written: string): unknown {
  const at = written.lastIndexOf('@');
  const place = at < 0 ? written : written.slice(0, at);
  const slash = place.lastIndexOf('/');
  return {
    engine: { name: 'kv-v2', path: at < 0 ? 'kv-v2' : written.slice(at + 1) },
    path: place.slice(0, Math.max(slash, 0)), field: place.slice(slash + 1),
  };
}

const vaultMap = mapOf({ engine: { check: mapOf({ name: required, path: required }, codes), required: SECRET_INVALID }, path: required, field: required }, codes);

const version: Check = (node, spot) => node.kind === 'string' || node.kind === 'integer' || refuseKind(SECRET_INVALID, 'a string or an integer', node, spot);

const source: Check = (node, spot) => /^(?:project$|group\/.)/.test(stringOf(node) ?? '')
  || refuse(SECRET_INVALID, `${spotName(spot)} is \`project\`, or \`group/\` and the path of a group.`, node, spot);

/** Every provider of secrets (K-sec-1). The minors of 17.x and 18.x are not settled. */
export const SECRET_PROVIDERS: readonly SecretProvider[] = [
  {
    name: 'vault', since: '13.4', check: textOr(vaultMap),
    normalForm: (node) => (node.kind === 'string' ? readVaultPath(node.value) : nodeToObject(node)),
  },
  { name: 'azure_key_vault', since: '16.3', check: mapOf({ name: required, version: optional }, codes) },
  {
    name: 'gcp_secret_manager', since: '16.8', check: mapOf({ name: required, version: { check: version } }, codes), needsToken: true,
    normalForm(node) {
      const written = presentChild(node, 'version');
      return { name: stringOf(presentChild(node, 'name')), version: written && isScalar(written) ? scalarText(written) : 'latest' };
    },
  },
  {
    name: 'akeyless', since: '17.0',
    check: mapOf(optionalTexts('name', 'data_key', 'cert_user_name', 'public_key_data', 'csr_data', 'uid_token', 'gcp_audience', 'azure_object_id',
      'k8s_service_account_token', 'k8s_auth_config_name', 'gateway_ca_certificate'), codes),
  },
  { name: 'gitlab_secrets_manager', since: '18.0', check: mapOf({ name: required, source: { check: source } }, codes) },
  {
    name: 'aws_secrets_manager', since: '18.0',
    check: textOr(mapOf({ secret_id: required, ...optionalTexts('version_id', 'version_stage', 'region', 'role_arn', 'role_session_name', 'field') }, codes)),
  },
];
