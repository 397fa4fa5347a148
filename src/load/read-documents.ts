import { diagnostic } from '../diagnostics/collector.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../diagnostics/source-file.js';
import type { Behaviour } from '../gitlab-version.js';
import type { Limits } from '../limits.js';
import { isBlank, type MapNode } from '../yaml/node.js';
import { parseYaml } from '../yaml/parse-yaml.js';
import { describeKind } from '../yaml/scalar-text.js';
import { exceedsBytes } from './byte-length.js';

/** What one file holds: its content, and the header with `spec` if it has one. */
interface Documents {
  readonly header: MapNode | undefined;
  readonly content: MapNode;
  readonly warnings: readonly Diagnostic[];
}

/** A document of the file, and where it starts in the text. */
interface Chunk {
  readonly text: string;
  readonly offset: number;
}

const SEPARATOR = /(?<![^\n])---[ \t\r\n\f\v]+/g;

/** Cuts at lines that start with `---` and white space, which is dropped; at most three chunks (L8). */
function splitText(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  let offset = 0;
  for (const { index, 0: separator } of text.matchAll(SEPARATOR)) {
    if (chunks.length === 2) break;
    chunks.push({ text: text.slice(offset, index), offset });
    offset = index + separator.length;
  }
  chunks.push({ text: text.slice(offset), offset });
  return chunks;
}

/**
 * Reads the documents of a file.
 *
 * @remarks Source: L8, L15-L18.
 */
export function readDocuments(source: SourceFile, behaviour: Behaviour, limits: Readonly<Limits>): Documents | { readonly failure: Diagnostic } {
  const warnings: Diagnostic[] = [];
  const documents: MapNode[] = [];
  for (const { text, offset } of behaviour.documentSplitting ? splitText(source.text) : [{ text: source.text, offset: 0 }]) {
    if (exceedsBytes(text, limits.yamlBytes)) {
      return { failure: diagnostic('yaml-too-big', `The document has more than ${limits.yamlBytes} bytes.`, { at: { source, start: offset, end: offset + text.length } }) };
    }
    const parsed = parseYaml({ text, source, offset, behaviour, limits });
    if (parsed.failure) return { failure: parsed.failure };
    warnings.push(...parsed.warnings);
    const { root } = parsed;
    if (!root || isBlank(root)) continue;
    if (root.kind !== 'map') {
      return { failure: diagnostic('yaml-not-hash', `A configuration is a map of keywords and jobs; this is ${describeKind(root)}.`, { at: root }) };
    }
    documents.push(root);
  }
  const [first = { kind: 'map', entries: new Map(), source, start: 0, end: 0 } as const] = documents;
  const content = documents.at(-1);
  // L8: with a header the last document is the content, otherwise the first
  return content && content !== first && behaviour.inputs && first.entries.has('spec') ? { header: first, content, warnings } : { header: undefined, content: first, warnings };
}
