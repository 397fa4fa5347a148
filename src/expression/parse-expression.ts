import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { behaviourOf, type Behaviour } from '../gitlab-version.js';
import { buildTree } from './build-tree.js';
import { canBreakOff } from './can-break-off.js';
import { emptyScope, evaluateTree } from './evaluate-tree.js';
import type { Expression, ExpressionNode } from './expression.js';
import { explainPattern } from './literal-regexp.js';
import { reportProblem, type Problem } from './problem.js';
import { readTokens } from './read-tokens.js';
import type { Token } from './token.js';

/** For which GitLab an expression is read. */
export interface ExpressionOptions {
  /** `major.minor`, or `latest`, the default. */
  readonly gitlabVersion?: string;
}

/**
 * Parses the expression of a `rules:if` or of an `only:variables` entry.
 *
 * @param text - such as `$CI_COMMIT_BRANCH == "main" && $DEPLOY`.
 * @param options - the GitLab version whose syntax counts.
 * @returns plain data that can be evaluated often, with `evaluateExpression`. `valid` is what GitLab's configuration check says: the
 * text can be read, its pattern literals compile, and evaluating it with nothing set does not break off. For any other text `valid`
 * is false, `root` is absent and `diagnostics` say what is wrong, where in the text, and what was probably meant.
 *
 * @example
 * ```ts
 * parseExpression('$A == "x"').references; // ['A']
 * parseExpression('${A} == "x"').diagnostics[0]?.hint; // 'Write `$A`.'
 * ```
 * @remarks Source: 03-E1 to 03-E14, 03-E30.
 */
export function parseExpression(text: string, options: ExpressionOptions = {}): Expression {
  const behaviour = behaviourOf(options.gitlabVersion);
  const { gitlabVersion } = behaviour;
  const { tokens, problem } = readTokens(text, behaviour);
  const references = namesOf(tokens);
  const invalid = (problems: readonly Problem[]): Expression => {
    const diagnostics: Diagnostic[] = problems.map((found) => reportProblem(text, found));
    return { text, gitlabVersion, valid: false, references, diagnostics };
  };

  const all = { start: 0, end: text.length };
  if (!behaviour.expressions) return invalid([{ at: all, message: `GitLab ${gitlabVersion} has no expressions.`, hint: 'They came with GitLab 10.7.' }]);
  if (problem) return invalid([problem]);
  if (tokens.length === 0) return invalid([{ at: all, message: 'The expression is empty.' }]);
  const root = buildTree(text, tokens);
  if ('message' in root) return invalid([root]);
  const problems = patternProblems(text, tokens, behaviour);
  if (problems.length > 0) return invalid(problems);
  const broken = evaluationProblem(root, behaviour);
  return broken ? invalid([broken]) : { text, gitlabVersion, valid: true, root, references, diagnostics: [] };
}

function namesOf(tokens: readonly Token[]): string[] {
  const names = new Set<string>();
  for (const token of tokens) if (token.type === 'variable') names.add(token.name);
  return [...names];
}

/** Bad literals count wherever they stand, also where evaluation never comes (E30). */
function patternProblems(text: string, tokens: readonly Token[], behaviour: Behaviour): Problem[] {
  const problems: Problem[] = [];
  for (const token of tokens) {
    const problem = token.type === 'pattern' ? explainPattern(token, text, behaviour) : undefined;
    if (problem) problems.push(problem);
  }
  return problems;
}

/** What is wrong with a readable expression only shows when it is evaluated with nothing set (E30). */
function evaluationProblem(root: ExpressionNode, behaviour: Behaviour): Problem | undefined {
  if (!canBreakOff(root)) return undefined;
  const scope = emptyScope(behaviour);
  evaluateTree(root, scope);
  return scope.problem;
}
