import { expect, it } from 'vitest';
import type { LoadOptions } from '../../src/context.js';
import { DIAGNOSTIC_CODES } from '../../src/diagnostics/codes.js';
import { placeOf } from '../yaml/read-yaml.js';
import { errorOf, load, type Files } from './load-files.js';

/** A broken file for every fatal code of 01 §14: code, main file, where the error stands, other files, options. */
interface Broken {
  readonly main: string;
  /** `line:column` in the main file, or `file line:column`; undefined: given by the caller, so nowhere. */
  readonly at: string | undefined;
  readonly files?: Files;
  readonly options?: LoadOptions;
}

const JOB = 'j: {script: x}\n';
const header = (spec: string): string => `spec:\n  ${spec}\n---\n`;
const input = (definition: string, block = 'inputs.a'): string => `${header(`inputs: {a: ${definition}}`)}j:\n  script: "$[[ ${block} ]]"\n`;
const include = (entry: string): string => `${JOB}include:\n  - ${entry}\n`;

const BROKEN: Readonly<Record<string, readonly Broken[]>> = {
  'config-empty': [{ main: '', at: '1:1' }, { main: ' \n\t\n', at: '1:1' }],
  'yaml-syntax': [{ main: 'j:\n  script: [x\n', at: '3:1' }, { main: include('a.yml'), at: 'a.yml 2:2', files: { 'a.yml': 'a:\n \t- b' } }],
  'yaml-disallowed-type': [{ main: 'variables:\n  DAY: 2024-01-31\n', at: '2:8' }, { main: include('a.yml'), at: 'a.yml 1:18', files: { 'a.yml': 'a: !ruby/regexp [\'x\']\n'.replace('[\'x\']', ' x') } }],
  'yaml-unknown-alias': [{ main: 'j:\n  script: *steps\n', at: '2:11' }],
  'yaml-merge-reference': [{ main: 'j:\n  <<: !reference [.a]\n', at: '2:18' }],
  'yaml-not-hash': [{ main: '\n- a\n', at: '2:1' }, { main: include('a.yml'), at: 'a.yml 1:1', files: { 'a.yml': 'text' } }],
  'yaml-too-big': [
    { main: `a: &a [${'x,'.repeat(1000)}]\n${Array.from({ length: 500 }, (_, index) => `b${index}: *a\n`).join('')}`, at: '45:6' },
    { main: `${JOB}# ${'x'.repeat(100)}`, at: '1:1', options: { limits: { yamlBytes: 100 } } },
  ],
  'yaml-too-deep': [{ main: `a:\n  ${'['.repeat(100)}${']'.repeat(100)}\n`, at: '2:102' }],

  'header-unknown-key': [{ main: `spec:\nstages:\n---\n${JOB}`, at: '2:1' }, { main: `${header('input: {}')}${JOB}`, at: '2:3' }],
  'header-spec-not-hash': [{ main: `spec: [a]\n---\n${JOB}`, at: '1:7' }],
  'header-invalid': [{ main: `${header('inputs: [a]')}${JOB}`, at: '2:11' }],
  'header-include-unknown-key': [{ main: `${header('include: [h.yml]')}${JOB}`, at: 'h.yml 2:1', files: { 'h.yml': 'inputs:\njob: x' } }],
  'component-spec-include': [{ main: include('component: h/p/c@1'), at: 'h/p/c@1 2:12', files: { 'h/p/c@1': `${header('include: [h.yml]')}${JOB}` } }],
  'inputs-not-hash': [{ main: include('{local: a.yml, inputs: [x]}'), at: '3:28', files: { 'a.yml': input('') } }],
  'inputs-without-spec': [
    { main: include('{local: a.yml, inputs: {x: 1}}'), at: '3:28', files: { 'a.yml': JOB } },
    { main: JOB, at: undefined, options: { inputs: { x: 1 } } },
  ],
  'inputs-unknown': [{ main: include('{local: a.yml, inputs: {a: 1, x: 1}}'), at: '3:35', files: { 'a.yml': input('') } }],
  'inputs-duplicate': [{ main: `${header('include: [h.yml]\n  inputs:\n    a:')}${JOB}`, at: '4:5', files: { 'h.yml': 'inputs: {a: }' } }],
  'input-invalid': [{ main: input('x'), at: '2:15' }],
  'input-unknown-key': [{ main: input('{defualt: x}'), at: '2:16' }],
  'input-type-unknown': [{ main: input('{type: text}'), at: '2:22' }],
  'input-options-invalid': [{ main: input('{options: x}'), at: '2:25' }],
  'input-rules-invalid': [{ main: input('{rules: [{default: x, when: y}]}'), at: '2:37' }],
  'input-rules-conflict': [{ main: input('{rules: [{default: x}], default: y}'), at: '2:15' }],
  'input-required': [{ main: input(''), at: '2:12' }, { main: include('a.yml'), at: 'a.yml 2:12', files: { 'a.yml': input('') } }],
  'input-type-mismatch': [{ main: input('{type: number, default: x}'), at: '2:39' }],
  'input-option-mismatch': [{ main: input('{options: [x], default: y}'), at: '2:39' }],
  'input-regex-mismatch': [{ main: input('{regex: "^x", default: y}'), at: '2:38' }],
  'input-regex-invalid': [{ main: input('{regex: "(", default: y}'), at: '2:37' }],
  'input-options-forbidden': [{ main: input('{type: boolean, options: [yes], default: yes}'), at: '2:56' }],
  'input-regex-forbidden': [{ main: input('{type: number, regex: x, default: 1}'), at: '2:49' }],
  'interpolation-invalid-path': [{ main: input('{default: x}', 'name'), at: '5:11' }],
  'interpolation-unknown': [{ main: input('{default: x}', 'inputs.b'), at: '5:11' }],
  'interpolation-too-long': [{ main: input('{default: x}', `inputs.${'b'.repeat(1024)}`), at: '5:11' }],
  'interpolation-index-invalid': [{ main: input('{default: x}', 'inputs.a[-1]'), at: '5:11' }],
  'interpolation-index-not-array': [{ main: input('{default: x}', 'inputs.a[0]'), at: '5:11' }],
  'interpolation-index-range': [{ main: input('{type: array, default: []}', 'inputs.a[0]'), at: '5:11' }],
  'interpolation-too-many-functions': [{ main: input('{default: x}', 'inputs.a | expand_vars | expand_vars | expand_vars | expand_vars'), at: '5:11' }],
  'interpolation-function-unknown': [{ main: input('{default: x}', 'inputs.a | upcase'), at: '5:11' }],
  'interpolation-function-type': [{ main: input('{type: number, default: 1}', 'inputs.a | expand_vars'), at: '5:11' }],
  'interpolation-masked': [{
    main: input('{default: $S}', 'inputs.a | expand_vars'), at: '5:11', options: { variables: [{ key: 'S', value: 's', masked: true }] },
  }],
  'interpolation-too-many-blocks': [{
    main: `${input('{default: x}')}k: [${Array.from({ length: 10_000 }, (_, index) => `"$[[ inputs.a | truncate(0,${index}) ]]"`).join(',')}]`, at: undefined,
  }],
  'interpolation-too-large': [{
    main: `${input('{default: x}')}a: &a [${'x,'.repeat(600)}]\nb: [${'*a,'.repeat(900)}]\n`, at: '4:1', options: { limits: { yamlBytes: 100_000_000 } },
  }],
  'interpolation-node-too-large': [{ main: `${input('{default: x}')}k: ${'x'.repeat(1_048_577)}`, at: '6:4' }],

  'include-invalid-type': [{ main: include('12'), at: '3:5' }, { main: include('[a.yml]'), at: '3:5' }, { main: include('!reference [a]'), at: '3:16' }],
  'include-ambiguous': [{ main: include('{local: a.yml, remote: "https://x/a.yml"}'), at: '3:5' }],
  'include-no-type': [{ main: include('{file: a.yml}'), at: '3:5' }, { main: include('{component: h/p/c@1}'), at: '3:5', options: { gitlabVersion: '15.11' } }],
  'include-rules-invalid': [
    { main: include('{local: a.yml, rules: []}'), at: '3:27' }, { main: include('{local: a.yml, rules: {if: $A}}'), at: '3:27' },
    { main: include('{local: a.yml, rules: [{if: $A, when: manual}]}'), at: '3:43' }, { main: include('{local: a.yml, rules: [{if: "$A =="}]}'), at: '3:33' },
    { main: include('{local: a.yml, rules: [{script: x}]}'), at: '3:29' }, { main: include('{local: a.yml, rules: [{}]}'), at: '3:28' },
    { main: include('{local: a.yml, rules: [!reference [a, b]]}'), at: '3:39' },
  ],
  'include-not-string': [{ main: include('{local: 1}'), at: '3:13' }, { main: include('{project: g/p, file: [1]}'), at: '3:27' }, { main: include('{project: 1, file: a.yml}'), at: '3:15' }],
  'include-extension': [{ main: include('a.txt'), at: '3:5' }, { main: include('{local: ci/.yml}'), at: '3:13' }, { main: include('{project: g/p, file: [a.yml, b]}'), at: '3:34', files: { 'g/p:a.yml': 'k: {script: x}' } }],
  'include-remote-address': [{ main: include('{remote: "ftp://x/a.yml"}'), at: '3:14' }],
  'include-template-name': [{ main: include('{template: a.yml}'), at: '3:16' }],
  'include-no-project': [{ main: include('{remote: "https://x/a.yml"}'), at: 'https://x/a.yml 1:10', files: { 'https://x/a.yml': 'include: b.yml' } }],
  'include-local-missing': [{ main: include('a.yml'), at: '3:5' }, { main: include('a.yml'), at: 'a.yml 1:18', files: { 'a.yml': 'include: {local: ./b.yml}' } }],
  'include-local-empty': [{ main: include('a.yml'), at: '3:5', files: { 'a.yml': ' \n' } }],
  'include-project-denied': [{ main: include('{project: g/p, file: a.yml}'), at: '3:26', options: { readInclude: () => ({ error: 'no access' }) } }],
  'include-project-ref': [{ main: include('{project: g/p, ref: 1.5, file: a.yml}'), at: '3:25' }],
  'include-project-file-missing': [{ main: include('{project: g/p, file: a.yml}'), at: '3:26' }],
  'include-project-file-empty': [{ main: include('{project: g/p, file: a.yml}'), at: '3:26', files: { 'g/p:a.yml': '' } }],
  'include-remote-fetch': [{ main: include('https://x/a.yml'), at: '3:5' }],
  'include-remote-integrity': [{ main: include('{remote: "https://x/a.yml", integrity: sha256-x}'), at: '3:14', files: { 'https://x/a.yml': JOB } }],
  'include-empty': [{ main: include('{template: A.gitlab-ci.yml}'), at: '3:16' }, { main: include('https://x/a.yml'), at: '3:5', files: { 'https://x/a.yml': '' } }],
  'include-artifact-context': [{ main: include('{artifact: a.yml, job: b}'), at: '3:16' }],
  'include-artifact-job': [
    { main: include('{artifact: a.yml}'), at: '3:16', options: { source: 'parent_pipeline' } },
    { main: include('{artifact: a.yml, job: b}'), at: '3:16', options: { source: 'parent_pipeline' } },
  ],
  'include-component': [{ main: include('{component: h/p/c}'), at: '3:17' }, { main: include('{component: h/p/c@1}'), at: '3:17' }],
  'include-blank': [{ main: include('a.yml'), at: '3:5', files: { 'a.yml': '# nothing' } }],
  'include-too-many': [{ main: include('a.yml'), at: 'a.yml 1:10', files: { 'a.yml': 'include: a.yml' } }],
  'include-duplicate': [{ main: `${JOB}include: [a.yml, a.yml]`, at: '2:18', files: { 'a.yml': JOB }, options: { gitlabVersion: '13.3' } }],

  'extends-unknown': [{ main: 'j:\n  extends: .a\n', at: '2:12' }, { main: `${include('a.yml')}k: {extends: .b}`, at: 'a.yml 1:14', files: { 'a.yml': 'a: {extends: .c}' } }],
  'extends-invalid-base': [{ main: '.a:\nj: {extends: .a}\n', at: '2:14' }],
  'extends-too-deep': [{ main: Array.from({ length: 13 }, (_, index) => `l${index}: {extends: l${index + 1}}\n`).join(''), at: '12:16' }],
  'extends-circular': [{ main: '.a: {extends: .b}\n.b: {extends: .a}\n', at: '1:15' }],
  'reference-invalid': [{ main: 'j: {script: !reference x}\n', at: '1:24' }],
  'reference-missing': [{ main: 'j: {script: !reference [a, b]}\n', at: '1:24' }, { main: include('a.yml'), at: 'a.yml 1:24', files: { 'a.yml': 'k: {script: !reference [j, x]}' } }],
  'reference-circular': [{ main: 'j: {script: !reference [j, script]}\n', at: '1:24' }],
  'default-conflict': [
    { main: `default: {image: a}\nimage: b\n${JOB}`, at: '2:8' },
    { main: `default: {image: a}\n${include('a.yml')}`, at: 'a.yml 1:8', files: { 'a.yml': 'image: b' } },
  ],
};

