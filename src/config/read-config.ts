import { createCollector, type Collector } from '../diagnostics/collector.js';
import type { Behaviour } from '../gitlab-version.js';
import { MAX_NAME_LENGTH } from '../limits.js';
import type { JobDefinition, VariableDefinition, Workflow } from '../pipeline.js';
import type { ParseExpression } from '../rules/compiled-rules.js';
import { isBlank, presentChild, type MapNode, type Node } from '../yaml/node.js';
import { keyText } from '../yaml/to-object.js';
import { checkJobs } from './check-jobs.js';
import { globalDefaults, isGlobal, readDefaults } from './default.js';
import { expandParallelJobs } from './expand-parallel.js';
import { jobKind } from './job-kind.js';
import { readJob, type JobScope, type ReadJob } from './read-job.js';
import type { KeywordOptions } from './keyword.js';
import { keywordScope, nothingRead, type ReadScope } from './read-keyword.js';
import { readVariables } from './read-variables.js';
import { readStages } from './stages.js';
import { warnOfDuplicatePipelines } from './warn-duplicate-pipelines.js';
import { readWorkflow } from './workflow.js';

/** The merged tree, checked and normalised. */
export interface ReadConfig {
  readonly stages: string[];
  readonly variables: Record<string, VariableDefinition>;
  readonly workflow: Workflow | undefined;
  readonly jobs: JobDefinition[];
}

/** Top-level keys that are never jobs (L110). */
function reservedNames(tree: MapNode, scope: ReadScope): ReadonlySet<string> {
  const { behaviour } = scope;
  return new Set([
    'variables', 'stages', ...globalDefaults(scope),
    ...(behaviour.typeAliases ? ['types'] : []),
    ...(behaviour.includes ? ['include'] : []),
    ...(['default', 'workflow'] as const).filter((name) => isGlobal(tree, name, scope)),
  ]);
}

function readRootVariables(tree: MapNode, scope: ReadScope): Record<string, VariableDefinition> {
  const node = presentChild(tree, 'variables');
  return (node && readVariables(node, keywordScope('variables', 'job', ['variables'], scope), 'root')) ?? {};
}

const isJob = (kind: ReturnType<typeof jobKind>): kind is 'job' | 'trigger' => kind === 'job' || kind === 'trigger';

/** How a configuration is read. */
export interface ReadOptions extends KeywordOptions {
  /** Some includes were not read. */
  readonly partial: boolean;
}

/** Whether what a job does may stand in a file that was not read: `needs` alone would make it a trigger job. */
const mayContinueElsewhere = (node: Node): boolean => node.kind === 'map' && node.entries.has('extends') && !node.entries.has('trigger');

/** Reads the entries that are jobs; what is neither a job nor a keyword is reported (L111-L121). */
function readJobs(tree: MapNode, reserved: ReadonlySet<string>, scope: JobScope, partial: boolean): ReadJob[] {
  const { behaviour, collector } = scope;
  const jobs: ReadJob[] = [];
  let visible = 0;
  for (const [key, { key: keyNode, value }] of tree.entries) {
    if (typeof key === 'string' && reserved.has(key)) continue;
    const name = keyText(keyNode);
    const kind = jobKind(key, value, behaviour);
    const path = ['jobs', name];
    if (kind === 'hidden') {
      if (isBlank(value)) collector.report('hidden-blank', `The hidden entry \`${name}\` is empty.`, { path, at: keyNode });
      continue;
    }
    if (!isJob(kind) || value.kind !== 'map' || (partial && kind === 'trigger' && mayContinueElsewhere(value))) {
      collector.report('job-no-implementation', `\`${name}\` is neither a keyword nor a job: it has no \`script\`, \`run\` or \`trigger\`.`, {
        path, at: keyNode, hint: value.kind === 'map' ? 'To keep it as a template, begin its name with a dot.' : undefined,
      });
      continue;
    }
    visible += 1;
    if (typeof key !== 'string') {
      collector.report('job-name-type', `The name of a job is a text; \`${name}\` is read as something else.`, { path, at: keyNode, hint: `Quote it: "${name}".` });
    } else if (key.trim() === '') {
      collector.report('job-name-type', 'The name of a job must not be blank.', { path, at: keyNode });
    } else if (key.length > MAX_NAME_LENGTH && behaviour.jobNamesLimited) {
      collector.report('job-name-too-long', `The name of a job has at most ${MAX_NAME_LENGTH} characters.`, { path, at: keyNode });
    }
    jobs.push(readJob(name, value, kind, scope));
  }
  if (visible === 0) collector.report('jobs-none-visible', 'The configuration has no job that can run.', { path: ['jobs'], at: tree });
  return jobs;
}

/**
 * Checks and normalises a merged tree: globals, jobs, `parallel`, and jobs against each other (L1, steps 7 to 9). What fails is reported; the
 * result is of use only when nothing failed.
 */
export function readConfig(tree: MapNode, behaviour: Behaviour, parse: ParseExpression, { partial, ...options }: ReadOptions, collector: Collector): ReadConfig {
  const scope: ReadScope = { behaviour, collector, parse, ...options, read: nothingRead() };
  const defaults = readDefaults(tree, scope);
  if ('code' in defaults) {
    collector.add([defaults]);
    return { stages: [], variables: {}, workflow: undefined, jobs: [] };
  }
  const stages = readStages(tree, scope);
  const variables = readRootVariables(tree, scope);
  const { workflow, hasRules } = readWorkflow(tree, scope);
  const jobScope: JobScope = { ...scope, defaults, workflowHasRules: hasRules, silent: { ...scope, collector: createCollector() } };
  const jobs = readJobs(tree, reservedNames(tree, scope), jobScope, partial);
  if (collector.hasFailed()) return { stages, variables, workflow, jobs: [] };
  const expanded = expandParallelJobs(jobs, behaviour, collector);
  if (!collector.hasFailed()) checkJobs(expanded, stages, behaviour, collector);
  if (!hasRules && behaviour.duplicatePipelinesWarned) warnOfDuplicatePipelines(jobs, collector);
  return { stages, variables, workflow, jobs: expanded.map(({ definition }) => definition) };
}
