import { isSince } from '../../gitlab-version.js';
import { nearest } from '../../text/nearest.js';
import { presentChild, type Node } from '../../yaml/node.js';
import { booleanOf, firstNonString, stringListOf, stringOf } from '../../yaml/shapes.js';
import { DEFAULT_KEYWORDS } from '../default-keywords.js';
import type { Keyword } from '../keyword.js';
import { below, mapOf, refuse, refuseKind, spotOf, type Check } from './map-shape.js';

/** What a job inherits: everything, nothing, or what is named. */
export interface Inheritance {
  /** Of the keywords in `default`, the deprecated global ones included. */
  readonly default: boolean | readonly string[];
  /** Of the root variables. */
  readonly variables: boolean | readonly string[];
}

const choice = (code: 'inherit-default-invalid' | 'inherit-variables-invalid'): Check => (node, spot) => {
  if (booleanOf(node) !== undefined || stringListOf(node)) return true;
  const single = stringOf(node);
  return refuseKind(code, '`true`, `false` or a list of names', firstNonString(node), spot, single === undefined ? undefined : `Write a list: \`[${single}]\`.`);
};

/** Only keywords that `default` may carry (L99). */
const defaultChoice: Check = (node, spot) => {
  if (!choice('inherit-default-invalid')(node, spot)) return false;
  const known = DEFAULT_KEYWORDS.filter(({ since }) => isSince(spot.scope.behaviour, since)).map(({ name }) => name);
  return (stringListOf(node) ?? []).map((name, index) => {
    const at = node.kind === 'list' ? node.items[index] ?? node : node;
    return known.includes(name) || refuse('inherit-default-invalid', `\`default\` has no keyword \`${name}\`.`, at, below(spot, index), nearest(name, known));
  }).every(Boolean);
};

const inheritMap = mapOf({ default: { check: defaultChoice }, variables: { check: choice('inherit-variables-invalid') } }, {
  shape: 'inherit-not-hash', unknown: 'inherit-unknown-key', expected: 'a map with `default` and `variables`',
});

/** Everything when nothing is written. */
const chosen = (node: Node | undefined): boolean | string[] => booleanOf(node) ?? stringListOf(node) ?? true;

/** `inherit`: what the job takes over from `default` and from the root variables; its value is an {@link Inheritance} (L98-L100, K-inh). */
export const inherit: Keyword = {
  name: 'inherit', property: undefined, since: '12.9', onTrigger: '12.9',
  read(node, scope): Inheritance | undefined {
    if (!inheritMap(node, spotOf('inherit', scope))) return undefined;
    return { default: chosen(presentChild(node, 'default')), variables: chosen(presentChild(node, 'variables')) };
  },
};
