import { behaviourOf, type Behaviour } from '../gitlab-version.js';
import { quote, type Problem } from './problem.js';
import { readToken, type Token } from './token.js';

interface Mistake {
  /** Matched at the place that could not be read. */
  readonly pattern: RegExp;
  readonly message: string;
  readonly hint: string;
}

/** Frequent mistakes, the more special ones first. `$0` in a hint stands for what matched, `$1` for its first group. */
const MISTAKES: readonly Mistake[] = [
  { pattern: /\$\{(\w+)\}?/y, message: 'Braces around a variable name are not part of the expression language.', hint: 'Write `$$1`.' },
  { pattern: /%(\w+)%/y, message: 'Variables are not written with percent signs here.', hint: 'Write `$$1`.' },
  {
    pattern: /\$\[\[.*?(?:\]\]|$)/my, message: 'Only `$[[ inputs.name ]]` can be read in an expression.',
    hint: 'Write `inputs.` and a name of letters, digits, `_` and `-`; no functions, no nested values.',
  },
  { pattern: /\$/y, message: 'The name of the variable is missing.', hint: 'A name is made of ASCII letters, digits and `_`.' },
  { pattern: /=!/y, message: '`=!` is no operator.', hint: 'Write `!=`.' },
  { pattern: /=/y, message: '`=` is no operator.', hint: 'Write `==` to compare.' },
  { pattern: /~/y, message: '`~` is no operator.', hint: 'Write `=~` to match.' },
  { pattern: /&/y, message: '`&` is no operator.', hint: 'Write `&&`.' },
  { pattern: /\|/y, message: '`|` is no operator.', hint: 'Write `||`.' },
  { pattern: /(?:and|AND)\b/y, message: '`$0` is no operator.', hint: 'Write `&&`.' },
  { pattern: /(?:or|OR)\b/y, message: '`$0` is no operator.', hint: 'Write `||`.' },
  { pattern: /(?:not|NOT)\b/y, message: '`$0` is no operator.', hint: 'Write `!`.' },
  { pattern: /(?:nil|none|undefined)\b/iy, message: '`$0` is no value here.', hint: 'Write `null`.' },
  { pattern: /(?:null|true|false)\b/iy, message: '`$0` is no value here.', hint: 'Write it in lower case.' },
  { pattern: /-?\d[\d.]*/y, message: 'There are no numbers in expressions.', hint: 'Variables hold text; write `"$0"`.' },
  {
    pattern: /\/\//y, message: 'A pattern cannot be empty.', hint: 'Write `/.*/`, or compare with `""`.',
  },
  {
    pattern: /\/[^/\n]\//y, message: 'A pattern needs at least two characters between its slashes.',
    hint: 'A pattern in quotes may be shorter: `"$0"`.',
  },
  {
    pattern: /\//y, message: 'This pattern is not closed.',
    hint: 'It ends with a `/` that has no backslash before it; a slash inside is written `\\/`.',
  },
  { pattern: /["'].*$/my, message: 'This text is not closed.', hint: 'It ends with the same quote, on the same line; there are no escapes.' },
  { pattern: /#/y, message: 'There are no comments in expressions.', hint: 'Put the comment outside of the quoted expression.' },
  { pattern: /[<>]=?/y, message: '`$0` is no operator.', hint: 'There are `==`, `!=`, `=~` and `!~`.' },
  { pattern: /[\p{L}_][\p{L}\p{N}_./-]*/uy, message: '`$0` is neither a variable nor a text.', hint: 'Write `"$0"` for a text, `$name` for a variable.' },
  { pattern: /\p{White_Space}/uy, message: 'This white space is not ASCII.', hint: 'Only ordinary spaces, tabs and line breaks separate.' },
];

/**
 * Says what is wrong at a place where no token can be read.
 *
 * @remarks 03-E3, 03-E4, 03-E5, 03-E6, 03-E8.
 */
export function explainUnknownToken(text: string, start: number, previous: Token | undefined, behaviour: Behaviour): Problem {
  const later = readToken(text, start, behaviourOf());
  if (later) {
    return { at: later, message: `GitLab ${behaviour.gitlabVersion} does not know ${quote(text, later)} in expressions.`, hint: 'A newer GitLab does.' };
  }
  if (previous?.type === 'pattern' && previous.end === start) return explainAfterPattern(text, start, previous);
  // Only the next characters are looked at, so that a long text costs nothing.
  const rest = text.slice(start, start + 80);
  for (const { pattern, message, hint } of MISTAKES) {
    pattern.lastIndex = 0;
    const match = pattern.exec(rest);
    if (!match) continue;
    const at = { start, end: start + match[0].length };
    const fill = (template: string): string =>
      template.replaceAll(/\$([01])/g, (_, group) => quote(match[Number(group)] ?? '', { start: 0, end: 40 }).slice(1, -1));
    return { at, message: fill(message), hint: fill(hint) };
  }
  const at = { start, end: start + String.fromCodePoint(text.codePointAt(start) ?? 0).length };
  return { at, message: `Nothing in an expression begins with ${quote(text, at)}.` };
}

function explainAfterPattern(text: string, start: number, pattern: Token): Problem {
  const at = { start, end: start + 1 };
  return {
    at: { start: pattern.start, end: at.end },
    message: `${quote(text, at)} cannot follow the pattern ${quote(text, pattern)}.`,
    hint: 'The flags are `i`, `s`, `m` and `U`; a slash inside a pattern is written `\\/`.',
  };
}
