/**
 * Every limit, named once. Those of {@link Limits} can be changed per call; the constants below are GitLab's fixed limits and the
 * library's own bounds on hostile input.
 */

/** The limits an administrator of GitLab can change; a context's `limits` override them by name. */
export interface Limits {
  /** Same-pipeline needs of one job (03-N6). 0 forbids any need. */
  needs: number;
  /** Jobs of one pipeline (03-P8); 0 = no limit. */
  pipelineSize: number;
  /** Jobs in pipelines alive during the last 24 hours (03-P8); 0 = no limit. */
  activeJobs: number;
  /** Jobs with an environment in one pipeline (03-P8). */
  deployments: number;
  /** Inputs given to one pipeline (03-P1). */
  inputs: number;
  /** Files included by one configuration (L66). */
  includes: number;
  /** Bytes of one YAML document (L15). */
  yamlBytes: number;
  /** Nesting depth of one YAML document (L16). */
  yamlDepth: number;
}

/** GitLab's defaults for {@link Limits} in the newest version; older ones differ in `needs`, `includes` and `yamlBytes`. */
export const DEFAULT_LIMITS: Readonly<Limits> = Object.freeze({
  needs: 50,
  pipelineSize: 0,
  activeJobs: 0,
  deployments: 500,
  inputs: 20,
  includes: 150,
  yamlBytes: 2 * 1024 * 1024,
  yamlDepth: 100,
});

/** Diagnostics listed by one call. */
export const MAX_DIAGNOSTICS = 100;

/** Rounds of the expression lexer; the text must end before the last one, so at most 99 tokens fit (03-E7). */
export const MAX_EXPRESSION_ROUNDS = 100;

/** Ancestors an `extends` chain may have (L75). */
export const MAX_EXTENDS_ANCESTORS = 10;

/** List levels of script keywords, rules and stages, the outermost included (L86). */
export const MAX_NESTED_LISTS = 10;

/** Length of a job name and of a `workflow:name` (L117, L144). */
export const MAX_NAME_LENGTH = 255;

/** Patterns of one `changes` or `exists` clause (03-R25). */
export const MAX_CLAUSE_PATTERNS = 50;

/** Caches of one job (K-cache-1). */
export const MAX_CACHES = 4;

/** A job has fewer distinct tags than this (K-tags-2). */
export const MAX_TAGS = 50;

/** Seconds of the longest `timeout` (K-dur-8). */
export const MAX_TIMEOUT_SECONDS = 2_629_746;

/** Seconds of the longest `start_in` (K-dur-8). */
export const MAX_START_IN_SECONDS = 604_800;

/** Fallback keys of one cache (K-cache-7). */
export const MAX_FALLBACK_KEYS = 5;

/** Files one cache key is made of (K-cache-5). */
export const MAX_CACHE_KEY_FILES = 2;

/** Largest number `retry` takes (K-retry-2). */
export const MAX_RETRIES = 2;

/** Characters of `artifacts:expose_as` (K-art-3). */
export const MAX_EXPOSE_AS_LENGTH = 100;

/** Characters of `image:docker:platform` (K-image-5). */
export const MAX_PLATFORM_LENGTH = 64;

/** Characters of `image:docker:user` and `image:kubernetes:user` (K-image-5). */
export const MAX_CONTAINER_USER_LENGTH = 255;

/** Cross-pipeline needs, and cross-project needs, of one job (K-needs-9). */
export const MAX_CROSS_NEEDS = 5;

/** Characters of a pattern the engine is asked to compile. */
export const MAX_REGEXP_SOURCE = 4 * 1024;

/** Estimated size of a compiled pattern: atoms times their nested repetition counts. */
export const MAX_REGEXP_PROGRAM = 1_000;

/** Characters of a text the engine is asked to search. */
export const MAX_REGEXP_TEXT = 1024 * 1024;

/** Estimated microseconds one search may take: the pattern's cost per character times the bytes of the text. */
export const MAX_REGEXP_WORK = 500_000;

/** Compiled patterns alive at once in the engine. */
export const MAX_REGEXP_OBJECTS = 128;

/** Characters walked over to find all matches of a pattern in one text. */
export const MAX_FOUND_CHARACTERS = 16 * 1024 * 1024;

/** Alternatives one glob may expand to. */
export const MAX_GLOB_ALTERNATIVES = 1_000;

/** Characters of one glob. */
export const MAX_GLOB_LENGTH = 4 * 1024;

