import { describe, expect, it } from 'vitest';
import { expandParallel } from '../../src/config/expand-parallel.js';
import { loadConfig } from '../../src/load-config.js';
import { errorsIn, jobOf, jobsOf } from './problems-in.js';

const names = (text: string, gitlabVersion = 'latest'): string[] => jobsOf(text, { gitlabVersion }).map(({ name }) => name);
const needsOf = (text: string, name: string): unknown => jobOf(text, name).needs?.map((need) => ('optional' in need ? need.job : need));

describe('expandParallel', () => {
  it('counts instances', () => {
    expect(expandParallel('test', 2)).toEqual({ jobs: [{ name: 'test 1/2', index: 1, total: 2 }, { name: 'test 2/2', index: 2, total: 2 }], diagnostics: [] });
  });

  it('combines variables, the first varying slowest (K-norm-3)', () => {
    const { jobs } = expandParallel('build', { matrix: [{ P: 'aws', S: ['a', 'b'] }, { P: ['gcp'], S: 'c' }] });
    expect(jobs.map(({ name, index, total, variables }) => [name, index, total, variables])).toEqual([
      ['build: [aws, a]', 1, 3, { P: 'aws', S: 'a' }], ['build: [aws, b]', 2, 3, { P: 'aws', S: 'b' }], ['build: [gcp, c]', 3, 3, { P: 'gcp', S: 'c' }],
    ]);
    expect(expandParallel('build', { matrix: [{ P: ['x', 'y'], S: 1 }] }, { gitlabVersion: '13.3' }).jobs.map(({ name }) => name)).toEqual(['build 1/2', 'build 2/2']);
  });

  it.each([
    ['2', 'parallel-shape'], [0, 'parallel-range'], [{}, 'parallel-matrix-missing'], [{ matrix: [{ A: [1.5] }] }, 'matrix-value-invalid'],
    [() => 2, 'config-invalid-value'], [Infinity, 'parallel-range'],
  ])('refuses %j: %s', (parallel, code) => {
    const { jobs, diagnostics } = expandParallel('test', parallel);
    expect([jobs, diagnostics.map((problem) => problem.code)]).toEqual([[], [code]]);
  });

  it('gives nothing for an empty list, however long the others are (K-par-6)', () => {
    const long = Array.from({ length: 5_000 }, (_, index) => index);
    expect(expandParallel('test', { matrix: [{ A: long, B: long, C: long, D: [] }] })).toEqual({ jobs: [], diagnostics: [] });
    const infinite = Object.fromEntries([...Array.from({ length: 100 }, (_, index) => [`V${index}`, long] as const), ['E', []]]);
    expect(expandParallel('test', { matrix: [infinite, { A: long }] }).diagnostics.map(({ code }) => code)).toEqual(['matrix-too-many']);
  });
});

describe('expansion of a configuration (02 §15)', () => {
  it('puts instances in the place of their job', () => {
    expect(names('a: { script: x }\nb: { script: x, parallel: 2 }\nc: { script: x }')).toEqual(['a', 'b 1/2', 'b 2/2', 'c']);
    expect(jobOf('b: { script: x, parallel: 2 }', 'b 2/2')).toMatchObject({ baseName: 'b', parallel: { index: 2, total: 2 }, variables: {} });
  });

  it('gives instances their variables (K-norm-5)', () => {
    const job = jobOf('b: { script: x, variables: { A: own, B: { value: $A, expand: false }, C: c }, parallel: { matrix: [{ A: [m], B: n }] } }', 'b: [m, n]');
    expect(job).toMatchObject({ parallel: { index: 1, total: 1, matrix: { A: 'm', B: 'n' } } });
    expect(job.variables).toEqual({ A: { value: 'm' }, B: { value: 'n', expand: false }, C: { value: 'c' } });
  });

  it('lets the last of equal names win, in the first place (K-norm-6)', () => {
    expect(names('b: { script: x, parallel: { matrix: [{ A: [m, n, m] }] } }')).toEqual(['b: [m]', 'b: [n]']);
    expect(jobOf('b: { script: x, parallel: { matrix: [{ A: [m, m] }] } }', 'b: [m]').parallel).toMatchObject({ index: 2, total: 2 });
    expect(jobOf('b: { script: x, parallel: 2 }\n"b 1/2": { script: y }', 'b 1/2').script).toEqual(['y']);
    expect(names('"b 1/2": { script: y }\na: { script: z }\nb: { script: x, parallel: 2 }')).toEqual(['b 1/2', 'a', 'b 2/2']);
    expect(errorsIn('b: { script: x, parallel: { matrix: [{ A: [m, m] }] } }\nc: { script: x, needs: [b] }')).toEqual(['needs-duplicate jobs.c.needs 2:24']);
  });

  it('takes away a job without instances, and needs on it (K-norm-13)', () => {
    expect(needsOf('a: { script: x, parallel: { matrix: [] } }\nb: { script: x, needs: [a] }', 'b')).toEqual([]);
  });

  it('expands needs and dependencies (K-norm-7, K-norm-8)', () => {
    const text = `
build: { script: x, stage: build, parallel: { matrix: [{ OS: [lin, win], V: [1, 2] }] } }
plain: { script: x, stage: build }
all: { script: x, needs: [{ job: build, artifacts: false }, plain], dependencies: [plain] }
some: { script: x, needs: [{ job: build, parallel: { matrix: [{ OS: win, V: [2, 1] }] } }] }
one: { script: x, needs: ["build: [lin, 1]"], dependencies: ["build: [lin, 1]"] }
deps: { script: x, dependencies: [plain, build] }`;
    const instances = ['build: [lin, 1]', 'build: [lin, 2]', 'build: [win, 1]', 'build: [win, 2]'];
    expect(jobOf(text, 'all').needs?.[0]).toEqual({ job: 'build: [lin, 1]', artifacts: false, optional: false });
    expect(needsOf(text, 'all')).toEqual([...instances, 'plain']);
    expect(needsOf(text, 'some')).toEqual(['build: [win, 2]', 'build: [win, 1]']);
    expect(needsOf(text, 'one')).toEqual(['build: [lin, 1]']);
    expect(jobOf(text, 'deps').dependencies).toEqual(['plain', ...instances]);
  });

  it('reports selectors that select nothing', () => {
    const build = 'b: { script: x, stage: build, parallel: { matrix: [{ A: [1], B: [2] }] } }\n';
    expect(errorsIn(`${build}c: { script: x, needs: [{ job: b, parallel: { matrix: [{ B: 2, A: 1 }] } }] }`)).toEqual(['needs-undefined-job jobs.c.needs 2:24']); // the order counts
    expect(needsOf(`${build}c: { script: x, needs: [{ job: b, parallel: ~ }] }`, 'c')).toEqual([]); // K-needs-10
  });

  it('drops the selector of a job that is not parallel, when some job is (K-norm-15, K-norm-1)', () => {
    const text = 'a: { script: x, stage: build }\nb: { script: x, needs: [{ job: a, parallel: { matrix: [{ A: 1 }] } }] }';
    expect(jobOf(text, 'b').needs?.[0]).toHaveProperty('parallel');
    expect(jobOf(`${text}\nc: { script: x, parallel: 2 }`, 'b').needs).toEqual([{ job: 'a', artifacts: true, optional: false }]);
  });

  it('shares what instances have in common', () => {
    const jobs = jobsOf('a: { script: x, stage: build, parallel: 50 }\nb: { script: x, parallel: 50, needs: [a], dependencies: [a] }');
    expect(new Set(jobs.map(({ needs }) => needs)).size).toBe(2);
    expect(jobs.at(-1)?.needs).toHaveLength(50);
  });

  it('leaves needs of rules alone (K-norm-9)', () => {
    expect(errorsIn('a: { script: x, stage: build, parallel: 2 }\nb: { script: x, rules: [{ if: $A, needs: [a] }] }')).toEqual(['needs-undefined-job jobs.b.rules 2:24']);
  });
});

