import { Composer, Parser, isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Alias, Document, Pair, ParsedNode, Scalar, YAMLError, YAMLMap, YAMLSeq } from 'yaml';
import { diagnostic } from '../diagnostics/collector.js';
import type { DiagnosticCode } from '../diagnostics/codes.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../diagnostics/source-file.js';
import type { Limits } from '../limits.js';
import type { Entry, ListNode, MapKey, Node, ScalarNode } from './node.js';
import { resolvePlainScalar } from './plain-scalar.js';
import { resolveTaggedScalar } from './tagged-scalar.js';

/** The tree of one document, or why there is none. `root` is undefined for a document without content. */
export interface ParsedYaml {
  readonly root: Node | undefined;
  readonly failure: Diagnostic | undefined;
  readonly warnings: readonly Diagnostic[];
}

/** What YAML of this library can refuse; carried out of the recursion as a value. */
interface Failure {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly hint?: string;
}

const COMPOSER_OPTIONS = {
  version: '1.1', schema: 'failsafe', uniqueKeys: false, prettyErrors: false, logLevel: 'silent', keepSourceTokens: false,
} as const;

/** Control characters YAML does not allow and the parser lets pass. */
const CONTROL_CHARACTER = /[\0-\x08\v\f\x0e-\x1f\x7f]/;

/** Tags whose nodes GitLab refuses to build (L10). */
const CLASS_TAG = /^(?:!ruby\/(?!sym(?:bol)?$)|tag:yaml\.org,2002:(?:set|timestamp)$|!(?:set|timestamp)$)/;

/**
 * Reads the first document of a text as GitLab's YAML reader does: YAML 1.1 scalars (L9), explicit tags (L10), last duplicate key wins
 * (L11), merge keys in document order (L12), aliases as copies (L13), depth and size limits (L16).
 *
 * @param offset - where `text` starts in `source.text`; positions are those of the whole source.
 */
export function parseYaml(text: string, source: SourceFile, offset: number, limits: Readonly<Limits>): ParsedYaml {
  const warnings: Diagnostic[] = [];
  const fail = (failure: Failure): ParsedYaml => ({
    root: undefined, warnings,
    failure: diagnostic(failure.code, failure.message, { at: { source, start: failure.start, end: failure.end }, hint: failure.hint }),
  });
  const forbidden = CONTROL_CHARACTER.exec(text)?.index ?? firstLoneSurrogate(text);
  if (forbidden !== undefined) {
    const start = offset + forbidden;
    return fail({ code: 'yaml-syntax', message: 'The text holds a control character or half of a character.', start, end: start + 1 });
  }
  const document = firstDocument(text);
  const [error] = document?.errors ?? [];
  if (error) return fail(syntaxFailure(error, text, offset));
  if (!document?.contents) return { root: undefined, failure: undefined, warnings };
  const reader = createReader(source, offset, limits, (key, previous) => {
    warnings.push(diagnostic('yaml-duplicate-key', `The key stands twice in one map; the last value counts.`, {
      severity: 'warning', at: key, hint: previous.kind === 'map' ? 'Two entries of one name are not merged: the first is lost.' : undefined,
    }));
  });
  const root = reader.read(document.contents, 1);
  const failure = reader.failure();
  return failure ? fail(failure) : { root, failure: undefined, warnings };
}

function firstLoneSurrogate(text: string): number | undefined {
  if (text.isWellFormed()) return undefined;
  const repaired = text.toWellFormed();
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) !== repaired.charCodeAt(at)) return at;
  return undefined;
}

function firstDocument(text: string): Document.Parsed | undefined {
  const composer = new Composer(COMPOSER_OPTIONS);
  for (const document of composer.compose(new Parser().parse(text), true, text.length)) return document;
  return undefined;
}

function syntaxFailure(error: YAMLError, text: string, offset: number): Failure {
  const deep = error.code === 'RESOURCE_EXHAUSTION';
  const [start, end] = error.pos;
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start + 1);
  return {
    code: deep ? 'yaml-too-deep' : 'yaml-syntax',
    message: deep ? 'The document is nested too deeply.' : `This is not YAML: ${error.message.replace(/\.?$/, '.')}`,
    start: offset + start,
    end: offset + end,
    ...(/^\s*\t/.test(line) && { hint: 'Indent with spaces; YAML does not allow tabs.' }),
  };
}

