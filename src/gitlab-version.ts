/** What the library does differently by GitLab version; one field per change. Code asks this table; only names (of keywords, keys, ...) carry versions of their own. */
export interface Behaviour {
  /** The version modelled, `major.minor`. */
  gitlabVersion: string;

  /** `rules:if` and `only:variables` expressions exist. */
  expressions: boolean;
  /** `=~` and pattern literals. */
  expressionMatch: boolean;
  /** `!=` and `!~`. */
  expressionNotEqual: boolean;
  /** `&&` and `||`. */
  expressionAndOr: boolean;
  /** `(` and `)`. */
  expressionParentheses: boolean;
  /** `true`, `false` and `$[[ inputs.x ]]`. */
  expressionBooleans: boolean;
  /** The unary `!`. */
  expressionNot: boolean;
  /** A variable on the right of `=~` may hold a pattern; before, it is searched for the left text. */
  patternsInVariables: boolean;
  /** `(?<name>...)` is accepted in patterns. */
  shortNamedGroups: boolean;
  /** Patterns are RE2's; before, Ruby's. */
  re2: boolean;

  /** Variables in `rules:changes` patterns are expanded. */
  changesExpandsVariables: boolean;
  /** Variables in `rules:exists` patterns are expanded. */
  existsExpandsVariables: boolean;
  /** Variables in `rules:changes:compare_to` are expanded. */
  compareToExpandsVariables: boolean;
  /** `rules:changes` gives up, satisfied, after this many comparisons. */
  changesComparisons: number;
  /** `rules:exists` gives up, satisfied, after this many comparisons. */
  existsComparisons: number;
  /** `rules:exists` comparisons with `**` + `/*.ext` patterns count towards that limit. */
  existsCountsExtensions: boolean;
  /** `rules:exists` with a trailing slash looks for a directory. */
  existsDirectories: boolean;

  /** `only` and `except` both apply; before, `only` alone decides when both are given. */
  onlyAndExceptCombine: boolean;
  /** Jobs without `only`, `except` and `rules` get `only: [branches, tags]`. */
  defaultOnly: boolean;
  /** `only`/`except` know pipeline sources, `@project`, and pattern flags. */
  policySources: boolean;

  /** A variable value may refer to other variables. */
  nestedVariableExpansion: boolean;
  /** `tags` are expanded. */
  tagsExpandVariables: boolean;

  /** Keys starting with a dot are hidden. */
  hiddenJobs: boolean;
  /** `.pre` and `.post` exist. */
  edgeStages: boolean;
  /** `types` and `type` are aliases of `stages` and `stage`. */
  typeAliases: boolean;
  /** `before_script` and `after_script` may be a string. */
  scriptStrings: boolean;
  /** List levels of script keywords, the outermost included. */
  scriptListLevels: number;
  /** List levels of `rules` and `stages`, the outermost included. */
  rulesListLevels: number;
  /** List levels of `stages`, the outermost included. */
  stagesListLevels: number;
  /** `include` and `extends` exist. */
  includes: boolean;
  /** Files one configuration may include. */
  includeMaximum: number;
  /** The same file included again: an error, free, or counted like any other. */
  includeRepeats: 'error' | 'free' | 'counted';
  /** What the locations and rules of includes see: nothing, predefined variables, those of the project and what surrounds it too, or all. */
  includeVariables: 'none' | 'predefined' | 'project' | 'all';
  /** `*` in `include:local`. */
  includeWildcards: boolean;
  /** The key of an include that gives inputs. */
  includeInputsKey: 'with' | 'inputs';
  /** `include:integrity`. */
  includeIntegrity: boolean;
  /** `include:rules`. */
  includeRules: boolean;
  /** `**` + `/` in `include:local` may stand for no directory, and wildcards skip files that were included already. */
  includeWildcardMatchesNone: boolean;
  /** Bytes of one YAML document. */
  yamlBytes: number;
  /** Plain scalars that are dates or times are loaded, as text; later they are refused. */
  yamlDates: boolean;
  /** `_` and `,` are dropped before a plain scalar is tried as an integer; later they must stand between digits. */
  yamlLooseIntegers: boolean;
  /** `!reference` tags. */
  references: boolean;
  /** The `spec` header and inputs. */
  inputs: boolean;
  /** Given values are converted to the type of their input; before, they must have it. */
  inputCoercion: boolean;
  /** A block that is a whole value keeps the type of its input; before, numbers and booleans become text. */
  typedInterpolation: boolean;
  /** Array indexes in blocks. */
  inputIndexes: boolean;
  /** `$[[ matrix.NAME ]]` is left for later instead of being unknown. */
  matrixBlocks: boolean;
  /** `spec:component` and `$[[ component.x ]]`. */
  headerComponent: boolean;
  /** `spec:include`. */
  headerInclude: boolean;
  /** An input that is defined in two places: an error, or the later definition counts. */
  duplicateInputs: 'error' | 'last';
  /** The file is cut into documents at `---` lines; before, the first document of the stream is used. */
  documentSplitting: boolean;
  /** `default` exists. */
  defaults: boolean;
  /** `workflow` exists. */
  workflow: boolean;
  /** Jobs whose rules may start a branch and a merge request pipeline for one push are warned of. */
  duplicatePipelinesWarned: boolean;
  /** Variables, and their names, may be integers; before, texts only. */
  integerVariables: boolean;
  /** Which variables may be maps with `value` and the like: none, those at top level, or those of jobs, too. */
  variableMaps: 'none' | 'root' | 'all';
  /** Variables may be floats and booleans; before, integers and strings. */
  scalarVariables: boolean;
  /** A null variable is the empty string; before, an error. */
  nullVariables: boolean;

