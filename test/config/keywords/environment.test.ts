import { describe, expect, it } from 'vitest';
import { environment } from '../../../src/config/keywords/environment.js';
import { problemsOf, readKeyword } from '../read-keyword.js';

describe('environment', () => {
  it.each([
    ['production', { name: 'production', action: 'start' }],
    ["'a b/c_d.e-${X}'", { name: 'a b/c_d.e-${X}', action: 'start' }],
    ["{name: review/$REF, on_stop: stop, auto_stop_in: 1 week, url: ''}", { name: 'review/$REF', onStop: 'stop', autoStopIn: '1 week', url: '' }],
    ['{name: x, action: ~, url: ~, kubernetes: ~}', { name: 'x', action: null, url: null, kubernetes: null }],
    ['{name: x, action: access, deployment_tier: any}', { name: 'x', action: 'access', deploymentTier: 'any' }],
    [`{name: x, url: ${'u'.repeat(255)}}`, { name: 'x', url: 'u'.repeat(255) }],
    ['{name: x, kubernetes: {namespace: n}}', { name: 'x', kubernetes: { namespace: 'n' } }],
    ['{name: x, kubernetes: {agent: a, namespace: n, flux_resource_path: f}}', { name: 'x', kubernetes: { agent: 'a', namespace: 'n', fluxResourcePath: 'f' } }],
    ['{name: x, kubernetes: {agent: a, dashboard: {namespace: n}, managed_resources: {enabled: true}}}',
      { name: 'x', kubernetes: { agent: 'a', dashboard: { namespace: 'n' }, managedResources: { enabled: true } } }],
    ['{name: x, kubernetes: {managed_resources: {enabled: false}}}', { name: 'x', kubernetes: { managedResources: { enabled: false } } }],
  ])('%s', (text, value) => {
    expect(readKeyword(environment, text)).toEqual({ value, diagnostics: [] });
  });

  it.each([
    ['[prod]', ['environment-shape 1:1']],
    ['5', ['environment-shape 1:1']],
    [':prod', ['environment-shape 1:1']],
    ['false', ['environment-shape 1:1']],
    ["' '", ['environment-name-invalid 1:1']],
    ["'bad!name'", ['environment-name-invalid 1:1']],
    ['/a', ['environment-name-invalid 1:1']],
    ['{}', ['environment-name-invalid name 1:1']],
    ['{name: ~}', ['environment-name-invalid name 1:1']],
    ['{name: a/}', ['environment-name-invalid name 1:8']],
    ['{name: 5, url: 5}', ['environment-name-invalid name 1:8', 'environment-url-invalid url 1:16']],
    [`{name: x, url: ${'u'.repeat(256)}}`, ['environment-url-invalid url 1:16']],
    ['{name: x, action: begin}', ['environment-action-invalid action 1:19']],
    ['{name: x, action: true}', ['environment-action-invalid action 1:19']],
    ['name: x\non_stop: 5\nauto_stop_in: []\ndeployment_tier: :a',
      ['environment-value-invalid on_stop 2:10', 'environment-value-invalid auto_stop_in 3:15', 'environment-value-invalid deployment_tier 4:18']],
    ['{name: x, foo: 1, bar: 2}', ['environment-unknown-key 1:11']],
    ['{name: x, kubernetes: n}', ['kubernetes-invalid kubernetes 1:23']],
    ['{name: x, kubernetes: {}}', ['kubernetes-invalid kubernetes 1:23']],
    ['{name: x, kubernetes: {foo: x}}', ['kubernetes-invalid kubernetes 1:24']],
    ['{name: x, kubernetes: {agent: 1}}', ['kubernetes-invalid kubernetes.agent 1:31']],
    ['{name: x, kubernetes: {flux_resource_path: p}}', ['kubernetes-invalid kubernetes.agent 1:23', 'kubernetes-invalid kubernetes.namespace 1:23']],
    ['{name: x, kubernetes: {managed_resources: {enabled: true}}}', ['kubernetes-invalid kubernetes.agent 1:23']],
    ['{name: x, kubernetes: {managed_resources: {enabled: "true"}}}', ['kubernetes-invalid kubernetes.managed_resources.enabled 1:53']],
    ['{name: x, kubernetes: {dashboard: {namespace: n}}}', ['kubernetes-invalid kubernetes.agent 1:23']],
    ['{name: x, kubernetes: {agent: a, dashboard: {flux_resource_path: f}}}', ['kubernetes-invalid kubernetes.dashboard.namespace 1:45']],
    [`{name: x, kubernetes: {agent: a, dashboard: {namespace: ${'n'.repeat(64)}}}}`, ['kubernetes-invalid kubernetes.dashboard.namespace 1:57']],
    ['{name: x, kubernetes: {agent: a, namespace: n, dashboard: {namespace: n}}}', ['kubernetes-invalid kubernetes.namespace 1:23']],
  ])('%s: %j', (text, problems) => {
    const read = readKeyword(environment, text);
    expect(problemsOf(read)).toEqual(problems);
    expect(read.value).toBeUndefined();
  });

  it.each([
    ['{name: x, deployment_tier: other}', '13.9', ['environment-unknown-key deployment_tier 1:11']],
    ['{name: x, deployment_tier: any}', '18.4', ['environment-value-invalid deployment_tier 1:28']],
    ['{name: x, deployment_tier: testing}', '18.4', []],
    ['{name: x, auto_stop_in: $T}', '15.3', ['environment-value-invalid auto_stop_in 1:25']],
    ['{name: x, auto_stop_in: $T}', '15.4', []],
    ['{name: x, auto_stop_in: Never}', '15.3', []],
    ['{name: x, action: verify}', '13.3', ['environment-action-invalid action 1:19']],
    ['{name: x, action: prepare, auto_stop_in: 1 day, kubernetes: {namespace: n}}', '13.3', []],
    ['{name: x, kubernetes: {agent: a}}', '17.5', ['kubernetes-invalid kubernetes.agent 1:24']],
    ['{name: x, kubernetes: {agent: a, dashboard: {namespace: n}}}', '18.3', ['kubernetes-invalid kubernetes.dashboard 1:34']],
  ])('%s in %s: %j', (text, gitlabVersion, problems) => {
    expect(problemsOf(readKeyword(environment, text, { gitlabVersion }))).toEqual(problems);
  });

  it.each([
    ['{nmae: x}', 'Did you mean `name`?'],
    ['{name: x, action: prepair}', 'Did you mean `prepare`?'],
    ['{name: 5}', "Quote it: '5'."],
    ["'review:x'", 'Names of environments have no colon; a `/` makes a folder.'],
  ])('%s hints %j', (text, hint) => {
    expect(readKeyword(environment, text).diagnostics[0]?.hint).toBe(hint);
  });
});
