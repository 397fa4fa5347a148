import { isSince } from '../../gitlab-version.js';
import { nearest } from '../../text/nearest.js';
import { booleanOf, firstNonString, stringListOf, stringOf } from '../../yaml/shapes.js';
import { DEFAULT_KEYWORDS } from '../default-keywords.js';
import { within, type Keyword } from '../keyword.js';
import { mapOf, refuseKind, type Reader } from './readers.js';

/** What a job inherits: everything, nothing, or what is named. */
export interface Inheritance {
  /** Of the keywords in `default`, the deprecated global ones included. */
  readonly default: boolean | readonly string[];
  /** Of the root variables. */
  readonly variables: boolean | readonly string[];
}

const choice = (code: 'inherit-default-invalid' | 'inherit-variables-invalid'): Reader<boolean | readonly string[]> => (node, scope) => {
  const single = stringOf(node);
  return booleanOf(node) ?? stringListOf(node)
    ?? refuseKind(code, '`true`, `false` or a list of names', firstNonString(node), scope, single === undefined ? undefined : `Write a list: \`[${single}]\`.`);
};

/** Only keywords that `default` may carry (L99). */
const defaultChoice: Reader<boolean | readonly string[]> = (node, scope) => {
  const chosen = choice('inherit-default-invalid')(node, scope);
  if (typeof chosen !== 'object' || node.kind !== 'list') return chosen;
  const known = DEFAULT_KEYWORDS.filter(({ since }) => isSince(scope.behaviour, since)).map(({ name }) => name);
  const checked = chosen.map((name, index) => (known.includes(name) ? name
    : within(scope, index).report('inherit-default-invalid', `\`default\` has no keyword \`${name}\`.`, node.items[index] ?? node, { hint: nearest(name, known) })));
  return checked.every((name) => name !== undefined) ? [...new Set(checked)] : undefined;
};

const inheritMap = mapOf({ default: { read: defaultChoice }, variables: { read: choice('inherit-variables-invalid') } }, {
  shape: 'inherit-not-hash', unknown: 'inherit-unknown-key', expected: 'a map with `default` and `variables`',
});

/** `inherit`: what the job takes over from `default` and from the root variables; its value is an {@link Inheritance} (L98-L100, K-inh). */
export const inherit: Keyword = {
  name: 'inherit', property: undefined, since: '12.9', onTrigger: '12.9',
  read(node, scope): Inheritance | undefined {
    const written = inheritMap(node, scope) as Partial<Inheritance> | undefined;
    return written && { default: true, variables: true, ...written };
  },
};
