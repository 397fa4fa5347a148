import { MAX_COMMIT_MESSAGE_BYTES, MAX_REQUEST_DESCRIPTION_LENGTH } from '../limits.js';
import { refSlug } from '../text/slugs.js';
import { variableList } from '../text/variable-list.js';
import type { MergeRequestFacts } from '../context.js';
import type { PipelineFacts } from './pipeline-facts.js';
import { hasPredefined } from './predefined-since.js';

type Fact = readonly [name: string, value: string | number | boolean | null | undefined];

/** Longest description `CI_COMMIT_DESCRIPTION` leaves out the title of (03-V40). */
const LONG_TITLE = 100;

/** The beginning of a text, in whole characters. */
function firstBytes(text: string, most: number): string {
  return text.length * 3 <= most ? text : text.slice(0, new TextEncoder().encodeInto(text, new Uint8Array(most)).read);
}

function firstCharacters(text: string, most: number): string {
  return text.length <= most ? text : Array.from(text.slice(0, 2 * most)).slice(0, most).join('');
}

function commitFacts(facts: PipelineFacts): Fact[] {
  const { behaviour, context: { commitMessage } } = facts;
  const message = typeof commitMessage === 'string' ? commitMessage : undefined;
  const end = message?.indexOf('\n') ?? -1;
  const title = message === undefined || end < 0 ? message : message.slice(0, end);
  const description = message === undefined || title === undefined || title.length >= LONG_TITLE ? message : message.slice(title.length + 1);
  const cuts = hasPredefined(behaviour, 'CI_COMMIT_MESSAGE_IS_TRUNCATED');
  const cut = (text: string | undefined): string | undefined => (text !== undefined && cuts ? firstBytes(text, MAX_COMMIT_MESSAGE_BYTES) : text);
  const shown = cut(message);
  const branchOrTag = facts.mergeRequest && facts.refType === 'merge_request' ? facts.mergeRequest.sourceBranch : facts.ref;
  return [
    ['CI_COMMIT_SHA', facts.sha],
    ['CI_COMMIT_SHORT_SHA', facts.sha.slice(0, 8)],
    ['CI_COMMIT_BEFORE_SHA', facts.beforeSha],
    ['CI_COMMIT_REF_NAME', branchOrTag],
    ['CI_COMMIT_REF_SLUG', refSlug(branchOrTag)],
    ['CI_COMMIT_REF_PROTECTED', facts.refProtected],
    ['CI_COMMIT_BRANCH', facts.refType === 'branch' ? facts.ref : undefined],
    ['CI_COMMIT_TAG', facts.refType === 'tag' ? facts.ref : undefined],
    ['CI_COMMIT_MESSAGE', shown],
    ['CI_COMMIT_MESSAGE_IS_TRUNCATED', shown === undefined ? undefined : shown !== message],
    ['CI_COMMIT_TITLE', cut(title)],
    ['CI_COMMIT_DESCRIPTION', cut(description)],
  ];
}

function projectFacts(facts: PipelineFacts): Fact[] {
  const { project } = facts.context;
  const path = facts.projectPath;
  const known = path !== '';
  const cut = path.lastIndexOf('/');
  return [
    ['CI_PROJECT_ID', project?.id],
    ['CI_PROJECT_NAME', known ? path.slice(cut + 1) : undefined],
    ['CI_PROJECT_TITLE', project?.title],
    ['CI_PROJECT_PATH', known ? path : undefined],
    ['CI_PROJECT_PATH_SLUG', known ? refSlug(path) : undefined],
    ['CI_PROJECT_NAMESPACE', known ? path.slice(0, Math.max(cut, 0)) : undefined],
    ['CI_PROJECT_ROOT_NAMESPACE', known ? path.split('/', 1)[0] : undefined],
    ['CI_PROJECT_URL', project?.url],
    ['CI_PROJECT_VISIBILITY', project?.visibility],
    ['CI_DEFAULT_BRANCH', facts.defaultBranch],
    ['CI_DEFAULT_BRANCH_SLUG', refSlug(facts.defaultBranch)],
  ];
}

