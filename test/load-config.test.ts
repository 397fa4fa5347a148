import { describe, expect, it } from 'vitest';
import type { ConfigObject, IncludeRequest } from '../src/context.js';
import { compilePipeline } from '../src/compile.js';
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

  it('says what is missing when there is nobody to read an include', () => {
    expect(loadConfig('include: a.yml\nj: {script: x}').diagnostics).toMatchObject([{ message: 'No `readInclude` was given, so `a.yml` is left out.', hint: 'Pass `readInclude`.' }]);
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

  it.each([['99.9', '18.11'], ['18.12', '18.11'], ['18.11', undefined], ['18.11.4', undefined], ['latest', undefined], ['13.3', undefined], ['7.12', undefined]])('%s is later than %s', (gitlabVersion, newest) => {
    const { valid, diagnostics } = loadConfig('j: {script: x}', { gitlabVersion });
    expect(valid).toBe(true);
    expect(diagnostics.map(({ code, severity, message }) => [code, severity, message])).toEqual(newest === undefined ? []
      : [['gitlab-version-unknown', 'warning', `GitLab ${gitlabVersion} is later than ${newest}, the newest version known here, which is used.`]]);
  });

  it.each(['7.11', '7.1', '6.0', '0.0.1'])('warns of %s, which is too early, and takes the oldest', (gitlabVersion) => {
    expect(loadConfig('j: {script: x}', { gitlabVersion })).toMatchObject({ valid: true, gitlabVersion: '7.12', diagnostics: [{
      code: 'gitlab-version-unknown', severity: 'warning', message: `GitLab ${gitlabVersion} is earlier than 7.12, the oldest version known here, which is used.`, hint: 'Write e.g. `7.12`.',
    }] });
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
    expect(errorOf(loadConfig('j: {script: x}', { inputs: { a: (() => 1) as unknown as string } }))).toMatchObject({ code: 'config-invalid-value', path: ['inputs', 'a'] });
  });
});

describe('the header of the main file', () => {
  const header = `spec:
  description: About this file
  include: [more.yml]
  inputs:
    plain:
    level: {type: number, default: 1, options: [1, 2], description: how much}
    name: {regex: '^v'}
    tier: {rules: [{if: '$[[ inputs.name ]] == "v2"', options: [a, b], default: a}, {default: }]}
---
j: {script: "$[[ inputs.plain ]]"}`;
  const files = { 'more.yml': 'inputs: {shared: {type: array, default: [x, {k: 1}]}}', 'a.yml': 'spec: {inputs: {inner: {default: 1}}}\n---\nk: {script: x}' };
  const spec = {
    description: 'About this file',
    inputs: {
      shared: { type: 'array', default: ['x', { k: 1 }] },
      plain: { type: 'string' },
      level: { type: 'number', default: 1, options: [1, 2], description: 'how much' },
      name: { type: 'string', regex: '^v' },
      tier: { type: 'string', rules: [{ if: '$[[ inputs.name ]] == "v2"', options: ['a', 'b'], default: 'a' }, { default: null }] },
    },
  };

  it('is described, in order, whether its inputs are met or not', () => {
    const loaded = load(header, files, { inputs: { plain: 'x', name: 'v1' } });
    expect([loaded.valid, loaded.spec]).toEqual([true, spec]);
    expect(Object.keys(loaded.spec?.inputs ?? {})).toEqual(Object.keys(spec.inputs));
    const refused = load(header, files);
    expect([errorOf(refused).code, refused.spec]).toEqual(['input-required', spec]);
    expect(JSON.parse(JSON.stringify(loaded))).toEqual(loaded);
  });

  it('is that of the main file only, and of one with `spec`', () => {
    expect(load('include: a.yml\nj: {script: x}', files)).not.toHaveProperty('spec');
    expect(load('spec:\n---\nj: {script: x}').spec).toEqual({ inputs: {} });
    expect(load('spec: {inputs: {a: 5}}\n---\nj: {script: x}')).not.toHaveProperty('spec');
  });

  it('may have inputs of any name', () => {
    expect(Object.keys(load('spec: {inputs: {__proto__: {default: 1}, constructor: {default: 1}}}\n---\nj: {script: x}').spec?.inputs ?? {})).toEqual(['__proto__', 'constructor']);
  });
});

