import { describe, expect, it } from 'vitest';
import { DEFAULT_KEYWORDS } from '../../src/config/default-keywords.js';
import { KEYWORDS } from '../../src/config/keyword-table.js';
import { keywordsFor } from '../../src/config/read-keyword.js';
import { behaviourOf, isSince } from '../../src/gitlab-version.js';

function names(place: 'job' | 'trigger' | 'default', gitlabVersion?: string): string[] {
  const behaviour = behaviourOf(gitlabVersion);
  const allowed = [...keywordsFor(place, behaviour)].filter(([, { inJob }]) => place !== 'job' || inJob === undefined || isSince(behaviour, inJob));
  return allowed.map(([name]) => name).sort();
}

describe('the keywords of a version', () => {
  it('are those of the document of 13.3 (K-job-12)', () => {
    const both = new Set([...names('job', '13.3'), ...names('trigger', '13.3')]);
    expect([...both].sort()).toEqual((
      'after_script allow_failure artifacts before_script cache coverage dependencies environment except extends image inherit interruptible needs only '
      + 'parallel release resource_group retry rules script services stage start_in tags timeout trigger type variables when').split(' '));
  });

  it('are those of the document of 7.12 (K-job-13)', () => {
    expect(names('job', '7.12')).toEqual(['allow_failure', 'except', 'image', 'only', 'script', 'services', 'stage', 'tags', 'type']);
    expect(names('trigger', '7.12')).toEqual([]);
  });

  it('that trigger jobs may have now (02 §1.2)', () => {
    expect(names('trigger')).toEqual((
      'allow_failure environment except extends inherit interruptible needs only parallel resource_group rules stage trigger variables when').split(' '));
  });

  it('that `default` may carry are the ones `inherit` may name', () => {
    for (const version of ['12.9', '13.3', '15.9', '16.4', '18.11']) {
      const named = DEFAULT_KEYWORDS.filter(({ since }) => names('default', version).length > 0 && since.localeCompare(version, undefined, { numeric: true }) <= 0);
      expect(named.map(({ name }) => name).sort()).toEqual(names('default', version));
    }
  });
});

describe('the table', () => {
  it('has every keyword once, with its own property', () => {
    const properties = KEYWORDS.flatMap(({ property }) => property ?? []);
    expect(new Set(KEYWORDS.map(({ name }) => name)).size).toBe(KEYWORDS.length);
    expect(new Set(properties).size).toBe(properties.length);
  });
});
