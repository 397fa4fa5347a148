import { Composer, Lexer, Parser, isAlias, isMap, isScalar, isSeq } from 'yaml';
import type {
  Alias, CST, Document, DocumentOptions, Pair, ParsedNode, ParseOptions, Scalar, SchemaOptions, YAMLError, YAMLMap, YAMLSeq,
} from 'yaml';
import { diagnostic } from '../diagnostics/collector.js';
import type { DiagnosticCode } from '../diagnostics/codes.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../diagnostics/source-file.js';
import type { Behaviour } from '../gitlab-version.js';
import { MAX_DIAGNOSTICS, MAX_YAML_DEPTH, type Limits } from '../limits.js';
import { findForbiddenTab, hasSuspectTab } from './forbidden-tab.js';
import type { Entry, ListNode, MapKey, MapNode, Node, ScalarNode } from './node.js';
import { resolvePlainScalar } from './plain-scalar.js';
import { unreadableAt, withPlainLineBreaks } from './readable-text.js';
import { isClassTag, resolveTaggedScalar } from './tagged-scalar.js';
import { createTreeMeasure } from './tree-size.js';

/** The tree of one document, or why there is none. `root` is undefined for a document without content. */
export interface ParsedYaml {
  readonly root: Node | undefined;
  readonly failure: Diagnostic | undefined;
  readonly warnings: readonly Diagnostic[];
}

/** A text to read, and what reading it depends on. */
export interface YamlText {
  readonly text: string;
  readonly source: SourceFile;
  /** Where `text` starts in `source.text`; positions are those of the whole source. */
  readonly offset: number;
  readonly behaviour: Behaviour;
  readonly limits: Readonly<Limits>;
}

/** What YAML of this library can refuse; offsets are those of the text. */
interface Failure {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly hint?: string | undefined;
}

type Collection = YAMLMap.Parsed | YAMLSeq.Parsed;
type ParsedPair = Pair<ParsedNode, ParsedNode | null>;

const COMPOSER_OPTIONS: ParseOptions & DocumentOptions & SchemaOptions = {
  version: '1.1', schema: 'failsafe', resolveKnownTags: false, uniqueKeys: false, prettyErrors: false, logLevel: 'silent', keepSourceTokens: false,
  customTags: [{ tag: '!reference', collection: 'seq' }], // else the parser makes a warning of each
};
const STR_TAG = 'tag:yaml.org,2002:str';
const TABS_HINT = 'Indent with spaces; YAML does not allow tabs.';

/**
 * Reads the first document of a text as GitLab's YAML reader does: YAML 1.1 scalars (L9), explicit tags (L10), last duplicate key wins
 * (L11), merge keys in document order (L12), aliases as copies (L13), depth and size limits (L16), its idea of syntax (L17).
 */
export function parseYaml({ text: written, source, offset, behaviour, limits }: YamlText): ParsedYaml {
  const warnings: Diagnostic[] = [];
  const at = (start: number, end: number): { source: SourceFile; start: number; end: number } => ({ source, start: offset + start, end: offset + end });
  const fail = ({ code, message, start, end, hint }: Failure): ParsedYaml =>
    ({ root: undefined, warnings, failure: diagnostic(code, message, { at: at(start, end), hint }) });

  const unreadable = unreadableAt(written);
  if (unreadable !== undefined) {
    return fail({ code: 'yaml-syntax', message: 'The text holds a control character or half of a character.', start: unreadable, end: unreadable + 1 });
  }
  const text = withPlainLineBreaks(written);
  const composed = composeFirst(text, Math.min(limits.yamlDepth, MAX_YAML_DEPTH));
  if ('code' in composed) return fail(composed);
  if (!composed.contents) return { root: undefined, failure: undefined, warnings };
  const reader = createReader(text, { source, offset, behaviour, limits }, (key, previous) => {
    if (warnings.length > MAX_DIAGNOSTICS) return;
    warnings.push(diagnostic('yaml-duplicate-key', 'The key stands twice in one map; the last value counts.', {
      severity: 'warning', at: key, hint: previous.kind === 'map' ? 'Two entries of one name are not merged: the first is lost.' : undefined,
    }));
  });
  const root = reader.read(composed.contents);
  const failure = reader.failure();
  return failure ? fail(failure) : { root, failure: undefined, warnings };
}

