import { MAX_YAML_DEPTH } from '../limits.js';
import type { DocumentPlace } from './document-place.js';
import { createTagHandles, isBetween, type CST, type DocumentTokens, type TagHandles } from './document-tokens.js';
import type { Node, ScalarNode } from './node.js';
import { addPair, mergePairs, type Pairs, type Repetition } from './pairs.js';
import { readBlockList, readBlockMap, readBrackets, type ValueReader, type Written } from './read-collection.js';
import { readEnd, readScalarText, scalarValue } from './read-scalar.js';
import { createReadingLog, type ReadingLog, type Span } from './reading-log.js';
import { isClassTag } from './tagged-scalar.js';
import { readProperties, type Properties } from './token-properties.js';
import { createTreeMeasure } from './tree-size.js';

/** A document that was read. */
export interface ReadDocument {
  /** Undefined for a text without a document. */
  readonly root: Node | undefined;
  /** Where its content stands. */
  readonly content: Span;
  readonly isInBrackets: boolean;
  readonly log: ReadingLog;
  readonly repetitions: readonly Repetition[];
  /** Something is nested so deeply that it was not looked at. */
  readonly isCutOff: boolean;
}

const STR_TAG = 'tag:yaml.org,2002:str';

const spanOf = ({ offset, source }: { readonly offset: number; readonly source: string }): Span => ({ start: offset, end: offset + source.length });

/** Where an absent value stands: behind what is before it on its line. */
function emptyOffset(offset: number, before: readonly CST.SourceToken[]): number {
  const last = before.findLastIndex((token) => !isBetween(token));
  const between = before.slice(last + 1);
  const lengthOf = (tokens: readonly CST.SourceToken[]): number => tokens.reduce((sum, { source }) => sum + source.length, 0);
  const spaces = last < 0 ? 0 : between.findIndex(({ type }) => type !== 'space');
  return offset - lengthOf(between) + lengthOf(spaces < 0 ? between : between.slice(0, spaces));
}

/**
 * Makes the tree of a document from its tokens: YAML 1.1 scalars (L9), explicit tags (L10), the last of equal keys (L11), merge keys in
 * document order (L12), aliases as copies (L13), depth and size limits (L16), and libyaml's idea of syntax (L17).
 */
