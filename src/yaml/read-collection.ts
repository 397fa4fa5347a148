import { MAX_YAML_KEY_LENGTH } from '../limits.js';
import type { CST } from './document-tokens.js';
import type { Node } from './node.js';
import type { Pairs } from './pairs.js';
import type { ReadingLog } from './reading-log.js';
import { readEnd } from './read-scalar.js';
import { readProperties, type Properties } from './token-properties.js';

/** A value that may be absent. */
export type Written = CST.Token | null | undefined;

/** What reads the values of a collection. */
export interface ValueReader {
  readonly text: string;
  readonly log: ReadingLog;
  /** Where the value read last stands, and where white space and comments behind it end. */
  readonly last: { start: number; end: number; after: number };
  /** Reads a value, or what its absence stands for: then it would stand after the tokens `before`, which end at `at`. */
  read(token: Written, properties: Properties, at: number, before: readonly CST.SourceToken[], depth: number): Node;
  /** Puts a pair into a map. */
  add(pairs: Pairs, key: Node, keyTag: CST.SourceToken | undefined, value: Node, token: Written): void;
  /** Null that stands where a value was read last. */
  nothing(): Node;
  /** Makes a map of the pairs that are put into it. */
  readMap(depth: number, fill: (pairs: Pairs) => void): Node;
}

const NOTHING: readonly CST.SourceToken[] = [];

const isBlock = (token: Written): boolean => token?.type === 'block-map' || token?.type === 'block-seq';

/** A key without `?` stands on one line with its colon. */
function checkImplicitKey(start: number, colon: number, { text, log }: ValueReader): void {
  if (colon - start > MAX_YAML_KEY_LENGTH) log.problem(`A key has at most ${MAX_YAML_KEY_LENGTH} characters.`, start, colon);
  else if (text.slice(start, colon).includes('\n')) log.problem('A key and its colon stand on one line.', start, colon);
}

/** Reads `key: value` lines. */
export function readBlockMap(map: CST.BlockMap, pairs: Pairs, depth: number, reader: ValueReader): void {
  const { log, last } = reader;
  const { indent } = map;
  let at = map.offset;
  let commentEnd: number | undefined;
  for (const { start, key, sep, value } of map.items) {
    const properties = readProperties(start, { indicator: 'explicit-key-ind', next: key ?? sep?.[0], offset: at, indent, inBrackets: false, onNewLine: true }, log);
    const isImplicit = !properties.indicator;
    if (isImplicit ? key && (key.type === 'block-seq' || ('indent' in key && key.indent !== indent)) : properties.indicator.indent !== indent) {
      log.problem('The keys of a map begin in the same column.', (properties.indicator ?? key)?.offset ?? at);
    }
    if (isImplicit && !sep && !properties.anchor && !properties.tag) {
      commentEnd = properties.end;
      continue;
    }
    const keyNode = reader.read(key, properties, properties.end, start, depth);
    const { start: keyStart, end: keyEnd } = last;
    const colon = readProperties(sep ?? NOTHING, {
      indicator: 'map-value-ind', next: value, offset: last.after, indent, inBrackets: false, onNewLine: !key || key.type === 'block-scalar',
    }, log);
    at = colon.end;
    if (!colon.indicator) {
      if (isImplicit) log.problem('A colon is missing after the key.', keyStart, keyEnd);
      reader.add(pairs, keyNode, properties.tag, reader.nothing(), undefined);
      continue;
    }
    if (isImplicit) {
      if (keyStart === keyEnd && !properties.anchor && !properties.tag) log.token('A key is missing before `:`.', colon.indicator);
      else checkImplicitKey(properties.start ?? keyStart, colon.indicator.offset, reader);
      if (value?.type === 'block-map' && !colon.hasNewline) log.problem('A map cannot begin on the line of its key.', at);
    }
    const node = reader.read(value, colon, at, sep ?? NOTHING, depth);
    at = last.after;
    reader.add(pairs, keyNode, properties.tag, node, value);
  }
  last.start = map.offset;
  last.end = at;
  last.after = commentEnd ?? at;
}

/** Reads `- item` lines. */
export function readBlockList(list: CST.BlockSequence, depth: number, reader: ValueReader): Node[] {
  const { log, last } = reader;
  const items: Node[] = [];
  let at = list.offset;
  let commentEnd: number | undefined;
  for (const { start, value } of list.items) {
    const properties = readProperties(start, { indicator: 'seq-item-ind', next: value, offset: at, indent: list.indent, inBrackets: false, onNewLine: true }, log);
    if (!properties.indicator) {
      if (!properties.anchor && !properties.tag && !value) {
        commentEnd = properties.end;
        continue;
      }
      log.problem('The items of a list begin with `- `, all in the same column.', value?.offset ?? at);
    }
    items.push(reader.read(value, properties, properties.end, start, depth));
    at = last.after;
  }
  last.start = list.offset;
  last.end = at;
  last.after = commentEnd ?? at;
  return items;
}

