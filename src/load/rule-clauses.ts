import type { Collector } from '../diagnostics/collector.js';
import { MAX_CLAUSE_PATTERNS } from '../limits.js';
import type { ChangesClause, ExistsClause } from '../pipeline.js';
import type { ParseExpression } from '../rules/compiled-rules.js';
import { presentChild, type Node } from '../yaml/node.js';
import { describeKind } from '../yaml/scalar-text.js';
import { firstNonString, stringListOf, stringOf } from '../yaml/shapes.js';
import { namedEntries } from '../yaml/to-object.js';

/** Where a clause stands, and who hears of its problems. */
export interface ClausePlace {
  readonly collector: Pick<Collector, 'report'>;
  readonly path: readonly (string | number)[];
  readonly parse: ParseExpression;
}

/** Checks `if`: a string holding a valid expression (K-rules-4, E30). */
export function readIf(node: Node, { collector, path, parse }: ClausePlace): string | undefined {
  const text = stringOf(node);
  if (text === undefined) {
    collector.report('rule-invalid-expression', `\`if\` takes an expression as a string; this is ${describeKind(node)}.`, { path: [...path, 'if'], at: node });
    return undefined;
  }
  const expression = parse(text);
  if (expression.valid) return text;
  const [problem] = expression.diagnostics;
  collector.report('rule-invalid-expression', `\`${text}\` is not a valid expression: ${problem?.message ?? ''}`, {
    path: [...path, 'if'], at: node, hint: problem?.hint,
  });
  return undefined;
}

function unknownKey(node: Node, allowed: readonly string[]): string | undefined {
  return node.kind === 'map' ? namedEntries(node.entries).find(([key]) => !allowed.includes(key))?.[0] : undefined;
}

/** Checks `changes`: a list of patterns, or `{paths, compare_to}` (K-rules-5). */
export function readChanges(node: Node, { collector, path }: ClausePlace): ChangesClause | undefined {
  const at = [...path, 'changes'];
  const invalid = (message: string, where: Node): undefined => {
    collector.report('rule-changes-invalid', message, { path: at, at: where });
  };
  const list = node.kind === 'map' ? presentChild(node, 'paths') : node;
  const extra = unknownKey(node, ['paths', 'compare_to']);
  if (extra !== undefined) return invalid(`\`changes\` takes \`paths\` and \`compare_to\`, not \`${extra}\`.`, node);
  const paths = stringListOf(list);
  if (!list || !paths) return invalid('`changes` takes a list of patterns, or a map with `paths`.', list ? firstNonString(list) : node);
  if (paths.length > MAX_CLAUSE_PATTERNS) {
    collector.report('rule-changes-too-many', `\`changes\` takes at most ${MAX_CLAUSE_PATTERNS} patterns.`, { path: at, at: list });
    return undefined;
  }
  const compareTo = presentChild(node, 'compare_to');
  if (compareTo && stringOf(compareTo) === undefined) return invalid('`compare_to` takes the name of a ref.', compareTo);
  return { paths, ...(compareTo?.kind === 'string' && { compareTo: compareTo.value }) };
}

/** Checks `exists`: a pattern, a list of patterns, or `{paths, project, ref}` (K-rules-6, R37). */
export function readExists(node: Node, { collector, path }: ClausePlace): ExistsClause | undefined {
  const at = [...path, 'exists'];
  const invalid = (message: string, where: Node): undefined => {
    collector.report('rule-exists-invalid', message, { path: at, at: where });
  };
  const list = node.kind === 'map' ? presentChild(node, 'paths') : node;
  const extra = unknownKey(node, ['paths', 'project', 'ref']);
  if (extra !== undefined) return invalid(`\`exists\` takes \`paths\`, \`project\` and \`ref\`, not \`${extra}\`.`, node);
  const paths = list?.kind === 'string' && node.kind !== 'map' ? [list.value] : stringListOf(list);
  if (!list || !paths) return invalid('`exists` takes a pattern, a list of patterns, or a map with `paths`.', list ? firstNonString(list) : node);
  if (paths.length > MAX_CLAUSE_PATTERNS) {
    collector.report('rule-exists-too-many', `\`exists\` takes at most ${MAX_CLAUSE_PATTERNS} patterns.`, { path: at, at: list });
    return undefined;
  }
  const project = presentChild(node, 'project');
  const ref = presentChild(node, 'ref');
  for (const text of [project, ref]) if (text && stringOf(text) === undefined) return invalid('`project` and `ref` take strings.', text);
  if (ref && !project) {
    collector.report('rule-exists-ref-without-project', '`ref` needs `project` beside it.', { path: at, at: ref });
    return undefined;
  }
  return { paths, ...(project?.kind === 'string' && { project: project.value }), ...(ref?.kind === 'string' && { ref: ref.value }) };
}
