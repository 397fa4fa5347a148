import type { PipelineSource, RefType } from '../context.js';
import { behaviourOf } from '../gitlab-version.js';
import { readRegExp, type CiRegExp } from './ci-regexp.js';

/** What `only:refs` and `except:refs` look at. */
export interface RefFacts {
  /** Name of the branch or tag; of a merge request pipeline it is not looked at. */
  readonly ref: string;
  /** What the pipeline runs for. */
  readonly refType: RefType;
  /** What started it. */
  readonly source: PipelineSource;
  /** Full path of the project, for entries like `main@group/project`. */
  readonly projectPath?: string | undefined;
}

/** Entries of `refs` made ready to be asked many times. */
export interface CompiledRefs {
  /** True when any entry matches the pipeline. */
  match(pipeline: RefFacts): boolean;
}

type Entry = (pipeline: RefFacts) => boolean;

/** What Ruby calls blank. */
const BLANK = /^[\s\u0085]*$/;

/** O4: a source is named without `_event`, in the singular or the plural. */
function namesSource(pattern: string, source: string): boolean {
  const word = source.endsWith('_event') ? source.slice(0, -'_event'.length) : source;
  if (!pattern.startsWith(word.slice(0, -1))) return false;
  if (word.endsWith('y')) return pattern === word || pattern === `${word.slice(0, -1)}ies`;
  return pattern === word || pattern === (word.endsWith('sh') ? `${word}es` : `${word}s`);
}

/** A branch or tag whose name is the text, or matches the regular expression; merge request pipelines have no such name. */
function nameEntry(text: string, regexp: CiRegExp | undefined): Entry {
  return ({ ref, refType }) => {
    if (refType === 'merge_request') return false;
    return regexp ? !BLANK.test(ref) && regexp.test(ref) : ref === text;
  };
}

function keywordEntry(keyword: string): Entry | undefined {
  if (keyword === 'branches') return ({ refType }) => refType === 'branch';
  if (keyword === 'tags') return ({ refType }) => refType === 'tag';
  return undefined;
}

/** O3: cut at the first `@`, even inside a pattern; keywords never hide refs of that name. */
function compileEntry(text: string, gitlabVersion: string | undefined): Entry {
  const cut = text.indexOf('@');
  const pattern = cut < 0 ? text : text.slice(0, cut);
  const project = cut < 0 ? undefined : text.slice(cut + 1);
  const keyword = keywordEntry(pattern);
  const name = pattern === '' ? undefined : nameEntry(pattern, readRegExp(pattern, { gitlabVersion }).regexp);
  return (pipeline) =>
    (project === undefined || project === pipeline.projectPath) &&
    ((keyword?.(pipeline) ?? false) || namesSource(pattern, pipeline.source) || (name?.(pipeline) ?? false));
}

/** O11: names, the two keywords and patterns without flags; nothing else. */
function compileFirstEntry(text: string): Entry {
  const regexp = text.endsWith('/') ? readRegExp(text).regexp : undefined;
  return keywordEntry(text) ?? nameEntry(text, regexp);
}

/**
 * Prepares the entries of `only:refs` or `except:refs` for many pipelines; see {@link matchRefs}.
 *
 * @param refs - the entries as written.
 * @param gitlabVersion - the version to behave like; default `latest`.
 */
export function compileRefs(refs: readonly string[], gitlabVersion?: string): CompiledRefs {
  const { policySources } = behaviourOf(gitlabVersion);
  const entries = refs.map((text) => (policySources ? compileEntry(text, gitlabVersion) : compileFirstEntry(text)));
  return { match: (pipeline) => entries.some((matches) => matches(pipeline)) };
}

/**
 * Tells whether a pipeline is among the `refs` of an `only` or `except`: names of branches and tags, regular expressions like
 * `/^release-/`, the keywords `branches` and `tags`, and pipeline sources like `web` or `merge_requests`, each possibly followed by
 * `@group/project`.
 *
 * @param refs - the entries as written. A regular expression that RE2 refuses is taken as a name.
 * @param pipeline - the pipeline, and the GitLab version to behave like.
 * @returns true when any entry matches; false for an empty list.
 *
 * @example
 * ```ts
 * matchRefs(['tags', '/^release-/'], { ref: 'release-2', refType: 'branch', source: 'push', projectPath: 'group/project' }); // true
 * ```
 * @remarks Source: 03-O3, O4; O11 for GitLab 7.12.
 */
export function matchRefs(refs: readonly string[], pipeline: RefFacts & { readonly gitlabVersion?: string | undefined }): boolean {
  return compileRefs(refs, pipeline.gitlabVersion).match(pipeline);
}
