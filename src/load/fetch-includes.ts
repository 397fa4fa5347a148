import type { IncludeRequest } from '../context.js';
import { diagnostic, type Collector } from '../diagnostics/collector.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Spec } from '../keyword-forms.js';
import { MAX_INCLUDE_DEPTH, MAX_INCLUDED_BYTES, MAX_REPEATED_INCLUDES } from '../limits.js';
import { matchIncludeWildcard, type WildcardBudget } from '../match/include-wildcard.js';
import type { LoadedFile } from '../pipeline.js';
import { expandWith } from '../text/expand-variables.js';
import { child, presentChild, withEntries, type MapNode, type Node } from '../yaml/node.js';
import { stringOf } from '../yaml/shapes.js';
import { byteLength } from './byte-length.js';
import { expandEntry, includeEntries, includeKind, includeLocation, splitProjectFiles, textEntry, type IncludeLocation } from './include-entry.js';
import { includeRulesPass } from './include-rules.js';
import { includedFile, includeIdentity, includePaths, includeRequest, includeText, projectRequest, type IncludedFile } from './included-file.js';
import type { Loading, LoadScope } from './load-tree.js';
import { warnIncludeSchema } from './warn-include-schema.js';

/** What is found out and counted over all files of a configuration. */
export interface FetchState {
  readonly collector: Collector;
  readonly files: LoadedFile[];
  spec: Spec | undefined;
  count: number;
  repeats: number;
  bytes: number;
  readonly wildcards: WildcardBudget;
  partial: boolean;
  /** Files counted so far, for repeats (L52, L67). */
  readonly seen: Set<string>;
}

const PATH = ['include'];

/** Drops entries whose rules do not pass (L43 b). */
function filterByRules(entries: readonly MapNode[], { home, variables }: IncludedFile, { facts, parse }: LoadScope): MapNode[] | Diagnostic {
  if (!facts.behaviour.includeRules) return [...entries];
  const elsewhere = facts.context.filesElsewhere ?? {};
  const keys = home.kind === 'project' ? [`${home.project}@${home.ref ?? 'HEAD'}`, home.project] : [];
  const key = keys.find((name) => Object.hasOwn(elsewhere, name));
  const files = home.kind === 'root' ? facts.files : key === undefined ? [] : elsewhere[key] ?? [];
  const kept: MapNode[] = [];
  for (const entry of entries) {
    const rules = child(entry, 'rules');
    const pass = rules ? includeRulesPass(rules, { facts, variables, files }, parse) : true;
    if (typeof pass === 'object') return pass;
    if (pass) kept.push(entry);
  }
  return kept;
}

/** Replaces `local` wildcards by the files they match, in byte order (L43 c, L52). */
function* expandWildcards(entries: readonly MapNode[], { home }: IncludedFile, { facts, hasReader }: LoadScope, state: FetchState): Loading<MapNode[] | Diagnostic> {
  const { includeWildcards, includeWildcardMatchesNone } = facts.behaviour;
  const patternOf = (entry: MapNode): string | undefined => {
    const local = stringOf(presentChild(entry, 'local'));
    return local?.includes('*') ? local : undefined;
  };
  const patterns = hasReader && includeWildcards && home.kind !== 'none' ? entries.flatMap((entry) => patternOf(entry) ?? []) : [];
  if (patterns.length === 0) return [...entries];
  const answers = yield patterns.map((pattern): IncludeRequest =>
    (home.kind === 'project' ? projectRequest(home.project, home.ref, { pattern }) : { kind: 'local', pattern }));
  const isTaken = (path: string): boolean => includeWildcardMatchesNone && state.seen.has(includeIdentity({ kind: 'local', location: path }, home));
  let next = 0;
  const expanded: MapNode[] = [];
  for (const entry of entries) {
    const pattern = patternOf(entry);
    if (pattern === undefined) {
      expanded.push(entry);
      continue;
    }
    const at = presentChild(entry, 'local') ?? entry;
    const paths = includePaths(answers[next], pattern, at);
    next += 1;
    if ('code' in paths) return paths;
    const matching = matchIncludeWildcard(pattern, paths, includeWildcardMatchesNone, state.wildcards);
    if (state.wildcards.left < 0) return diagnostic('include-too-many', 'There are too many wildcards, or too many paths to compare them with.', { path: PATH, at });
    for (const path of matching.toSorted(byteOrder)) {
      if (!isTaken(path)) expanded.push(withEntries(entry, new Map(entry.entries).set('local', textEntry('local', path, at))));
    }
  }
  return expanded;
}

/** Order of UTF-8 bytes, which is that of code points; where two texts differ inside a pair of surrogates, the second ones tell. */
function byteOrder(left: string, right: string): number {
  let at = 0;
  while (at < left.length && left.charCodeAt(at) === right.charCodeAt(at)) at += 1;
  return (left.codePointAt(at) ?? -1) - (right.codePointAt(at) ?? -1);
}