/** In brackets YAML 1.1 takes every leading colon for the end of a key, so that a text, or a symbol, cannot begin with one. */
function checkBracketed(token: Written, { anchor, tag }: Properties, { text, log, last }: ValueReader): void {
  if (isBlock(token)) log.problem('What is in brackets is not written on lines of its own.', last.start, last.end);
  else if ((token ? token.type === 'scalar' : !anchor && !tag) && text[last.start] === ':') {
    log.fail('yaml-syntax', 'This is not YAML: in brackets a text cannot begin with a colon.', last, 'Quote it.');
  }
}

/** Reads `key: value` between brackets, where either may be absent; the offset behind it comes back. */
function readBracketedPair({ start, key, sep, value }: CST.CollectionItem, properties: Properties, indent: number, pairs: Pairs, depth: number, reader: ValueReader): number {
  const { log, last, text } = reader;
  const keyNode = reader.read(key, properties, properties.end, start, depth);
  const from = last.start;
  checkBracketed(key, properties, reader);
  if (key?.type === 'scalar' && /^:[,[\]{}?]/.test(text.slice(last.end, last.end + 2))) {
    log.fail('yaml-syntax', `This is not YAML: a space is missing after \`${key.source}:\`.`, last);
  }
  const colon = readProperties(sep ?? NOTHING, { indicator: 'map-value-ind', next: value, offset: last.after, indent, inBrackets: true, onNewLine: false }, log);
  if (colon.indicator) {
    if (!properties.indicator) checkImplicitKey(properties.start ?? from, colon.indicator.offset, reader);
  } else if (value) {
    const isGlued = 'source' in value && value.source.startsWith(':');
    log.problem(isGlued ? 'A space is missing after the colon.' : 'A comma or a colon is missing here.', isGlued ? value.offset : colon.start ?? colon.end);
  }
  if (!value && !colon.indicator) {
    reader.add(pairs, keyNode, properties.tag, reader.nothing(), undefined);
    return colon.end;
  }
  const node = reader.read(value, colon, colon.end, sep ?? NOTHING, depth);
  checkBracketed(value, colon, reader);
  reader.add(pairs, keyNode, properties.tag, node, value);
  last.start = from;
  return last.after;
}

/** Reads what stands in brackets: pairs when it is a map, otherwise the items that come back. */
export function readBrackets(brackets: CST.FlowCollection, pairs: Pairs | undefined, depth: number, reader: ValueReader): Node[] {
  const { log, last } = reader;
  const { indent, items: written, start: { source: opening } } = brackets;
  const items: Node[] = [];
  let at = brackets.offset + 1;
  for (const [index, item] of written.entries()) {
    const { start, key, sep, value } = item;
    const properties = readProperties(start, { indicator: 'explicit-key-ind', next: key ?? sep?.[0], offset: at, indent, inBrackets: true, onNewLine: false }, log);
    const { indicator, anchor, tag, comma } = properties;
    const isAbsent = !indicator && !anchor && !tag && !sep && !value;
    if (index === 0 && comma) log.token('Nothing stands before this comma.', comma, true);
    if (isAbsent) {
      if (index > 0 && index < written.length - 1) log.problem('Nothing stands between two commas.', properties.end, properties.end + 1, true);
      at = properties.end;
      continue;
    }
    if (index > 0 && !comma) log.problem('A comma is missing between two items.', properties.start ?? properties.end);
    if (pairs) at = readBracketedPair(item, properties, indent, pairs, depth, reader);
    else if (sep || indicator) {
      items.push(reader.readMap(depth + 1, (single) => {
        at = readBracketedPair(item, properties, indent, single, depth + 1, reader);
      }));
    } else {
      items.push(reader.read(value, properties, properties.end, NOTHING, depth));
      checkBracketed(value, properties, reader);
      at = last.after;
    }
  }
  const [close, ...behind] = brackets.end;
  last.start = brackets.offset;
  last.end = at;
  if (close?.source === (opening === '{' ? '}' : ']')) last.end = close.offset + 1;
  else {
    log.problem(`\`${opening}\` is not closed.`, at);
    if (close && close.source.length !== 1) behind.unshift(close);
  }
  last.after = readEnd(behind, last.end, log);
  return items;
}
