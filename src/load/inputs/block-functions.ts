import { knownNames, type Behaviour } from '../../gitlab-version.js';
import { nearest } from '../../text/nearest.js';
import { expandWith } from '../../text/expand-variables.js';
import type { Problem } from './problem.js';

/** What `expand_vars` finds under a name; undefined: no such variable. */
export type VariableLookup = (name: string) => { readonly value: string; readonly masked?: boolean } | undefined;

/** The functions, with the version that brought them. */
const SINCE = { truncate: '16.3', expand_vars: '16.5', posix_escape: '18.6' } as const;
const TRUNCATE = /^truncate\(\s*(\d+)\s*,\s*(\d+)\s*\)?$/;

/**
 * Applies one function of a block, as written, to a text.
 *
 * @remarks Source: L36.
 */
export function applyFunction(call: string, text: string, lookup: VariableLookup, behaviour: Behaviour): string | Problem {
  const known = knownNames(SINCE, behaviour);
  const has = (name: keyof typeof SINCE): boolean => known.includes(name);
  if (call === 'expand_vars' && has(call)) return expandVars(text, lookup);
  if (call === 'posix_escape' && has(call)) return posixEscape(text);
  const [, offset, length] = TRUNCATE.exec(call) ?? [];
  if (offset !== undefined && length !== undefined && has('truncate')) return truncate(text, Number(offset), Number(length));
  return {
    code: 'interpolation-function-unknown', message: `There is no function \`${call.slice(0, 100)}\`, or not with these arguments.`,
    hint: call.startsWith('truncate') ? 'Write `truncate(offset,length)` with two numbers.' : nearest(call, known),
  };
}

function truncate(text: string, offset: number, length: number): string {
  // without surrogates, characters are code units
  return /[\ud800-\udfff]/.test(text) ? Array.from(text).slice(offset, offset + length).join('') : text.slice(offset, offset + length);
}

/** One pass; variables that do not exist stay as written. */
function expandVars(text: string, lookup: VariableLookup): string | Problem {
  let masked: string | undefined;
  const expanded = expandWith(text, (name) => {
    const variable = lookup(name);
    if (variable?.masked) masked ??= name;
    return variable?.value;
  }, true);
  return masked === undefined ? expanded
    : { code: 'interpolation-masked', message: `\`expand_vars\` cannot insert \`${masked}\`, because the variable is masked.`, hint: 'Use the variable in the script instead.' };
}

function posixEscape(text: string): string {
  return text === '' ? "''" : text.replace(/[^\w\-.,:+/@\n]/gu, '\\$&').replaceAll('\n', "'\n'");
}