describe('partial configurations', () => {
  const HINT = 'An include that was not read may say otherwise.';
  const include = 'include: a.yml\nk: {script: y}\n';

  it.each<[string, string, readonly string[]]>([
    ['extends-unknown', 'j: {script: x, extends: .base}', ['k', 'j']],
    ['extends-unknown', '.bass: {tags: [a]}\nj: {script: x, extends: [.base, .bass]}', ['k', 'j']],
    ['reference-missing', 'j: {script: [x, !reference [.base, script]]}', ['k', 'j']],
    ['reference-missing', 'j: {script: x, tags: !reference [.base, tags]}', ['k', 'j']],
    ['job-no-implementation', 'j: {variables: {A: b}}', ['k']],
    ['job-no-implementation', '.base: {tags: [a]}\nj: {extends: .base, needs: []}', ['k']],
    ['stage-undefined', 'j: {script: x, stage: lint}', ['k', 'j']],
    ['needs-undefined-job', 'j: {script: x, needs: [build]}', ['k', 'j']],
    ['needs-later-stage', 'j: {script: x, stage: build, needs: [k]}', ['k', 'j']],
    ['dependency-undefined-job', 'j: {script: x, dependencies: [build]}', ['k', 'j']],
    ['on-stop-undefined', 'j: {script: x, environment: {name: e, on_stop: end}}', ['k', 'j']],
  ])('%s is a warning, and the rest is there: %s', (code, text, expected) => {
    const loaded = loadConfig(include + text);
    expect(loaded).toMatchObject({ valid: true, partial: true });
    expect(loaded.diagnostics.find((diagnostic) => diagnostic.code === code)).toMatchObject({ severity: 'warning', hint: expect.stringContaining(HINT) as string });
    expect(names(loaded)).toEqual(expected);
    expect(compilePipeline(loaded)).toMatchObject({ created: true });
    const whole = load(include + text, { 'a.yml': 'l: {script: x}' });
    expect(whole.valid).toBe(false);
    expect(JSON.stringify(whole)).not.toContain(HINT);
  });

  it('leave a missing parent and a missing reference out', () => {
    const { jobs } = loadConfig('include: a.yml\n.b: {tags: [t]}\nj: {extends: [.a, .b], script: [x, !reference [.a, script], y], image: !reference [.a, image]}');
    expect(jobs).toMatchObject([{ tags: ['t'], script: ['x', 'y'] }]);
    expect(jobs[0]).not.toHaveProperty('image');
  });

  it('may have no job of their own', () => {
    const loaded = loadConfig('include: a.yml');
    expect(loaded).toMatchObject({ valid: true, jobs: [] });
    expect(compilePipeline(loaded)).toMatchObject({ created: false, reason: 'no-jobs' });
  });

  it('are refused for what no include can change', () => {
    expect(errorOf(loadConfig(`${include}j: {script: 5}`))).toMatchObject({ code: 'script-invalid' });
  });
});

describe('many problems', () => {
  it('never hide the error among warnings', () => {
    const jobs = Array.from({ length: 130 }, (_, index) => `a${index}: {script: x}`).join('\n');
    expect(errorOf(loadConfig(`${jobs}\n${jobs}\nb: {script: 5}`))).toMatchObject({ code: 'script-invalid' });
    const includes = Array.from({ length: 120 }, (_, index) => `a${index}.yml`).join(', ');
    expect(errorOf(loadConfig(`include: [${includes}]\nb: {script: 5}`))).toMatchObject({ code: 'script-invalid' });
  });
});

describe('hints', () => {
  it('of a block in a reference (L31)', () => {
    const text = 'spec: {inputs: {a: {default: .b}}}\n---\n.b: {script: x}\nj: {script: !reference ["$[[ inputs.a ]]", script]}';
    expect(errorOf(loadConfig(text))).toMatchObject({ code: 'reference-missing', hint: '`$[[ ]]` is not replaced inside `!reference`.' });
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

  it('that throw when they are looked at are refused', () => {
    const broken = { j: Object.defineProperty({}, 'script', { enumerable: true, get: () => { throw new Error('no'); } }) };
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    for (const object of [broken, revoked.proxy]) {
      expect(errorOf(loadConfig(object)).code).toBe('config-invalid-value');
      expect(compilePipeline(object)).toMatchObject({ reason: 'invalid', diagnostics: [{ code: 'config-invalid-value' }] });
    }
    expect(errorOf(loadConfig(broken)).message).toBe('The object cannot be read: no');
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

  it('is rejected for an answer that is none', async () => {
    await expect(loadConfigAsync(main, { readInclude: (() => Promise.resolve()) as unknown as () => Promise<{ notFound: true }> })).rejects.toThrow(TypeError);
  });

  it('is rejected when the reader is', async () => {
    await expect(loadConfigAsync(main, { readInclude: () => Promise.reject(new Error('offline')) })).rejects.toThrow('offline');
  });
});
