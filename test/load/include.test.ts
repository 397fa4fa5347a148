import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { IncludeAnswer, IncludeRequest, LoadOptions } from '../../src/context.js';
import { errorOf, load, readerOf, treeOf, type Files } from './load-files.js';

const JOB = 'j: {script: x}';
const asked = (main: string, files: Files = {}, options = {}): IncludeRequest[] => {
  const requests: IncludeRequest[] = [];
  load(main, files, { readInclude: readerOf(files, requests), ...options });
  return requests;
};

describe('include: the forms (L39-L41, L51-L57)', () => {
  const files: Files = {
    'ci/a.yml': 'a: 1', 'b.yml': 'b: 1', 'https://example.com/r.yml': 'r: 1', 'Go.gitlab-ci.yml': 't: 1', 'g/p:c.yml': 'c: 1', 'g/p@v1:d.yml': 'd: 1',
    'example.com/g/p/lint@1.0': 'k: 1', 'build:gen.yml': 'g: 1',
  };

  it.each<[string, string, unknown, IncludeRequest[]]>([
    ['a path', 'include: ci/a.yml', { a: 1 }, [{ kind: 'local', path: 'ci/a.yml' }]],
    ['a path from the root', 'include: //ci/a.yml', { a: 1 }, [{ kind: 'local', path: 'ci/a.yml' }]],
    ['an address', 'include: https://example.com/r.yml', { r: 1 }, [{ kind: 'remote', url: 'https://example.com/r.yml' }]],
    ['local', 'include: {local: /ci/a.yml}', { a: 1 }, [{ kind: 'local', path: 'ci/a.yml' }]],
    ['remote', 'include: [{remote: "https://example.com/r.yml"}]', { r: 1 }, [{ kind: 'remote', url: 'https://example.com/r.yml' }]],
    ['template', 'include: {template: Go.gitlab-ci.yml}', { t: 1 }, [{ kind: 'template', name: 'Go.gitlab-ci.yml' }]],
    ['project', 'include: {project: g/p, file: /c.yml}', { c: 1 }, [{ kind: 'project', project: 'g/p', path: 'c.yml' }]],
    ['project at a ref', 'include: {project: g/p, ref: v1, file: [d.yml]}', { d: 1 }, [{ kind: 'project', project: 'g/p', ref: 'v1', path: 'd.yml' }]],
    ['component', 'include: {component: example.com/g/p/lint@1.0}', { k: 1 }, [{ kind: 'component', address: 'example.com/g/p/lint@1.0' }]],
    ['nothing', 'include: []\na: 1', { a: 1 }, []],
    ['null', 'include:\na: 1', { a: 1 }, []],
    ['a list with null', 'include: [~, b.yml, {local: ci/a.yml}]', { b: 1, a: 1 }, [{ kind: 'local', path: 'b.yml' }, { kind: 'local', path: 'ci/a.yml' }]],
    ['blank keys beside the kind', 'include: {local: b.yml, remote: "", template: }', { b: 1 }, [{ kind: 'local', path: 'b.yml' }]],
  ])('%s', (_, main, tree, requests) => {
    expect(treeOf(main, files)).toEqual(tree);
    expect(asked(main, files)).toEqual(requests);
  });

  it('artifact, for a child pipeline', () => {
    const main = 'include: {artifact: gen.yml, job: build}';
    expect(treeOf(main, files, { source: 'parent_pipeline' })).toEqual({ g: 1 });
    expect(errorOf(load(main, files)).code).toBe('include-artifact-context');
  });

  it('several files of a project, in their order (L53)', () => {
    expect(asked('include: {project: G/p, file: [x.yml, y.yml]}').map((request) => 'path' in request && request.path)).toEqual(['x.yml', 'y.yml']);
    expect(treeOf('include: {project: [g/p], file: c.yml}', files)).toEqual({ c: 1 });
  });

  it('checks the integrity of a remote file (L54)', () => {
    const remote = (digest: string): string => `include: {remote: "https://example.com/r.yml", integrity: "${digest}"}\n${JOB}`;
    expect(errorOf(load(remote('sha256-x'), files)).code).toBe('include-remote-integrity');
    expect(treeOf(remote(`sha256-${createHash('sha256').update('r: 1').digest('base64')}`), files)).toMatchObject({ r: 1 });
    expect(treeOf(remote('sha256-x'), files, { gitlabVersion: '17.8' })).toMatchObject({ r: 1 });
  });
});

