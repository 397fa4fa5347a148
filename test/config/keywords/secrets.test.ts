import { describe, expect, it } from 'vitest';
import { secrets } from '../../../src/config/keywords/secrets.js';
import { problemsOf, readKeyword } from '../read-keyword.js';

const CHOICE = 'secret-provider-choice';
const INVALID = 'secret-invalid';

describe('secrets', () => {
  it.each([
    ['{A: {vault: production/db/password@ops}}', { A: { vault: { engine: { name: 'kv-v2', path: 'ops' }, path: 'production/db', field: 'password' } } }],
    ['{A: {vault: a/b}}', { A: { vault: { engine: { name: 'kv-v2', path: 'kv-v2' }, path: 'a', field: 'b' } } }],
    ['{A: {vault: a@b/c@d}}', { A: { vault: { engine: { name: 'kv-v2', path: 'd' }, path: 'a@b', field: 'c' } } }],
    ['{A: {vault: {engine: {name: e, path: p}, path: q, field: f}, file: false, token: $T}}',
      { A: { vault: { engine: { name: 'e', path: 'p' }, path: 'q', field: 'f' }, file: false, token: '$T' } }],
    ['{MY_KEY: {azure_key_vault: {name: n, version: v}, file: ~}}', { MY_KEY: { azureKeyVault: { name: 'n', version: 'v' } } }],
    ['{A: {gcp_secret_manager: {name: n}, token: $T}}', { A: { gcpSecretManager: { name: 'n', version: 'latest' }, token: '$T' } }],
    ['{A: {gcp_secret_manager: {name: n, version: 3}, token: $T}}', { A: { gcpSecretManager: { name: 'n', version: '3' }, token: '$T' } }],
    ['{A: {akeyless: {name: n, data_key: k}}}', { A: { akeyless: { name: 'n', dataKey: 'k' } } }],
    ['{A: {gitlab_secrets_manager: {name: n, source: group/a}}}', { A: { gitlabSecretsManager: { name: 'n', source: 'group/a' } } }],
    ['{A: {aws_secrets_manager: s}, B: {aws_secrets_manager: {secret_id: s, version_stage: x}}}',
      { A: { awsSecretsManager: 's' }, B: { awsSecretsManager: { secretId: 's', versionStage: 'x' } } }],
  ])('%s', (text, value) => {
    expect(readKeyword(secrets, text)).toEqual({ value, diagnostics: [] });
  });

  it.each([
    ['[a]', [`${INVALID} 1:1`]],
    ['{A: a/b}', [`${INVALID} A 1:5`]],
    ['{A: ~}', [`${CHOICE} A 1:5`]],
    ['{A: {file: true}}', [`${CHOICE} A 1:5`]],
    ['{A: {vualt: x}}', ['secret-unknown-key A 1:6', `${CHOICE} A 1:5`]],
    ['{A: {vault: a/b, azure_key_vault: {name: n}}}', [`${CHOICE} A 1:5`]],
    ['{A: {vault: a/b, file: 1, token: 1}}', [`${INVALID} A.file 1:24`, `${INVALID} A.token 1:34`]],
    ["{A: {vault: ''}}", [`${INVALID} A.vault 1:13`]],
    ['{A: {vault: {path: p, field: 5}}}', [`${INVALID} A.vault.engine 1:13`, `${INVALID} A.vault.field 1:30`]],
    ['{A: {vault: {engine: {name: e}, path: p, field: f}}}', [`${INVALID} A.vault.engine.path 1:22`]],
    ['{A: {azure_key_vault: {name: n, foo: x}}}', ['secret-unknown-key A.azure_key_vault 1:33']],
    ['{A: {gcp_secret_manager: {name: n}}}', [`${INVALID} A 1:5`]],
    ['{A: {gcp_secret_manager: {name: n, version: 1.5}, token: t}}', [`${INVALID} A.gcp_secret_manager.version 1:45`]],
    ['{A: {gitlab_secrets_manager: {name: n, source: instance}}}', [`${INVALID} A.gitlab_secrets_manager.source 1:48`]],
    ['{A: {aws_secrets_manager: {region: r}}}', [`${INVALID} A.aws_secrets_manager.secret_id 1:27`]],
  ])('%s: %j', (text, problems) => {
    const read = readKeyword(secrets, text);
    expect(problemsOf(read)).toEqual(problems);
    expect(read.value).toBeUndefined();
  });

  it.each([
    ['{A: {vault: a/b}}', '13.4', []],
    ['{A: {vault: a/b, file: true}}', '14.0', ['secret-unknown-key A.file 1:18']],
    ['{A: {vault: a/b, token: t}}', '15.7', ['secret-unknown-key A.token 1:18']],
    ['{A: {azure_key_vault: {name: n}}}', '16.2', ['secret-unknown-key A.azure_key_vault 1:6', `${CHOICE} A 1:5`]],
  ])('%s in %s: %j', (text, gitlabVersion, problems) => {
    expect(problemsOf(readKeyword(secrets, text, { gitlabVersion }))).toEqual(problems);
  });
});
