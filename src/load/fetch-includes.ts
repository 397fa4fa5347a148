import type { IncludeAnswer, IncludeRequest } from '../context.js';
import { diagnostic, type Collector } from '../diagnostics/collector.js';
import type { DiagnosticCode } from '../diagnostics/codes.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../diagnostics/source-file.js';
import { MAX_INCLUDED_BYTES } from '../limits.js';
import { matchIncludeWildcard } from '../match/include-wildcard.js';
import type { LoadedFile } from '../pipeline.js';
import { sha256 } from '../text/sha256.js';
import { child, presentChild, withEntries, type MapNode, type Node } from '../yaml/node.js';
import { stringOf } from '../yaml/shapes.js';
import { expandEntry, includeEntries, includeLocation, splitProjectFiles, type IncludeLocation } from './include-entry.js';
import { includeRulesPass } from './include-rules.js';
import type { Loading, LoadScope } from './load-tree.js';

/** Where `include:local` of a file looks: the pipeline's own repository, another project, or nowhere (L58). */
type Home =
  | { readonly kind: 'root' }
  | { readonly kind: 'project'; readonly project: string; readonly ref: string | undefined }
  | { readonly kind: 'none' };

/** A file that was read, and what its own includes depend on. */
export interface FetchedFile {
  readonly source: SourceFile;
  /** The entry that included it. */
  readonly at: MapNode;
  readonly home: Home;
  readonly inputs: Node | undefined;
  /** `component.*` values; present only in files of a component (L37). */
  readonly component: Readonly<Record<string, string | null>> | undefined;
  readonly includedBy: readonly string[];
}

/** What is counted over all files of a configuration. */
export interface FetchState {
  readonly collector: Collector;
  readonly files: LoadedFile[];
  count: number;
  bytes: number;
  partial: boolean;
  /** Files counted so far, for repeats (L52, L67). */
  readonly seen: Set<string>;
}

const PATH = ['include'];
const bare = (path: string): string => path.replace(/^\/+/, '');

/** Drops entries whose rules do not pass (L43 b). */
function filterByRules(entries: readonly MapNode[], file: FetchedFile, scope: LoadScope): MapNode[] | Diagnostic {
  const { facts } = scope;
  if (!facts.behaviour.includeRules) return [...entries];
  const { home } = file;
  const elsewhere = facts.context.filesElsewhere ?? {};
  const key = home.kind !== 'project' ? '' : home.ref === undefined ? home.project : `${home.project}@${home.ref}`;
  const files = home.kind === 'root' ? facts.files : Object.hasOwn(elsewhere, key) ? elsewhere[key] ?? [] : [];
  const kept: MapNode[] = [];
  for (const entry of entries) {
    const rules = child(entry, 'rules');
    const pass = rules ? includeRulesPass(rules, { facts, variables: scope.variables, files }, scope.parse) : true;
    if (typeof pass === 'object') return pass;
    if (pass) kept.push(entry);
  }
  return kept;
}

const localPattern = (entry: MapNode): string | undefined => {
  const local = stringOf(presentChild(entry, 'local'));
  return local?.includes('*') ? local : undefined;
};

/** Replaces `local` wildcards by the files they match, in byte order (L43 c, L52). */
function* expandWildcards(entries: readonly MapNode[], file: FetchedFile, scope: LoadScope, state: FetchState): Loading<MapNode[]> {
  const { home } = file;
  const patterns = entries.flatMap((entry) => localPattern(entry) ?? []);
  if (patterns.length === 0 || !scope.hasReader) return [...entries];
  const requests = patterns.map((pattern): IncludeRequest => (home.kind === 'project'
    ? { kind: 'project', project: home.project, ...(home.ref !== undefined && { ref: home.ref }), pattern }
    : { kind: 'local', pattern }));
  const answers = yield requests;
  let next = 0;
  return entries.flatMap((entry) => {
    const pattern = localPattern(entry);
    if (pattern === undefined) return [entry];
    const answer = answers[next];
    next += 1;
    const paths = answer && 'paths' in answer ? answer.paths : [];
    const { includeWildcardMatchesNone } = scope.facts.behaviour;
    return paths
      .filter((path) => matchIncludeWildcard(pattern, path, includeWildcardMatchesNone)
        && !(includeWildcardMatchesNone && state.seen.has(identityOf({ kind: 'local', location: path, project: undefined, ref: undefined }, home))))
      .toSorted(byteOrder)
      .map((path) => withEntries(entry, new Map(entry.entries).set('local', { key: entry, value: { ...entry, kind: 'string', value: path } })));
  });
}