export function readDocument({ directives, document }: DocumentTokens, place: DocumentPlace): ReadDocument {
  const { text, source, offset, behaviour, limits } = place;
  const maxDepth = Math.min(limits.yamlDepth, MAX_YAML_DEPTH);
  const log = createReadingLog();
  const last = { start: 0, end: 0, after: 0 };
  const repetitions: Repetition[] = [];
  const anchors = new Map<string, Node | 'open' | 'reference'>();
  const sizeOf = createTreeMeasure();
  let handles: TagHandles | undefined;
  let aliasedBytes = 0;
  let references = 0; // met so far
  let isCutOff = false;

  const tagName = (tag: CST.SourceToken): string | undefined =>
    (handles ??= createTagHandles()).tagName(tag.source, (message) => { log.token(message, tag); }) ?? undefined;

  const nothing = (): ScalarNode => ({ kind: 'null', value: null, source, start: offset + last.end, end: offset + last.end });

  const failTooDeep = (at: Span): void => {
    log.fail('yaml-too-deep', `The document is nested more than ${maxDepth} levels deep.`, at);
  };

  const read = (token: CST.Token, properties: Properties, depth: number): Node => {
    if (token.type === 'alias') return readAlias(token, properties, depth);
    const { anchor, tag } = properties;
    if (!anchor) return readTagged(token, tag, properties, depth);
    const name = anchor.source.slice(1);
    if (!/^[\w-]+$/.test(name)) log.token(`\`${anchor.source}\`: an anchor is made of letters, digits, \`_\` and \`-\`.`, anchor);
    anchors.set(name, 'open');
    const node = readTagged(token, tag, properties, depth);
    anchors.set(name, node.kind === 'reference' ? 'reference' : node);
    return node;
  };

  const readAlias = (token: CST.FlowScalar, { anchor, tag }: Properties, depth: number): Node => {
    if (anchor ?? tag) log.token('An alias has no anchor or tag of its own.', token);
    Object.assign(last, spanOf(token));
    last.after = readEnd(token.end, last.end, log);
    const name = token.source.slice(1);
    if (name === '') log.token('The name of an anchor is missing.', token);
    const target = anchors.get(name);
    if (target === 'open') log.fail('yaml-too-deep', `The alias \`*${name}\` stands inside what it refers to.`, last);
    else if (target === undefined || target === 'reference') { // L13
      log.fail('yaml-unknown-alias', `There is no anchor \`&${name}\` before this alias.`, last,
        target && 'An anchor on a `!reference` cannot be used; write the `!reference` again.');
    } else {
      const size = sizeOf(target);
      if (depth - 1 + size.depth > maxDepth) failTooDeep(last);
      aliasedBytes += size.bytes; // the rest of the document is bounded by its text
      if (aliasedBytes > limits.yamlBytes) log.fail('yaml-too-big', 'With its aliases written out the document is too big.', last);
      if (target.kind === 'reference' || 'references' in target) references += 1;
      return target;
    }
    return nothing();
  };

  const readTagged = (token: CST.Token, tag: CST.SourceToken | undefined, properties: Properties, depth: number): Node => {
    if (!tag) return readContent(token, undefined, properties, depth);
    const name = tagName(tag);
    if (name !== '!reference' || !behaviour.references) return readContent(token, name, properties, depth);
    const node = readContent(token, STR_TAG, properties, depth);
    references += 1;
    return { kind: 'reference', target: node, source, start: node.start, end: node.end };
  };

  const readContent = (token: CST.Token, tag: string | undefined, properties: Properties, depth: number): Node => {
    switch (token.type) {
      case 'scalar': case 'single-quoted-scalar': case 'double-quoted-scalar': case 'block-scalar':
        return readScalar(token, tag);
      case 'block-map': case 'block-seq': case 'flow-collection': {
        if (token.type === 'block-seq') checkListProperties(properties);
        const node = readCollection(token, depth);
        if (tag !== undefined && (node.kind === 'map' || node.kind === 'list') && isClassTag(tag, node.kind)) {
          log.fail('yaml-disallowed-type', `Values of the type \`${tag}\` are not allowed.`, last);
        }
        return node;
      }
      default:
        log.problem(token.type === 'error' ? token.message : `Unexpected ${token.type}.`, token.offset, token.offset + 1, true);
        last.start = last.end = last.after = token.offset;
        return nothing();
    }
  };

  const readScalar = (token: CST.FlowScalar | CST.BlockScalar, tag: string | undefined): Node => {
    const written = readScalarText(token, text, log);
    last.start = written.start;
    last.end = written.end;
    last.after = written.after;
    const { kind, value } = scalarValue(token, written, tag, place, log);
    return { kind, value, source, start: offset + written.start, end: offset + written.end } as ScalarNode;
  };

  const readCollection = (token: CST.BlockMap | CST.BlockSequence | CST.FlowCollection, depth: number): Node => {
    if (depth > maxDepth) {
      failTooDeep({ start: token.offset, end: token.offset + 1 });
      isCutOff = true;
      return nothing();
    }
    if (token.type === 'block-map') return readMap(depth, (pairs) => { readBlockMap(token, pairs, depth + 1, reader); });
    if (token.type === 'flow-collection' && token.start.source === '{') return readMap(depth, (pairs) => { readBrackets(token, pairs, depth + 1, reader); });
    const before = references;
    const items = token.type === 'block-seq' ? readBlockList(token, depth + 1, reader) : readBrackets(token, undefined, depth + 1, reader);
    return { kind: 'list', items, source, start: offset + last.start, end: offset + last.end, ...(references > before && { references: true }) };
  };

  const readMap = (depth: number, fill: (pairs: Pairs) => void): Node => {
    const before = references;
    const pairs: Pairs = { entries: new Map(), merged: undefined };
    if (depth > maxDepth) failTooDeep(last);
    fill(pairs);
    return { kind: 'map', entries: pairs.entries, source, start: offset + last.start, end: offset + last.end, ...(references > before && { references: true }) };
  };

  /** A list of lines begins below its anchor and tag. */
  const checkListProperties = ({ anchor, tag, newlineAfter }: Properties): void => {
    const property = anchor && tag ? (anchor.offset > tag.offset ? anchor : tag) : anchor ?? tag;
    if (property && !(newlineAfter && newlineAfter.offset > property.offset)) log.token('A list begins on the line after its anchor or tag.', property);
  };

  const add = (pairs: Pairs, key: Node, keyTag: CST.SourceToken | undefined, value: Node, token: Written): void => {
    if (key.kind === 'string' && key.value === '<<' && !(keyTag && tagName(keyTag) === STR_TAG)) {
      if (value.kind === 'reference') {
        log.fail('yaml-merge-reference', 'A `!reference` cannot be merged with `<<`.', last, 'Use `extends`, or reference single keys.');
        return;
      }
      // an alias to a list is not merged, only a list written here
      const maps = value.kind === 'map' ? [value] : value.kind === 'list' && token?.type !== 'alias' ? value.items : undefined;
      if (maps?.every((map) => map.kind === 'map')) {
        mergePairs(pairs, maps);
        return;
      }
    }
    const repetition = addPair(pairs, key, value);
    if (repetition) repetitions.push(repetition);
  };

  const reader: ValueReader = {
    text, log, last, nothing, readMap, add,
    read(token, properties, at, before, depth) {
      if (token) return read(token, properties, depth);
      const node = read({ type: 'scalar', offset: emptyOffset(at, before), indent: -1, source: '' }, properties, depth);
      if (properties.hasComment) last.after = properties.end;
      return node;
    },
  };

  for (const { source: line, offset: start } of directives) {
    (handles ??= createTagHandles()).add(line, (at, message, isWarning) => {
      if (isWarning !== true) log.problem(message, start + at);
    });
  }
  if (!document) {
    if (directives.length > 0) log.problem('No document follows the directives.', text.length);
    return { root: undefined, content: last, isInBrackets: false, log, repetitions, isCutOff };
  }
  const properties = readProperties(document.start, {
    indicator: 'doc-start', next: document.value ?? document.end?.[0], offset: document.offset, indent: 0, inBrackets: false, onNewLine: true,
  }, log);
  if (directives.length > 0 && !properties.indicator) log.problem('`---` is missing after the directives.', document.offset);
  const { value } = document;
  if (properties.indicator && !properties.hasNewline && (value?.type === 'block-map' || value?.type === 'block-seq')) {
    log.problem('A map or a list begins on the line after `---`.', properties.end);
  }
  const root = reader.read(value, properties, properties.end, document.start, 1);
  const content = { start: last.start, end: last.end };
  readEnd(document.end, last.after, log);
  return { root, content, isInBrackets: value?.type === 'flow-collection', log, repetitions, isCutOff };
}