describe('include: wildcards (L52)', () => {
  const files: Files = { 'x/b.yml': 'b: 1', 'x/a.yml': 'a: 1', 'x/y/c.yml': 'c: 1', 'x/n.txt': 'no', 'g/p@HEAD:z': '' };
  const tree = (main: string, options = {}): string => JSON.stringify(treeOf(main, files, options));

  it('matches in byte order of the paths', () => {
    expect(tree('include: x/*.yml')).toBe('{"a":1,"b":1}');
    expect(tree('include: x/**.yml')).toBe('{"a":1,"b":1,"c":1}');
    expect(tree('include: "**/*.yml"')).toBe('{"a":1,"b":1,"c":1}');
    expect(tree('include: nothing/*.yml\nd: 1')).toBe('{"d":1}');
    expect(tree('include: /x/*.yml\nd: 1')).toBe('{"d":1}');
    const other = { 'x/\u{1f600}.yml': 'c: 1', 'x/\uffee.yml': 'b: 1', 'x/\ud83d.yml': 'a: 1', 'x/\u{1f600}a.yml': 'd: 1', 'x/\u{1f601}.yml': 'e: 1', 'x/z.yml': 'z: 1' };
    expect(JSON.stringify(treeOf('include: x/*.yml', other))).toBe('{"z":1,"a":1,"b":1,"c":1,"d":1,"e":1}');
    expect(treeOf('include: x/*', files)).toMatchObject({ code: 'include-extension' });
  });

  it('skips what was counted already, but not the files of its own list', () => {
    expect(asked('include: [x/a.yml, "x/*.yml"]', files).flatMap((request) => ('path' in request ? [request.path] : []))).toEqual(['x/a.yml', 'x/a.yml', 'x/b.yml']);
    const nested = { 'x/a.yml': 'include: x/*.yml\na: 1', 'x/b.yml': 'b: 1' };
    expect(treeOf('include: x/a.yml', nested)).toEqual({ b: 1, a: 1 });
    expect(treeOf('include: x/a.yml', nested, { gitlabVersion: '18.5' })).toMatchObject({ code: 'include-too-many' });
  });

  it('is not expanded before it is matched, but a string is (L45)', () => {
    const variables = { DIR: 'x' };
    expect(tree('include: $DIR/*.yml', { variables })).toBe('{"a":1,"b":1}');
    expect(tree('include: {local: $DIR/*.yml}\nd: 1', { variables })).toBe('{"d":1}');
  });

  it('before 13.11 is an ordinary path', () => {
    expect(asked('include: x/*.yml', files, { gitlabVersion: '13.10' })).toEqual([{ kind: 'local', path: 'x/*.yml' }]);
  });

  it('tells why paths could not be read', () => {
    const readInclude = (): IncludeAnswer => ({ error: 'offline' });
    expect(treeOf('include: x/*.yml', {}, { readInclude })).toMatchObject({ code: 'include-local-missing', message: 'The paths for `x/*.yml` could not be read: offline' });
    expect(treeOf('include: x/*.yml\na: 1', {}, { readInclude: () => ({ notFound: true }) })).toEqual({ a: 1 });
  });

  it('bounds what patterns and paths cost together', () => {
    const paths = Array.from({ length: 20_000 }, (_, index) => `${'a'.repeat(60)}${index}.yml`);
    const patterns = Array.from({ length: 1_000 }, (_, index) => `"${'*a'.repeat(30)}*b${index}.yml"`);
    const readInclude = (): IncludeAnswer => ({ paths });
    expect(treeOf(`include: [${patterns.join(', ')}]\nd: 1`, {}, { readInclude })).toMatchObject({ code: 'include-too-many', range: { start: { line: 1 } } });
    expect(treeOf('include: ["**/*.yaml", "ci/**/*.yml", "*b.yml"]\nd: 1', {}, { readInclude })).toEqual({ d: 1 });
  });

  it('looks in the project of the file (L58)', () => {
    const requests = asked('include: {project: g/p, ref: v1, file: c.yml}', { 'g/p@v1:c.yml': 'include: t/*.yml', 'g/p@v1:t/x.yml': JOB });
    expect(requests.slice(1)).toEqual([{ kind: 'project', project: 'g/p', ref: 'v1', pattern: 't/*.yml' }, { kind: 'project', project: 'g/p', ref: 'v1', path: 't/x.yml' }]);
  });
});

