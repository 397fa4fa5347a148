import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/load-config.js';
import { errorsIn } from './problems-in.js';

const BUILD = 'build: { script: x, stage: build }\ndeploy: { script: x, stage: deploy }\n';

/** Problems of a job in the stage `test` between a build and a deploy job; its line is the third. */
const errors = (job: string, gitlabVersion = 'latest'): string[] => errorsIn(`${BUILD}job: { script: x, stage: test, ${job} }`, { gitlabVersion });

describe('needs and dependencies (02 §14.1)', () => {
  it.each([
    ['needs: [build, job2]', ['needs-undefined-job jobs.job.needs 3:39']],
    ['needs: [{ job: none, optional: true }]', []],
    ['needs: [.hidden]', ['needs-undefined-job jobs.job.needs 3:39']],
    ['needs: [deploy]', ['needs-later-stage jobs.job.needs 3:39']],
    ['needs: [{ job: deploy, optional: true }]', ['needs-later-stage jobs.job.needs 3:39']],
    ['needs: [build, build, { job: none, optional: true }, { job: none, optional: true }]', ['needs-duplicate jobs.job.needs 3:39']],
    ['needs: [job]', ['needs-circular jobs.job.needs 3:39']],
    [`needs: [{ job: "${'a'.repeat(256)}", optional: true }]`, ['needs-name-too-long jobs.job.needs 3:39']],
    ['needs: [{ project: a, ref: b, job: none }, { pipeline: p, job: none }]', []],
    ['dependencies: [none]', ['dependency-undefined-job jobs.job.dependencies 3:46']],
    ['dependencies: [deploy]', ['dependency-later-stage jobs.job.dependencies 3:46']],
    ['dependencies: [job]', []], // of the same stage, even itself
    ['rules: [{ if: $A, needs: [none] }, { needs: [deploy] }]', ['needs-undefined-job jobs.job.rules 3:39', 'needs-later-stage jobs.job.rules 3:39']],
    ['rules: [{ needs: [build, build] }, { needs: [build] }]', ['needs-duplicate jobs.job.rules 3:39']],
    ['rules: [{ needs: [job] }]', []], // K-rneeds-3
  ])('%s: %j', (text, expected) => {
    expect(errors(text)).toEqual(expected);
  });

  it('want earlier stages, written, and check no circles in older versions', () => {
    expect(errorsIn('a: { script: x }\nb: { script: x, needs: [a] }', { gitlabVersion: '13.3' })).toEqual([
      'needs-requires-stage jobs.b.needs 2:24', // the needing job
    ]);
    expect(errorsIn('a: { script: x }\nb: { script: x, stage: test, needs: [a] }', { gitlabVersion: '13.3' })).toEqual([
      'needs-later-stage jobs.b.needs 2:37', 'needs-requires-stage jobs.b.needs 2:37', // and the needed one
    ]);
    expect(errorsIn('a: { script: x }\nb: { script: x, needs: [a] }', { gitlabVersion: '14.2' })).toEqual([]);
    expect(errorsIn('a: { script: x, dependencies: [b] }\nb: { script: x }', { gitlabVersion: '13.3' })).toEqual(['dependency-later-stage jobs.a.dependencies 1:31']);
  });

  it('suggest a job', () => {
    expect(loadConfig('build: { script: x }\njob: { script: x, needs: [biuld] }').diagnostics[0]?.hint).toBe('Did you mean `build`?');
    expect(loadConfig('.build: { script: x }\njob: { script: x, needs: [.build] }').diagnostics[0]?.hint).toBe('Hidden entries are no jobs.');
  });

  it('name the circle', () => {
    const [problem] = loadConfig('a: { script: x, needs: [b] }\nb: { script: x, needs: [c] }\nc: { script: x, needs: [b] }').diagnostics;
    expect(problem).toMatchObject({ code: 'needs-circular', path: ['jobs', 'b', 'needs'], message: 'These jobs need each other: b → c → b.' });
  });

  it('report a shared list once', () => {
    expect(errorsIn('.base: { needs: [none] }\na: { script: x, extends: .base }\nb: { script: x, extends: .base }')).toHaveLength(1);
    expect(errorsIn('stages: [one, two]\n.base: { needs: [two] }\na: { script: x, stage: two, extends: .base }\ntwo: { script: x, stage: two }\nb: { script: x, stage: one, extends: .base }'))
      .toEqual(['needs-later-stage jobs.b.needs 2:17']); // but from every stage
  });
});