const cases = Object.entries(BROKEN).flatMap(([code, all]) => all.map((broken, index) => [`${code} ${index + 1}`, code, broken] as const));

it.each(cases)('%s', (_, code, { main, at, files, options }) => {
  const loaded = load(main, files, options);
  const error = errorOf(loaded);
  const file = error.file === '.gitlab-ci.yml' ? '' : `${error.file ?? ''} `;
  expect([error.code, error.range && `${file}${placeOf(error) ?? ''}`]).toEqual([code, at ?? (code === 'interpolation-too-many-blocks' ? expect.any(String) : undefined)]);
  expect(error.message).toMatch(/\S[.:]|\S$/);
  expect(loaded.valid).toBe(false);
  expect(loaded.jobs).toEqual([]);
  // the first fatal problem is the only error
  expect(loaded.diagnostics.filter(({ severity }) => severity === 'error')).toHaveLength(1);
});

/** Codes with such names that are no fatal codes of loading, or that no file of a sensible size gives. */
const OTHERS = [
  'yaml-duplicate-key', 'include-schema', 'include-not-read', // warnings
  'inputs-too-many', 'input-type-invalid', 'input-no-default', 'extends-invalid', // keywords of jobs
  'include-unknown-key', 'include-project-without-file', 'include-artifact-without-job', // trigger:include
  'default-not-hash', 'default-unknown-key',
  'config-invalid-value', // objects only
  'include-total-size', // 300 MB
];

it('every fatal code has its broken file', () => {
  const fatal = DIAGNOSTIC_CODES.filter((code) => /^(?:config|yaml|header|component|inputs?|interpolation|include|extends|reference|default)-/.test(code) && !OTHERS.includes(code));
  expect(Object.keys(BROKEN).toSorted()).toEqual(fatal.toSorted());
});