/** The first document of a text, with the syntax GitLab's reader accepts. */
function composeFirst(text: string, maxDepth: number): Document.Parsed | Failure {
  let document = composeTokens(new Parser().parse(text), text, maxDepth);
  if ('code' in document) return document;
  let end = documentEnd(document, text);
  const [error] = errorsBefore(end, document);
  if (error) {
    document = composeTokens(lenientTokens(text), text, maxDepth);
    if ('code' in document) return document;
    end = documentEnd(document, text);
    if (errorsBefore(end, document).length > 0) return syntaxFailure(error, text);
  }
  const tab = hasSuspectTab(text) ? findForbiddenTab(lenientLexer().lex(text)) : undefined;
  return tab === undefined || tab >= end ? document
    : { code: 'yaml-syntax', message: 'This is not YAML: a tab stands where a line or an item begins.', start: tab, end: tab + 1, hint: TABS_HINT };
}

/** Composes the first document, unless it is nested so deeply that the parser's recursion would come to its end. */
function composeTokens(tokens: Iterable<CST.Token>, text: string, maxDepth: number): Document.Parsed | Failure {
  const first: CST.Token[] = [];
  let hasBegun = false;
  for (const token of tokens) {
    if (token.type === 'document') {
      if (hasBegun) break;
      hasBegun = true;
      const deep = tooDeepAt(token.value, maxDepth);
      if (deep !== undefined) return { ...tooDeep(maxDepth), start: deep, end: deep + 1 };
    }
    first.push(token);
  }
  return new Composer(COMPOSER_OPTIONS).compose(first, true, text.length).next().value as Document.Parsed;
}

function tooDeepAt(token: CST.Token | null | undefined, levels: number): number | undefined {
  if (!token || !('items' in token)) return undefined;
  if (levels === 0) return token.offset;
  for (const { key, value } of token.items) {
    const at = tooDeepAt(key, levels - 1) ?? tooDeepAt(value, levels - 1);
    if (at !== undefined) return at;
  }
  return undefined;
}

const tooDeep = (levels: number): { readonly code: 'yaml-too-deep'; readonly message: string } =>
  ({ code: 'yaml-too-deep', message: `The document is nested more than ${levels} levels deep.` });

function* lenientTokens(text: string): Generator<CST.Token> {
  const parser = new Parser();
  for (const lexeme of lenientLexer().lex(text)) yield* parser.next(lexeme);
  yield* parser.end();
}

/** What the lexer keeps to itself. */
interface LexerState {
  readonly buffer: string;
  readonly pos: number;
  readonly flowLevel: number;
}

/** A lexer that does not ask for indentation between brackets and quotes, as YAML 1.1 does not. */
function lenientLexer(): Lexer {
  const lexer = new Lexer();
  const state = lexer as unknown as LexerState;
  let indentNext = 0;
  const isInQuotes = ({ buffer, pos }: LexerState): boolean => (buffer[pos] === '"' || buffer[pos] === "'") && buffer[pos - 1] !== '\n';
  return Object.defineProperty(lexer, 'indentNext', {
    get: () => (state.flowLevel > 0 || isInQuotes(state) ? 0 : indentNext),
    set: (indent: number) => {
      indentNext = indent;
    },
  });
}

/**
 * L8: what follows the first document is never looked at. It ends with its closing bracket, with `...`, or with a line to the left of where it
 * began.
 */
function documentEnd({ contents, errors }: Document.Parsed, text: string): number {
  if (!contents || errors.length === 0) return text.length;
  const [start, end] = contents.range;
  if ('flow' in contents && contents.flow) return end;
  const mark = /^\.\.\.(?:\s|$)/gm;
  mark.lastIndex = end;
  const columnOf = (offset: number): number => offset - text.lastIndexOf('\n', offset - 1) - 1;
  const next = errors.find(({ code, pos }) => code === 'UNEXPECTED_TOKEN' && pos[0] >= end)?.pos[0];
  return Math.min(mark.exec(text)?.index ?? text.length, next !== undefined && columnOf(next) < columnOf(start) ? next : text.length);
}

/** The errors that GitLab's reader would give too: to it a comment may follow a quote or a bracket. */
function errorsBefore(end: number, { errors }: Document.Parsed): readonly YAMLError[] {
  return errors.filter(({ code, message, pos: [start] }) =>
    (start < end || (start === end && code !== 'UNEXPECTED_TOKEN')) && !message.startsWith('Comments must be separated'));
}

/** Where the piece of the text begins that ends at a place. */
function startOfLexeme(text: string, end: number): number {
  let at = 0;
  for (const lexeme of new Lexer().lex(text)) {
    const isMark = lexeme.length === 1 && lexeme < ' ' && lexeme !== '\n' && lexeme !== '\t';
    if (!isMark && at + lexeme.length >= end) break;
    if (!isMark) at += lexeme.length;
  }
  return at;
}

