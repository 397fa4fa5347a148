import type { Bench } from 'tinybench';
import { behaviourOf, evaluateExpression, parseExpression, testExpression } from './library.js';
import { createSuite, repeated } from './measure.js';

const TEXT = '$CI_PIPELINE_SOURCE == "merge_request_event" && ($CI_COMMIT_BRANCH != $CI_DEFAULT_BRANCH || $FORCE)';
const MATCH = '$CI_COMMIT_TAG =~ /^v[0-9]+\\.[0-9]+$/';
const VARIABLES = { CI_PIPELINE_SOURCE: 'merge_request_event', CI_COMMIT_BRANCH: 'topic', CI_DEFAULT_BRANCH: 'main', CI_COMMIT_TAG: 'v1.20' };

/** What one expression costs: parsing it, evaluating it parsed, and both. */
export function expressionSuite(): Bench {
  const behaviour = behaviourOf();
  const values = new Map(Object.entries(VARIABLES));
  const lookup = (name: string): string | undefined => values.get(name);
  const parsed = parseExpression(TEXT);
  const match = parseExpression(MATCH);
  return createSuite('expression', 50)
    .add('parse an expression', repeated(1_000, () => parseExpression(TEXT)))
    .add('evaluate, no pattern', repeated(10_000, () => testExpression(parsed, lookup, behaviour)))
    .add('evaluate, with a pattern', repeated(10_000, () => testExpression(match, lookup, behaviour)))
    .add('evaluateExpression of a text', repeated(1_000, () => evaluateExpression(TEXT, VARIABLES)));
}