interface Reader {
  read(node: ParsedNode | null, depth: number): Node;
  failure(): Failure | undefined;
}

/** Rough bytes a value takes in GitLab's memory (L16); with aliases a small text can make a large tree. */
const weightOfText = (length: number): number => 40 + (length > 23 ? length : 0);
const weightOfList = (count: number): number => 40 + 8 * count;
const weightOfMap = (count: number): number => 160 + (count > 8 ? 48 * count : 0);

function createReader(
  source: SourceFile, offset: number, limits: Readonly<Limits>, duplicate: (key: Node, previous: Node) => void,
): Reader {
  let failed: Failure | undefined;
  let aliases = false;
  const anchors = new Map<string, Node | 'open' | 'reference'>();
  const weights = new WeakMap<Node, { readonly bytes: number; readonly depth: number }>();

  const at = (node: ParsedNode): { start: number; end: number } => ({ start: offset + node.range[0], end: offset + node.range[1] });
  const nothing = (start: number): ScalarNode => ({ kind: 'null', value: null, source, start, end: start });
  const fail = (code: DiagnosticCode, message: string, node: ParsedNode, hint?: string): Node => {
    failed ??= { code, message, ...at(node), ...(hint !== undefined && { hint }) };
    return nothing(offset + node.range[0]);
  };

  const read = (node: ParsedNode | null, depth: number): Node => {
    if (failed || !node) return nothing(offset);
    if (isScalar(node)) {
      const scalar = readScalar(node);
      if (node.anchor !== undefined) anchors.set(node.anchor, scalar.kind === 'reference' ? 'reference' : scalar);
      return scalar;
    }
    if (isAlias(node)) return readAlias(node, depth);
    const { anchor } = node;
    if (anchor !== undefined) anchors.set(anchor, 'open');
    const result = readCollection(node, depth);
    if (anchor !== undefined) anchors.set(anchor, result.kind === 'reference' ? 'reference' : result);
    return result;
  };

  const readAlias = (node: Alias.Parsed, depth: number): Node => {
    aliases = true;
    const target = anchors.get(node.source);
    if (target === 'open') return fail('yaml-too-deep', `The alias \`*${node.source}\` stands inside what it refers to.`, node);
    if (target === undefined || target === 'reference') { // L13
      return fail('yaml-unknown-alias', `There is no anchor \`&${node.source}\` before this alias.`, node,
        target && 'An anchor on a `!reference` cannot be used; write the `!reference` again.');
    }
    if (depth - 1 + depthOf(target) > limits.yamlDepth) return fail('yaml-too-deep', 'The document is nested too deeply.', node);
    return target;
  };

  const readScalar = (node: Scalar.Parsed): Node => {
    const start = offset + node.range[0];
    const end = offset + node.range[1];
    const text = String(node.value);
    const { tag } = node;
    if (tag !== undefined) return readTagged(node, tag, text);
    if (node.type !== 'PLAIN') return { kind: 'string', value: text, source, start, end };
    const { kind, value } = resolvePlainScalar(text);
    if (kind === 'disallowed') return failDate(node, text);
    return { kind, value, source, start, end } as ScalarNode;
  };

  const readTagged = (node: Scalar.Parsed, tag: string, text: string): Node => {
    const { start, end } = at(node);
    if (tag === '!reference') return { kind: 'reference', target: { kind: 'string', value: text, source, start, end }, source, start, end };
    if (CLASS_TAG.test(tag)) return fail('yaml-disallowed-type', `Values of the type \`${tag}\` are not allowed.`, node);
    const { kind, value } = resolveTaggedScalar(tag, text, node.type === 'PLAIN');
    if (kind === 'disallowed') return failDate(node, text);
    return { kind, value, source, start, end } as ScalarNode;
  };

  const failDate = (node: Scalar.Parsed, text: string): Node =>
    fail('yaml-disallowed-type', `\`${text}\` is a date or time, which is not allowed here.`, node, `Quote it: "${text}".`);

  const readCollection = (node: YAMLMap.Parsed | YAMLSeq.Parsed, depth: number): Node => {
    const { tag } = node;
    if (tag !== undefined && CLASS_TAG.test(tag)) return fail('yaml-disallowed-type', `Values of the type \`${tag}\` are not allowed.`, node);
    if (depth > limits.yamlDepth) return fail('yaml-too-deep', `The document is nested more than ${limits.yamlDepth} levels deep.`, node);
    const result = isMap(node) ? readMap(node, depth) : readList(node, depth);
    return tag === '!reference' ? { kind: 'reference', target: result, source, ...at(node) } : result;
  };

  const readList = (node: YAMLSeq.Parsed, depth: number): ListNode => ({
    kind: 'list', items: node.items.map((item) => read(item, depth + 1)), source, ...at(node),
  });

  const readMap = (node: YAMLMap.Parsed, depth: number): Node => {
    const entries = new Map<MapKey, Entry>();
    let merged: Set<MapKey> | undefined; // names that came through `<<`: overriding them is no repetition
    for (const pair of node.items) {
      const key = read(pair.key, depth + 1);
      const value = pair.value ? read(pair.value, depth + 1) : nothing(key.end);
      if (failed) return key;
      if (key.kind === 'string' && key.value === '<<' && pair.key.tag === undefined) {
        const more = toMerge(value, pair);
        if (more) {
          merged ??= new Set();
          for (const [name, entry] of more) {
            entries.set(name, entry);
            merged.add(name);
          }
          continue;
        }
      }
      const name = mapKey(key);
      const previous = entries.get(name);
      if (previous && !merged?.delete(name)) duplicate(key, previous.value);
      entries.set(name, { key, value });
    }
    return { kind: 'map', entries, source, ...at(node) };
  };

  /** L12: what `<<` merges, overwriting what has been read so far; undefined when it is an ordinary key. */
  const toMerge = (value: Node, pair: Pair<ParsedNode, ParsedNode | null>): ReadonlyMap<MapKey, Entry> | undefined => {
    if (value.kind === 'reference') {
      if (pair.value) fail('yaml-merge-reference', 'A `!reference` cannot be merged with `<<`.', pair.value, 'Use `extends`, or reference single keys.');
      return new Map();
    }
    if (value.kind === 'map') return value.entries;
    // an alias to a list is not merged, only a list written here
    if (!isSeq(pair.value) || value.kind !== 'list' || !value.items.every((item) => item.kind === 'map')) return undefined;
    return new Map(value.items.toReversed().flatMap((item) => [...item.entries]));
  };

  const measure = (node: Node): { readonly bytes: number; readonly depth: number } => {
    const known = weights.get(node);
    if (known) return known;
    let bytes = 40;
    let depth = 0;
    const add = (inner: Node): void => {
      const size = measure(inner);
      bytes += size.bytes;
      depth = Math.max(depth, size.depth);
    };
    if (node.kind === 'string' || node.kind === 'symbol') bytes = weightOfText(node.value.length);
    else if (node.kind === 'list') {
      bytes = weightOfList(node.items.length);
      node.items.forEach(add);
      depth += 1;
    } else if (node.kind === 'map') {
      bytes = weightOfMap(node.entries.size);
      for (const { key, value } of node.entries.values()) {
        add(key);
        add(value);
      }
      depth += 1;
    } else if (node.kind === 'reference') add(node.target);
    const size = { bytes, depth };
    weights.set(node, size);
    return size;
  };
  const depthOf = (node: Node): number => measure(node).depth;

  return {
    read(node, depth) {
      const root = read(node, depth);
      // without aliases the text's own size is the bound
      if (!failed && node && aliases && measure(root).bytes > limits.yamlBytes) {
        return fail('yaml-too-big', 'With its aliases written out the document is too big.', node);
      }
      return root;
    },
    failure: () => failed,
  };
}

function mapKey(key: Node): MapKey {
  return key.kind === 'list' || key.kind === 'map' || key.kind === 'reference' ? key : key.value;
}