describe('matrix expressions (K-norm-12)', () => {
  const text = (needs: string): string => `
a: { script: x, stage: build, parallel: { matrix: [{ OS: [lin, win] }] } }
b: { script: x, parallel: { matrix: [{ OS: [lin, win], V: 1 }] }, needs: ${needs} }`;

  it('take the values of the instance', () => {
    expect(needsOf(text('["a: [$[[matrix.OS]]]"]'), 'b: [win, 1]')).toEqual(['a: [win]']);
    expect(needsOf(text('[{ job: a, parallel: { matrix: [{ OS: "$[[ matrix.OS ]]" }] } }]'), 'b: [lin, 1]')).toEqual(['a: [lin]']);
  });

  it('are refused when there is no such variable, once per job and name', () => {
    expect(errorsIn(text('["$[[ matrix.NONE ]]", "$[[ matrix.NONE ]]$[[ matrix.X ]]"]'))).toEqual(['matrix-expression-undefined jobs.b.needs 3:74', 'matrix-expression-undefined jobs.b.needs 3:74']);
    expect(errorsIn(`${text('[a]')}\nc: { script: x, variables: { OS: lin }, needs: ["a: [$[[ matrix.OS ]]]"] }`)).toEqual(['matrix-expression-undefined jobs.c.needs 4:48']);
  });

  it('are plain text before 18.8, and where no job is parallel', () => {
    expect(errorsIn(text('["$[[ matrix.OS ]]"]'), { gitlabVersion: '18.7' })).toEqual(['needs-undefined-job jobs.b.needs 3:74']);
    expect(errorsIn('a: { script: x, needs: [{ job: "$[[ matrix.OS ]]", optional: true }] }')).toEqual([]);
  });
});

describe('hostile numbers', () => {
  it('of instances with needs on all others are shared', () => {
    const jobs = Object.fromEntries(Array.from({ length: 350 }, (_, index) => [`j${index}`, { script: 'x', parallel: 200, ...(index > 0 && { needs: [`j${index - 1}`] }) }]));
    const loaded = loadConfig(jobs);
    expect([loaded.valid, loaded.jobs.length, new Set(loaded.jobs.map(({ needs }) => needs)).size]).toEqual([true, 70_000, 350]);
  });

  it('of written out entries are refused', () => {
    const hundredJobs = (base: string): string[] => errorsIn([
      `.base: { ${base}, parallel: { matrix: [{ A: [a, b] }] } }`, ...Array.from({ length: 100 }, (_, index) => `j${index}: { extends: .base, script: x }`),
    ].join('\n'));
    const many = (entry: (index: number) => string): string => Array.from({ length: 20_000 }, (_, index) => entry(index)).join(', ');
    expect(hundredJobs(`variables: { ${many((index) => `V${index}: x`)} }`)).toEqual(['size-limit-exceeded jobs']);
    expect(hundredJobs(`needs: [${many((index) => `{ job: "n${index} $[[ matrix.A ]]", optional: true }`)}]`)).toEqual(['size-limit-exceeded jobs']);
    const squares = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [
      `j${index}`, { script: 'x', parallel: 200, needs: Array.from({ length: index }, (__, other) => `j${other}`) },
    ]));
    expect(loadConfig(squares).diagnostics.map(({ code }) => code)).toEqual(['size-limit-exceeded']);
  });
});
