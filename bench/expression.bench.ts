import { Bench } from 'tinybench';
import { evaluateExpression } from '../src/expression/evaluate-expression.js';
import { testExpression } from '../src/expression/evaluate-tree.js';
import { parseExpression } from '../src/expression/parse-expression.js';
import { behaviourOf } from '../src/gitlab-version.js';

const TEXT = '$CI_PIPELINE_SOURCE == "merge_request_event" && ($CI_COMMIT_BRANCH != $CI_DEFAULT_BRANCH || $FORCE)';
const MATCH = '$CI_COMMIT_TAG =~ /^v[0-9]+\\.[0-9]+$/';
const VARIABLES = { CI_PIPELINE_SOURCE: 'merge_request_event', CI_COMMIT_BRANCH: 'topic', CI_DEFAULT_BRANCH: 'main', CI_COMMIT_TAG: 'v1.20' };

/** What one expression costs: parsing it, evaluating it parsed (target: under 0.3 us without a pattern), and both. */
export function expressionSuite(): Bench {
  const bench = new Bench({ name: 'expression', time: 300 });
  const behaviour = behaviourOf();
  const values = new Map(Object.entries(VARIABLES));
  const lookup = (name: string): string | undefined => values.get(name);
  const parsed = parseExpression(TEXT);
  const match = parseExpression(MATCH);
  return bench
    .add('parse an expression', () => void parseExpression(TEXT))
    .add('evaluate a parsed expression without a pattern', () => void testExpression(parsed, lookup, behaviour))
    .add('evaluate a parsed expression with a pattern', () => void testExpression(match, lookup, behaviour))
    .add('evaluateExpression of a text', () => void evaluateExpression(TEXT, VARIABLES));
}
