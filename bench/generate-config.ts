import { createRandom, type Random } from './random.js';
import { SERVICE_ENTRIES, type Service } from './service-entries.js';

/** Globals, and what all services share. The templates count as definitions. */
const GLOBALS = `# Pipelines of the platform: one file, many services.
stages: [prepare, build, test, package, deploy, verify]

workflow:
  name: '$PIPELINE_NAME'
  auto_cancel:
    on_new_commit: interruptible
  rules:
    - if: $CI_COMMIT_TITLE =~ /^(draft|wip)[:!]/i
      when: never
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
      variables:
        PIPELINE_NAME: 'Merge request $CI_MERGE_REQUEST_IID'
    - if: $CI_COMMIT_BRANCH && $CI_OPEN_MERGE_REQUESTS
      when: never
    - if: $CI_COMMIT_TAG || $CI_COMMIT_BRANCH

default:
  image: registry.example.com/ci/base:4.2
  interruptible: true
  tags: [linux, amd64]
  retry:
    max: 2
    when: [runner_system_failure, stuck_or_timeout_failure]
  before_script:
    - source ci/functions.sh
    - export PATH="$CI_PROJECT_DIR/bin:$PATH"

variables:
  PIPELINE_NAME: 'Branch $CI_COMMIT_REF_NAME'
  GIT_DEPTH: '20'
  FF_USE_FASTZIP: 'true'
  REGISTRY: registry.example.com/platform
  DEPLOY_REGION:
    value: eu-central
    description: Where the services are deployed.
    options: [eu-central, us-east]
`;

const TEMPLATES: readonly string[] = [
  `.rules:
  main:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $CI_PIPELINE_SOURCE != "schedule"
  merge_request:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event" && $CI_MERGE_REQUEST_LABELS !~ /no-review/
  release:
    - if: $CI_COMMIT_TAG =~ /^v[0-9]+\\.[0-9]+\\.[0-9]+$/
`,
  `.slow: &slow
  interruptible: false
  timeout: 2 hours
  tags: [linux, amd64, large]
`,
  `.node:
  image: registry.example.com/ci/node:22
  variables:
    NODE_ENV: test
    NPM_CONFIG_CACHE: $CI_PROJECT_DIR/.npm
  cache:
    key:
      files: [package-lock.json]
      prefix: node
    paths: [.npm/, node_modules/]
    policy: pull
  before_script:
    - npm ci --prefer-offline
`,
  `.reports:
  artifacts:
    when: always
    expire_in: 1 week
    reports:
      junit: reports/junit-*.xml
`,
  `.docker:
  image:
    name: registry.example.com/ci/docker:27
    entrypoint: ['']
  services:
    - name: docker:27-dind
      alias: docker
  variables:
    DOCKER_HOST: tcp://docker:2376
    DOCKER_TLS_CERTDIR: /certs
  tags: [linux, docker]
`,
  `.deploy:
  extends: .docker
  stage: deploy
  interruptible: false
  variables:
    KUBECONFIG: $CI_PROJECT_DIR/.kube/config
  before_script:
    - !reference [.docker, variables, DOCKER_HOST]
    - ci/login.sh "$DEPLOY_REGION"
`,
];

const SUBJECTS = ['account', 'billing', 'catalog', 'delivery', 'export', 'gateway', 'history', 'invoice', 'ledger', 'mailer', 'order', 'search'] as const;
const ROLES = ['admin', 'api', 'batch', 'client', 'events', 'proxy', 'store', 'worker'] as const;

function makeService(index: number, random: Random, aliases: boolean): Service {
  return { name: `${random.pick(SUBJECTS)}-${random.pick(ROLES)}-${index + 1}`, owner: random.pick(SUBJECTS), aliases };
}

/** The fewest definitions {@link generateConfig} makes a valid configuration of: with fewer there is no visible job. */
export const LEAST_DEFINITIONS = TEMPLATES.length + 4;

/** The most that may have aliases: a document with aliases is measured as GitLab would hold it in memory, not as text (L16). */
const MOST_WITH_ALIASES = 1_000;

/**
 * Makes up the configuration of a large project: services that share templates, each with three templates of its own and 17 jobs.
 *
 * @param definitions - how many hidden and visible entries, from {@link LEAST_DEFINITIONS}. 1,000 make about 1,150 jobs and half a
 * megabyte, 4,000 just under 2 MiB.
 * @param seed - chooses names, commands and numbers; the kinds of jobs and their shares are always the same.
 * @param aliases - whether some jobs use `<<` and an alias instead of `extends`.
 * @returns YAML text; valid, and a push to `main` creates a pipeline of it. The same arguments give the same text.
 */
export function generateConfig(definitions: number, seed = 1, aliases = definitions <= MOST_WITH_ALIASES): string {
  const random = createRandom(seed);
  const entries = TEMPLATES.slice(0, definitions);
  for (let index = 0; entries.length < definitions; index += 1) {
    const service = makeService(index, random, aliases);
    for (const entry of SERVICE_ENTRIES.slice(0, definitions - entries.length)) entries.push(entry(service, random));
  }
  return [GLOBALS, ...entries].join('\n');
}