const joined = (list: readonly string[] | undefined): string | undefined => (list && list.length > 0 ? list.join(',') : undefined);

function mergeRequestFacts(request: MergeRequestFacts, facts: PipelineFacts): Fact[] {
  const { projectPath } = facts;
  const { description } = request;
  const shown = typeof description !== 'string' ? undefined : firstCharacters(description, MAX_REQUEST_DESCRIPTION_LENGTH);
  return [
    ['CI_MERGE_REQUEST_ID', request.id],
    ['CI_MERGE_REQUEST_IID', request.iid],
    ['CI_MERGE_REQUEST_REF_PATH', facts.ref],
    ['CI_MERGE_REQUEST_PROJECT_PATH', request.targetProjectPath ?? projectPath],
    ['CI_MERGE_REQUEST_SOURCE_PROJECT_PATH', request.sourceProjectPath ?? projectPath],
    ['CI_MERGE_REQUEST_SOURCE_BRANCH_NAME', request.sourceBranch],
    ['CI_MERGE_REQUEST_TARGET_BRANCH_NAME', request.targetBranch],
    ['CI_MERGE_REQUEST_EVENT_TYPE', request.eventType ?? 'detached'],
    ['CI_MERGE_REQUEST_TITLE', request.title],
    ['CI_MERGE_REQUEST_DESCRIPTION', shown],
    ['CI_MERGE_REQUEST_DESCRIPTION_IS_TRUNCATED', shown === undefined ? undefined : shown !== description],
    ['CI_MERGE_REQUEST_LABELS', joined(request.labels)],
    ['CI_MERGE_REQUEST_ASSIGNEES', joined(request.assignees)],
    ['CI_MERGE_REQUEST_MILESTONE', request.milestone],
    ['CI_MERGE_REQUEST_DRAFT', request.draft],
    ['CI_MERGE_REQUEST_APPROVED', request.approved ? true : undefined],
  ];
}

/**
 * The predefined variables known before there is a pipeline, as far as the version has them and the context knows the facts; `predefined`
 * of the context adds to them and wins.
 *
 * @remarks Source: 03-V40, phase "pre".
 */
export function predefinedVariables(facts: PipelineFacts): Map<string, string> {
  const { context } = facts;
  const all: Fact[] = [
    ['CI', true],
    ['GITLAB_CI', true],
    ['CI_SERVER_NAME', 'GitLab'],
    ['CI_SERVER_VERSION', facts.behaviour.gitlabVersion],
    ['CI_SERVER_VERSION_MAJOR', facts.behaviour.gitlabVersion.split('.', 1)[0]],
    ['CI_SERVER_VERSION_MINOR', facts.behaviour.gitlabVersion.split('.')[1]],
    ['CI_CONFIG_PATH', context.file ?? '.gitlab-ci.yml'],
    ['CI_PIPELINE_SOURCE', facts.source],
    ['CI_PIPELINE_TRIGGERED', facts.source === 'trigger' ? true : undefined],
    ['CI_KUBERNETES_ACTIVE', facts.kubernetesActive ? true : undefined],
    ['CI_OPEN_MERGE_REQUESTS', joined(context.openMergeRequests?.slice(0, 4))],
    ...commitFacts(facts),
    ...projectFacts(facts),
    ...(facts.mergeRequest && facts.refType === 'merge_request' ? mergeRequestFacts(facts.mergeRequest, facts) : []),
  ];
  const known = (name: string): boolean => hasPredefined(facts.behaviour, name);
  const variables = new Map<string, string>();
  for (const [name, value] of all) if (value !== undefined && value !== null && known(name)) variables.set(name, String(value));
  for (const { key, value } of variableList(context.predefined ?? {})) if (known(key)) variables.set(key, value);
  return variables;
}
