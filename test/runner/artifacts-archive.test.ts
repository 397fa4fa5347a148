import { describe, expect, test } from 'vitest';
import { artifactsArchive } from '../../src/runner/artifacts-archive.js';

const DAY = 24 * 3600;

describe('artifactsArchive', () => {
  test('fills in the defaults', () => {
    expect(artifactsArchive({ artifacts: { paths: ['out/'] } })).toEqual({ name: 'artifacts', file: 'artifacts.zip', when: 'on_success', expireIn: 30 * DAY });
    expect(artifactsArchive({})).toBeUndefined();
  });

  test('takes what is written', () => {
    expect(artifactsArchive({ artifacts: { name: '$A-$NONE', when: 'always', expireIn: '2 days' } }, { variables: { A: 'x' } }))
      .toEqual({ name: 'x-', file: 'x-.zip', when: 'always', expireIn: 2 * DAY });
  });

  test('a name that expands to nothing is the default one', () => {
    expect(artifactsArchive({ artifacts: { name: '$NONE' } })?.name).toBe('artifacts');
  });

  test('never, or a server that keeps everything, has no lifetime', () => {
    expect(artifactsArchive({ artifacts: { expireIn: 'never' } })).not.toHaveProperty('expireIn');
    expect(artifactsArchive({ artifacts: {} }, { defaultExpireIn: 0 })).not.toHaveProperty('expireIn');
  });

  test('each shell writes references its way', () => {
    const variables = { CI_JOB_STAGE: 'test' };
    expect(artifactsArchive({ artifacts: { name: '%CI_JOB_STAGE%' } }, { variables, shell: 'cmd' })?.name).toBe('test');
    expect(artifactsArchive({ artifacts: { name: '$env:CI_JOB_STAGE' } }, { variables, shell: 'powershell' })?.name).toBe('test');
  });
});
