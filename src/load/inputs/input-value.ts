import { readRegExp } from '../../match/ci-regexp.js';
import { MAX_INTERPOLATED_TEXT } from '../../limits.js';
import { nearest } from '../../text/nearest.js';
import type { Behaviour } from '../../gitlab-version.js';
import type { Node } from '../../yaml/node.js';
import { describeKind } from '../../yaml/scalar-text.js';
import { nodeFromJson } from './json-node.js';
import type { Problem } from './problem.js';
import type { InputType } from './read-definition.js';
import { isSameValue, valueText } from './value-text.js';

/** What a value of an input has to be. */
interface ValueRequirements {
  readonly type: InputType;
  readonly options: readonly Node[] | undefined;
  readonly regex: string | undefined;
}

const EXPECTED: Readonly<Record<InputType, readonly Node['kind'][]>> = {
  string: ['string'], number: ['integer', 'float'], boolean: ['boolean'], array: ['list'],
};

/**
 * A value as the type wants it: the text form for strings; for the others a text that is JSON is read as JSON, and anything else stays.
 *
 * @remarks Source: L27.
 */
export function coerceValue(value: Node, type: InputType): Node {
  if (type !== 'string') return value.kind === 'string' ? nodeFromJson(value.value, value) ?? value : value;
  if (value.kind === 'string') return value;
  const text = valueText(value, MAX_INTERPOLATED_TEXT);
  return text === undefined ? value : { kind: 'string', value: text, source: value.source, start: value.start, end: value.end };
}

/** The first thing that is wrong with a coerced value: its type, then `options`, then `regex` (L27). The message says what the value "is". */
export function checkValue(value: Node, { type, options, regex }: ValueRequirements, behaviour: Behaviour): Problem | undefined {
  if (!EXPECTED[type].includes(value.kind)) return { code: 'input-type-mismatch', message: `is ${describeKind(value)}; the type is \`${type}\`.` };
  if (options) {
    if (type === 'boolean' || type === 'array') {
      return { code: 'input-options-forbidden', message: `cannot be checked: inputs of the type \`${type}\` take no \`options\`.` };
    }
    const problem = checkOption(value, type, options);
    if (problem) return problem;
  }
  if (regex === undefined) return undefined;
  if (value.kind !== 'string') return { code: 'input-regex-forbidden', message: `cannot be checked: inputs of the type \`${type}\` take no \`regex\`.` };
  return checkRegex(value.value, regex, behaviour);
}

/** Strings are compared as text; a number equals only a number (L27). */
function checkOption(value: Node, type: InputType, options: readonly Node[]): Problem | undefined {
  const known = options.map((option) => coerceOption(option, type));
  if (known.some((option) => isSameValue(option, value))) return undefined;
  const texts = known.flatMap((option) => valueText(option, 100) ?? []);
  const near = value.kind === 'string' ? nearest(value.value, texts) : undefined;
  return {
    code: 'input-option-mismatch', message: 'is not among the options.',
    hint: near ?? (texts.length > 0 ? `The options are ${texts.slice(0, 10).map((text) => `\`${text}\``).join(', ')}${options.length > 10 ? ', ...' : ''}.` : undefined),
  };
}

const coerceOption = (option: Node, type: InputType): Node => (type === 'string' ? coerceValue(option, type) : option);

/** The pattern is RE2's and matches anywhere; an empty text is searched too (L27). */
function checkRegex(text: string, pattern: string, behaviour: Behaviour): Problem | undefined {
  const reading = readRegExp(`/${pattern.replaceAll('\n', '\\n')}/`, { gitlabVersion: behaviour.gitlabVersion });
  if (!reading.regexp) return { code: 'input-regex-invalid', message: `cannot be checked: the \`regex\` is no RE2 pattern: ${reading.message ?? ''}`, hint: 'RE2 has neither look-around nor back-references.' };
  return reading.regexp.test(text) ? undefined : { code: 'input-regex-mismatch', message: `does not match \`${pattern}\`.` };
}
