import { describe, expect, it } from 'vitest';
import { withPublishPath } from '../../src/config/pages.js';
import { jobOf } from './problems-in.js';

describe('pages jobs (L123 to L125)', () => {
  const paths = (text: string, name = 'job'): unknown => jobOf(text, name).artifacts?.paths;

  it.each([
    ['pages: { script: x }', 'pages', ['public']],
    ['job: { script: x, pages: true }', 'job', ['public']],
    ['job: { script: x, pages: { publish: site } }', 'job', ['site']],
    ['job: { script: x, pages: true, publish: web }', 'job', ['web']],
    ['job: { script: x, pages: true, artifacts: { paths: [a] } }', 'job', ['a', 'public']],
    ['job: { script: x, pages: true, artifacts: { paths: [public] } }', 'job', ['public']],
    ['pages: { script: x, pages: false }', 'pages', undefined],
    ['job: { script: x }', 'job', undefined],
  ])('%j publishes %j: %j', (text, name, expected) => {
    expect(paths(text, name)).toEqual(expected);
  });

  it('leaves the artifacts that jobs share as they are', () => {
    const artifacts = Object.freeze({ paths: Object.freeze(['a']) });
    expect(withPublishPath(artifacts, 'public')).toEqual({ paths: ['a', 'public'] });
    expect(withPublishPath(artifacts, 'public')).toBe(withPublishPath(artifacts, 'public'));
    expect(artifacts).toEqual({ paths: ['a'] });
    expect(withPublishPath(undefined, 'public')).toEqual({ paths: ['public'] });
  });
});
