import type { Entry, MapKey, Node } from '../../yaml/node.js';

/** Levels a JSON text may be nested; deeper ones are not taken for JSON (L27). */
const MAX_JSON_DEPTH = 100;

/** Strings and numbers of a valid JSON text. */
const LITERAL = /"([^"\\]*(?:\\.[^"\\]*)*)"|-?\d[\d.eE+-]*/g;

/**
 * Reads a text as JSON (L27). Numbers keep their kind: `1.0` is a float, integers may have any size.
 *
 * @param at - whose place the nodes take.
 * @returns undefined when the text is not JSON.
 */
export function nodeFromJson(text: string, at: Node): Node | undefined {
  const { source, start, end } = at;
  const place = { source, start, end };
  const convert = (value: unknown, depth: number): Node => {
    if (typeof value === 'boolean') return { kind: 'boolean', value, ...place };
    if (typeof value === 'string') return literal(value);
    if (typeof value !== 'object' || value === null) return { kind: 'null', value: null, ...place };
    if (depth >= MAX_JSON_DEPTH) throw new RangeError('nested too deeply');
    if (Array.isArray(value)) return { kind: 'list', items: value.map((item) => convert(item, depth + 1)), ...place };
    const entries = new Map<MapKey, Entry>();
    for (const [marked, item] of Object.entries(value)) {
      const name = marked.slice(1);
      entries.set(name, { key: { kind: 'string', value: name, ...place }, value: convert(item, depth + 1) });
    }
    return { kind: 'map', entries, ...place };
  };
  const literal = (marked: string): Node => {
    const written = marked.slice(1);
    if (marked.startsWith('s')) return { kind: 'string', value: written, ...place };
    if (!/^-?\d+$/.test(written)) return { kind: 'float', value: Number(written), ...place };
    const value = Number(written);
    return { kind: 'integer', value: Number.isSafeInteger(value) ? value + 0 : BigInt(written), ...place };
  };
  try {
    JSON.parse(text);
    // numbers as marked strings, so that none loses its digits
    const marked = text.replace(LITERAL, (written, string?: string) => (string === undefined ? `"n${written}"` : `"s${string}"`));
    return convert(JSON.parse(marked), 0);
  } catch {
    return undefined;
  }
}
