import type { Random } from './random.js';

/** A part of the made-up project. */
export interface Service {
  readonly name: string;
  readonly owner: string;
  /** Merge keys and aliases where `extends` would do. */
  readonly aliases: boolean;
}

const COMMANDS = [
  'npm run generate -- --check', 'mkdir -p reports', 'ci/wait-for.sh db:5432 --timeout 60', 'git fetch --unshallow || true',
  'echo "$CI_JOB_NAME on $CI_RUNNER_DESCRIPTION"', 'npx tsc --build --verbose', 'ci/report.sh > reports/summary.txt', 'df -h',
  'if [ -n "$DEBUG" ]; then env | sort; fi', 'tar czf reports.tar.gz reports', 'npm run migrate -- --yes', 'sleep 5',
] as const;

/** Some more lines of a script. */
const more = (random: Random, count: number): string => random.some(count, COMMANDS).map((command) => `    - ${command}\n`).join('');

/** The entries of one service, each after those it names. The first three are templates. */
export const SERVICE_ENTRIES: readonly ((service: Service, random: Random) => string)[] = [
  ({ name, owner }, random) => `# ${name}: ask the ${owner} team.
.${name}:
  extends: .node
  stage: build
  variables:
    SERVICE: ${name}
    SERVICE_DIRECTORY: services/${name}
    SERVICE_PORT: '${3000 + random.below(5000)}'
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
      changes:
        - services/${name}/**/*
        - libraries/${owner}/**/*.{ts,json}
        - package-lock.json
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
    - if: $CI_COMMIT_BRANCH =~ /^(release|hotfix)\\/${name}-[0-9.]+$/
`,
  ({ name }, random) => `.${name}-test:
  extends: [.${name}, .reports]
  stage: test
  variables:
    DATABASE_URL: postgres://test:test@db:5432/${name.replaceAll('-', '_')}
    TEST_WORKERS: '${random.below(8) + 1}'
  services:
    - name: postgres:${random.below(4) + 13}
      alias: db
    - redis:7-alpine
  script:
    - cd "$SERVICE_DIRECTORY"
    - npm test -- --workers "$TEST_WORKERS" --reporter junit
`,
  ({ name }) => `.${name}-deploy:
  extends: [.${name}, .deploy]
  variables:
    RELEASE: ${name}-$CI_COMMIT_SHORT_SHA
    NAMESPACE: ${name}
  id_tokens:
    CLUSTER_TOKEN:
      aud: https://clusters.example.com
  script:
    - helm upgrade --install "$RELEASE" "charts/$SERVICE" --namespace "$NAMESPACE" --set image.tag="$CI_COMMIT_SHA"
    - kubectl rollout status "deployment/$SERVICE" --timeout 300s
`,
  ({ name }, random) => `${name}:build:
  extends: .${name}
  variables:
    NODE_OPTIONS: --max-old-space-size=${1024 * (random.below(6) + 1)}
  script:
    - npm run build --workspace "$SERVICE_DIRECTORY"
    - node ci/check-size.js "$SERVICE_DIRECTORY/dist" ${random.below(900) + 100}
${more(random, 2)}  artifacts:
    paths:
      - services/${name}/dist/
    exclude: [services/${name}/dist/**/*.map]
    expire_in: ${random.below(6) + 2} days
`,
  ({ name }, random) => `# Warnings may only become fewer: lower the number when you mend some.
${name}:lint:
  extends: .node
  stage: test
  needs: []
  script:
    - npx eslint --max-warnings ${random.below(40)} services/${name}
    - npx prettier --check "services/${name}/**/*.{ts,tsx,json}"
${more(random, 2)}  allow_failure:
    exit_codes: [${random.below(100) + 2}, 137]
  artifacts:
    when: on_failure
    paths: [reports/]
`,
  ({ name }, random) => `${name}:unit:
  extends: .${name}-test
  parallel:
    matrix:
      - RUNTIME: [node20, node22, node24]
        SUITE: [fast, full]
  needs:
    - job: ${name}:build
      artifacts: true
  script:
    - ci/use-runtime.sh "$RUNTIME"
    - npm run "test:$SUITE" --workspace "services/${name}"
${more(random, 1)}  coverage: '/All files[^|]*\\|[^|]*\\s+([\\d.]+)/'
`,
  ({ name }, random) => `${name}:integration:
  extends: .${name}-test
  parallel: 2
  needs: ['${name}:build']
  timeout: ${random.below(50) + 10} minutes
  script:
    - !reference [.${name}-test, script]
    - npm run test:integration -- --shard "$CI_NODE_INDEX/$CI_NODE_TOTAL"
${more(random, 2)}  after_script:
    - ci/collect-logs.sh services/${name}
    - |
      if [ "$CI_JOB_STATUS" = failed ]; then
        ci/notify.sh "$CI_JOB_URL"
      fi
`,
  ({ name }, random) => `# The browsers need a machine of their own; be patient.
${name}:e2e:
  extends: [.${name}, .reports]
  stage: verify
  needs:
    - ${name}:build
  rules:
    - if: $SKIP_E2E == "true" || $CI_COMMIT_MESSAGE =~ /skip-e2e/
      when: never
    - if: $CI_COMMIT_BRANCH =~ /^(main|release\\/.*)$/ && $CI_PIPELINE_SOURCE == "push"
      changes:
        - services/${name}/src/**/*.ts
        - e2e/**/*
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
      when: manual
      allow_failure: true
  script:
    - npx playwright install --with-deps chromium firefox
    - npx playwright test --project ${name} --retries ${random.below(3)}
${more(random, 2)}`,
  ({ name }, random) => `${name}:types:
  extends: .node
  stage: test
  needs: []
  variables:
    TS_PROJECT: services/${name}/tsconfig.json
  before_script:
    - !reference [.node, before_script]
    - npm run generate:types
  script:
    - npx tsc --project "$TS_PROJECT" --noEmit --extendedDiagnostics
${more(random, 4)}  rules:
    - changes: ['**/*.ts', '**/tsconfig*.json', package-lock.json]
    - if: $FORCE_TYPES
`,
  ({ name, owner }, random) => `# Old style on purpose until the schedules are moved; see the ${owner} handbook.
${name}:audit:
  extends: .node
  stage: test
  only:
    refs: [main, /^release\\/.*$/, schedules]
    changes:
      - services/${name}/package.json
      - package-lock.json
  except:
    variables:
      - $SKIP_AUDIT == "${owner}"
  script:
    - npm audit --omit dev --audit-level ${random.pick(['low', 'moderate', 'high'])}
${more(random, 4)}  allow_failure: true
`,
  ({ name }, random) => `${name}:image:
  extends: [.${name}, .docker]
  stage: package
  needs:
    - job: ${name}:build
      artifacts: true
  rules:
    - !reference [.rules, main]
    - !reference [.rules, release]
  before_script: []
  script:
    - docker build --build-arg VERSION=1.${random.below(60)}.${random.below(20)} --tag "$REGISTRY/$SERVICE:$CI_COMMIT_SHA" "$SERVICE_DIRECTORY"
    - docker push "$REGISTRY/$SERVICE:$CI_COMMIT_SHA"
    - ci/sign.sh "$REGISTRY/$SERVICE:$CI_COMMIT_SHA"
  cache: []
`,
  ({ name }, random) => `${name}:scan:
  stage: package
  needs:
    - job: ${name}:image
      artifacts: false
      optional: true
  image: registry.example.com/ci/scanner:${random.below(9)}.${random.below(30)}
  rules:
    - !reference [.rules, main]
  script:
    - scanner image --severity HIGH,CRITICAL "$REGISTRY/${name}:$CI_COMMIT_SHA"
${more(random, 2)}  allow_failure: true
  artifacts:
    reports:
      container_scanning: scan.json
    expire_in: 30 days
`,
  ({ name }, random) => `${name}:docs:
  extends: .node
  stage: build
  rules:
    - exists:
        - services/${name}/docs/*.md
      changes:
        paths: [services/${name}/docs/**/*, 'services/${name}/*.md']
  script:
    - npx typedoc --out public/${name} services/${name}/src/index.ts
${more(random, 4)}  artifacts:
    name: docs-$CI_COMMIT_REF_SLUG
    paths:
      - public/${name}
`,
  ({ name, aliases }, random) => `${name}:bench:
${aliases ? `  <<: *slow\n  extends: .${name}` : `  extends: [.${name}, .slow]`}
  stage: verify
  needs: [${name}:build]
  variables:
    ROUNDS: '${random.below(90) + 10}'
    BASELINE: main
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
      when: manual
      allow_failure: true
  script:
    - node benchmarks/${name}.js --rounds "$ROUNDS" --against "$BASELINE"
${more(random, 4)}`,
  ({ name }, random) => `${name}:review:
  extends: .${name}-deploy
  rules:
    - !reference [.rules, merge_request]
  variables:
    NAMESPACE: ${name}-$CI_MERGE_REQUEST_IID
  environment:
    name: review/${name}/$CI_COMMIT_REF_SLUG
    url: https://$CI_COMMIT_REF_SLUG.${name}.review.example.com
    on_stop: ${name}:review:stop
    auto_stop_in: ${random.below(6) + 1} days
  needs:
    - ${name}:build
  after_script:
    - ci/comment.sh "$CI_MERGE_REQUEST_IID" "Deployed to $CI_ENVIRONMENT_URL"
`,
  ({ name }, random) => `# Must not check out the branch: it may be gone already.
${name}:review:stop:
  extends: .${name}-deploy
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event" && $CI_MERGE_REQUEST_LABELS !~ /no-review/
      when: manual
      allow_failure: true
  environment:
    name: review/${name}/$CI_COMMIT_REF_SLUG
    action: stop
  variables:
    GIT_STRATEGY: none
  needs: []
  script:
    - helm uninstall "$RELEASE" --namespace "$NAMESPACE" --timeout ${random.below(300) + 60}s
`,
  ({ name }, random) => `${name}:staging:
  extends: .${name}-deploy
  rules:
    - !reference [.rules, main]
  environment:
    name: staging/${name}
    url: https://${name}.staging.example.com
    deployment_tier: staging
  resource_group: staging-${name}
  needs:
    - job: ${name}:image
    - job: ${name}:integration
      artifacts: false
  variables:
    REPLICAS: '${random.below(4) + 1}'
  after_script:
    - kubectl get events --namespace "$NAMESPACE" --sort-by .lastTimestamp
`,
  ({ name }, random) => `# Started by hand on the default branch, by itself for a release.
${name}:production:
  extends: .${name}-deploy
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $CI_PIPELINE_SOURCE != "schedule"
      when: manual
      variables:
        CONFIRM: 'yes'
    - if: $CI_COMMIT_TAG =~ /^v[0-9]+\\.[0-9]+\\.[0-9]+$/
  environment:
    name: production/${name}
    url: https://${name}.example.com
  resource_group: production-${name}
  needs:
    - job: ${name}:staging
      optional: true
  variables:
    REPLICAS: '${random.below(20) + 4}'
  script:
    # the flags of the staging deployment, and a way back
    - !reference [.${name}-deploy, script]
    - ci/announce.sh "$SERVICE" "$CI_COMMIT_SHORT_SHA" "$GITLAB_USER_LOGIN"
`,
  ({ name }, random) => `${name}:smoke:
  stage: verify
  image: curlimages/curl:8.${random.below(12)}.0
  inherit:
    default: [retry, tags]
    variables: [DEPLOY_REGION]
  needs:
    - job: ${name}:staging
      optional: true
  rules:
    - !reference [.rules, main]
  script:
    - curl --fail --retry 5 https://${name}.staging.example.com/healthz
    - curl --fail --silent https://${name}.staging.example.com/version | grep "$CI_COMMIT_SHORT_SHA"
${more(random, 4)}`,
  ({ name, owner }, random) => `${name}:notify:
  stage: .post
  image: registry.example.com/ci/notify:${random.below(9)}
  dependencies: []
  rules:
    - if: $CI_COMMIT_BRANCH == "main" && ($NOTIFY == null || $NOTIFY =~ /^(all|${owner})$/)
      when: on_failure
    - if: $CI_COMMIT_TAG
      when: always
  variables:
    CHANNEL: '#team-${owner}'
  script:
    - ci/notify.sh --channel "$CHANNEL" --service ${name} --pipeline "$CI_PIPELINE_URL"
${more(random, 4)}`,
];
