import { isSince, type Behaviour } from '../gitlab-version.js';

const ofMergeRequest = (name: string): string => `CI_MERGE_REQUEST_${name}`;
const ofExternalRequest = (name: string): string => `CI_EXTERNAL_PULL_REQUEST_${name}`;

/**
 * Predefined variables that appeared in a version we model, by that version (03-V40). All others are there in every version; where the
 * documents give no minor, the variable is there, too.
 */
export const PREDEFINED_SINCE: Readonly<Record<string, readonly string[]>> = {
  '8.15': ['CI_ENVIRONMENT_NAME', 'CI_ENVIRONMENT_SLUG'],
  '9.3': ['CI_ENVIRONMENT_URL'],
  '10.6': ['CHAT_CHANNEL', 'CHAT_INPUT'],
  '11.5': ['CI_NODE_INDEX', 'CI_NODE_TOTAL'],
  '11.6': [
    'ID', 'IID', 'REF_PATH', 'PROJECT_ID', 'PROJECT_PATH', 'PROJECT_URL', 'SOURCE_PROJECT_ID', 'SOURCE_PROJECT_PATH', 'SOURCE_PROJECT_URL',
    'SOURCE_BRANCH_NAME', 'TARGET_BRANCH_NAME',
  ].map(ofMergeRequest),
  '11.9': ['TITLE', 'ASSIGNEES', 'LABELS', 'MILESTONE', 'SOURCE_BRANCH_SHA', 'TARGET_BRANCH_SHA'].map(ofMergeRequest),
  '11.11': ['CI_COMMIT_REF_PROTECTED'],
  '12.3': [
    'CI_MERGE_REQUEST_EVENT_TYPE',
    ...['IID', 'SOURCE_BRANCH_NAME', 'SOURCE_BRANCH_SHA', 'TARGET_BRANCH_NAME', 'TARGET_BRANCH_SHA'].map(ofExternalRequest),
  ],
  '12.6': ['CI_COMMIT_BRANCH'],
  '13.0': ['CI_KUBERNETES_ACTIVE'],
  '13.1': ['CI_HAS_OPEN_REQUIREMENTS'],
  '13.2': ['CI_DEPLOY_FREEZE', 'CI_PROJECT_ROOT_NAMESPACE'],
  '13.3': ['SOURCE_REPOSITORY', 'TARGET_REPOSITORY'].map(ofExternalRequest),
  '13.4': ['CI_COMMIT_TIMESTAMP'],
  '13.7': [
    'CI_DEPENDENCY_PROXY_SERVER', 'CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX', 'CI_DEPENDENCY_PROXY_USER', 'CI_DEPENDENCY_PROXY_PASSWORD',
    ...['DIFF_ID', 'DIFF_BASE_SHA'].map(ofMergeRequest),
  ],
  '13.8': ['CI_OPEN_MERGE_REQUESTS'],
  '13.9': ['TRIGGER_PAYLOAD'],
  '13.11': ['CI_COMMIT_AUTHOR', 'CI_ENVIRONMENT_ACTION'],
  '14.0': ['CI_ENVIRONMENT_TIER'],
  '14.1': ['CI_MERGE_REQUEST_APPROVED'],
  '14.2': ['CI_PROJECT_CLASSIFICATION_LABEL', 'KUBECONFIG'],
  '14.3': ['CI_DEPENDENCY_PROXY_DIRECT_GROUP_IMAGE_PREFIX'],
  '14.4': ['CHAT_USER_ID'],
  '14.10': ['CI_GITLAB_FIPS_MODE'],
  '15.1': ['CI_PROJECT_DESCRIPTION'],
  '15.2': ['CI_MERGE_REQUEST_TARGET_BRANCH_PROTECTED'],
  '15.3': ['CI_TEMPLATE_REGISTRY_HOST'],
  '15.4': ['CI_JOB_NAME_SLUG'],
  '15.5': ['CI_COMMIT_TAG_MESSAGE', 'CI_RELEASE_DESCRIPTION'],
  '15.7': ['CI_PROJECT_NAMESPACE_ID', 'CI_DEBUG_SERVICES'],
  '15.11': ['CI_API_GRAPHQL_URL', 'CI_SERVER_SHELL_SSH_HOST', 'CI_SERVER_SHELL_SSH_PORT'],
  '16.3': ['CI_PIPELINE_NAME'],
  '16.4': ['SOURCE_BRANCH_PROTECTED', 'SQUASH_ON_MERGE'].map(ofMergeRequest),
  '16.7': ['CI_MERGE_REQUEST_DESCRIPTION'],
  '16.8': ['CI_MERGE_REQUEST_DESCRIPTION_IS_TRUNCATED'],
  '16.10': ['CI_SERVER_FQDN'],
  '17.8': ['CI_PIPELINE_SCHEDULE_DESCRIPTION'],
  '17.10': ['CI_JOB_GROUP_NAME', 'CI_MERGE_REQUEST_DRAFT'],
  '18.3': ['CI_PROJECT_TOPICS'],
  '18.6': ['CI_COMMIT_MESSAGE_IS_TRUNCATED'],
  '18.9': ['CI_UPSTREAM_PIPELINE_ID', 'CI_UPSTREAM_PROJECT_ID', 'CI_UPSTREAM_JOB_ID'],
  '18.10': ['CI_COMMIT_USER_LOGIN'],
  '19.0': ['CI_CONFIG_REF_URI'],
};

const predefinedSince = new Map(Object.entries(PREDEFINED_SINCE).flatMap(([since, names]) => names.map((name) => [name, since] as const)));

/** Whether a version knows a predefined variable. */
export function hasPredefined(behaviour: Behaviour, name: string): boolean {
  const since = predefinedSince.get(name);
  return since === undefined || isSince(behaviour, since);
}