  /** Job-level `when` beside `rules`: allowed with rule-level ones, only when no rule has one, or not at all. */
  whenWithRules: 'both' | 'either' | 'forbidden';
  /** What cannot stand beside `rules` cannot even be null there, nor `rules` beside it. */
  rulesConflictWithNull: boolean;
  /** A job-level `when: manual` makes `allow_failure` default to true also beside `rules`. */
  manualDefaultWithRules: boolean;
  /** A trigger job may be manual. */
  manualTriggers: boolean;
  /** A needed job may stand in the same stage. */
  needsSameStage: boolean;
  /** A job with `needs`, and the jobs it needs, must write their own `stage`. */
  needsRequireStage: boolean;
  /** Repeated and circular needs are errors. */
  needsChecked: boolean;
  /** Needs of one job in a pipeline, unless the limits say otherwise. */
  needsMaximum: number;
  /** Smallest number `parallel` takes. */
  parallelMinimum: number;
  /** Most jobs one `parallel` gives. */
  parallelMaximum: number;
  /** Fewest variables of a matrix entry. */
  matrixMinimumVariables: number;
  /** Matrix jobs are named `job: [a, b]`; before, `job 1/2`. */
  matrixNamesShowValues: boolean;
  /** `$[[ matrix.NAME ]]` in needs is replaced. */
  matrixExpressions: boolean;
  /** A job without `tags` has an empty list of them; later, none. */
  tagsAlwaysListed: boolean;
  /** Limit of tags. */
  tagsLimited: boolean;
  /** Job names are limited in length. */
  jobNamesLimited: boolean;
  /** Several caches. */
  cacheLists: boolean;
  /** `cache:key:files` hashes file contents; before, newest commits. */
  cacheKeyByContent: boolean;
  /** A `cache:key` map without `prefix` gets the cache's index for one. */
  cacheDefaultPrefix: boolean;
  /** That prefix names the files, too. */
  cachePrefixNamesFiles: boolean;
  /** Projects keep the caches of protected and other refs apart. */
  cachesSeparated: boolean;
  /** Commits fetched for the jobs of a new project; 0: all. */
  gitDepth: number;
  /** The pages path is added to `artifacts:paths`. */
  pagesPathAdded: boolean;
  /** Push options set variables of the pipeline. */
  pushOptionVariables: boolean;
  /** Pipelines with `[skip ci]` or the push option `ci.skip` are skipped, as well as those with `[ci skip]`, in any capitalisation. */
  skipForms: boolean;
  /** `-` or `_` may stand for the blank: `[ci-skip]`, `[skip_ci]`. */
  skipSeparators: boolean;
  /** `CI_ENVIRONMENT_*` are known to rules. */
  environmentVariablesInRules: boolean;

  /** A job that is canceled while it runs is `canceling` until its `after_script` is done, where the runner can do that. */
  cancelingStatus: boolean;
  /** Trigger jobs can be retried. */
  triggerJobsRetried: boolean;
  /** Pipelines of one project above one another that may start a child: the first, or its children, too. */
  creatingPipelines: number;
}

type Version = readonly [major: number, minor: number];
interface Change {
  readonly since: Version;
  /** The rules of the semantics documents that date it. */
  readonly rules: string;
  readonly values: Partial<Behaviour>;
}

