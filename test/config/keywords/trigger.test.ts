import { describe, expect, it } from 'vitest';
import { trigger } from '../../../src/config/keywords/trigger.js';
import { problemsOf, readKeyword } from '../read-keyword.js';

const place = 'trigger' as const;

describe('trigger', () => {
  it.each([
    ['group/project', { project: 'group/project' }],
    ['{project: g/p, branch: $B, strategy: mirror}', { project: 'g/p', branch: '$B', strategy: 'mirror' }],
    ['{project: g/p, branch: ~, inputs: {my_name: [1, a]}}', { project: 'g/p', inputs: { my_name: [1, 'a'] } }],
    ['{project: g/p, forward: {yaml_variables: false, pipeline_variables: true}}', { project: 'g/p', forward: { yamlVariables: false, pipelineVariables: true } }],
    ['{include: a.yml}', { include: 'a.yml' }],
    ['{include: ~}', {}],
    ['{include: []}', { include: [] }],
    ['{include: [a.yml, {template: T.yml}, {project: g/p, file: /a.yml, ref: main}], strategy: depend}',
      { include: ['a.yml', { template: 'T.yml' }, { project: 'g/p', file: '/a.yml', ref: 'main' }], strategy: 'depend' }],
    ['{include: [[a.yml], [[b.yml]]]}', { include: [['a.yml'], [['b.yml']]] }],
    ['{include: [{artifact: a.yml, job: gen, inputs: {my_name: 1}}]}', { include: [{ artifact: 'a.yml', job: 'gen', inputs: { my_name: 1 } }] }],
    ["{include: [{remote: 'https://x/a.yml', integrity: sha256-abc=, cache: 1 minute}]}",
      { include: [{ remote: 'https://x/a.yml', integrity: 'sha256-abc=', cache: '1 minute' }] }],
  ])('%s', (text, value) => {
    expect(readKeyword(trigger, text, { place })).toEqual({ value, diagnostics: [] });
  });

  it.each([
    ['5', ['trigger-shape 1:1']],
    ['[]', ['trigger-shape 1:1']],
    ["''", ['trigger-shape 1:1']],
    ['{}', ['trigger-project-missing project 1:1']],
    ['{branch: main}', ['trigger-project-missing project 1:1']],
    ["{project: ' '}", ['trigger-project-missing project 1:11']],
    ['{project: [g/p], branch: 1.0}', ['trigger-project-missing project 1:11', 'trigger-invalid branch 1:26']],
    ['{project: g/p, strategy: foo}', ['trigger-strategy-invalid strategy 1:26']],
    ['{project: g/p, foo: 1}', ['trigger-unknown-key 1:16']],
    ['{project: g/p, inputs: [a]}', ['trigger-invalid inputs 1:24']],
    ['{project: g/p, forward: true}', ['trigger-forward-invalid forward 1:25']],
    ['{project: g/p, forward: {yaml_variables: x, foo: 1}}', ['trigger-forward-invalid forward 1:45', 'trigger-forward-invalid forward.yaml_variables 1:42']],
    ['{include: a.yml, project: g/p}', ['trigger-unknown-key 1:18']],
    ['{include: a.yml, inputs: {}}', ['trigger-unknown-key 1:18']],
    ['{include: 5}', ['trigger-include-shape include 1:11']],
    ['{include: {local: a.yml}}', ['trigger-include-shape include 1:11']],
    ['{include: [a.yml, b.yml, c.yml, d.yml]}', ['trigger-include-too-many include 1:33']],
    ['{include: [5, true]}', ['trigger-include-shape include.0 1:12', 'trigger-include-shape include.1 1:15']],
    ['{include: [{file: a, foo: b}]}', ['include-unknown-key include.0 1:22']],
    ['{include: [{project: g/p}, {artifact: a.yml}]}', ['include-project-without-file include.0 1:12', 'include-artifact-without-job include.1 1:28']],
    ['{include: [{local: a.yml, integrity: sha256-x, cache: true}]}', ['include-unknown-key include.0 1:38', 'include-unknown-key include.0 1:55']],
    ["{include: [{remote: 'https://x', integrity: md5-x, cache: 59 sec}]}",
      ['trigger-include-shape include.0.integrity 1:45', 'trigger-include-shape include.0.cache 1:59']],
    [`{include: ${'['.repeat(11)}a${']'.repeat(11)}}`, ['trigger-include-shape include 1:11']],
  ])('%s: %j', (text, problems) => {
    const read = readKeyword(trigger, text, { place });
    expect(problemsOf(read)).toEqual(problems);
    expect(read.value).toBeUndefined();
  });

  it.each([
    ['{include: a.yml}', '12.6', ['trigger-unknown-key 1:2', 'trigger-project-missing project 1:1']],
    ['{include: a.yml, strategy: depend}', '13.3', []],
    ['{project: g/p, strategy: mirror}', '18.1', ['trigger-strategy-invalid strategy 1:26']],
    ['{project: g/p, forward: {}}', '14.8', ['trigger-unknown-key forward 1:16']],
    ['{project: g/p, inputs: {}}', '17.10', ['trigger-unknown-key inputs 1:16']],
  ])('%s in %s: %j', (text, gitlabVersion, problems) => {
    expect(problemsOf(readKeyword(trigger, text, { place, gitlabVersion }))).toEqual(problems);
  });

  it('hints at how an include is written', () => {
    expect(readKeyword(trigger, '{include: {local: a.yml}}', { place }).diagnostics[0]?.hint).toBe('Put `-` in front of the entry, or brackets around it.');
  });
});
