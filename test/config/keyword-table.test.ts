import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_KEYWORDS } from '../../src/config/default-keywords.js';
import { KEYWORDS } from '../../src/config/keyword-table.js';
import { keywordsFor } from '../../src/config/read-keyword.js';
import { behaviourOf, isGitlabVersion } from '../../src/gitlab-version.js';
import { loadConfig } from '../../src/load-config.js';
import { keywordDocumentation, keywordsPage } from '../docs/keywords-page.js';

/** By keyword, the lines of a job with a good value, and with a bad one. */
const EXAMPLES: Readonly<Record<string, readonly [good: string, bad: string]>> = {
  script: ['script: make', 'script: 5'],
  before_script: ['before_script: [make]', 'before_script: 5'],
  after_script: ['after_script: [make]', 'after_script: 5'],
  run: ['run: [{ name: a, script: make }]', 'run: make'],
  hooks: ['hooks: { pre_get_sources_script: make }', 'hooks: make'],
  stage: ['stage: test', 'stage: [test]'],
  type: ['type: test', 'type: [test]'],
  when: ['when: always', 'when: sometimes'],
  start_in: ['when: delayed\nstart_in: 1 hour', 'when: delayed\nstart_in: soon'],
  allow_failure: ['allow_failure: true', 'allow_failure: 5'],
  manual_confirmation: ['manual_confirmation: Really?', 'manual_confirmation: 5'],
  interruptible: ['interruptible: true', 'interruptible: 5'],
  resource_group: ['resource_group: a', 'resource_group: 5'],
  timeout: ['timeout: 1 hour', 'timeout: 5'],
  tags: ['tags: [a]', 'tags: a'],
  only: ['only: [main]', 'only: main'],
  except: ['except: [main]', 'except: main'],
  rules: ['rules: [{ if: $A }]', 'rules: { if: $A }'],
  needs: ['needs: []', 'needs: 5'],
  dependencies: ['dependencies: []', 'dependencies: 5'],
  parallel: ['parallel: 2', 'parallel: 0'],
  image: ['image: ruby', 'image: 5'],
  services: ['services: [postgres]', 'services: postgres'],
  cache: ['cache: { paths: [a] }', 'cache: a'],
  artifacts: ['artifacts: { paths: [a] }', 'artifacts: [a]'],
  coverage: ['coverage: /xx/', 'coverage: xx'],
  environment: ['environment: production', 'environment: [production]'],
  retry: ['retry: 2', 'retry: 3'],
  release: ['release: { tag_name: v1, description: first }', 'release: v1'],
  secrets: ['secrets: { A: { vault: a/b } }', 'secrets: [A]'],
  id_tokens: ['id_tokens: { A: { aud: b } }', 'id_tokens: [A]'],
  identity: ['identity: google_cloud', 'identity: me'],
  dast_configuration: ['dast_configuration: { site_profile: a }', 'dast_configuration: a'],
  pages: ['pages: true', 'pages: public'],
  publish: ['pages: true\npublish: out', 'pages: true\npublish: 5'],
  trigger: ['trigger: group/app', 'trigger: 5'],
  inherit: ['inherit: { default: false }', 'inherit: false'],
  variables: ['variables: { A: b }', 'variables: [A]'],
  inputs: ['inputs: { a: { default: b } }', 'inputs: [a]'],
  extends: ['extends: .base', 'extends: .missing'],
};

const folder = new URL('../../src/config/keywords/', import.meta.url);
const files = readdirSync(folder).map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));
const documentation = keywordDocumentation();

/** The problems of a job with some lines, as it would be read when the keyword was last known. */
function problems(keyword: string, lines: string) {
  const alone = ['script', 'run', 'trigger'].includes(keyword);
  const yaml = `.base: { image: ruby }\njob:\n${alone ? '' : '  script: make\n'}${lines.replaceAll(/^/gm, '  ')}`;
  const { diagnostics } = loadConfig(yaml, keyword === 'type' ? { gitlabVersion: '14.10' } : {});
  return diagnostics.filter(({ severity }) => severity === 'error');
}

describe('the keyword table', () => {
  it('has each keyword once', () => {
    expect(new Set(KEYWORDS.map(({ name }) => name)).size).toBe(KEYWORDS.length);
    expect(Object.keys(EXAMPLES).sort()).toEqual(KEYWORDS.map(({ name }) => name).sort());
  });

  it.each(KEYWORDS)('$name: versions, documentation, a test, a good and a bad value', ({ name, since, until, inDefault, onTrigger }) => {
    for (const version of [since, until, inDefault, onTrigger]) if (version !== undefined) expect(isGitlabVersion(version), version).toBe(true);
    expect(documentation.get(name) ?? '').toMatch(/\.$/);
    const own = files.filter(({ text }) => text.includes(`name: '${name}', property:`)).map((file) => file.name);
    expect(own, 'one file').toHaveLength(1);
    expect(existsSync(new URL(`keywords/${own[0]?.replace('.ts', '.test.ts') ?? ''}`, import.meta.url)), own[0]).toBe(true);
    const [good = '', bad = ''] = EXAMPLES[name] ?? [];
    expect(problems(name, good)).toEqual([]);
    expect(problems(name, bad).map(({ path }) => path.slice(0, 3))).toContainEqual(['jobs', 'job', name]);
  });

  it('agrees with the list of keywords that `default` carries', () => {
    for (const version of ['12.9', '13.3', '15.10', '16.4', '17.1', 'latest']) {
      const behaviour = behaviourOf(version);
      const listed = DEFAULT_KEYWORDS.filter(({ since }) => behaviourOf(since).gitlabVersion === since && compare(since, behaviour.gitlabVersion) <= 0).map(({ name }) => name);
      expect(listed.sort(), version).toEqual([...keywordsFor('default', behaviour).keys()].sort());
    }
  });

  it('is what docs/keywords.md shows: `npx tsx docs/generate-keywords.ts`', () => {
    expect(readFileSync(new URL('../../docs/keywords.md', import.meta.url), 'utf8')).toBe(keywordsPage());
  });
});

/** Orders `major.minor`. */
function compare(one: string, other: string): number {
  const [[major = 0, minor = 0], [otherMajor = 0, otherMinor = 0]] = [one, other].map((version) => version.split('.').map(Number)) as [number[], number[]];
  return major - otherMajor || minor - otherMinor;
}
