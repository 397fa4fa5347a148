import { describe, expect, it } from 'vitest';
import { compilePipeline } from '../../src/compile.js';
import { loadConfig } from '../../src/load-config.js';
import recorded from '../vectors/config-valid.json' with { type: 'json' };

const problems = (yaml: string, options = {}): string[] => loadConfig(yaml, options).diagnostics.map(({ severity, code, path }) => `${severity} ${code} ${path.join('.')}`);

describe('edition', () => {
  const paid = (recorded.cases as readonly { readonly id: string; readonly yaml: string; readonly edition_dependent?: boolean }[]).filter((one) => one.edition_dependent);

  it('decides some recorded cases', () => {
    expect(paid.length).toBeGreaterThan(3);
  });

  it.each(paid)('$id', ({ id, yaml }) => {
    expect(loadConfig(yaml, { edition: 'free' }).valid).toBe(false);
    const mirrors = id === 'needs-11'; // a mirror in a job with a script: an unknown form in the free edition, a misplaced one in the paid (K-needs-8)
    expect(problems(yaml, { edition: 'paid' })).toEqual(mirrors ? ['error needs-invalid-type jobs.job.needs.0'] : []);
    expect(loadConfig(yaml).valid).toBe(!mirrors);
    expect(compilePipeline(yaml, { edition: 'free' }).reason).toBe('invalid');
  });

  it.each([
    ['secrets: { A: { vault: a/b } }', 'job-unknown-key jobs.job'],
    ['identity: google_cloud', 'job-unknown-key jobs.job'],
    ['dast_configuration: {}', 'job-unknown-key jobs.job'],
    ['needs: [{ project: g/p, ref: main, job: a }]', 'need-unsupported jobs.job.needs.0'],
  ])('refuses %s in the free one', (keyword, problem) => {
    const yaml = `job:\n  script: x\n  ${keyword}`;
    expect(problems(yaml, { edition: 'free' })).toEqual([`error ${problem}`]);
    expect(problems(yaml)).toEqual([]);
  });

  it('says why', () => {
    expect(loadConfig('job: { script: x, identity: google_cloud }', { edition: 'free' }).diagnostics[0]?.hint).toBe('`identity` needs a paid edition of GitLab.');
    expect(problems('default: { identity: google_cloud }\njob: { script: x }', { edition: 'free' })).toEqual(['error default-unknown-key default.identity']);
  });
});

describe('unknownKeywords: warning', () => {
  const lenient = { unknownKeywords: 'warning' } as const;

  it('keeps unknown keywords of a job as written', () => {
    const loaded = loadConfig('job: { script: x, new_keyword: { some_key: [1, yes] }, other: ~ }', lenient);
    expect(loaded.valid).toBe(true);
    expect(loaded.jobs[0]?.unknown).toEqual({ new_keyword: { some_key: [1, true] }, other: null });
    expect(loaded.diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual(['warning job-unknown-key']);
  });

  it('hands them on to the planned job', () => {
    expect(compilePipeline('job: { script: x, new_keyword: 1 }', lenient).jobs[0]?.unknown).toEqual({ new_keyword: 1 });
  });

  it('refuses them by default, and has no record of them without one', () => {
    expect(problems('job: { script: x, new_keyword: 1 }')).toEqual(['error job-unknown-key jobs.job']);
    expect(loadConfig('job: { script: x }', lenient).jobs[0]).not.toHaveProperty('unknown');
  });

  it('goes on refusing what is known and has no place there', () => {
    expect(problems('job: { trigger: g/p, image: x, new_keyword: 1 }', lenient)).toEqual(['error job-unknown-key jobs.job', 'warning job-unknown-key jobs.job']);
    expect(problems('default: { coverage: /xx/, new_keyword: 1 }\njob: { script: x }', lenient))
      .toEqual(['error default-unknown-key default.coverage', 'warning default-unknown-key default.new_keyword']);
  });

  it.each([
    ['artifacts: { paths: [a], new_key: { a_b: 1 } }', 'artifacts', { paths: ['a'], new_key: { a_b: 1 } }],
    ['artifacts: { reports: { new_report: a.json } }', 'artifacts', { reports: { new_report: 'a.json' } }],
    ['retry: { max: 1, when: [script_failure, new_failure] }', 'retry', { max: 1, when: ['script_failure', 'new_failure'] }],
    ['environment: { name: x, action: new_action }', 'environment', { name: 'x', action: 'new_action' }],
    ['secrets: { A: { new_provider: { id: 1 } } }', 'secrets', { A: { new_provider: { id: 1 } } }],
    ['image: { name: a, new_key: b }', 'image', { name: 'a', new_key: 'b' }],
    ['needs: [{ job: build, new_key: 1 }]', 'needs', [{ job: 'build', artifacts: true, optional: false }]],
    ['rules: [{ if: $A, new_key: 1 }]', 'rules', [{ if: '$A' }]],
  ] as const)('lets %s pass', (keyword, property, value) => {
    const loaded = loadConfig(`build: { stage: build, script: x }\njob:\n  script: x\n  ${keyword}`, lenient);
    expect(loaded.diagnostics.map(({ severity }) => severity)).toEqual(['warning']);
    expect(loaded.jobs[1]?.[property]).toEqual(value);
  });

  it('covers keywords of later versions', () => {
    const loaded = loadConfig('job: { script: x, inputs: { a: { default: b } } }', { ...lenient, gitlabVersion: '13.3' });
    expect(loaded.jobs[0]?.unknown).toEqual({ inputs: { a: { default: 'b' } } });
    expect(loaded.diagnostics[0]?.hint).toBe('`inputs` came with GitLab 18.0; this is read as 13.3.');
  });
});
