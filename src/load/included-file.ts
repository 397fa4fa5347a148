import type { IncludeAnswer, IncludeRequest } from '../context.js';
import type { DiagnosticCode } from '../diagnostics/codes.js';
import { diagnostic } from '../diagnostics/collector.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../diagnostics/source-file.js';
import type { PipelineFacts } from '../rules/pipeline-facts.js';
import type { VariableSet } from '../rules/variable-set.js';
import { sha256 } from '../text/sha256.js';
import type { Node } from '../yaml/node.js';
import type { IncludeKind, IncludeLocation } from './include-entry.js';
import { NO_VARIABLES } from './include-variables.js';

/** Where `include:local` of a file looks: the pipeline's own repository, another project, or nowhere (L58). */
type Home =
  | { readonly kind: 'root' }
  | { readonly kind: 'project'; readonly project: string; readonly ref: string | undefined }
  | { readonly kind: 'none' };

/** A file that was read, and what its own includes depend on. */
export interface IncludedFile {
  readonly source: SourceFile;
  /** How it was included; undefined for the main file. */
  readonly kind: IncludeKind | undefined;
  /** Where it was included. */
  readonly at: Node;
  readonly home: Home;
  /** What its locations and rules see (L58, L61). */
  readonly variables: VariableSet;
  readonly inputs: Node | undefined;
  /** `component.*` values; present only in files of a component (L37). */
  readonly component: Readonly<Record<string, string | null>> | undefined;
  readonly includedBy: readonly string[];
}

/** A file as the reader gives it. */
type IncludedText = Extract<IncludeAnswer, { readonly content: string }>;

const MISSING: Readonly<Record<IncludeKind, DiagnosticCode>> = {
  local: 'include-local-missing', project: 'include-project-file-missing', remote: 'include-remote-fetch', template: 'include-empty',
  component: 'include-component', artifact: 'include-artifact-job',
};
const UNREADABLE: Readonly<Record<IncludeKind, DiagnosticCode>> = { ...MISSING, project: 'include-project-denied' };
const EMPTY: Readonly<Record<IncludeKind, DiagnosticCode>> = {
  local: 'include-local-empty', project: 'include-project-file-empty', remote: 'include-empty', template: 'include-empty',
  component: 'include-empty', artifact: 'include-empty',
};

const fail = (code: DiagnosticCode, message: string, { at }: IncludeLocation, hint?: string): Diagnostic =>
  diagnostic(code, message, { path: ['include'], at, hint });
const bare = (path: string): string => path.replace(/^\/+/, ''); // L51
const base64 = (hexadecimal: string): string => btoa(hexadecimal.replaceAll(/../g, (digits) => String.fromCharCode(Number.parseInt(digits, 16))));

/** A path in another project, or a pattern for several. */
export function projectRequest<Path extends { path: string } | { pattern: string }>(
  project: string, ref: string | undefined, path: Path,
): { kind: 'project'; project: string; ref?: string } & Path {
  return { kind: 'project', project, ...(ref !== undefined && { ref }), ...path };
}

/** What to ask the reader for, or why nobody can be asked. */
export function includeRequest(location: IncludeLocation, { home, component }: IncludedFile, facts: PipelineFacts): IncludeRequest | Diagnostic {
  const { kind, location: name } = location;
  switch (kind) {
    case 'local':
      if (home.kind === 'none') return fail('include-no-project', 'A remote file or a template has no project to include local files from.', location);
      return home.kind === 'root' ? { kind, path: bare(name) } : projectRequest(home.project, home.ref, { path: bare(name) });
    case 'project': return projectRequest(location.project ?? '', location.ref, { path: bare(name) });
    case 'remote': return { kind, url: name, ...(location.integrity !== undefined && { integrity: location.integrity }) };
    case 'template': return { kind, name };
    case 'component': return name.includes('@') ? { kind, address: name }
      : fail('include-component', `\`${name}\` names no version.`, location, 'Write `host/project/component@version`.');
    case 'artifact':
      if (facts.source !== 'parent_pipeline' || home.kind === 'none' || component) {
        return fail('include-artifact-context', 'Only the file of a child pipeline includes artifacts.', location,
          'For a child pipeline give the context `source: \'parent_pipeline\'`.');
      }
      return location.job === undefined || location.job.trim() === '' ? fail('include-artifact-job', '`artifact` needs `job` beside it.', location)
        : { kind, job: location.job, path: name };
  }
}

const isOptionalText = (value: unknown): value is string | undefined => value === undefined || typeof value === 'string';
const isTextList = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((item) => typeof item === 'string');

