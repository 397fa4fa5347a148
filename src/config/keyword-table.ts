import type { Keyword } from './keyword.js';
import { afterScript, beforeScript, script } from './keywords/script.js';
import { allowFailure } from './keywords/allow-failure.js';
import { artifacts } from './keywords/artifacts.js';
import { cache } from './keywords/cache.js';
import { coverage } from './keywords/coverage.js';
import { dastConfiguration } from './keywords/dast-configuration.js';
import { dependencies } from './keywords/dependencies.js';
import { environment } from './keywords/environment.js';
import { extendsKeyword } from './keywords/extends.js';
import { hooks } from './keywords/hooks.js';
import { idTokens } from './keywords/id-tokens.js';
import { identity } from './keywords/identity.js';
import { image } from './keywords/image.js';
import { inherit } from './keywords/inherit.js';
import { inputs } from './keywords/inputs.js';
import { interruptible } from './keywords/interruptible.js';
import { manualConfirmation } from './keywords/manual-confirmation.js';
import { needs } from './keywords/needs.js';
import { except, only } from './keywords/only-except.js';
import { pages, publish } from './keywords/pages.js';
import { parallel } from './keywords/parallel.js';
import { release } from './keywords/release.js';
import { resourceGroup } from './keywords/resource-group.js';
import { retry } from './keywords/retry.js';
import { rules } from './keywords/rules.js';
import { run } from './keywords/run.js';
import { secrets } from './keywords/secrets.js';
import { services } from './keywords/services.js';
import { stage, type } from './keywords/stage.js';
import { startIn } from './keywords/start-in.js';
import { tags } from './keywords/tags.js';
import { timeout } from './keywords/timeout.js';
import { trigger } from './keywords/trigger.js';
import { variables } from './keywords/variables.js';
import { when } from './keywords/when.js';

/** Every job keyword, one line each. */
export const KEYWORDS: readonly Keyword[] = [
  script, beforeScript, afterScript, run, hooks,
  stage, type, when, startIn, allowFailure, manualConfirmation, interruptible, resourceGroup, timeout, tags,
  only, except, rules,
  needs, dependencies, parallel,
  image, services, cache, artifacts,
  coverage, environment, retry,
  release, secrets, idTokens, identity, dastConfiguration,
  pages, publish, trigger, inherit, variables, inputs, extendsKeyword,
];
