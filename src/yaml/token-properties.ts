import type { CST } from './document-tokens.js';
import type { ReadingLog } from './reading-log.js';

/** What stands before a key, a value or an item. */
export interface Properties {
  readonly anchor: CST.SourceToken | undefined;
  readonly tag: CST.SourceToken | undefined;
  /** The indicator that was looked for: `-`, `?`, `:` or `---`. */
  readonly indicator: CST.SourceToken | undefined;
  readonly comma: CST.SourceToken | undefined;
  /** Where the anchor or the tag begins. */
  readonly start: number | undefined;
  /** Where all of this ends. */
  readonly end: number;
  readonly hasNewline: boolean;
  readonly hasComment: boolean;
  /** The last line break after an anchor or a tag. */
  readonly newlineAfter: CST.SourceToken | undefined;
}

/** Where properties stand. */
export interface PropertiesPlace {
  readonly indicator: CST.SourceToken['type'];
  /** What follows them. */
  readonly next: CST.Token | null | undefined;
  readonly offset: number;
  /** Column of the collection around them. */
  readonly indent: number;
  readonly inBrackets: boolean;
  /** Nothing stands before them on their line. */
  readonly onNewLine: boolean;
}

const TAB_MESSAGE = 'Tabs are not allowed as indentation.';
const GAP_MESSAGE = 'White space is missing after a tag or an anchor.';

/** Reads the tokens before a key, a value or an item. */
export function readProperties(tokens: readonly CST.SourceToken[], place: PropertiesPlace, log: ReadingLog): Properties {
  let anchor: CST.SourceToken | undefined;
  let tag: CST.SourceToken | undefined;
  let indicator: CST.SourceToken | undefined;
  let comma: CST.SourceToken | undefined;
  let newlineAfter: CST.SourceToken | undefined;
  let tab: CST.SourceToken | undefined;
  let hasNewline = false;
  let hasComment = false;
  let atNewLine = place.onNewLine;
  let wantsSpace = false;
  for (const token of tokens) {
    const { type } = token;
    if (wantsSpace && type !== 'space' && type !== 'newline' && type !== 'comma') log.problem(GAP_MESSAGE, token.offset);
    wantsSpace = false;
    if (tab && atNewLine && type !== 'comment' && type !== 'newline') log.token(TAB_MESSAGE, tab);
    tab = undefined;
    if (type === 'space') {
      const isFree = place.inBrackets || (place.indicator === 'doc-start' && place.next?.type === 'flow-collection');
      if (!isFree && token.source.includes('\t')) tab = token;
    } else if (type === 'newline') {
      atNewLine = hasNewline = true;
      if (anchor ?? tag) newlineAfter = token;
    } else if (type === 'comment') {
      hasComment = true;
      atNewLine = false;
    } else if (type === place.indicator) {
      if (anchor ?? tag) log.token(`Anchors and tags stand after \`${token.source}\`.`, token);
      if (indicator) log.token(`A second \`${token.source}\`.`, token, true);
      indicator = token;
      atNewLine = type === 'seq-item-ind' || type === 'explicit-key-ind';
    } else if (type === 'anchor') {
      if (anchor) log.token('A value has at most one anchor.', token);
      anchor = token;
      atNewLine = false;
      wantsSpace = true;
    } else if (type === 'tag') {
      if (tag) log.token('A value has at most one tag.', token);
      tag = token;
      atNewLine = false;
      wantsSpace = true;
    } else {
      if (type !== 'comma' || !place.inBrackets || comma) log.token(`Unexpected \`${token.source}\`.`, token, true);
      if (type === 'comma') comma = token;
      atNewLine = false;
    }
  }
  const last = tokens.at(-1);
  const end = last ? last.offset + last.source.length : place.offset;
  const { next } = place;
  const isBlock = next?.type === 'block-map' || next?.type === 'block-seq';
  if (tab && (isBlock || (atNewLine && tab.indent <= place.indent))) log.token(TAB_MESSAGE, tab);
  if (wantsSpace && next && !(next.type === 'scalar' && next.source === '') && next.type !== 'space' && next.type !== 'newline' && next.type !== 'comma') {
    log.problem(GAP_MESSAGE, next.offset);
  }
  const first = anchor && tag ? (anchor.offset < tag.offset ? anchor : tag) : anchor ?? tag;
  return { anchor, tag, indicator, comma, start: first?.offset, end, hasNewline, hasComment, newlineAfter };
}
