import { describe, expect, it } from 'vitest';
import type { InputValue } from '../../src/context.js';
import { loadConfig } from '../../src/load-config.js';
import recorded from '../vectors/config-valid.json' with { type: 'json' };
import { isAtPlace, isConsequence, isOfKind, type Objection } from './objections.js';
import { localFiles } from './recorded-context.js';

interface Refused {
  readonly id: string;
  readonly yaml: string;
  readonly inputs?: Readonly<Record<string, InputValue>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly valid: boolean;
  readonly errors: readonly Objection[];
  readonly messages_reliable?: false;
  readonly edition_dependent?: true;
}

const refused = (recorded.cases as unknown as readonly Refused[]).filter(({ valid, messages_reliable: reliable }) => !valid && reliable !== false);

/** Cases with an objection that ours do not contain, and why (docs/divergences.md). The list only ever gets shorter. */
const DIFFERENT: Readonly<Record<string, string>> = {
  'file-17': 'a list that names a job has no text of its own here',
  'services-12': '`ports` are refused, so nothing is asked of what they would need',
  'extends_deep-04': 'reported at the job whose chain is too long, not at the ancestor where counting stops',
};

/** The objections of GitLab to which no diagnostic of ours corresponds. */
function missing({ yaml, inputs, files = {}, errors, edition_dependent: paid }: Refused): Objection[] {
  const { diagnostics } = loadConfig(yaml, {
    ...(inputs && { inputs }),
    ...(paid && { edition: 'free' }),
    readInclude: localFiles(new Map(Object.entries(files).map(([path, text]) => [path.replace(/^\//, ''), text]))),
    files: Object.keys(files),
    variables: { CI: 'true', CI_PROJECT_NAME: 'project' },
  });
  const problems = diagnostics.filter(({ severity }) => severity === 'error');
  const heard = errors.filter((objection) => problems.some((problem) => isOfKind(objection, problem) && isAtPlace(objection, problem)));
  return errors.filter((objection) => !heard.includes(objection) && !isConsequence(objection, heard));
}

describe('configurations are refused for the reason GitLab refuses them', () => {
  it.each(refused.filter(({ id }) => !Object.hasOwn(DIFFERENT, id)))('$id', (one) => {
    expect(missing(one)).toEqual([]);
  });

  it.each(Object.keys(DIFFERENT))('%s still differs; take it off the list when it does not', (id) => {
    const one = refused.find((known) => known.id === id);
    expect(one && missing(one)).not.toEqual([]);
  });
});
