/** A tab where a line or a nested block may begin; anything else is no reason to look closer. */
const SUSPECT = /(?:^|\n)[-?: ]*\t/;

/** Marks that the lexer puts between the pieces of the text. */
const DOCUMENT = '\x02';
const FLOW_END = '\x18';
const SCALAR = '\x1f';

/** Whether {@link findForbiddenTab} may find something. */
export function hasSuspectTab(text: string): boolean {
  return SUSPECT.test(text);
}

/**
 * The first tab that GitLab's YAML reader refuses and our parser lets pass: where a block may begin (at the start of a line, blank and comment
 * lines included, and after `- ` and `? `), and below a plain scalar as far as its block is indented. Inside brackets, quotes and block
 * scalars tabs are free.
 *
 * @param lexemes - the text in the pieces of the `yaml` lexer.
 * @remarks Source: L17.
 */
export function findForbiddenTab(lexemes: Iterable<string>): number | undefined {
  let at = 0;
  let lineStart = 0;
  let brackets = 0;
  /** A block may begin here. */
  let atBlockStart = true;
  /** Column of the innermost block. */
  let blockColumn = -1;
  /** Column of what may turn out to be the key of this line. */
  let keyColumn: number | undefined;
  /** The plain scalar above may go on below. */
  let belowPlain: 'no' | 'same line' | 'next line' = 'no';
  let isScalar = false;
  let isBlockScalar = false;
  let hasBegun = false;

  for (const lexeme of lexemes) {
    if (lexeme === SCALAR) isScalar = true;
    if (lexeme === SCALAR || lexeme === DOCUMENT || lexeme === FLOW_END) continue;
    const column = at - lineStart;
    const first = lexeme.charAt(0);
    const lastBreak = lexeme.lastIndexOf('\n');
    if (!isScalar && (lexeme === '...' || lexeme === '---') && hasBegun) return undefined; // the next document is not read
    if (isScalar) {
      atBlockStart = isBlockScalar;
      belowPlain = isBlockScalar || brackets > 0 ? 'no' : 'same line';
      keyColumn ??= column;
      isScalar = isBlockScalar = false;
    } else if (first === '[' || first === '{' || first === ']' || first === '}') {
      brackets += first === '[' || first === '{' ? 1 : -1;
      keyColumn ??= column;
      atBlockStart = false;
      belowPlain = 'no';
    } else if (brackets > 0) {
      // anything goes
    } else if (first === '\n' || first === '\r') {
      if (belowPlain === 'no') atBlockStart = true;
      else belowPlain = 'next line';
      keyColumn = undefined;
    } else if (first === ' ' || first === '\t') {
      const tab = lexeme.indexOf('\t');
      if (tab >= 0 && (belowPlain === 'next line' ? column + tab <= blockColumn : atBlockStart)) return at + tab;
    } else if (lexeme === '-' || lexeme === '?' || lexeme === ':') {
      atBlockStart = lexeme !== ':' || keyColumn === undefined;
      blockColumn = lexeme === ':' && keyColumn !== undefined ? keyColumn : column;
      belowPlain = 'no';
    } else {
      if (first !== '#') keyColumn ??= column;
      isBlockScalar = first === '|' || first === '>';
      atBlockStart = false;
      belowPlain = 'no';
    }
    hasBegun ||= keyColumn !== undefined;
    if (lastBreak >= 0) lineStart = at + lastBreak + 1;
    at += lexeme.length;
  }
  return undefined;
}
