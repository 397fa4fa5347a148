import { isScalar, scalarText } from '../../yaml/scalar-text.js';
import { stringOf } from '../../yaml/shapes.js';
import { filledText, mapOf, refuseKind, text, type Field, type Fields, type MapShape, type Reader } from './readers.js';

/** The code of what is wrong inside a secret, unknown keys apart. */
export const SECRET_INVALID = 'secret-invalid';

/** Where a secret comes from. */
export interface SecretProvider {
  /** As written in a configuration. */
  readonly name: string;
  readonly since: string;
  readonly read: Reader;
  /** `token` has to stand beside it. */
  readonly needsToken?: true;
}

const SHAPE: MapShape = { shape: SECRET_INVALID, unknown: 'secret-unknown-key' };
const required: Field = { read: filledText(SECRET_INVALID), required: SECRET_INVALID };
const optional: Field = { read: text(SECRET_INVALID) };
const optionalTexts = (...names: readonly string[]): Fields => Object.fromEntries(names.map((name) => [name, optional]));
const textOr = (map: Reader): Reader => (node, scope) => (node.kind === 'string' ? filledText(SECRET_INVALID) : map)(node, scope);

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

const vaultMap = mapOf({ engine: { read: mapOf({ name: required, path: required }, SHAPE), required: SECRET_INVALID }, path: required, field: required }, SHAPE);

const vault: Reader = (node, scope) => {
  const read = textOr(vaultMap)(node, scope);
  return typeof read === 'string' ? readVaultPath(read) : read;
};

const version: Reader<string> = (node, scope) =>
  (isScalar(node) && (node.kind === 'string' || node.kind === 'integer') ? scalarText(node) : refuseKind(SECRET_INVALID, 'a string or an integer', node, scope));

const gcpMap = mapOf({ name: required, version: { read: version } }, SHAPE);

const source: Reader<string> = (node, scope) => {
  const place = stringOf(node);
  if (place !== undefined && /^(?:project$|group\/.)/.test(place)) return place;
  return scope.report(SECRET_INVALID, `\`${scope.name}\` is \`project\`, or \`group/\` and the path of a group.`, node);
};

/** Every provider of secrets (K-sec-1). The minors of 17.x and 18.x are not settled. */
export const SECRET_PROVIDERS: readonly SecretProvider[] = [
  { name: 'vault', since: '13.4', read: vault },
  { name: 'azure_key_vault', since: '16.3', read: mapOf({ name: required, version: optional }, SHAPE) },
  {
    name: 'gcp_secret_manager', since: '16.8', needsToken: true,
    read(node, scope) {
      const read = gcpMap(node, scope);
      return read && { version: 'latest', ...read };
    },
  },
  {
    name: 'akeyless', since: '17.0',
    read: mapOf(optionalTexts('name', 'data_key', 'cert_user_name', 'public_key_data', 'csr_data', 'uid_token', 'gcp_audience', 'azure_object_id',
      'k8s_service_account_token', 'k8s_auth_config_name', 'gateway_ca_certificate'), SHAPE),
  },
  { name: 'gitlab_secrets_manager', since: '18.0', read: mapOf({ name: required, source: { read: source } }, SHAPE) },
  {
    name: 'aws_secrets_manager', since: '18.0',
    read: textOr(mapOf({ secret_id: required, ...optionalTexts('version_id', 'version_stage', 'region', 'role_arn', 'role_session_name', 'field') }, SHAPE)),
  },
];