describe('parallel jobs', () => {
  it('are checked once, with the needs of every instance', () => {
    expect(errorsIn('j: { script: x, stage: none, parallel: 3, needs: [a, a] }')).toEqual([
      'stage-undefined jobs.j.stage 1:24', 'needs-undefined-job jobs.j.needs 1:50', 'needs-undefined-job jobs.j.needs 1:50', 'needs-duplicate jobs.j.needs 1:50',
    ]);
    expect(errorsIn('a x: { script: x }\nj: { script: x, parallel: { matrix: [{ A: [x, y] }] }, needs: ["a $[[ matrix.A ]]"] }')).toEqual(['needs-undefined-job jobs.j.needs 2:63']);
  });
});

describe('environments that another job stops (K-x-8)', () => {
  const deploy = (stop: string): string[] => errorsIn(`deploy: { script: x, environment: { name: a/$B, on_stop: stop } }\n${stop}`);

  it.each([
    ['stop: { script: x, environment: { name: a/$B, action: stop } }', []],
    ['stp: { script: x }', ['on-stop-undefined jobs.deploy.environment 1:35']],
    ['stop: { script: x }', ['on-stop-no-environment jobs.deploy.environment 1:35']],
    ['stop: { script: x, environment: { name: "a/${B}", action: stop } }', ['on-stop-other-environment jobs.deploy.environment 1:35']], // compared as written
    ['stop: { script: x, environment: a/$B }', ['on-stop-not-stop jobs.deploy.environment 1:35']],
    ['stop: { script: x, parallel: 2, environment: { name: a/$B, action: stop } }', ['on-stop-undefined jobs.deploy.environment 1:35']], // K-x-10
  ])('%j: %j', (stop, expected) => {
    expect(deploy(stop)).toEqual(expected);
  });
});

describe('others', () => {
  it('compare `publish` of job and pages (K-pages-4)', () => {
    expect(errorsIn('job: { script: x, publish: a, pages: { publish: b } }')).toEqual(['pages-publish-conflict jobs.job.publish 1:28']);
  });

  it('find the job whose artifacts a child pipeline is made of (K-trig-10)', () => {
    expect(errorsIn('job: { trigger: { include: [{ artifact: a.yml, job: none }] } }')).toEqual(['dependency-undefined-job jobs.job.trigger 1:17']);
    expect(errorsIn('make: { script: x, stage: build }\njob: { trigger: { include: [{ artifact: a.yml, job: make }] } }')).toEqual([]);
  });
});

describe('hostile numbers', () => {
  it('of wrong needs end with the list of problems', () => {
    const jobs = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`job${index}`, { script: 'x', needs: [`jbo${index}`, `jo${index}`] }]));
    const one = { many: { script: 'x', needs: Array.from({ length: 50_000 }, (_, index) => `jo${index}`) } };
    expect(loadConfig({ ...jobs, ...one }).diagnostics).toHaveLength(101);
    expect(loadConfig({ ...one, ...jobs }).diagnostics).toHaveLength(101);
  });

  it('of jobs with one long list are checked like one', () => {
    const list = `[${Array.from({ length: 20_000 }, (_, index) => `n${index}`).join(', ')}]`;
    const jobs = Array.from({ length: 5_000 }, (_, index) => `job${index}: { extends: .base, script: x }`);
    expect(errorsIn([`.base: { needs: ${list}, dependencies: ${list} }`, ...jobs].join('\n'))[0]).toMatch(/^dependency-undefined-job /);
  });
});