/** Levels of a YAML text that the reader, which calls itself for each, takes without coming to the end of its stack, whatever `Limits.yamlDepth` says. */
export const MAX_YAML_DEPTH = 200;

/** How far the colon of a key may be from where the key begins when no `?` announces it, in characters: libyaml's limit. */
export const MAX_YAML_KEY_LENGTH = 1_024;

/** Levels a tree may have once references are written out; GitLab has no limit, a tree this deep is hostile. */
export const MAX_TREE_DEPTH = 1_000;

/** Nodes a tree may have once references are written out, and map entries that merges may make: bounds on hostile input. */
export const MAX_TREE_NODES = 2_000_000;

/** Levels of files that include each other, whatever `Limits.includes` says: a bound on hostile input. */
export const MAX_INCLUDE_DEPTH = 500;

/** How often files may be included again in versions that do not count repeats: a circle of them would never end. */
export const MAX_REPEATED_INCLUDES = 10_000;

/** Bytes of all included files together (L70). */
export const MAX_INCLUDED_BYTES = 314_572_800;

/** Steps of matching the wildcards of all includes of a configuration with the paths of repositories: a bound on hostile input. */
export const MAX_WILDCARD_STEPS = 50_000_000;

/** Jobs that `parallel` makes, with the variables and needs written out for them: a bound on hostile input. */
export const MAX_EXPANDED_ENTRIES = 1_000_000;

/** Steps of planning one pipeline, about a microsecond each, that its jobs do not share: a bound on hostile input. */
export const MAX_PLAN_WORK = 4_000_000;

/** Steps that evaluating one rule counts for. */
export const STEPS_PER_RULE = 5;

/** Steps that expanding one variable counts for; copying it counts for one. */
export const STEPS_PER_EXPANSION = 10;

/** Characters that expanding the references of one text, or of one set of variables, may add. */
export const MAX_EXPANSION_GROWTH = 1024 * 1024;

/** Steps of one simulation, about a tenth of a microsecond each: a bound on hostile input, enough for 200,000 jobs without a fleet. */
export const MAX_SIMULATION_STEPS = 100_000_000;

/** Steps that one event of a simulation counts for. */
export const STEPS_PER_EVENT = 100;

/** Characters of the time axis of a simulation's timeline. */
export const MAX_TIMELINE_WIDTH = 1_000;

/** Characters of a `spec:description` (L20). */
export const MAX_SPEC_DESCRIPTION = 256;

/** Options of one input, and of one of its rules (L21, L29). */
export const MAX_INPUT_OPTIONS = 50;

/** Problems of the inputs of a file that are told in one message (L28). */
export const MAX_INPUT_MESSAGES = 3;

/** Functions of one `$[[ ]]` block (L32). */
export const MAX_BLOCK_FUNCTIONS = 3;

/** Bytes of the path in a `$[[ ]]` block (L33). */
export const MAX_ACCESS_BYTES = 1024;

/** Segments such a path is split into; the last keeps the remaining dots (L33). */
export const MAX_ACCESS_SEGMENTS = 5;

/** Indexes of one segment (L34). */
export const MAX_ACCESS_INDEXES = 5;

/** Distinct `$[[ ]]` blocks of one file (L38). */
export const MAX_INTERPOLATION_BLOCKS = 10_000;

/** Nodes of a file with a header, keys included (L38). */
export const MAX_INTERPOLATION_NODES = 500_000;

/** Bytes of one string in a file with a header (L38). */
export const MAX_INTERPOLATION_NODE_BYTES = 1024 * 1024;

/** Characters that the functions of blocks may read, and texts with replaced blocks have, in one file: a bound on hostile input. */
export const MAX_INTERPOLATED_TEXT = 32 * 1024 * 1024;

/** Characters a masked value has to have to be hidden in messages: shorter ones stand in any text. */
export const MIN_MASKED_LENGTH = 4;

/** Bytes of `CI_COMMIT_MESSAGE`, and of the title and description in it (03-V40). */
export const MAX_COMMIT_MESSAGE_BYTES = 100_000;

/** Characters of `CI_MERGE_REQUEST_DESCRIPTION` (03-V40). */
export const MAX_REQUEST_DESCRIPTION_LENGTH = 2_700;

/** Characters of `environment:url` (K-env-3). */
export const MAX_ENVIRONMENT_URL = 255;

/** Files one `trigger:include` may list (K-trig-8). */
export const MAX_TRIGGER_INCLUDES = 3;

/** Inputs of one job (K-inp-1). */
export const MAX_JOB_INPUTS = 50;