/** The answer in one of its forms. Any other is a mistake of the caller's, which the types of the reader would have refused. */
function checkAnswer(answer: unknown, wanted: 'content' | 'paths'): IncludeAnswer {
  if (typeof answer === 'object' && answer !== null) {
    const { content, sha, version, paths, notFound, error } = answer as Readonly<Record<string, unknown>>;
    if (typeof error === 'string') return { error };
    if (notFound === true) return { notFound };
    if (wanted === 'paths' && isTextList(paths)) return { paths };
    if (wanted === 'content' && typeof content === 'string' && isOptionalText(sha) && isOptionalText(version)) {
      return { content, ...(sha !== undefined && { sha }), ...(version !== undefined && { version }) };
    }
    if ('then' in answer) throw new TypeError('`readInclude` answers with a promise: call `loadConfigAsync`.');
  }
  throw new TypeError(`\`readInclude\` answers a request ${wanted === 'paths' ? 'with a `pattern` with { paths: string[] }' : 'for a file with { content: string }'}, { notFound: true } or { error: string }.`);
}

/** The file of an answer, or what is wrong with it (L48). */
export function includeText(given: IncludeAnswer | undefined, location: IncludeLocation): IncludedText | Diagnostic {
  const { kind, location: name, integrity } = location;
  const answer = checkAnswer(given, 'content');
  if ('error' in answer) return fail(UNREADABLE[kind], `\`${name}\` could not be read: ${answer.error}`, location);
  if (!('content' in answer)) return fail(MISSING[kind], `There is no \`${name}\`.`, location);
  if (answer.content.trim() === '') return fail(EMPTY[kind], `\`${name}\` is empty.`, location);
  return kind === 'remote' && integrity !== undefined && integrity !== `sha256-${base64(sha256(answer.content))}`
    ? fail('include-remote-integrity', `\`${name}\` does not have the digest that \`integrity\` gives.`, location)
    : answer;
}

/** The paths to compare a pattern with; a repository that is not found has none. */
export function includePaths(given: IncludeAnswer | undefined, pattern: string, at: Node): readonly string[] | Diagnostic {
  const answer = checkAnswer(given, 'paths');
  if ('error' in answer) return diagnostic('include-local-missing', `The paths for \`${pattern}\` could not be read: ${answer.error}`, { path: ['include'], at });
  return 'paths' in answer ? answer.paths : [];
}

/** What makes two includes the same file (L67). */
export function includeIdentity({ kind, location, project, ref, job }: Pick<IncludeLocation, 'kind' | 'location'> & Partial<IncludeLocation>, home: Home): string {
  const [place, at] = kind === 'local' && home.kind === 'project' ? [home.project, home.ref] : [project, ref];
  return JSON.stringify([kind === 'local' && home.kind === 'project' ? 'project' : kind, place?.toLowerCase(), at, job, bare(location)]);
}

function fileName({ kind, location, project, ref }: IncludeLocation, home: Home): string {
  const [place, at] = kind === 'local' && home.kind === 'project' ? [home.project, home.ref] : [project, ref];
  if (kind !== 'local' && kind !== 'project') return location;
  return place === undefined ? bare(location) : `${place}${at === undefined ? '' : `@${at}`}:${bare(location)}`;
}

/** `host/group/project/name@version` as project, name and reference (L57). */
function componentParts(address: string): { readonly project: string; readonly name: string; readonly reference: string } {
  const at = address.indexOf('@');
  const path = address.slice(0, at);
  const last = path.lastIndexOf('/');
  return { project: path.slice(path.indexOf('/') + 1, Math.max(last, 0)), name: path.slice(last + 1), reference: address.slice(at + 1) };
}

/** An included file with its text. Where the answer names the commit, the file's own local includes are looked for there (L58). */
export function includedFile(location: IncludeLocation, { content, sha, version }: IncludedText, parent: IncludedFile): IncludedFile {
  const { kind, project, ref } = location;
  const file = {
    ...parent, kind, source: { name: fileName(location, parent.home), text: content }, at: location.at, inputs: location.inputs,
    includedBy: [...parent.includedBy, parent.source.name],
  };
  switch (kind) {
    case 'local': case 'artifact': return file;
    case 'project': return { ...file, home: { kind, project: project ?? '', ref: sha ?? ref }, component: undefined };
    case 'remote': case 'template': return { ...file, home: { kind: 'none' }, variables: NO_VARIABLES, component: undefined };
    case 'component': {
      const { project: path, name, reference } = componentParts(location.location);
      return { ...file, home: { kind: 'project', project: path, ref: sha ?? reference }, component: { name, reference, version: version ?? null, sha: sha ?? null } };
    }
  }
}