describe('include: variables (L60, L61)', () => {
  const files = { 'a/x.yml': 'x: 1' };
  const options = { variables: { DIR: 'a', TWICE: '$DIR', NAME: 'x.yml' }, variableScopes: { project: { P: 'a' } }, project: { path: 'a/b' } };

  it.each([
    ['include: $DIR/x.yml'], ['include: {local: "${DIR}/%NAME%"}'], ['include: $TWICE/x.yml'], ['include: $P/x$MISSING.yml'],
  ])('%s', (main) => {
    expect(treeOf(main, files, options)).toEqual({ x: 1 });
  });

  it('expands once in the map form', () => {
    expect(asked('include: {local: $TWICE/x.yml}', files, options)).toEqual([{ kind: 'local', path: '$DIR/x.yml' }]);
  });

  it('expands the list of files and the ref, not inputs and rules', () => {
    expect(asked('include: {project: $CI_PROJECT_PATH, ref: $DIR, file: [$NAME]}', files, options))
      .toEqual([{ kind: 'project', project: 'a/b', ref: 'a', path: 'x.yml' }]);
    const withInputs = { 'i.yml': 'spec: {inputs: {v: }}\n---\nv: $[[ inputs.v ]]' };
    expect(treeOf('include: {local: i.yml, inputs: {v: $DIR}}', withInputs, options)).toEqual({ v: '$DIR' });
  });

  it.each([
    ['13.3', '$P/$CI_PROJECT_PATH/x$DIR.yml'], ['13.9', 'a/b/x.yml'], ['14.2', 'a/a/b/x.yml'], ['14.5', 'a/a/b/xa.yml'], ['latest', 'a/a/b/xa.yml'],
  ])('sees in %s what there is: %s', (gitlabVersion, path) => {
    expect(asked('include: {local: $P/$CI_PROJECT_PATH/x$DIR.yml}', {}, { ...options, gitlabVersion })).toEqual([{ kind: 'local', path }]);
  });
});

describe('include: rules (L44, L46)', () => {
  const files = { 'a.yml': 'a: 1' };
  const included = (rules: string, options = {}): boolean => {
    const tree = treeOf(`include: {local: a.yml, rules: ${rules}}\nb: 1`, files, { variables: { A: 'yes' }, files: ['Dockerfile'], changedFiles: ['src/x.rb'], ...options });
    if (typeof tree !== 'object' || tree === null || 'code' in tree) throw new Error(JSON.stringify(tree));
    return 'a' in tree;
  };

  it.each<[string, boolean]>([
    ['[{if: $A}]', true], ['[{if: $B}]', false], ['[{if: $A, when: never}]', false], ['[{if: $A, when: always}]', true], ['[{if: $B}, {if: $A}]', true],
    ['[{if: $A, when: never}, {if: $A}]', false], ['[{exists: [Dockerfile]}]', true], ['[{exists: [nope]}]', false], ['[{exists: Dockerfile}]', true],
    ['[{changes: ["src/*.rb"]}]', true], ['[{changes: ["*.md"]}]', false], ['[[[{if: $A}]]]', true], ['[{when: never}]', false], ['[{when: always}]', true], ['', true],
  ])('%s: %s', (rules, taken) => {
    expect(included(rules)).toBe(taken);
  });

  it('let an entry go before it is looked at', () => {
    expect(treeOf('include: [{local: missing.txt, rules: [{when: never}]}]\nb: 1')).toEqual({ b: 1 });
  });

  it('know their keys from the version on that has them', () => {
    expect(errorOf(load('include: {local: a.yml, rules: [{changes: [x]}]}', files, { gitlabVersion: '16.3' })).code).toBe('include-rules-invalid');
    expect(errorOf(load('include: {local: a.yml, rules: [{exists: [x]}]}', files, { gitlabVersion: '14.4' })).code).toBe('include-rules-invalid');
    expect(treeOf('include: {local: a.yml, rules: [{if: $NOPE}]}', files, { gitlabVersion: '13.12' })).toEqual({ a: 1 });
  });

  it('look for files where the file with the include is', () => {
    const main = 'include: {project: g/p, file: c.yml}';
    const texts = { 'g/p:c.yml': 'include: {local: d.yml, rules: [{exists: [x]}]}\nc: 1', 'g/p:d.yml': 'd: 1' };
    expect(treeOf(main, texts, { files: ['x'] })).toEqual({ c: 1 });
    expect(treeOf(main, texts, { filesElsewhere: { 'g/p': ['x'] } })).toEqual({ d: 1, c: 1 });
  });
});

