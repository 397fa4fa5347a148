/** A `$[[ ... ]]` in a text. */
export interface Block {
  readonly start: number;
  readonly end: number;
  /** What stands between the brackets, without the space around it. */
  readonly content: string;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0c || code === 0x0d;
}

/**
 * Finds the blocks of a text, from left to right, in linear time.
 *
 * @remarks Source: L30. Finds what RE2 finds with `\$\[\[\s*(\S.*?\S)\s*\]\]`: at least two characters inside, no line break between them.
 */
export function findBlocks(text: string): readonly Block[] {
  const blocks: Block[] = [];
  // the places found last; starts only move to the right, so that no stretch of the text is searched twice
  let close = -1;
  let lastInside = -1;
  let newline = -1;
  const moveClose = (from: number): void => {
    if (close >= from) return;
    close = text.indexOf(']]', from);
    for (lastInside = close - 1; lastInside >= 0 && isSpace(text.charCodeAt(lastInside)); ) lastInside -= 1;
  };
  for (let start = text.indexOf('$[['); start >= 0; start = text.indexOf('$[[', start)) {
    let first = start + 3;
    while (isSpace(text.charCodeAt(first))) first += 1;
    const second = first + ((text.codePointAt(first) ?? 0) > 0xffff ? 2 : 1);
    moveClose(second + 1);
    if (close >= 0 && lastInside < second) moveClose(close + 1); // one character inside is too few
    if (close < 0) break;
    if (newline < second) {
      newline = text.indexOf('\n', second);
      if (newline < 0) newline = text.length;
    }
    if (newline < lastInside) start += 3;
    else {
      blocks.push({ start, end: close + 2, content: text.slice(first, lastInside + 1) });
      start = close + 2;
    }
  }
  return blocks;
}
