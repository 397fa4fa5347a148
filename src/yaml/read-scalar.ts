import { isBetween, textOfScalar, type CST, type ScalarText } from './document-tokens.js';
import type { DocumentPlace } from './document-place.js';
import { resolvePlainScalar, type PlainScalar } from './plain-scalar.js';
import type { ReadingLog, Span } from './reading-log.js';
import { isClassTag, resolveTaggedScalar } from './tagged-scalar.js';

/** How to write what a tab stands for. */
export const TABS_HINT = 'Indent with spaces; YAML does not allow tabs.';

/** Where white space and comments after a value end; nothing else may stand there. */
export function readEnd(tokens: readonly CST.SourceToken[] | undefined, from: number, log: ReadingLog): number {
  if (!tokens) return from;
  let after = from;
  for (const token of tokens) {
    if (!isBetween(token)) log.token(`Unexpected \`${token.source}\`.`, token, true);
    after += token.source.length;
  }
  return after;
}

/** The text of a scalar without its quotes, escapes and indentation. */
export function readScalarText(token: CST.FlowScalar | CST.BlockScalar, text: string, log: ReadingLog): ScalarText {
  const { type, source, offset: start } = token;
  if (type === 'scalar' && !source.includes('\n') && !',\t%|>@`'.includes(source.charAt(0))) { // most are such, and need nothing done
    const end = start + source.length;
    return { value: source, start, end, after: readEnd(token.end, end, log) };
  }
  const written = textOfScalar(token, (problem) => log.problems.push(problem));
  if (token.type !== 'block-scalar' || !/[1-9]/.test(text.slice(start, start + 3))) return written;
  // with an indentation indicator, lines of blanks below may be longer than the indentation, which the lexer overlooks
  const below = /(?: *\r?\n)*/y;
  below.lastIndex = written.end;
  const longer = { ...token, source: token.source + (below.exec(text)?.[0] ?? '') };
  return { ...written, value: textOfScalar(longer, () => undefined).value };
}

const failSyntax = (message: string, at: Span, log: ReadingLog, hint?: string): void => {
  log.fail('yaml-syntax', `This is not YAML: ${message}`, at, hint);
};

/** A lone half of a character as an escape, which JavaScript would take. */
const SURROGATE_ESCAPE = /(?<!\\)(?:\\\\)*\\u[dD][89a-fA-F]/;

/** The text of a block scalar or of one between quotes, as GitLab's reader takes it. */
function quotedText({ type, source }: CST.FlowScalar | CST.BlockScalar, written: ScalarText, { text }: DocumentPlace, log: ReadingLog): string {
  const { value, start, end } = written;
  if (type === 'block-scalar') {
    if (/^\n*\t/.test(value) && !/^[|>][-+]?\d/.test(text.slice(start, start + 3))) failSyntax('the first line of the text begins with a tab.', written, log, TABS_HINT);
    // the last line of a file may lack its line break, and then the text does too; blanks are a line when there are more than the indentation
    const lacksBreak = end === text.length && (text.slice(text.lastIndexOf('\n') + 1).trim() !== '' || /(?:^|\n) +\n$/.test(value));
    return lacksBreak ? value.replace(/\n$/, '') : value;
  }
  if (type === 'double-quoted-scalar' && source.includes('\\') && SURROGATE_ESCAPE.test(source)) {
    failSyntax('`\\ud800` to `\\udfff` stand for no character.', written, log, 'Write the character itself, or `\\U` and eight digits.');
  }
  return value;
}

/** The value of a scalar by its tag or, when it is plain, by how it looks (L9, L10). */
export function scalarValue(token: CST.FlowScalar | CST.BlockScalar | undefined, written: ScalarText, tag: string | undefined, place: DocumentPlace, log: ReadingLog): Exclude<PlainScalar, { kind: 'disallowed' }> {
  const isPlain = !token || token.type === 'scalar';
  const value = isPlain ? written.value : quotedText(token, written, place, log);
  if (tag === undefined && !isPlain) return { kind: 'string', value };
  if (tag !== undefined && isClassTag(tag, 'scalar')) log.fail('yaml-disallowed-type', `Values of the type \`${tag}\` are not allowed.`, written);
  const scalar = tag === undefined ? resolvePlainScalar(value, place.behaviour) : resolveTaggedScalar(tag, value, place.behaviour);
  if (scalar && scalar.kind !== 'disallowed') return scalar;
  if (scalar) log.fail('yaml-disallowed-type', `\`${value}\` is a date or time, which is not allowed here.`, written, `Quote it: "${value}".`);
  else log.fail('yaml-syntax', `\`${value}\` is no number, as its tag says.`, written);
  return { kind: 'null', value: null };
}
