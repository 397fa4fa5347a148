import type { Behaviour } from '../../gitlab-version.js';
import { MAX_ACCESS_BYTES, MAX_ACCESS_INDEXES, MAX_ACCESS_SEGMENTS } from '../../limits.js';
import { nearest } from '../../text/nearest.js';
import { child, type Node } from '../../yaml/node.js';
import { keyText } from '../../yaml/to-object.js';
import { exceedsBytes } from '../byte-length.js';
import type { Problem } from './problem.js';

interface Segment {
  readonly name: string;
  readonly indexes: readonly number[];
}

/** Splits at dots; the last of five segments keeps the rest (L33). */
function splitPath(path: string): string[] {
  const parts = path.split('.');
  return parts.length <= MAX_ACCESS_SEGMENTS ? parts : [...parts.slice(0, MAX_ACCESS_SEGMENTS - 1), parts.slice(MAX_ACCESS_SEGMENTS - 1).join('.')];
}

/** L34: `name[0][1]`; a hyphen in the name of such a segment is an error in GitLab too. */
function readSegment(text: string, { inputIndexes }: Behaviour): Segment | undefined {
  if (!inputIndexes || (!text.includes('[') && !text.includes(']'))) return { name: text, indexes: [] };
  const [, name, brackets] = /^(\w+)((?:\[\d+\])+)$/.exec(text) ?? [];
  if (name === undefined || brackets === undefined) return undefined;
  const indexes = brackets.slice(1, -1).split('][').map(Number);
  return indexes.length > MAX_ACCESS_INDEXES ? undefined : { name, indexes };
}

/**
 * The value at a path such as `inputs.name` or `inputs.list[0].key`.
 *
 * @remarks Source: L33, L34.
 */
export function followPath(root: Node, path: string, behaviour: Behaviour): Node | Problem {
  if (exceedsBytes(path, MAX_ACCESS_BYTES)) return { code: 'interpolation-too-long', message: `The path in the block has more than ${MAX_ACCESS_BYTES} bytes.` };
  const segments = splitPath(path);
  if (segments.length < 2) {
    const name = child(child(root, 'inputs'), path) ? path : 'name';
    return { code: 'interpolation-invalid-path', message: `\`${path}\` is no path of two or more names.`, hint: `Inputs are written \`$[[ inputs.${name} ]]\`.` };
  }
  let node = root;
  for (const text of segments) {
    const segment = readSegment(text, behaviour);
    if (!segment) {
      return {
        code: 'interpolation-index-invalid', message: `\`${text}\` is no name with indexes.`,
        hint: `Write \`name[0]\`, with up to ${MAX_ACCESS_INDEXES} indexes; the name may have letters, digits and underscores.`,
      };
    }
    const next = step(node, segment, path);
    if ('code' in next) return next;
    node = next;
  }
  return node;
}

function step(from: Node, { name, indexes }: Segment, path: string): Node | Problem {
  let node = child(from, name);
  if (!node) {
    const known = from.kind === 'map' ? Array.from(from.entries.values(), ({ key }) => keyText(key)) : [];
    return { code: 'interpolation-unknown', message: `There is no \`${name}\` for \`${path}\`.`, hint: nearest(name, known) };
  }
  for (const index of indexes) {
    if (node.kind !== 'list') return { code: 'interpolation-index-not-array', message: `\`${name}\` in \`${path}\` is no array.` };
    const item: Node | undefined = node.items[index];
    if (!item) return { code: 'interpolation-index-range', message: `\`${name}\` in \`${path}\` has no item ${index}; the first is 0.` };
    node = item;
  }
  return node;
}