describe('include: nesting (L58, L59)', () => {
  it('looks for local files where the file comes from', () => {
    const files = {
      'g/p@v:c.yml': 'include: x.yml', 'g/p@v:x.yml': 'include: {component: host/a/b/lint@2}', 'host/a/b/lint@2': 'include: y.yml', 'a/b@2:y.yml': JOB,
    };
    const main = 'include: {project: g/p, ref: v, file: c.yml}';
    expect(treeOf(main, files)).toEqual({ j: { script: 'x' } });
    expect(load(main, files).files.map(({ name, includedBy }) => [name, includedBy.length])).toEqual([
      ['.gitlab-ci.yml', 0], ['g/p@v:c.yml', 1], ['g/p@v:x.yml', 2], ['host/a/b/lint@2', 3], ['a/b@2:y.yml', 4],
    ]);
  });

  it.each([
    ['component', 'include: {component: host/g/p/lint@~latest}', '~latest'],
    ['project', 'include: {project: g/p, ref: main, file: lint.yml}', 'main'],
  ])('looks at the commit where the reader found the file of a %s', (_, main, ref) => {
    const local = (sha: object): unknown => {
      const requests: IncludeRequest[] = [];
      treeOf(main, {}, {
        readInclude(request) {
          requests.push(request);
          return requests.length === 1 ? { content: 'include: [x.yml, "y/*.yml"]', ...sha } : 'pattern' in request ? { paths: [] } : { content: 'j: {script: x}' };
        },
      });
      return requests.slice(1);
    };
    const wanted = (at: string): unknown => [{ kind: 'project', project: 'g/p', ref: at, pattern: 'y/*.yml' }, { kind: 'project', project: 'g/p', ref: at, path: 'x.yml' }];
    expect(local({})).toEqual(wanted(ref));
    expect(local({ sha: 'c0ffee' })).toEqual(wanted('c0ffee'));
  });

  it('knows no project and no variables in remote files and templates', () => {
    const options = { variables: { A: 'a' } };
    expect(treeOf('include: https://x/r.yml', { 'https://x/r.yml': 'include: a.yml' }, options)).toMatchObject({ code: 'include-no-project', file: 'https://x/r.yml' });
    const files = { 'T.gitlab-ci.yml': 'include: {project: g/p, file: x$A.yml}', 'g/p:x.yml': 'include: {local: y.yml, rules: [{if: $A}]}\nx: 1' };
    expect(treeOf('include: {template: T.gitlab-ci.yml}', files, options)).toEqual({ x: 1 });
  });

  it('does not hand inputs on', () => {
    const files = { 'a.yml': 'spec: {inputs: {v: }}\n---\ninclude: b.yml\na: $[[ inputs.v ]]', 'b.yml': 'b: $[[ inputs.v ]]' };
    expect(treeOf('include: {local: a.yml, inputs: {v: 1}}', files)).toEqual({ b: '$[[ inputs.v ]]', a: '1' });
  });

  it('names the facts of a component in its files only (L37)', () => {
    const header = 'spec: {component: [name, version, reference, sha]}\n---\n';
    const files = { 'h/g/p/lint@1.2': `${header}a: "$[[ component.name ]] $[[ component.version ]] $[[ component.reference ]]"`, 'l.yml': `${header}a: $[[ component.name ]]` };
    const withFacts = { 'h/g/p/lint@1.2': `${header}a: "$[[ component.name ]] $[[ component.version ]] $[[ component.reference ]] $[[ component.sha ]]"` };
    expect(treeOf('include: {component: h/g/p/lint@1.2}', withFacts)).toEqual({ a: 'lint  1.2 ' });
    const readInclude = (): IncludeAnswer => ({ content: withFacts['h/g/p/lint@1.2'], sha: 'c0ffee', version: '1.2.3' });
    expect(treeOf('include: {component: h/g/p/lint@1.2}', {}, { readInclude })).toEqual({ a: 'lint 1.2.3 1.2 c0ffee' });
    expect(treeOf('include: l.yml', files)).toMatchObject({ code: 'interpolation-unknown', file: 'l.yml' });
  });

  it('takes `with` for `inputs` in 15.11 only', () => {
    const files = { 'a.yml': 'spec: {inputs: {v: {default: d}}}\n---\nv: $[[ inputs.v ]]' };
    expect(treeOf('include: {local: a.yml, with: {v: x}}', files, { gitlabVersion: '15.11' })).toEqual({ v: 'x' });
    expect(treeOf('include: {local: a.yml, with: {v: x}}', files)).toEqual({ v: 'd' });
  });
});

