import { describe, expect, it } from 'vitest';
import type { ConfigObject, IncludeRequest } from '../src/context.js';
import { loadConfig, loadConfigAsync } from '../src/load-config.js';
import { errorOf, load, readerOf } from './load/load-files.js';
import { placeOf } from './yaml/read-yaml.js';

const names = ({ jobs }: { jobs: readonly { name: string }[] }): string[] => jobs.map(({ name }) => name);

describe('loadConfig', () => {
  it('gives plain JSON data', () => {
    const loaded = load('include: a.yml\nvariables: {A: 1}\nj: {script: x, parallel: 2}', { 'a.yml': 'stages: [test]\nk: {script: y}' });
    expect(loaded).toMatchObject({ valid: true, partial: false, stages: ['.pre', 'test', '.post'] });
    expect(names(loaded)).toEqual(['k', 'j 1/2', 'j 2/2']);
    expect(JSON.parse(JSON.stringify(loaded))).toEqual(loaded);
  });

  it('says which files it read, and how they came in', () => {
    const { files } = load('include: [a.yml, {project: g/p, file: c.yml}]\nj: {script: x}', { 'a.yml': 'include: b.yml', 'b.yml': 'v: {script: x}', 'g/p:c.yml': 'w: {script: x}' });
    expect(files).toEqual([
      { name: '.gitlab-ci.yml', includedBy: [] },
      { name: 'a.yml', include: { kind: 'local', location: 'a.yml' }, includedBy: ['.gitlab-ci.yml'] },
      { name: 'g/p:c.yml', include: { kind: 'project', location: 'c.yml' }, includedBy: ['.gitlab-ci.yml'] },
      { name: 'b.yml', include: { kind: 'local', location: 'b.yml' }, includedBy: ['.gitlab-ci.yml', 'a.yml'] },
    ]);
  });

  it('warns of every include when there is nobody to read it, and goes on', () => {
    const loaded = loadConfig('include: [a.yml, {project: g/p, file: [b.yml, "*.yml"]}, "x/*.yml"]\nj: {script: x}');
    expect(loaded).toMatchObject({ valid: true, partial: true });
    expect(names(loaded)).toEqual(['j']);
    expect(loaded.diagnostics.map((diagnostic) => [diagnostic.code, diagnostic.severity, placeOf(diagnostic)])).toEqual([
      ['include-not-read', 'warning', '1:11'], ['include-not-read', 'warning', '1:40'], ['include-not-read', 'warning', '1:47'], ['include-not-read', 'warning', '1:58'],
    ]);
  });

  it('tells errors of a location also without a reader', () => {
    expect(errorOf(loadConfig('include: [a.yml, b.txt]\nj: {script: x}'))).toMatchObject({ code: 'include-extension', range: { start: { column: 18 } } });
  });

  it('reads headers of included definitions', () => {
    const main = 'spec:\n  include: [h.yml]\n  inputs: {b: }\n---\nj:\n  script: "$[[ inputs.a ]]$[[ inputs.b ]]"';
    const loaded = load(main, { 'h.yml': 'inputs: {a: {default: x}}' }, { inputs: { b: 'y' } });
    expect(loaded.jobs[0]?.script).toEqual(['xy']);
    expect(loaded.files.map(({ name }) => name)).toEqual(['.gitlab-ci.yml', 'h.yml']);
  });

  it('takes the name of the main file for its diagnostics', () => {
    expect(errorOf(loadConfig('j: [', { file: 'ci/main.yml' })).file).toBe('ci/main.yml');
  });

  it('warns of a version that is none, and takes the newest', () => {
    expect(loadConfig('j: {script: x}', { gitlabVersion: 'new' })).toMatchObject({ valid: true, gitlabVersion: '18.11', diagnostics: [{ code: 'gitlab-version-unknown', severity: 'warning' }] });
  });

  it('lets what the reader throws through, and nothing else', () => {
    const broken = (): never => {
      throw new RangeError('disk');
    };
    expect(() => loadConfig('include: a.yml', { readInclude: broken })).toThrow('disk');
  });

  it('reports inputs that are no data', () => {
    expect(errorOf(loadConfig('j: {script: x}', { inputs: { a: (() => 1) as unknown as string } })).code).toBe('config-invalid-value');
  });
});

