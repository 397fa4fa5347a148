import { describe, expect, it } from 'vitest';
import { errorsIn, jobOf } from './problems-in.js';

describe('default and the globals (L90 to L95)', () => {
  it('gives jobs what they do not write themselves, taken whole', () => {
    const text = 'default: { image: a, tags: [x], retry: 1, interruptible: true }\njob: { script: x, image: b, retry: { when: always } }';
    expect(jobOf(text, 'job')).toMatchObject({ image: { name: 'b' }, tags: ['x'], retry: { when: ['always'] }, interruptible: true });
  });

  it('gives nothing for null, and the default for null in a job (K-null-4)', () => {
    expect(jobOf('default: { image: ~ }\njob: { script: x }', 'job')).not.toHaveProperty('image');
    expect(jobOf('default: { tags: [a] }\njob: { script: x, tags: ~ }', 'job').tags).toEqual(['a']);
    expect(jobOf('default: { tags: [a] }\njob: { script: x, tags: [] }', 'job').tags).toEqual([]);
  });

  it('checks `timeout` but does not apply it (K-to-2)', () => {
    expect(jobOf('default: { timeout: 1h }\njob: { script: x }', 'job')).not.toHaveProperty('timeout');
    expect(errorsIn('default: { timeout: 1 }\njob: { script: x }')).toEqual(['timeout-invalid default.timeout 1:21']);
  });

  it('follows `inherit` (K-inh)', () => {
    const inherits = (inherit: string) => jobOf(`default: { image: a, tags: [x] }\ncache: { key: k }\njob: { script: x, inherit: { default: ${inherit} } }`, 'job');
    expect(inherits('false')).not.toHaveProperty('tags');
    expect(inherits('[tags]')).toMatchObject({ tags: ['x'] });
    expect(inherits('[tags]')).not.toHaveProperty('image');
    expect(inherits('[image]')).not.toHaveProperty('cache');
    expect(inherits('true')).toMatchObject({ image: { name: 'a' }, cache: [{ key: 'k' }] });
  });

  it('reports a wrong default once (K-phase-2b)', () => {
    expect(errorsIn('default: { tags: a }\na: { script: x }\nb: { script: x }')).toEqual(['tags-invalid default.tags 1:18']);
  });

  it.each([
    ['default: []\na: { script: x }', ['default-not-hash default 1:10']],
    ['default: { stage: a }\na: { script: x }', ['default-unknown-key default.stage 1:12']],
    ['default: { image: a }\nimage: b\na: { script: x }', ['default-conflict image 2:8']],
  ])('%j: %j', (text, expected) => {
    expect(errorsIn(text)).toEqual(expected);
  });

  it('knows what a version has', () => {
    expect(jobOf('services: [a]\njob: { script: x }', 'job', { gitlabVersion: '7.12' }).services).toEqual([{ name: 'a' }]);
    expect(errorsIn('default: { id_tokens: { A: { aud: x } } }\na: { script: x }', { gitlabVersion: '16.3' })).toEqual(['default-unknown-key default.id_tokens 1:12']);
  });
});