const tooMany = (message: string, at: Node): Diagnostic => diagnostic('include-too-many', message, { path: PATH, at, hint: 'Do files include each other in a circle?' });

/** Counts the entries of a list before any of them is read (L66, L67). */
function count(locations: readonly (IncludeLocation | Diagnostic)[], at: Node, file: IncludedFile, { facts }: LoadScope, state: FetchState): Diagnostic | undefined {
  const { behaviour: { includeRepeats }, limits: { includes } } = facts;
  for (const location of locations) {
    const identity = 'code' in location ? undefined : includeIdentity(location, file.home);
    const repeated = identity !== undefined && state.seen.has(identity);
    if (repeated && includeRepeats === 'error') return diagnostic('include-duplicate', 'The same file is included twice.', { path: PATH, at: 'code' in location ? at : location.at });
    if (identity !== undefined) state.seen.add(identity);
    if (repeated && includeRepeats === 'free') state.repeats += 1; // bounded too: a circle of them would never end
    else state.count += 1;
    if (state.count > includes || state.repeats > MAX_REPEATED_INCLUDES) {
      return tooMany(`More than ${state.count > includes ? includes : MAX_REPEATED_INCLUDES} files are included.`, 'code' in location ? at : location.at);
    }
  }
  return locations.length > 0 && file.includedBy.length >= MAX_INCLUDE_DEPTH ? tooMany(`Files include each other more than ${MAX_INCLUDE_DEPTH} levels deep.`, at) : undefined;
}

/**
 * Reads the files of one `include`, in order, in the passes of L43.
 *
 * @returns for each entry its file, or what is wrong with it; or what is wrong with the whole list. Without a reader each entry gives a warning
 * and no file.
 */
export function* fetchIncludes(include: Node, file: IncludedFile, scope: LoadScope, state: FetchState): Loading<(IncludedFile | Diagnostic)[] | Diagnostic> {
  const { behaviour } = scope.facts;
  const lookup = (name: string): string | undefined => file.variables.get(name)?.value;
  const expands = behaviour.includeVariables !== 'none';
  const written = includeEntries(include, (text) => (expands ? expandWith(text, lookup) : text));
  if ('code' in written) return written;
  for (const entry of written) state.collector.add(warnIncludeSchema(entry, behaviour));
  const passed = filterByRules(written, file, scope);
  if ('code' in passed) return passed;
  const single = yield* expandWildcards(passed.flatMap(splitProjectFiles), file, scope, state);
  if ('code' in single) return single;
  const locations: (IncludeLocation | Diagnostic)[] = [];
  for (const entry of single) {
    const expanded = expands ? expandEntry(entry, lookup) : entry;
    const kind = includeKind(expanded, behaviour);
    if (typeof kind === 'object') return kind;
    locations.push(includeLocation(expanded, kind, behaviour));
  }
  return count(locations, include, file, scope, state) ?? (yield* fetchFiles(locations, file, scope, state));
}

type Wanted =
  | { readonly problem: Diagnostic; readonly location?: undefined; readonly request?: undefined }
  | { readonly problem?: undefined; readonly location: IncludeLocation; readonly request: IncludeRequest };

function* fetchFiles(
  locations: readonly (IncludeLocation | Diagnostic)[], file: IncludedFile, { facts, hasReader }: LoadScope, state: FetchState,
): Loading<(IncludedFile | Diagnostic)[]> {
  const wanted = locations.map((location): Wanted => {
    if ('code' in location) return { problem: location };
    const request = includeRequest(location, file, facts);
    return 'code' in request ? { problem: request } : { location, request };
  });
  const requests = wanted.flatMap(({ request }) => request ?? []);
  const answers = hasReader && requests.length > 0 ? yield requests : [];
  let next = 0;
  return wanted.flatMap(({ problem, location }): (IncludedFile | Diagnostic)[] => {
    if (problem) return [problem];
    if (!hasReader) {
      warnNotRead(location, state);
      return [];
    }
    const answer = includeText(answers[next], location);
    next += 1;
    if ('code' in answer) return [answer];
    state.bytes += byteLength(answer.content);
    if (state.bytes > MAX_INCLUDED_BYTES) {
      return [diagnostic('include-total-size', `The included files have more than ${MAX_INCLUDED_BYTES} bytes together.`, { path: PATH, at: location.at })];
    }
    const inner = includedFile(location, answer, file);
    state.files.push({ name: inner.source.name, include: { kind: location.kind, location: location.location }, includedBy: inner.includedBy });
    return [inner];
  });
}

function warnNotRead({ location, at }: IncludeLocation, state: FetchState): void {
  state.partial = true;
  state.collector.report('include-not-read', `No \`readInclude\` was given, so \`${location}\` is left out.`, {
    severity: 'warning', path: PATH, at, hint: 'Pass `readInclude`.',
  });
}
