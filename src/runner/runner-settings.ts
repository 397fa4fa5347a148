import type { VariablesInput } from '../context.js';
import { behaviourOf } from '../gitlab-version.js';
import { variableList } from '../text/variable-list.js';
import { clonePath } from './clone-path.js';
import { readDepth } from './refspecs.js';

/** How the sources get to the job. */
export type GitStrategy = 'clone' | 'fetch' | 'none';

/** What the project says where a job's variables say nothing. */
export interface RunnerDefaults {
  /** The version whose default depth counts; default `latest`. */
  readonly gitlabVersion?: string;
  /** The project's strategy; default `fetch`. */
  readonly strategy?: 'clone' | 'fetch';
  /** The project's depth, 0 for everything; default that of a new project. */
  readonly depth?: number;
}

/** What a runner makes of the variables of a job that are meant for it. */
export interface RunnerSettings {
  /** How the sources are got; `none` leaves what is there. */
  strategy: GitStrategy;
  /** Commits to fetch; 0: all. */
  depth: number;
  /** True: the pipeline's commit is checked out. */
  checkout: boolean;
  /** What the working copy then holds. */
  workingCopy: 'pipeline-revision' | 'current-revision' | 'default-branch' | 'untouched';
  /** Flags of `git clean`; absent: it is not run. */
  cleanFlags?: string;
  /** Flags of `git fetch` after those that cannot be changed. */
  fetchExtraFlags: string;
  /** The whole fetch; absent with strategy `none`. `$REFSPECS` stands for the refspecs. */
  fetchCommand?: string;
  /** Commands that get the submodules. */
  submoduleCommands: string[];
  /** How often each step is tried. */
  attempts: { artifactDownload: number; executorJobSection: number; getSources: number; restoreCache: number };
  /** The directory `GIT_CLONE_PATH` names; absent: the runner chooses. */
  clonePath?: string;
  /** Variables whose values the runner refuses; the job fails. */
  invalid: string[];
}

/** Attempts below 1 or above this count as 1. */
const MAX_ATTEMPTS = 10;
const DEFAULT_CLEAN_FLAGS = '-ffdx';
const DEFAULT_FETCH_FLAGS = '--prune --quiet';

/** The words for false that the runner knows; all others are true. */
const FALSE = new Set(['0', 'f', 'F', 'false', 'FALSE', 'False']);

const SUBMODULES: Readonly<Record<string, readonly string[]>> = {
  none: [],
  normal: ['git submodule sync', 'git submodule update --init'],
  recursive: ['git submodule sync --recursive', 'git submodule update --init --recursive'],
};
const STRATEGIES: readonly string[] = ['clone', 'fetch', 'none'] satisfies GitStrategy[];
const isStrategy = (text: string): text is GitStrategy => STRATEGIES.includes(text);

function readAttempts(text: string): number {
  const attempts = /^\d+$/.test(text) ? Number(text) : 1;
  return attempts >= 1 && attempts <= MAX_ATTEMPTS ? attempts : 1;
}

/** Flags as words: the default when there are none, no words for `none`. */
function readFlags(text: string, byDefault: string): string {
  if (text === '') return byDefault;
  return text === 'none' ? '' : text.split(/\s+/).filter((flag) => flag !== '').join(' ');
}

function workingCopy(strategy: GitStrategy, checkout: boolean): RunnerSettings['workingCopy'] {
  if (strategy === 'none') return 'untouched';
  if (checkout) return 'pipeline-revision';
  return strategy === 'clone' ? 'default-branch' : 'current-revision';
}

/**
 * What a runner does with a job's variables `GIT_STRATEGY`, `GIT_DEPTH`, `GIT_CHECKOUT`, `GIT_CLEAN_FLAGS`, `GIT_FETCH_EXTRA_FLAGS`,
 * `GIT_SUBMODULE_STRATEGY`, `GIT_CLONE_PATH` and `..._ATTEMPTS`.
 *
 * @param variables - the variables of the job, e.g. what `jobVariables` gives; the last of a name counts. `GIT_CLONE_PATH` is expanded once,
 * by the values as they are given.
 * @param defaults - what the project says otherwise.
 * @returns the settings in force; `invalid` names the variables whose values make the job fail.
 *
 * @example
 * ```ts
 * runnerSettings({ GIT_STRATEGY: 'clone', GIT_CHECKOUT: 'false' }).workingCopy; // 'default-branch'
 * runnerSettings({ GIT_DEPTH: '3' }).fetchCommand; // 'git fetch origin $REFSPECS --depth 3 --prune --quiet'
 * ```
 * @remarks Source: document 13.3, "Git strategy" to "Custom build directories"; 03-S2.
 */
export function runnerSettings(variables: VariablesInput, defaults: RunnerDefaults = {}): RunnerSettings {
  const values = new Map(variableList(variables).map(({ key, value }) => [key, value]));
  const valueOf = (name: string): string => values.get(name) ?? '';
  const invalid: string[] = [];

  const asked = valueOf('GIT_STRATEGY');
  const given = defaults.strategy ?? 'fetch';
  const strategy = isStrategy(asked) ? asked : given;
  if (asked !== '' && strategy !== asked) invalid.push('GIT_STRATEGY');
  const submodules = valueOf('GIT_SUBMODULE_STRATEGY');
  const commands = submodules === '' ? [] : Object.hasOwn(SUBMODULES, submodules) ? SUBMODULES[submodules] : undefined;
  if (!commands) invalid.push('GIT_SUBMODULE_STRATEGY');
  const directory = clonePath(values);
  if (directory && !directory.valid) invalid.push('GIT_CLONE_PATH');

  const depth = readDepth(values.get('GIT_DEPTH') ?? defaults.depth ?? behaviourOf(defaults.gitlabVersion).gitDepth);
  const checkout = strategy !== 'none' && !FALSE.has(valueOf('GIT_CHECKOUT'));
  const cleanFlags = checkout ? readFlags(valueOf('GIT_CLEAN_FLAGS'), DEFAULT_CLEAN_FLAGS) : '';
  const fetchExtraFlags = readFlags(valueOf('GIT_FETCH_EXTRA_FLAGS'), DEFAULT_FETCH_FLAGS);
  const fetchCommand = ['git fetch origin $REFSPECS', ...(depth > 0 ? [`--depth ${depth}`] : []), ...(fetchExtraFlags === '' ? [] : [fetchExtraFlags])].join(' ');
  return {
    strategy, depth, checkout,
    workingCopy: workingCopy(strategy, checkout),
    ...(cleanFlags !== '' && { cleanFlags }),
    fetchExtraFlags,
    ...(strategy !== 'none' && { fetchCommand }),
    submoduleCommands: strategy === 'none' ? [] : [...commands ?? []],
    attempts: {
      artifactDownload: readAttempts(valueOf('ARTIFACT_DOWNLOAD_ATTEMPTS')),
      executorJobSection: readAttempts(valueOf('EXECUTOR_JOB_SECTION_ATTEMPTS')),
      getSources: readAttempts(valueOf('GET_SOURCES_ATTEMPTS')),
      restoreCache: readAttempts(valueOf('RESTORE_CACHE_ATTEMPTS')),
    },
    ...(directory && { clonePath: directory.path }),
    invalid,
  };
}