/** Order of UTF-8 bytes, which is that of code points. */
function byteOrder(left: string, right: string): number {
  const [a, b] = [Array.from(left), Array.from(right)];
  const differing = a.findIndex((character, index) => character !== b[index]);
  if (differing < 0) return a.length - b.length;
  return (a[differing]?.codePointAt(0) ?? -1) - (b[differing]?.codePointAt(0) ?? -1);
}

/** What makes two includes the same file (L67). */
function identityOf(location: Pick<IncludeLocation, 'kind' | 'location' | 'project' | 'ref'>, home: Home): string {
  const local = location.kind === 'local';
  const project = local && home.kind === 'project' ? home.project : location.project;
  const ref = local && home.kind === 'project' ? home.ref : location.ref;
  return JSON.stringify([local && home.kind === 'project' ? 'project' : location.kind, project?.toLowerCase() ?? '', ref ?? '', bare(location.location)]);
}

/** Counts the entries of a list before any of them is read (L66, L67). */
function count(locations: readonly IncludeLocation[], file: FetchedFile, scope: LoadScope, state: FetchState): Diagnostic | undefined {
  const { behaviour, limits } = scope.facts;
  for (const location of locations) {
    const identity = identityOf(location, file.home);
    const repeated = state.seen.has(identity);
    if (repeated && behaviour.includeRepeats === 'error') {
      return diagnostic('include-duplicate', `\`${location.location}\` is included twice.`, { path: PATH, at: location.at });
    }
    state.seen.add(identity);
    if (!repeated || behaviour.includeRepeats === 'counted') state.count += 1;
    if (state.count > limits.includes) {
      return diagnostic('include-too-many', `More than ${limits.includes} files are included.`, { path: PATH, at: location.at,
        hint: 'Do files include each other in a circle?' });
    }
    // a circle of free repeats would never end
    if (repeated && file.includedBy.length > limits.includes) {
      return diagnostic('include-too-many', 'Files include each other in a circle.', { path: PATH, at: location.at });
    }
  }
  return undefined;
}

function requestFor(location: IncludeLocation, home: Home): IncludeRequest | Diagnostic {
  const ref = location.ref === undefined ? {} : { ref: location.ref };
  switch (location.kind) {
    case 'local':
      if (home.kind === 'none') return diagnostic('include-no-project', 'A remote file or template has no project to include local files from.', { path: PATH, at: location.at });
      return home.kind === 'root'
        ? { kind: 'local', path: bare(location.location) }
        : { kind: 'project', project: home.project, ...(home.ref !== undefined && { ref: home.ref }), path: bare(location.location) };
    case 'project': return { kind: 'project', project: location.project ?? '', ...ref, path: bare(location.location) };
    case 'remote': return { kind: 'remote', url: location.location, ...(location.integrity !== undefined && { integrity: location.integrity }) };
    case 'template': return { kind: 'template', name: location.location };
    case 'component': return location.location.includes('@')
      ? { kind: 'component', address: location.location }
      : diagnostic('include-component', `\`${location.location}\` names no version; write \`host/project/component@version\`.`, { path: PATH, at: location.at });
    case 'artifact': return location.job === undefined
      ? diagnostic('include-artifact-job', '`artifact` needs `job` beside it.', { path: PATH, at: location.at })
      : { kind: 'artifact', job: location.job, path: location.location };
  }
}

const MISSING: Readonly<Record<IncludeLocation['kind'], DiagnosticCode>> = {
  local: 'include-local-missing', project: 'include-project-file-missing', remote: 'include-remote-fetch', template: 'include-empty',
  component: 'include-component', artifact: 'include-artifact-job',
};
const EMPTY: Readonly<Record<IncludeLocation['kind'], DiagnosticCode>> = {
  ...MISSING, local: 'include-local-empty', project: 'include-project-file-empty', remote: 'include-empty', component: 'include-empty', artifact: 'include-empty',
};

const base64 = (hexadecimal: string): string =>
  btoa(hexadecimal.replaceAll(/../g, (digits) => String.fromCharCode(Number.parseInt(digits, 16))));

