import { diagnostic } from '../diagnostics/collector.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { DiagnosticCode } from '../diagnostics/codes.js';
import { knownNames, type Behaviour } from '../gitlab-version.js';
import { expandWith } from '../text/expand-variables.js';
import { EMPTY_MAP, isBlank, presentChild, withEntries, withItems, type Entry, type MapNode, type Node } from '../yaml/node.js';
import { describeKind } from '../yaml/scalar-text.js';
import { stringOf } from '../yaml/shapes.js';

/** The keys that say what kind of include an entry is, with the version that brought them (L41). */
const KINDS = { local: '11.4', project: '11.7', remote: '11.4', template: '11.7', artifact: '12.9', component: '16.0' } as const;

/** What an include fetches. */
export type IncludeKind = keyof typeof KINDS;

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
  /** Where the location is written. */
  readonly at: Node;
}

type Lookup = (name: string) => string | undefined;

const PATH = ['include'];
const REMOTE_SCHEME = /^(?:https?|ssh|git):/;
const YAML_FILE = /(?:^|\/)[^/]+\.ya?ml$/i;
const fail = (code: DiagnosticCode, message: string, at: Node, hint?: string): Diagnostic => diagnostic(code, message, { path: PATH, at, hint });

/** An entry of a map for a text that stands where a node stands. */
export function textEntry(key: string, text: string, { source, start, end }: Node): Entry {
  return { key: { kind: 'string', value: key, source, start, end }, value: { kind: 'string', value: text, source, start, end } };
}

/** Pass (a): the items of `include` as maps; strings are expanded and become `local` or `remote` (L39, L40). */
export function includeEntries(include: Node, expand: (text: string) => string): MapNode[] | Diagnostic {
  if (include.kind === 'null') return [];
  const entries: MapNode[] = [];
  for (const item of include.kind === 'list' ? include.items : [include]) {
    if (item.kind === 'null') continue;
    if (item.kind === 'map') entries.push(item);
    else if (item.kind === 'string' || item.kind === 'symbol') {
      const text = expand(item.value);
      const key = REMOTE_SCHEME.test(text) ? 'remote' : 'local';
      entries.push({ ...EMPTY_MAP, entries: new Map([[key, textEntry(key, text, item)]]), source: item.source, start: item.start, end: item.end });
    } else return fail('include-invalid-type', `An include is a string or a map; this is ${describeKind(item)}.`, item);
  }
  return entries;
}

/** Pass (c) for projects: one entry per file (L53). A project without `file` vanishes (L42). */
export function splitProjectFiles(entry: MapNode): MapNode[] {
  const file = entry.entries.get('file');
  if (isBlank(presentChild(entry, 'project'))) return [entry];
  if (!file || file.value.kind === 'null') return [];
  if (file.value.kind !== 'list') return [entry];
  return file.value.items.map((value) => withEntries(entry, new Map(entry.entries).set('file', { key: file.key, value })));
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

/** Pass (e): the kind of an entry (L41). */
export function includeKind(entry: MapNode, behaviour: Behaviour): IncludeKind | Diagnostic {
  const known = knownNames(KINDS, behaviour);
  const [kind, ...others] = known.filter((name) => !isBlank(presentChild(entry, name)));
  if (!kind) {
    return fail('include-no-type', `An include needs one of ${known.map((name) => `\`${name}\``).join(', ')}.`, entry,
      presentChild(entry, 'file') && 'Write `project` beside `file`, or use `local`.');
  }
  return others.length === 0 ? kind
    : fail('include-ambiguous', `An include has one kind; this has ${[kind, ...others].map((name) => `\`${name}\``).join(' and ')}.`, entry);
}

function locationProblem(kind: IncludeKind, location: string, at: Node): Diagnostic | undefined {
  if (kind === 'component') return undefined;
  if (kind === 'remote' && !REMOTE_SCHEME.test(location)) return fail('include-remote-address', `\`${location}\` is no address with http, https, ssh or git.`, at);
  if (!YAML_FILE.test(location)) return fail('include-extension', `\`${location}\` does not end in .yml or .yaml.`, at);
  if (kind === 'template' && !location.endsWith('.gitlab-ci.yml')) return fail('include-template-name', 'The name of a template ends in `.gitlab-ci.yml`.', at);
  return undefined;
}

/** Pass (f): where the file is, checked (L47). */
export function includeLocation(entry: MapNode, kind: IncludeKind, behaviour: Behaviour): IncludeLocation | Diagnostic {
  const at = presentChild(entry, kind === 'project' ? 'file' : kind) ?? entry;
  const location = stringOf(at);
  if (location === undefined) return fail('include-not-string', `The location of an include is a string; this is ${describeKind(at)}.`, at);
  const problem = locationProblem(kind, location, at);
  if (problem) return problem;
  const written = presentChild(entry, 'project');
  const project = written?.kind === 'list' ? written.items[0] : written;
  if (kind === 'project' && project?.kind !== 'string') return fail('include-not-string', 'The `project` of an include is a string.', project ?? at);
  const ref = presentChild(entry, 'ref');
  if (kind === 'project' && ref && ref.kind !== 'string') {
    return fail('include-project-ref', `\`ref\` names a branch, tag or commit; this is ${describeKind(ref)}.`, ref, 'Put the name in quotes.');
  }
  const text = (key: string): string | undefined => stringOf(presentChild(entry, key));
  return {
    kind, location, at,
    project: stringOf(project), ref: stringOf(ref), job: text('job'),
    integrity: behaviour.includeIntegrity ? text('integrity') : undefined,
    inputs: behaviour.inputs ? presentChild(entry, behaviour.includeInputsKey) : undefined,
  };
}