/** GitLab 7.12, the first version modelled. */
const FIRST: Behaviour = {
  gitlabVersion: '7.12',
  expressions: false, expressionMatch: false, expressionNotEqual: false, expressionAndOr: false, expressionParentheses: false,
  expressionBooleans: false, expressionNot: false, patternsInVariables: false, shortNamedGroups: false, re2: false,
  changesExpandsVariables: false, existsExpandsVariables: false, compareToExpandsVariables: false, changesComparisons: Number.MAX_SAFE_INTEGER, existsComparisons: 10_000,
  existsCountsExtensions: true, existsDirectories: false,
  onlyAndExceptCombine: false, defaultOnly: false, policySources: false,
  nestedVariableExpansion: false, tagsExpandVariables: false,
  hiddenJobs: false, edgeStages: false, typeAliases: true, scriptStrings: true, scriptListLevels: 1, rulesListLevels: 1,
  stagesListLevels: 1, includes: false, includeMaximum: 100, includeRepeats: 'error',
  includeVariables: 'none', includeWildcards: false, includeInputsKey: 'with', includeIntegrity: false, includeRules: false, includeWildcardMatchesNone: false,
  yamlBytes: Number.MAX_SAFE_INTEGER, yamlDates: true, yamlLooseIntegers: true, references: false,
  inputs: false, inputCoercion: false, typedInterpolation: false, inputIndexes: false, matrixBlocks: false,
  headerComponent: false, headerInclude: false, duplicateInputs: 'last', documentSplitting: false,
  defaults: false, workflow: false, duplicatePipelinesWarned: false, integerVariables: false, variableMaps: 'none', scalarVariables: false, nullVariables: false,
  whenWithRules: 'forbidden', rulesConflictWithNull: true, manualDefaultWithRules: true, manualTriggers: false, needsSameStage: false, needsRequireStage: true,
  needsChecked: false, needsMaximum: 5, parallelMinimum: 2, parallelMaximum: 50, matrixMinimumVariables: 2, matrixNamesShowValues: false, matrixExpressions: false,
  tagsAlwaysListed: true, tagsLimited: false, jobNamesLimited: false, cacheLists: false, cacheKeyByContent: false, cacheDefaultPrefix: false, cachePrefixNamesFiles: false,
  cachesSeparated: false, gitDepth: 0, pagesPathAdded: false, skipForms: false, skipSeparators: false, pushOptionVariables: false, environmentVariablesInRules: false,
  cancelingStatus: false, triggerJobsRetried: false, creatingPipelines: 1,
};