describe('include: merging (L62-L65, L69)', () => {
  const files: Files = { 'a.yml': 'x: {script: [a], variables: {A: 1, B: 1}}', 'b.yml': 'x: {variables: {B: 2}, tags: [t]}' };

  it('puts later files over earlier ones, and the including file on top', () => {
    expect(JSON.stringify(treeOf('include: [a.yml, b.yml]\nm: {script: m}\nx: {script: [main]}', files)))
      .toBe('{"x":{"script":["main"],"variables":{"A":1,"B":2},"tags":["t"]},"m":{"script":"m"}}');
  });

  it('merges a repeated file again in its place', () => {
    expect(treeOf('include: [b.yml, a.yml, b.yml]', files)).toMatchObject({ x: { variables: { B: 2 } } });
    expect(treeOf('include: [a.yml, b.yml, a.yml]', files)).toMatchObject({ x: { variables: { B: 1 } } });
  });

  it('lets null override', () => {
    expect(treeOf('include: a.yml\nx: ', files)).toEqual({ x: null });
  });

  it('fails for a file with nothing in it, but not for one whose includes were filtered away (L49)', () => {
    const nested = { 'empty.yml': '# nothing', 'only.yml': 'include: [{local: no.yml, rules: [{when: never}]}]', 'outer.yml': 'include: only.yml' };
    expect(treeOf('include: empty.yml\na: 1', nested)).toMatchObject({ code: 'include-blank' });
    expect(treeOf('include: only.yml\na: 1', nested)).toEqual({ a: 1 });
    expect(treeOf('include: outer.yml\na: 1', nested)).toMatchObject({ code: 'include-blank', file: '.gitlab-ci.yml' });
  });
});