describe('where an error stands', () => {
  it.each<[string, string, Record<string, string>, string, string]>([
    ['in an included file', 'include: a.yml\nj: {script: x}', { 'a.yml': '\nk:\n  script: 5\n' }, 'a.yml', '3:11'],
    ['in a nested file of another project', 'include: {project: g/p, ref: v, file: a.yml}\nj: {script: x}', { 'g/p@v:a.yml': 'include: b.yml', 'g/p@v:b.yml': 'k: {script: x, when: nevr}' }, 'g/p@v:b.yml', '1:22'],
    ['in a parent', '.a:\n  when: nevr\nj:\n  extends: .a\n  script: x', {}, '.gitlab-ci.yml', '2:9'],
    ['in a parent of another file', 'include: a.yml\nj:\n  extends: .a\n  script: x', { 'a.yml': '.b: {x: 1}\n.a:\n  when: nevr' }, 'a.yml', '3:9'],
    ['on top of a parent', 'include: a.yml\nj:\n  extends: .a\n  when: nevr', { 'a.yml': '.a: {script: x, when: manual}' }, '.gitlab-ci.yml', '4:9'],
    ['behind a reference', 'include: a.yml\nj:\n  when: !reference [.a, w]\n  script: x', { 'a.yml': '.a:\n  w: nevr' }, 'a.yml', '2:6'],
    ['behind an alias', '.a: &w nevr\nj:\n  when: *w\n  script: x', {}, '.gitlab-ci.yml', '1:8'],
    ['behind a merge key', '.a: &a\n  when: nevr\nj:\n  <<: *a\n  script: x', {}, '.gitlab-ci.yml', '2:9'],
    ['where a block was replaced', 'spec: {inputs: {w: {default: nevr}}}\n---\nj:\n  script: x\n  when: $[[ inputs.w ]]', {}, '.gitlab-ci.yml', '5:9'],
    ['in the file that overrides', 'include: [a.yml, b.yml]', { 'a.yml': 'j: {script: x, when: manual}', 'b.yml': 'j:\n  when: nevr' }, 'b.yml', '2:9'],
    ['in brackets of little indentation', 'j: {\nscript: x,\nwhen: nevr\n}', {}, '.gitlab-ci.yml', '3:7'],
    ['after a header', 'spec:\n---\n# c\nj: {script: x, when: nevr}', {}, '.gitlab-ci.yml', '4:22'],
  ])('%s', (_, main, files, file, place) => {
    const error = errorOf(load(main, files));
    expect([error.file, placeOf(error)]).toEqual([file, place]);
  });
});

describe('configurations given as objects', () => {
  it('have no places', () => {
    const error = errorOf(loadConfig({ j: { script: 'x', when: 'nevr' } }));
    expect([error.path[1], error.file, error.range]).toEqual(['j', undefined, undefined]);
  });

  it('may include', () => {
    const loaded = loadConfig({ include: ['a.yml'], j: { script: ['x'] } }, { readInclude: readerOf({ 'a.yml': 'k: {script: y}' }) });
    expect(names(loaded)).toEqual(['k', 'j']);
  });

  it('take no inputs', () => {
    expect(errorOf(loadConfig({ j: { script: 'x' } }, { inputs: { a: 1 } })).code).toBe('inputs-without-spec');
    expect(loadConfig({ j: { script: 'x' } }, { inputs: {} }).valid).toBe(true);
  });

  it.each<[string, unknown, string]>([
    ['a list', [], 'yaml-not-hash'], ['null', null, 'yaml-not-hash'], ['a number', 1, 'yaml-not-hash'], ['a function', () => 1, 'config-invalid-value'],
    ['a map object', new Map(), 'config-invalid-value'], ['undefined', undefined, 'config-invalid-value'],
  ])('%s is none', (_, value, code) => {
    expect(errorOf(loadConfig(value as ConfigObject)).code).toBe(code);
  });

  it('are bounded', () => {
    let bomb: Record<string, unknown> = { script: 'x' };
    for (let level = 0; level < 40; level += 1) bomb = { a: bomb, b: bomb };
    expect(errorOf(loadConfig(bomb)).code).toBe('yaml-too-big');
    const circle: Record<string, unknown> = {};
    circle.j = circle;
    expect(errorOf(loadConfig(circle)).code).toBe('config-invalid-value');
  });
});

describe('loadConfigAsync', () => {
  const files = { 'a.yml': 'include: [b.yml, c.yml]\nk: {script: x}', 'b.yml': 'l: {script: x}', 'c.yml': 'm: {script: x}' };
  const main = 'include: [a.yml, c.yml]\nj: {script: x}';

  it('gives what loadConfig gives', async () => {
    const read = readerOf(files);
    expect(await loadConfigAsync(main, { readInclude: (request) => Promise.resolve(read(request)) })).toEqual(load(main, files));
    expect(await loadConfigAsync(main)).toEqual(loadConfig(main));
  });

  it('asks for the files of one list together', async () => {
    const waiting: IncludeRequest[] = [];
    const atOnce: number[] = [];
    const read = readerOf(files);
    await loadConfigAsync(main, {
      readInclude: async (request) => {
        waiting.push(request);
        await Promise.resolve();
        if (waiting.length > 0) atOnce.push(waiting.splice(0).length);
        return read(request);
      },
    });
    expect(atOnce).toEqual([2, 2]);
  });

  it('is rejected when the reader is', async () => {
    await expect(loadConfigAsync(main, { readInclude: () => Promise.reject(new Error('offline')) })).rejects.toThrow('offline');
  });
});