/** One row per change, oldest first. Rows whose minor the documents do not settle say so. */
const CHANGES: readonly Change[] = [
  { since: [8, 0], rules: '03-O11', values: { onlyAndExceptCombine: true, policySources: true, defaultOnly: true, skipForms: true } },
  { since: [8, 0], rules: 'K-712-3 (unverified)', values: { tagsAlwaysListed: false } },
  { since: [8, 6], rules: 'L119', values: { hiddenJobs: true } },
  { since: [8, 7], rules: 'K-script', values: { scriptStrings: false } },
  { since: [8, 9], rules: 'L9 (unverified)', values: { yamlDates: false } },
  { since: [9, 3], rules: 'L129, L133', values: { integerVariables: true } },
  { since: [10, 7], rules: '03-M', values: { expressions: true } },
  { since: [11, 0], rules: '03-E2', values: { expressionMatch: true } },
  { since: [11, 4], rules: '03-M', values: { includes: true } },
  { since: [11, 9], rules: '03-O10', values: { re2: true } },
  { since: [11, 11], rules: '03-E2', values: { expressionNotEqual: true } },
  { since: [12, 0], rules: '03-E2', values: { expressionAndOr: true } },
  { since: [12, 0], rules: 'L16', values: { yamlBytes: 1024 * 1024 } },
  { since: [12, 0], rules: '03-S2', values: { gitDepth: 50 } },
  { since: [12, 3], rules: '03-N6', values: { needsMaximum: 50 } },
  { since: [12, 3], rules: 'L90', values: { defaults: true } },
  { since: [12, 4], rules: 'L108', values: { edgeStages: true } },
  { since: [12, 5], rules: 'L86', values: { scriptListLevels: 2 } },
  { since: [12, 5], rules: 'L138', values: { workflow: true } },
  { since: [12, 6], rules: '03-V33', values: { pushOptionVariables: true } },
  { since: [13, 3], rules: '03-E2, 03-R8', values: { expressionParentheses: true, whenWithRules: 'either', manualDefaultWithRules: false } },
  { since: [13, 3], rules: 'L143', values: { duplicatePipelinesWarned: true } },
  { since: [13, 4], rules: 'K-norm-4', values: { matrixNamesShowValues: true, whenWithRules: 'forbidden', manualDefaultWithRules: true } },
  { since: [13, 4], rules: 'K-null-3, 03-P4 (both unverified)', values: { rulesConflictWithNull: false, skipSeparators: true } },
  { since: [13, 5], rules: 'K-par-2, K-when', values: { matrixMinimumVariables: 1, manualTriggers: true } },
  { since: [13, 5], rules: '04-P154', values: { creatingPipelines: 2 } },
  { since: [13, 7], rules: 'L131', values: { variableMaps: 'root' } },
  { since: [13, 7], rules: '03-R22 (unverified)', values: { changesExpandsVariables: true } },
  { since: [13, 9], rules: 'L82', values: { references: true, includeVariables: 'predefined' } },
  { since: [13, 11], rules: 'L52', values: { includeWildcards: true } },
  { since: [13, 12], rules: 'K-cache (unverified)', values: { cacheLists: true, cacheDefaultPrefix: true, scriptStrings: true } },
  { since: [14, 1], rules: '03-X14', values: { tagsExpandVariables: true } },
  { since: [14, 2], rules: 'K-needs', values: { needsSameStage: true, needsRequireStage: false, needsChecked: true } },
  { since: [14, 2], rules: 'L61', values: { includeVariables: 'project' } },
  { since: [14, 3], rules: 'K-tags-2, K-rules-2', values: { tagsLimited: true, rulesListLevels: 10, includeRules: true } },
  { since: [14, 4], rules: '03-X8', values: { nestedVariableExpansion: true } },
  { since: [14, 5], rules: 'L61', values: { includeVariables: 'all' } },
  { since: [14, 6], rules: 'K-when-4', values: { whenWithRules: 'both' } },
  { since: [14, 8], rules: 'L86', values: { scriptListLevels: 10 } },
  { since: [14, 9], rules: 'L67', values: { includeRepeats: 'free' } },
  { since: [15, 0], rules: 'L109', values: { typeAliases: false, jobNamesLimited: true, nullVariables: true } },
  { since: [15, 0], rules: '03-C8, 04-P207 (both unverified)', values: { cachesSeparated: true, gitDepth: 20 } },
  { since: [15, 1], rules: '03-E25', values: { patternsInVariables: true } },
  { since: [15, 6], rules: '03-R31', values: { existsExpandsVariables: true, existsCountsExtensions: false } },
  { since: [15, 6], rules: 'L127', values: { variableMaps: 'all' } },
  { since: [15, 9], rules: 'K-par-2', values: { parallelMaximum: 200 } },
  { since: [15, 9], rules: '03-C6 (unverified)', values: { cachePrefixNamesFiles: true } },
  { since: [15, 10], rules: 'L67', values: { includeMaximum: 150, includeRepeats: 'counted' } },
  { since: [15, 10], rules: '04-P96', values: { triggerJobsRetried: true } },
  { since: [15, 11], rules: 'L19', values: { inputs: true, documentSplitting: true, parallelMinimum: 1 } },
  { since: [16, 0], rules: '03-R23, 03-E29 (unverified)', values: { changesComparisons: 50_000, shortNamedGroups: true } },
  { since: [16, 0], rules: 'L41', values: { includeInputsKey: 'inputs' } },
  { since: [16, 0], rules: 'L9 (unverified)', values: { yamlLooseIntegers: false } },
  { since: [16, 4], rules: '03-M', values: { environmentVariablesInRules: true } },
  { since: [16, 9], rules: 'L101', values: { stagesListLevels: 10 } },
  { since: [16, 9], rules: 'L27', values: { typedInterpolation: true } },
  { since: [16, 10], rules: 'L131', values: { scalarVariables: true } },
  { since: [17, 0], rules: '04-P7', values: { cancelingStatus: true } },
  { since: [17, 2], rules: '03-R24, 03-X20b', values: { compareToExpandsVariables: true } },
  { since: [17, 3], rules: 'L16', values: { yamlBytes: 2 * 1024 * 1024 } },
  { since: [17, 7], rules: '03-R35', values: { existsComparisons: 50_000 } },
  { since: [17, 9], rules: 'L54', values: { includeIntegrity: true } },
  { since: [17, 10], rules: 'K-pages-5', values: { pagesPathAdded: true } },
  { since: [17, 11], rules: 'L27 (unverified)', values: { inputCoercion: true } },
  { since: [18, 2], rules: '03-R33', values: { existsDirectories: true } },
  { since: [18, 4], rules: '03-C4', values: { cacheKeyByContent: true } },
  { since: [18, 6], rules: 'L52', values: { includeWildcardMatchesNone: true } },
  { since: [18, 6], rules: 'L20, L33', values: { matrixBlocks: true, headerComponent: true, headerInclude: true } },
  { since: [18, 7], rules: '03-E2', values: { expressionBooleans: true } },
  { since: [18, 8], rules: 'K-norm-12', values: { matrixExpressions: true } },
  { since: [18, 9], rules: 'L24, L34', values: { inputIndexes: true, duplicateInputs: 'error' } },
  { since: [18, 11], rules: '03-E2', values: { expressionNot: true } },
];