describe('include: counting (L66-L68)', () => {
  const many = (count: number): [string, Files] => [
    `include: [${Array.from({ length: count }, (_, index) => `${index}.yml`).join(', ')}]\nj: 1`,
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}.yml`, `a${index}: 1`])),
  ];

  it.each<[string | undefined, number]>([[undefined, 150], ['15.10', 150], ['15.9', 100], ['13.3', 100]])('in %s allows so many: %i', (gitlabVersion, most) => {
    const options = gitlabVersion === undefined ? {} : { gitlabVersion };
    expect(treeOf(...many(most), options)).toHaveProperty('j');
    expect(treeOf(...many(most + 1), options)).toMatchObject({ code: 'include-too-many' });
  });

  it('counts repeats by version', () => {
    const files = { 'a.yml': 'a: 1', 'b.yml': 'include: a.yml' };
    expect(treeOf('include: [a.yml, b.yml]', files, { limits: { includes: 3 } })).toEqual({ a: 1 });
    expect(treeOf('include: [a.yml, b.yml]', files, { limits: { includes: 2 } })).toMatchObject({ code: 'include-too-many', file: 'b.yml' });
    expect(treeOf('include: [a.yml, b.yml]', files, { limits: { includes: 2 }, gitlabVersion: '14.9' })).toEqual({ a: 1 });
    expect(treeOf('include: [a.yml, b.yml]', files, { gitlabVersion: '14.8' })).toMatchObject({ code: 'include-duplicate', file: 'b.yml' });
    expect(treeOf('include: [{local: a.yml}, /a.yml]', files, { gitlabVersion: '13.3' })).toMatchObject({ code: 'include-duplicate' });
  });

  it('ends circles when no number of files is too many', () => {
    for (const content of ['include: a.yml', 'include: [a.yml, a.yml]']) {
      expect(treeOf('include: a.yml', { 'a.yml': `${content}\nx: 1` }, { limits: { includes: Infinity } })).toMatchObject({ code: 'include-too-many', message: expect.stringContaining('levels deep') as string });
    }
  });

  it('ends circles, also where repeats are free and many', () => {
    const files = { 'a.yml': 'include: [b.yml, b.yml]\na: 1', 'b.yml': 'include: [a.yml, a.yml]\nb: 1' };
    for (const gitlabVersion of ['14.9', '15.10', 'latest']) expect(treeOf('include: a.yml', files, { gitlabVersion })).toMatchObject({ code: 'include-too-many' });
    expect(treeOf('include: a.yml', { 'a.yml': 'include: a.yml\na: 1' }, { gitlabVersion: '14.8' })).toMatchObject({ code: 'include-duplicate' });
  });
});

describe('include: which error is told (L43)', () => {
  const files: Files = { 'ok.yml': 'a: 1', 'bad.yml': 'a: [', 'nested.yml': 'include: missing.yml\na: 1' };
  it.each<[string, string, string]>([
    ['the first of the list', '[bad.yml, x.txt]', 'yaml-syntax'],
    ['the first of the list', '[x.txt, bad.yml]', 'include-extension'],
    ['the first of the list', '[missing.yml, x.txt]', 'include-local-missing'],
    ['one inside an include first', '[x.txt, bad.yml, nested.yml]', 'include-local-missing'],
    ['one of the whole list before all', '[missing.yml, {}]', 'include-no-type'],
  ])('%s: %s', (_, list, code) => {
    expect(treeOf(`include: ${list}\nj: 1`, files)).toMatchObject({ code });
  });
});

describe('include: warnings (L42)', () => {
  it.each<[string, string, number, string | undefined]>([
    ['an unknown key', '{local: a.yml, rule: []}', 27, 'Did you mean `rules`?'],
    ['integrity of a local file', '{local: a.yml, integrity: x}', 38, undefined],
    ['cache of a local file', '{local: a.yml, cache: x}', 34, undefined],
    ['ref of a local file', '{local: a.yml, ref: x}', 32, undefined],
    ['a project without file', '{project: g/p}', 22, undefined],
    ['a pattern from the root (L52)', '{local: //ci/*.yml}', 20, 'Write `ci/*.yml`.'],
  ])('%s', (_, entry, column, hint) => {
    const { diagnostics, valid } = load(`include: [  ${entry}]\n${JOB}`, { 'a.yml': 'k: {script: x}' });
    expect(valid).toBe(true);
    expect(diagnostics).toMatchObject([{ code: 'include-schema', severity: 'warning', range: { start: { line: 1, column: column + 1 } } }]);
    expect(diagnostics[0]?.hint).toBe(hint);
  });

  it('none of a slash where nothing is a pattern', () => {
    expect(load(`include: /ci/*.yml\n${JOB}`, { 'ci/*.yml': 'k: {script: x}' }, { gitlabVersion: '13.10' }).diagnostics).toEqual([]);
    expect(load(`include: /a.yml\n${JOB}`, { 'a.yml': 'k: {script: x}' }).diagnostics).toEqual([]);
  });
});

describe('answers of a reader', () => {
  const answerTo = (main: string, answer: unknown): unknown => treeOf(main, {}, { readInclude: (() => answer) as unknown as NonNullable<LoadOptions['readInclude']> });

  it('that are promises belong to loadConfigAsync', () => {
    for (const main of ['include: a.yml', 'include: "*.yml"']) {
      expect(() => answerTo(main, Promise.resolve({ content: JOB }))).toThrow(new TypeError('`readInclude` answers with a promise: call `loadConfigAsync`.'));
    }
  });

  it.each<[string, unknown]>([
    ['nothing', undefined], ['null', null], ['a text', JOB], ['a map of something else', { text: JOB }], ['no text', { content: 5 }], ['paths', { paths: ['a.yml'] }],
    ['a commit that is none', { content: JOB, sha: 5 }], ['a version that is none', { content: JOB, version: {} }], ['false', { notFound: false }],
  ])('must not be %s', (_, answer) => {
    expect(() => answerTo('include: a.yml', answer)).toThrow(/^`readInclude` answers a request for a file with \{ content: string \}, \{ notFound: true \} or \{ error: string \}\.$/);
  });

  it.each<[string, unknown]>([['a text', { content: JOB }], ['no list', { paths: 'a.yml' }], ['numbers', { paths: [1] }]])('to a pattern must not be %s', (_, answer) => {
    expect(() => answerTo('include: "*.yml"', answer)).toThrow(TypeError);
  });

  it('may carry what is undefined', () => {
    expect(answerTo('include: a.yml', { content: 'a: 1', sha: undefined, error: undefined, notFound: undefined })).toEqual({ a: 1 });
    expect(answerTo('include: a.yml', { content: undefined, notFound: true })).toMatchObject({ code: 'include-local-missing' });
  });
});