function syntaxFailure({ message, pos }: YAMLError, text: string): Failure {
  // what lacks its closing quote is easiest to find by its opening one
  const [start, end] = message.startsWith('Missing closing') ? [startOfLexeme(text, pos[0]), pos[0]] : pos;
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start + 1);
  return {
    code: 'yaml-syntax', start, end,
    message: `This is not YAML: ${message.replace(/\.?$/, '.')}`,
    hint: /^\s*\t/.test(line) ? TABS_HINT : undefined,
  };
}

interface Reader {
  read(node: ParsedNode): Node;
  failure(): Failure | undefined;
}

function createReader(
  text: string, { source, offset, behaviour, limits }: Omit<YamlText, 'text'>, duplicate: (key: Node, previous: Node) => void,
): Reader {
  let failed: Failure | undefined;
  let aliasedBytes = 0;
  let references = 0; // met so far
  const anchors = new Map<string, Node | 'open' | 'reference'>();
  const sizeOf = createTreeMeasure();
  const hasSurrogateEscapes = /\\u[dD][89a-fA-F]/.test(text);

  const nothing = (start: number): ScalarNode => ({ kind: 'null', value: null, source, start, end: start });
  const fail = (code: DiagnosticCode, message: string, { range: [start, end] }: ParsedNode, hint?: string): Node => {
    failed ??= { code, message, start, end, hint };
    return nothing(offset + start);
  };

  const read = (node: ParsedNode, depth: number): Node => {
    if (failed) return nothing(offset);
    if (isAlias(node)) return readAlias(node, depth);
    const { anchor } = node;
    if (anchor !== undefined && !/^[\w-]+$/.test(anchor)) return fail('yaml-syntax', `\`&${anchor}\`: an anchor is made of letters, digits, \`_\` and \`-\`.`, node);
    if (isScalar(node)) {
      const scalar = readScalar(node);
      if (anchor !== undefined) anchors.set(anchor, scalar.kind === 'reference' ? 'reference' : scalar);
      return scalar;
    }
    if (anchor !== undefined) anchors.set(anchor, 'open');
    const result = readCollection(node, depth);
    if (anchor !== undefined) anchors.set(anchor, result.kind === 'reference' ? 'reference' : result);
    return result;
  };

  const readAlias = (node: Alias.Parsed, depth: number): Node => {
    const target = anchors.get(node.source);
    if (target === 'open') return fail('yaml-too-deep', `The alias \`*${node.source}\` stands inside what it refers to.`, node);
    if (target === undefined || target === 'reference') { // L13
      return fail('yaml-unknown-alias', `There is no anchor \`&${node.source}\` before this alias.`, node,
        target && 'An anchor on a `!reference` cannot be used; write the `!reference` again.');
    }
    const size = sizeOf(target);
    if (depth - 1 + size.depth > limits.yamlDepth) return fail('yaml-too-deep', tooDeep(limits.yamlDepth).message, node);
    aliasedBytes += size.bytes; // the rest of the document is bounded by its text
    if (target.kind === 'reference' || 'references' in target) references += 1;
    return aliasedBytes > limits.yamlBytes ? fail('yaml-too-big', 'With its aliases written out the document is too big.', node) : target;
  };

  const readScalar = (node: Scalar.Parsed): Node => {
    const start = offset + node.range[0];
    const end = offset + node.range[1];
    const { tag, type } = node;
    let value = String(node.value);
    if (type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED') {
      if (/^\n*\t/.test(value) && !/^[|>][-+]?\d/.test(text.slice(node.range[0], node.range[0] + 3))) return fail('yaml-syntax', 'This is not YAML: the first line of the text begins with a tab.', node, TABS_HINT);
      // the last line of a file may lack its line break, and then the text does too
      if (node.range[1] === text.length && !text.endsWith('\n')) value = value.replace(/\n$/, '');
    }
    if (hasSurrogateEscapes && type === 'QUOTE_DOUBLE' && /(?<!\\)(?:\\\\)*\\u[dD][89a-fA-F]/.test(text.slice(node.range[0], node.range[1]))) {
      return fail('yaml-syntax', 'This is not YAML: `\\ud800` to `\\udfff` stand for no character.', node, 'Write the character itself, or `\\U` and eight digits.');
    }
    if (tag === '!reference' && behaviour.references) {
      references += 1;
      return { kind: 'reference', target: { kind: 'string', value, source, start, end }, source, start, end };
    }
    if (tag === undefined && type !== 'PLAIN') return { kind: 'string', value, source, start, end };
    if (tag !== undefined && isClassTag(tag, 'scalar')) return failClass(node, tag);
    const scalar = tag === undefined ? resolvePlainScalar(value, behaviour) : resolveTaggedScalar(tag, value, behaviour);
    if (!scalar) return fail('yaml-syntax', `\`${value}\` is no number, as its tag says.`, node);
    if (scalar.kind === 'disallowed') return fail('yaml-disallowed-type', `\`${value}\` is a date or time, which is not allowed here.`, node, `Quote it: "${value}".`);
    return { kind: scalar.kind, value: scalar.value, source, start, end } as ScalarNode;
  };

  const failClass = (node: ParsedNode, tag: string): Node => fail('yaml-disallowed-type', `Values of the type \`${tag}\` are not allowed.`, node);

  const readCollection = (node: Collection, depth: number): Node => {
    const { tag, range } = node;
    if (tag !== undefined && isClassTag(tag, isMap(node) ? 'map' : 'list')) return failClass(node, tag);
    if (depth > limits.yamlDepth) return fail('yaml-too-deep', tooDeep(limits.yamlDepth).message, node);
    const place = { source, start: offset + range[0], end: offset + range[1] };
    const before = references;
    if (node.flow && isSeq(node)) node.items.forEach(checkBracketed);
    const result: MapNode | ListNode = isMap(node) ? { kind: 'map', entries: readEntries(node, depth), ...place }
      : { kind: 'list', items: node.items.map((item) => read(item, depth + 1)), ...place };
    if (tag === '!reference' && behaviour.references) {
      references += 1;
      return { kind: 'reference', target: result, ...place };
    }
    return references > before ? { ...result, references: true } : result;
  };

  const readEntries = (node: YAMLMap.Parsed, depth: number): ReadonlyMap<MapKey, Entry> => {
    const entries = new Map<MapKey, Entry>();
    let merged: Set<MapKey> | undefined; // names that came through `<<`: overriding them is no repetition
    for (const pair of node.items as ParsedPair[]) {
      const key = read(pair.key, depth + 1);
      const value = pair.value ? read(pair.value, depth + 1) : nothing(key.end);
      checkKey(pair.key, node.flow === true);
      if (node.flow) checkBracketed(pair.value);
      if (failed) break;
      const more = key.kind === 'string' && key.value === '<<' && pair.key.tag !== STR_TAG ? toMerge(value, pair) : undefined;
      if (more) {
        merged ??= new Set();
        for (const [name, entry] of more) {
          entries.set(name, entry);
          merged.add(name);
        }
        continue;
      }
      const name = mapKey(key);
      const previous = entries.get(name);
      if (previous && !merged?.delete(name)) duplicate(key, previous.value);
      entries.set(name, { key, value });
    }
    return entries;
  };

  /** What YAML 1.1 refuses in a key: none at all outside brackets, and inside a colon followed by a bracket or comma, as in `{a:}`. */
  const checkKey = (key: ParsedNode, inBrackets: boolean): void => {
    const [start, end] = key.range;
    if (inBrackets) {
      checkBracketed(key);
      if (isScalar(key) && key.type === 'PLAIN' && /^:[,[\]{}?]/.test(text.slice(end, end + 2))) fail('yaml-syntax', `This is not YAML: a space is missing after \`${String(key.value)}:\`.`, key);
    } else if (start === end && !/\?\s*$/.test(text.slice(0, start))) fail('yaml-syntax', 'This is not YAML: a key is missing before `:`.', key);
  };

  /** In brackets YAML 1.1 takes every leading colon for the end of a key, so that a text, or a symbol, cannot begin with one. */
  const checkBracketed = (node: ParsedNode | null): void => {
    if (isScalar(node) && node.type === 'PLAIN' && text[node.range[0]] === ':') fail('yaml-syntax', 'This is not YAML: in brackets a text cannot begin with a colon.', node, 'Quote it.');
  };

  /** L12: what `<<` merges, overwriting what has been read so far; undefined when it is an ordinary key. */
  const toMerge = (value: Node, pair: ParsedPair): ReadonlyMap<MapKey, Entry> | undefined => {
    if (value.kind === 'reference') {
      fail('yaml-merge-reference', 'A `!reference` cannot be merged with `<<`.', pair.value ?? pair.key, 'Use `extends`, or reference single keys.');
      return new Map();
    }
    // an alias to a list is not merged, only a list written here
    const maps = value.kind === 'map' ? [value] : value.kind === 'list' && isSeq(pair.value) ? value.items : undefined;
    if (!maps?.every((map) => map.kind === 'map')) return undefined;
    return maps.length === 1 ? maps[0]?.entries : new Map(maps.toReversed().flatMap((map) => [...map.entries]));
  };

  return { read: (node) => read(node, 1), failure: () => failed };
}

function mapKey(key: Node): MapKey {
  return key.kind === 'list' || key.kind === 'map' || key.kind === 'reference' ? key : key.value;
}
