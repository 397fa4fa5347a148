import { diagnostic } from '../diagnostics/collector.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { DiagnosticCode } from '../diagnostics/codes.js';
import { expandWith } from '../text/expand-variables.js';
import { EMPTY_MAP, isBlank, presentChild, withEntries, withItems, type Entry, type MapNode, type Node } from '../yaml/node.js';
import { describeKind } from '../yaml/scalar-text.js';
import { stringOf } from '../yaml/shapes.js';

/** The keys that say what kind of include an entry is. */
const KINDS = ['local', 'project', 'remote', 'template', 'artifact', 'component'] as const;

/** What an include fetches. */
export type IncludeKind = (typeof KINDS)[number];

/** An entry of `include` whose location is settled. */
export interface IncludeLocation {
  readonly kind: IncludeKind;
  /** Path, address or name, by kind. */
  readonly location: string;
  /** For `project`: which one, and at which ref. */
  readonly project: string | undefined;
  readonly ref: string | undefined;
  readonly integrity: string | undefined;
  /** For `artifact`. */
  readonly job: string | undefined;
  readonly inputs: Node | undefined;
  readonly at: MapNode;
}

type Lookup = (name: string) => string | undefined;

const PATH = ['include'];
const REMOTE_SCHEME = /^(?:https?|ssh|git):/;
const YAML_FILE = /(?:^|\/)[^/]+\.ya?ml$/i;
const fail = (code: DiagnosticCode, message: string, at: Node, hint?: string): Diagnostic => diagnostic(code, message, { path: PATH, at, hint });

function textEntry(key: string, node: Node, text: string): Entry {
  return { key: { kind: 'string', value: key, source: node.source, start: node.start, end: node.end }, value: { kind: 'string', value: text, source: node.source, start: node.start, end: node.end } };
}

/** Pass (a): the items of `include` as maps; strings are expanded and become `local` or `remote` (L39, L40). */
export function includeEntries(include: Node, lookup: Lookup): MapNode[] | Diagnostic {
  if (include.kind === 'null') return [];
  const entries: MapNode[] = [];
  for (const item of include.kind === 'list' ? include.items : [include]) {
    if (item.kind === 'null') continue;
    if (item.kind === 'map') entries.push(item);
    else if (item.kind === 'string' || item.kind === 'symbol') {
      const text = expandWith(item.value, lookup);
      const key = REMOTE_SCHEME.test(text) ? 'remote' : 'local';
      entries.push({ ...EMPTY_MAP, entries: new Map([[key, textEntry(key, item, text)]]), source: item.source, start: item.start, end: item.end });
    } else return fail('include-invalid-type', `An include is a string or a map; this is ${describeKind(item)}.`, item);
  }
  return entries;
}

/** Pass (c) for projects: one entry per file (L53). A project without `file` vanishes (L42). */
export function splitProjectFiles(entry: MapNode): MapNode[] {
  const file = presentChild(entry, 'file');
  if (isBlank(presentChild(entry, 'project'))) return [entry];
  if (!file) return [];
  if (file.kind !== 'list') return [entry];
  return file.items.map((item) => {
    const key = entry.entries.get('file')?.key ?? item;
    return withEntries(entry, new Map(entry.entries).set('file', { key, value: item }));
  });
}

/** Pass (d): expands the strings directly under the entry, and directly in lists there (L60). */
export function expandEntry(entry: MapNode, lookup: Lookup): MapNode {
  const expand = (node: Node): Node => (node.kind === 'string' ? { ...node, value: expandWith(node.value, lookup) } : node);
  const entries = new Map(entry.entries);
  for (const [name, { key, value }] of entries) {
    entries.set(name, { key, value: value.kind === 'list' ? withItems(value, value.items.map(expand)) : expand(value) });
  }
  return withEntries(entry, entries);
}

function locationProblem(kind: IncludeKind, location: string, at: Node): Diagnostic | undefined {
  if (kind === 'component') return undefined;
  if (kind === 'remote' && !REMOTE_SCHEME.test(location)) return fail('include-remote-address', `\`${location}\` is no address with http, https, ssh or git.`, at);
  if (!YAML_FILE.test(location)) return fail('include-extension', `\`${location}\` does not end in .yml or .yaml.`, at);
  if (kind === 'template' && !location.endsWith('.gitlab-ci.yml')) return fail('include-template-name', 'The name of a template ends in `.gitlab-ci.yml`.', at);
  return undefined;
}

/** Passes (e) and (f): the kind of an entry, and its location checked (L41, L47). */
export function includeLocation(entry: MapNode): IncludeLocation | Diagnostic {
  const kinds = KINDS.filter((name) => !isBlank(presentChild(entry, name)));
  const [kind] = kinds;
  if (!kind) {
    return fail('include-no-type', `An include needs one of ${KINDS.map((name) => `\`${name}\``).join(', ')}.`, entry,
      presentChild(entry, 'file') && 'Write `project` beside `file`, or use `local`.');
  }
  if (kinds.length > 1) return fail('include-ambiguous', `An include has one kind; this has ${kinds.map((name) => `\`${name}\``).join(' and ')}.`, entry);
  const at = presentChild(entry, kind === 'project' ? 'file' : kind) ?? entry;
  const location = stringOf(at);
  if (location === undefined) return fail('include-not-string', `The location of an include is a string; this is ${describeKind(at)}.`, at);
  const problem = locationProblem(kind, location, at);
  if (problem) return problem;
  const text = (key: string): string | undefined => stringOf(presentChild(entry, key));
  const project = presentChild(entry, 'project');
  return {
    kind, location, at: entry,
    project: stringOf(project?.kind === 'list' ? project.items[0] : project),
    ref: text('ref'), integrity: text('integrity'), job: text('job'),
    inputs: presentChild(entry, 'inputs'),
  };
}
