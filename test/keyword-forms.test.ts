import { expect, test } from 'vitest';
import type { Artifacts, JobInput, Release, ReportFileType, Trigger } from '../src/keyword-forms.js';
import { loadConfig } from '../src/load-config.js';
import type { JobDefinition } from '../src/pipeline.js';

function jobOf(keywords: object, gitlabVersion = 'latest'): JobDefinition {
  const { jobs, diagnostics } = loadConfig({ job: keywords }, { gitlabVersion });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [job] = jobs;
  if (!job) throw new Error('no job');
  return job;
}

// Every expected form names all keys of its type, and every keyword is written with all of its keys.

test('artifacts', () => {
  const written = {
    name: 'n', paths: ['out'], exclude: ['x'], untracked: true, when: 'always', expire_in: '1 week', expose_as: 'e', access: 'maintainer', reports: { junit: 'a.xml' },
  };
  const form = {
    name: 'n', paths: ['out'], exclude: ['x'], untracked: true, when: 'always', expireIn: '1 week', exposeAs: 'e', access: 'maintainer', reports: { junit: ['a.xml'] },
  } satisfies Required<Omit<Artifacts, 'public'>>;
  expect(jobOf({ script: 'x', artifacts: written }).artifacts).toEqual(form);
  expect(jobOf({ script: 'x', artifacts: { public: false } }).artifacts).toEqual({ public: false } satisfies Artifacts);
});

test('reports', () => {
  const snakeCase = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const types: Record<ReportFileType, 'now' | 'before 15.0'> = {
    accessibility: 'now', annotations: 'now', apiFuzzing: 'now', browserPerformance: 'now', clusterApplications: 'before 15.0', clusterImageScanning: 'now',
    cobertura: 'before 15.0', codequality: 'now', containerScanning: 'now', coverageFuzzing: 'now', cyclonedx: 'now', dast: 'now', dependencyScanning: 'now',
    dotenv: 'now', junit: 'now', licenseManagement: 'before 15.0', licenseScanning: 'now', loadPerformance: 'now', lsif: 'now', metrics: 'now', performance: 'now',
    repositoryXray: 'now', requirements: 'now', requirementsV2: 'now', sarif: 'now', sast: 'now', secretDetection: 'now', terraform: 'now',
  };
  for (const [type, known] of Object.entries(types)) {
    expect(jobOf({ script: 'x', artifacts: { reports: { [snakeCase(type)]: 'f' } } }, known === 'now' ? 'latest' : '14.10').artifacts?.reports).toEqual({ [type]: ['f'] });
  }
  expect(jobOf({ script: 'x', artifacts: { reports: { coverage_report: { coverage_format: 'jacoco', path: 'a' } } } }).artifacts?.reports?.coverageReport)
    .toEqual({ coverageFormat: 'jacoco', path: 'a' });
});

test('release', () => {
  const written = {
    tag_name: 'v1', description: 'd', tag_message: 'm', name: 'n', ref: 'main', released_at: '2026-01-31T08:00:00Z', milestones: ['m1'],
    assets: { links: [{ name: 'a', url: 'https://x', link_type: 'other' }] },
  };
  const form = {
    tagName: 'v1', description: 'd', tagMessage: 'm', name: 'n', ref: 'main', releasedAt: '2026-01-31T08:00:00Z', milestones: ['m1'],
    assets: { links: [{ name: 'a', url: 'https://x', linkType: 'other' }] },
  } satisfies Required<Release>;
  expect(jobOf({ script: 'x', release: written }).release).toEqual(form);
  const blank = { tagName: 'v1', description: 'd', tagMessage: false, milestones: [], ref: null, releasedAt: null, assets: null } satisfies Release;
  expect(jobOf({ script: 'x', release: { tag_name: 'v1', description: 'd', tag_message: false, milestones: [], ref: null, released_at: null, assets: null } }).release).toEqual(blank);
});

test('trigger', () => {
  const forward = { yaml_variables: false, pipeline_variables: null };
  const other = {
    project: 'g/p', branch: 'b', strategy: 'mirror', forward: { yamlVariables: false, pipelineVariables: null }, inputs: { some_thing: 1 },
  } satisfies Required<Omit<Trigger, 'include'>>;
  expect(jobOf({ trigger: { project: 'g/p', branch: 'b', strategy: 'mirror', forward, inputs: { some_thing: 1 } } }).trigger).toEqual(other);
  expect(jobOf({ trigger: { include: ['a.yml', { local: 'b.yml' }] } }).trigger).toEqual({ include: ['a.yml', { local: 'b.yml' }] } satisfies Trigger);
});

test('inputs, hooks, tokens and scans', () => {
  const input = { type: 'number', default: 1, description: 'd', options: [1, 2], regex: 'x' } satisfies Required<JobInput>;
  const { inputs, hooks, idTokens, dastConfiguration } = jobOf({
    script: 'x', inputs: { a: { ...input, regex: undefined }, b: { default: 'x', regex: 'x' } }, hooks: { pre_get_sources_script: 'y' }, id_tokens: { T: { aud: ['u'] } },
    dast_configuration: { site_profile: 's', scanner_profile: null },
  });
  expect(inputs).toEqual({ a: { type: 'number', default: 1, description: 'd', options: [1, 2] }, b: { type: 'string', default: 'x', regex: 'x' } });
  expect([hooks?.preGetSourcesScript, idTokens?.T?.aud, dastConfiguration]).toEqual([['y'], ['u'], { siteProfile: 's', scannerProfile: null }]);
});