/** The text of an answer, or what is wrong with it (L48). */
function contentOf(answer: IncludeAnswer | undefined, location: IncludeLocation, state: FetchState): string | Diagnostic {
  const { kind, location: name, at, integrity } = location;
  const fail = (code: DiagnosticCode, message: string): Diagnostic => diagnostic(code, message, { path: PATH, at });
  if (answer && 'error' in answer) return fail(kind === 'project' ? 'include-project-denied' : MISSING[kind], `\`${name}\` could not be read: ${answer.error}`);
  if (!answer || !('content' in answer)) return fail(MISSING[kind], `There is no \`${name}\`.`);
  const { content } = answer;
  if (content.trim() === '') return fail(EMPTY[kind], `\`${name}\` is empty.`);
  state.bytes += content.length;
  if (state.bytes > MAX_INCLUDED_BYTES) return fail('include-total-size', `The included files have more than ${MAX_INCLUDED_BYTES} bytes together.`);
  if (kind === 'remote' && integrity !== undefined && integrity !== `sha256-${base64(sha256(content))}`) {
    return fail('include-remote-integrity', `\`${name}\` does not have the digest that \`integrity\` gives.`);
  }
  return content;
}

function fileName(location: IncludeLocation, home: Home): string {
  const { kind, location: path } = location;
  const [project, ref] = kind === 'local' && home.kind === 'project' ? [home.project, home.ref] : [location.project, location.ref];
  if (project === undefined || (kind !== 'local' && kind !== 'project')) return kind === 'local' ? bare(path) : path;
  return `${project}${ref === undefined ? '' : `@${ref}`}:${bare(path)}`;
}

/** `host/group/project/name@version` as project, name and version (L57). */
function componentParts(address: string): { readonly project: string; readonly name: string; readonly version: string } {
  const at = address.indexOf('@');
  const path = address.slice(0, at);
  const last = path.lastIndexOf('/');
  return { project: path.slice(path.indexOf('/') + 1, Math.max(last, 0)), name: path.slice(last + 1), version: address.slice(at + 1) };
}

function fetchedFile(location: IncludeLocation, content: string, parent: FetchedFile): FetchedFile {
  const { kind } = location;
  const component = kind === 'component' ? componentParts(location.location) : undefined;
  const home: Home = component ? { kind: 'project', project: component.project, ref: component.version }
    : kind === 'project' ? { kind: 'project', project: location.project ?? '', ref: location.ref }
      : kind === 'remote' || kind === 'template' ? { kind: 'none' } : parent.home;
  return {
    source: { name: fileName(location, parent.home), text: content },
    at: location.at,
    home,
    inputs: location.inputs,
    component: component ? { name: component.name, version: component.version, reference: component.version, sha: null } : kind === 'local' ? parent.component : undefined,
    includedBy: [...parent.includedBy, parent.source.name],
  };
}

/**
 * Reads the files of one `include`, in order, in the passes of L43.
 *
 * @returns the files, or the first problem. Without a reader each entry gives a warning and no file.
 */
export function* fetchIncludes(include: Node, file: FetchedFile, scope: LoadScope, state: FetchState): Loading<FetchedFile[] | Diagnostic> {
  const { behaviour } = scope.facts;
  const lookup = (name: string): string | undefined => scope.variables.get(name)?.value;
  const expands = behaviour.includeExpandsVariables;
  const written = includeEntries(include, expands ? lookup : (name) => `$${name}`);
  if ('code' in written) return written;
  const passed = filterByRules(written, file, scope);
  if ('code' in passed) return passed;
  const single = yield* expandWildcards(passed.flatMap(splitProjectFiles), file, scope, state);
  const locations: IncludeLocation[] = [];
  const requests: IncludeRequest[] = [];
  for (const entry of single) {
    const location = includeLocation(expands ? expandEntry(entry, lookup) : entry);
    if ('code' in location) return location;
    locations.push(location);
  }
  const tooMany = count(locations, file, scope, state);
  if (tooMany) return tooMany;
  for (const location of locations) {
    const request = requestFor(location, file.home);
    if ('code' in request) return request;
    requests.push(request);
  }
  if (!scope.hasReader) {
    for (const location of locations) notRead(location, state);
    return [];
  }
  const answers = requests.length > 0 ? yield requests : [];
  const fetched: FetchedFile[] = [];
  for (const [index, location] of locations.entries()) {
    const content = contentOf(answers[index], location, state);
    if (typeof content !== 'string') return content;
    const inner = fetchedFile(location, content, file);
    state.files.push({ name: inner.source.name, include: { kind: location.kind, location: location.location }, includedBy: inner.includedBy });
    fetched.push(inner);
  }
  return fetched;
}

function notRead(location: IncludeLocation, state: FetchState): void {
  state.partial = true;
  state.collector.report('include-not-read', `\`${location.location}\` is not read: nobody was given to read it.`, {
    severity: 'warning', path: PATH, at: location.at, hint: 'Pass `readInclude`.',
  });
}
