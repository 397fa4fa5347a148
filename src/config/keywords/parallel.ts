import { child, presentChild, type Node } from '../../yaml/node.js';
import { describeKind, scalarText } from '../../yaml/scalar-text.js';
import { integerOf } from '../../yaml/shapes.js';
import { keyText } from '../../yaml/to-object.js';
import { onlyKnownKeys, type Keyword, type KeywordScope } from '../keyword.js';

/** Values by variable; each entry gives its own combinations. */
export type Matrix = readonly Readonly<Record<string, readonly string[]>>[];

/** `parallel` in normal form. */
export type Parallel = { readonly number: number } | { readonly matrix: Matrix };

function isText(node: Node): node is Extract<Node, { kind: 'string' | 'symbol' | 'integer' }> {
  return node.kind === 'string' || node.kind === 'symbol' || node.kind === 'integer';
}

function readEntry(node: Node, scope: KeywordScope): Readonly<Record<string, readonly string[]>> | undefined {
  const inside = ['matrix'];
  if (node.kind !== 'map') return scope.report('matrix-invalid', `An entry of the matrix is a map; this is ${describeKind(node)}.`, node, { inside });
  if (node.entries.size < scope.behaviour.matrixMinimumVariables) {
    return scope.report('matrix-entry-empty', `An entry of the matrix has at least ${scope.behaviour.matrixMinimumVariables} variable(s).`, node, { inside });
  }
  const values: [string, readonly string[]][] = [];
  for (const { key, value } of node.entries.values()) {
    const items = value.kind === 'list' ? value.items : [value];
    const wrong = [key, ...items].find((item) => !isText(item));
    if (wrong) return scope.report('matrix-value-invalid', `A matrix takes strings and integers; this is ${describeKind(wrong)}.`, wrong, { inside, hint: 'Quote it.' });
    values.push([keyText(key), items.filter(isText).map(scalarText)]);
  }
  return Object.fromEntries(values);
}

/** How many jobs a matrix gives. */
function matrixSize(matrix: Matrix): number {
  return matrix.reduce((sum, entry) => sum + Object.values(entry).reduce((product, list) => product * list.length, 1), 0);
}

/** Checks a `matrix` (K-par-4 to K-par-7). */
export function readMatrix(node: Node, scope: KeywordScope): Matrix | undefined {
  if (node.kind !== 'list') return scope.report('matrix-invalid', `\`matrix\` is a list of maps; this is ${describeKind(node)}.`, node, { inside: ['matrix'] });
  const entries = node.items.map((item) => readEntry(item, scope));
  const matrix = entries.filter((entry) => entry !== undefined);
  if (matrix.length < entries.length) return undefined;
  const size = matrixSize(matrix);
  const limit = scope.behaviour.parallelMaximum;
  return size > limit ? scope.report('matrix-too-many', `The matrix gives ${size} jobs; ${limit} are allowed.`, node, { inside: ['matrix'] }) : matrix;
}

/** `parallel`: how many instances of the job there are; expanded by `expand-parallel` (K-par). */
export const parallel: Keyword = {
  name: 'parallel', property: undefined, since: '11.5', onTrigger: '13.10',
  read(node, scope): Parallel | undefined {
    if (node.kind === 'integer' || node.kind === 'float') {
      const { parallelMinimum: least, parallelMaximum: most } = scope.behaviour;
      const number = integerOf(node);
      if (number === undefined || number < least || number > most) return scope.report('parallel-range', `\`parallel\` is an integer from ${least} to ${most}.`, node);
      return scope.place === 'trigger' ? scope.report('parallel-number-not-allowed', 'A trigger job can only have a `parallel:matrix`.', node) : { number };
    }
    if (node.kind !== 'map') return scope.report('parallel-shape', `\`parallel\` is a number or a map with \`matrix\`; this is ${describeKind(node)}.`, node);
    if (!onlyKnownKeys(node, ['matrix'], 'parallel-unknown-key', scope)) return undefined;
    const matrix = presentChild(node, 'matrix');
    if (!matrix) return scope.report('parallel-matrix-missing', '`parallel` needs `matrix`.', child(node, 'matrix') ?? node);
    const read = readMatrix(matrix, scope);
    return read && { matrix: read };
  },
};
