import type { Behaviour } from '../gitlab-version.js';
import { compileRegExp, readRegExp, type CiRegExp } from '../match/ci-regexp.js';
import type { PatternNode } from './expression.js';
import { quote, type Problem } from './problem.js';

const compiled = new WeakMap<PatternNode, CiRegExp>();

/**
 * The regular expression of a pattern literal, compiled once per node; undefined when it is none.
 *
 * @remarks 03-E24.
 */
export function literalRegExp(node: PatternNode, behaviour: Behaviour): CiRegExp | undefined {
  let regexp = compiled.get(node);
  if (!regexp) {
    regexp = compileRegExp(patternText(node), behaviour);
    if (regexp) compiled.set(node, regexp);
  }
  return regexp;
}

/** What two patterns are compared by: `/ab/i` equals `/(?i)ab/`. */
export function patternSource(node: PatternNode, behaviour: Behaviour): string | undefined {
  const regexp = literalRegExp(node, behaviour);
  return regexp && (regexp.flags ? `(?${regexp.flags})${regexp.source}` : regexp.source);
}

/** Says why a pattern literal is no regular expression; undefined when it is one. */
export function explainPattern(node: PatternNode, text: string, behaviour: Behaviour): Problem | undefined {
  const reading = readRegExp(patternText(node), behaviour);
  if (reading.regexp) return undefined;
  const reason = reading.message ?? 'It has no line of the form /pattern/flags.';
  return {
    code: reading.problem === 'too-large' ? 'regexp-too-large' : 'regexp-invalid',
    at: node, message: `The pattern ${quote(text, node)} is not valid. ${reason}`, hint: hintFor(node.text),
  };
}

/** The literal with its `\/` unescaped, as it is compiled. */
function patternText(node: PatternNode): string {
  return node.text.replaceAll('\\/', '/');
}

function hintFor(literal: string): string | undefined {
  if (literal.includes('\n')) return 'A pattern stands on one line; write `\\n` for a line break.';
  if (/\(\?<?[=!]/.test(literal)) return 'RE2 has no look-ahead and no look-behind; use `!~`, or a second comparison joined with `&&`.';
  if (/\\[1-9]/.test(literal)) return 'RE2 has no back-references.';
  return undefined;
}
