/** Characters that YAML 1.1 does not allow and the parser lets pass. */
const CONTROL_CHARACTER = /[\0-\x08\v\f\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/;

/** Line breaks of YAML 1.1 that the parser takes for content. */
const OTHER_LINE_BREAK = /\r(?!\n)|[\x85\u2028\u2029]/g;

/** Where a text has a control character or half of a character (L17); undefined when it has none. */
export function unreadableAt(text: string): number | undefined {
  const control = CONTROL_CHARACTER.exec(text)?.index;
  if (control !== undefined || text.isWellFormed()) return control;
  const repaired = text.toWellFormed();
  let at = 0;
  while (text.charCodeAt(at) === repaired.charCodeAt(at)) at += 1;
  return at;
}

/** The text with every line break as `\n` or `\r\n`; no character moves. */
export function withPlainLineBreaks(text: string): string {
  return text.replaceAll(OTHER_LINE_BREAK, '\n');
}
