import type { Behaviour } from '../gitlab-version.js';
import { resolvePlainScalar, type PlainScalar } from './plain-scalar.js';

/** Tags of Ruby's classes, by the kind of node they stand on; GitLab refuses to build those (L10). On other nodes they say nothing. */
const CLASS_TAGS = {
  scalar: /^!(?:ruby\/(?:object:(?:BigDecimal|Complex|DateTime|Rational)|class|encoding|module|range|regexp)$|(?:str|ruby\/string):.)/,
  list: /^!(?:seq|ruby\/array):/,
  map: /^(?:!ruby\/(?:array:|exception|hash-with-ivars|hash:|object(?!:Hash$)|range$|struct)|!(?:map|str|ruby\/string):.|(?:!|tag:yaml\.org,2002:)(?:set|omap)$)/,
} as const;

/** Whether a tag asks for a value of a Ruby class that GitLab does not allow. */
export function isClassTag(tag: string, kind: keyof typeof CLASS_TAGS): boolean {
  return CLASS_TAGS[kind].test(tag);
}

/** Ruby's lenient reading: what is no Base64 is left out. */
function decodeBase64(text: string): string {
  const characters = text.replace(/=[^]*$/, '').replaceAll(/[^A-Za-z0-9+/]/g, '');
  const whole = characters.length % 4 === 1 ? characters.slice(0, -1) : characters;
  return new TextDecoder().decode(Uint8Array.from(atob(whole), (character) => character.charCodeAt(0)));
}

function asFloat(untagged: PlainScalar): PlainScalar | undefined {
  const { kind, value } = untagged;
  if (kind === 'float' || kind === 'disallowed') return untagged;
  if (kind === 'integer') return { kind: 'float', value: Number(value) };
  return kind === 'string' && /^\s*[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?\s*$/i.test(value) ? { kind: 'float', value: Number(value) } : undefined;
}

/**
 * A scalar with a tag. A tag that is neither YAML's nor Ruby's own leaves the text to be typed as if it were plain, also between quotes.
 *
 * @returns undefined when the text is not what the tag says.
 * @remarks Source: L10.
 */
export function resolveTaggedScalar(tag: string, text: string, behaviour: Behaviour): PlainScalar | undefined {
  switch (tag) {
    case 'tag:yaml.org,2002:float': case '!float': return asFloat(resolvePlainScalar(text, behaviour));
    case 'tag:yaml.org,2002:binary': case '!binary': return { kind: 'string', value: decodeBase64(text) };
    case 'tag:yaml.org,2002:str': case '!str': case '!ruby/string': return { kind: 'string', value: text };
    default: return tag.startsWith('!ruby/sym') ? { kind: 'symbol', value: text } : resolvePlainScalar(text, behaviour);
  }
}
