import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/load-config.js';
import { errorsIn, jobOf, jobsOf } from './problems-in.js';

const names = (text: string, gitlabVersion?: string): string[] => jobsOf(text, gitlabVersion === undefined ? {} : { gitlabVersion }).map(({ name }) => name);

describe('which entries are jobs (K-job-1 to K-job-5)', () => {
  it.each([
    ['a: { script: x }\n.b: { script: x }\n.c: [anything]', ['a']],
    ['default: { script: x }\nworkflow: { script: x }', ['default', 'workflow']], // jobs of that name
    ['default: { image: a }\nworkflow: { name: b }\na: { script: x }', ['a']],
    ['types: { script: x }\nspec: { script: x }', ['types', 'spec']],
    ['run it: { run: [] }', ['run it']], // K-run-5
    ['a: { trigger: g/p }\nb: { needs: { pipeline: g/p } }', ['a', 'b']],
    ['"1": { script: x }\n"true": { script: x }', ['1', 'true']],
  ])('%j has %j', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it.each([
    ['a: { image: x }', ['job-no-implementation jobs.a 1:1', 'jobs-none-visible jobs 1:1']],
    ['a: x\nb: { script: x }', ['job-no-implementation jobs.a 1:1']],
    ['.a: { script: x }', ['jobs-none-visible jobs 1:1']],
    ['.a: {}\n.b: []\n.c:\nd: { script: x }', ['hidden-blank jobs..a 1:1', 'hidden-blank jobs..b 2:1', 'hidden-blank jobs..c 3:1']],
    ['1: { script: x }\ntrue: { script: x }\n~: { script: x }', ['job-name-type jobs.1 1:1', 'job-name-type jobs.true 2:1', 'job-name-type jobs. 3:1']],
    [`${'a'.repeat(256)}: { script: x }`, [`job-name-too-long jobs.${'a'.repeat(256)} 1:1`]],
    ['" ": { script: x }', ['job-name-type jobs.  1:1']],
    ['a: { script: x, image: }\nimage: { script: x }', ['image-unknown-key image 2:10', 'image-name-invalid image.name 2:8']],
    ['needy: { needs: [] }', ['bridge-no-trigger jobs.needy 1:8']], // K-job-3
  ])('%j: %j', (text, expected) => {
    expect(errorsIn(text)).toEqual(expected);
  });

  it('keeps names of 255 characters, and longer ones before the limit', () => {
    expect(names(`${'a'.repeat(255)}: { script: x }`)).toHaveLength(1);
    expect(names(`${'a'.repeat(256)}: { script: x }`, '13.3')).toHaveLength(1);
  });

  it('knows other reserved names in older versions', () => {
    expect(names('types: [test]\na: { script: x }', '13.3')).toEqual(['a']);
    expect(names('cache: { script: x }\n.hidden: { script: x }', '7.12')).toEqual(['cache', '.hidden']);
    expect(errorsIn('a: { trigger: g/p }', { gitlabVersion: '11.7' })).toContain('job-no-implementation jobs.a 1:1');
  });
});

describe('the result', () => {
  it('has jobs in the order of the file, with their normal forms', () => {
    expect(jobOf('build it: { script: [make, [test]], variables: { A: 1 }, tags: [linux] }', 'build it')).toEqual({
      name: 'build it', baseName: 'build it', stage: 'test', when: 'on_success', scheduling: 'stage', allowFailure: false,
      script: ['make', 'test'], variables: { A: { value: '1' } }, inheritVariables: true, tags: ['linux'], only: { refs: ['branches', 'tags'] },
    });
  });

  it('is empty but for diagnostics when something is wrong', () => {
    const loaded = loadConfig('stages: [a]\na: { script: x, stage: b }\nb: { script: 1, stage: a }');
    expect(loaded).toMatchObject({ valid: false, jobs: [] });
  });

  it('has hostile names as ordinary ones', () => {
    const hostile = ['__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty', '0', '-1', 'length'];
    const text = hostile.map((name) => `"${name}": { script: x, variables: { "${name}": a }, stage: "${name}" }`).join('\n');
    const loaded = loadConfig(`stages: [${hostile.map((name) => `"${name}"`).join(', ')}]\nvariables: { __proto__: root }\n${text}`);
    expect(loaded.valid).toBe(true);
    expect(loaded.jobs.map(({ name, stage, variables }) => [name, stage, Object.keys(variables)])).toEqual(hostile.map((name) => [name, name, [name]]));
    expect(Object.keys(loaded.variables)).toEqual(['__proto__']);
  });
});