/** The version that `latest`, the default, stands for. */
export const LATEST_GITLAB_VERSION = '18.11';

/**
 * The version that earlier ones count as.
 *
 * @internal
 */
export const EARLIEST_GITLAB_VERSION = '7.12';

const known = new Map<string, Behaviour>();

const parsed = new Map<string, Version | undefined>();

function parseVersion(text: string): Version | undefined {
  if (parsed.has(text)) return parsed.get(text);
  const match = /^v?(\d{1,4})\.(\d{1,4})(?:\.|-|$)/.exec(text);
  const version: Version | undefined = match ? [Number(match[1]), Number(match[2])] : undefined;
  if (parsed.size < 1_000) parsed.set(text, version);
  return version;
}

/**
 * True when the text names a GitLab version: `latest`, or a major and a minor number (what follows them is ignored).
 *
 * @internal
 */
export function isGitlabVersion(text: string): boolean {
  return text === 'latest' || parseVersion(text) !== undefined;
}

/**
 * Whether a keyword, or a name or shape in one, that appeared in a version is there in the version modelled.
 *
 * @internal
 */
export function isSince(behaviour: Pick<Behaviour, 'gitlabVersion'>, since: string): boolean {
  const wanted = parseVersion(since);
  const modelled = parseVersion(behaviour.gitlabVersion);
  return !wanted || !modelled || modelled[0] > wanted[0] || (modelled[0] === wanted[0] && modelled[1] >= wanted[1]);
}

/**
 * Of names that stand beside the versions that brought them, those there are in the version modelled.
 *
 * @internal
 */
export function knownNames<Name extends string>(since: Readonly<Record<Name, string>>, behaviour: Behaviour): Name[] {
  return (Object.keys(since) as Name[]).filter((name) => isSince(behaviour, since[name]));
}

/**
 * What GitLab of a given version does, as far as versions differ.
 *
 * @param gitlabVersion - `major.minor` (a patch number is ignored) or `latest`, the default. Versions before 7.12 count as 7.12, later
 * than the modelled one and texts that are no version as `latest`.
 * @returns one flat record; equal versions give the same object.
 *
 * @example
 * ```ts
 * behaviourOf('13.3').needsSameStage; // false
 * behaviourOf('latest').needsSameStage; // true
 * ```
 * @remarks Source: 03 section M, 02 section 18.1, and the version notes of 01.
 */
export function behaviourOf(gitlabVersion = 'latest'): Behaviour {
  const version = (gitlabVersion === 'latest' ? undefined : parseVersion(gitlabVersion)) ?? [Infinity, 0];
  let name = '7.12';
  let applied = 0;
  for (const { since } of CHANGES) {
    if (since[0] > version[0] || (since[0] === version[0] && since[1] > version[1])) break;
    applied += 1;
  }
  if (applied === CHANGES.length) name = LATEST_GITLAB_VERSION;
  else if (version[0] > 7 || (version[0] === 7 && version[1] > 12)) name = `${version[0]}.${version[1]}`;
  let behaviour = known.get(name);
  if (!behaviour) {
    behaviour = Object.freeze(Object.assign({ ...FIRST }, ...CHANGES.slice(0, applied).map((change) => change.values), { gitlabVersion: name }) as Behaviour);
    if (known.size < 256) known.set(name, behaviour);
  }
  return behaviour;
}
