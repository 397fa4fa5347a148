import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'demo-'));
afterAll(() => { rmSync(folder, { recursive: true }); });

function demo(...texts: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', join(root, 'src/cli/demo.ts'), ...texts], {
    cwd: root, encoding: 'utf8', env: { ...process.env, INIT_CWD: folder },
  });
  return { status, stdout, stderr };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

test('without arguments the production example is planned', () => {
  const { status, stdout } = demo();
  expect(status).toBe(0);
  expect(stdout).toContain('The pipeline `delivery: main` is created: 12 of 16 jobs are in it.');
});

test('a file with includes, wildcards and `exists`, read relative to its folder', () => {
  write('repository/.gitlab-ci.yml', 'include: [/ci/a.yml, { local: ci/more/*.yml }]\nmain: { script: x, rules: [{ exists: [ci/a.yml] }] }');
  write('repository/ci/a.yml', 'a: { script: x }');
  write('repository/ci/more/b.yml', 'b: { script: x }');
  const { status, stdout } = demo('repository/.gitlab-ci.yml', '--ref', 'topic');
  expect(stdout).toBe('repository/.gitlab-ci.yml, push: branch topic, GitLab 18.11\n\nThe pipeline is created: 3 of 3 jobs are in it.\n\ntest\n  a\n  b\n  main\n');
  expect(status).toBe(0);
});

test('a folder stands for the configuration in it', () => {
  expect(demo('repository').stdout).toContain('3 of 3 jobs');
  expect(demo('.')).toMatchObject({ status: 2, stderr: expect.stringContaining('.gitlab-ci.yml') as string });
});

test('files outside the repository are not read', () => {
  write('secret.yml', 'secret: { script: x }');
  write('inner/.gitlab-ci.yml', 'include: /../secret.yml\nmain: { script: x }');
  const { status, stdout } = demo('inner/.gitlab-ci.yml');
  expect(status).toBe(1);
  expect(stdout).toContain('include-local-missing');
});

test('an invalid configuration is told with its place; exit status 1', () => {
  write('bad.yml', 'job:\n  script: x\n  stage: nowhere');
  const { status, stdout } = demo('bad.yml');
  expect(status).toBe(1);
  expect(stdout).toContain('error stage-undefined at bad.yml:3:10\n');
});

test('unknown options and missing files; exit status 2', () => {
  expect(demo('--nonsense')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('--merge-request') as string });
  expect(demo('missing.yml')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('missing.yml') as string });
});

test('help goes to standard output', () => {
  expect(demo('--help')).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('--changed PATH') as string });
});
