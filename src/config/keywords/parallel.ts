import type { Node } from '../../yaml/node.js';
import { describeKind, scalarText } from '../../yaml/scalar-text.js';
import { integerOf } from '../../yaml/shapes.js';
import { keyText } from '../../yaml/to-object.js';
import { within, type Keyword, type KeywordScope } from '../keyword.js';
import { quoteHint } from './quote-hint.js';
import { isKnownForm, mapOf } from './readers.js';

/** Values by variable; each entry gives its own combinations. */
export type Matrix = readonly Readonly<Record<string, readonly string[]>>[];

/** `parallel` in normal form. */
export type Parallel = { readonly number: number } | { readonly matrix: Matrix };

function isText(node: Node): node is Extract<Node, { kind: 'string' | 'symbol' | 'integer' }> {
  return node.kind === 'string' || node.kind === 'symbol' || node.kind === 'integer';
}

function readEntry(node: Node, scope: KeywordScope): Readonly<Record<string, readonly string[]>> | undefined {
  if (node.kind !== 'map') return scope.report('matrix-invalid', `An entry of the matrix is a map; this is ${describeKind(node)}.`, node);
  if (node.entries.size < scope.behaviour.matrixMinimumVariables) {
    return scope.report('matrix-entry-empty', `An entry of the matrix has at least ${scope.behaviour.matrixMinimumVariables} variable(s).`, node);
  }
  const values: [string, readonly string[]][] = [];
  for (const { key, value } of node.entries.values()) {
    const items = value.kind === 'list' ? value.items : [value];
    const wrong = [key, ...items].find((item) => !isText(item));
    if (wrong) return scope.report('matrix-value-invalid', `A matrix takes strings and integers; this is ${describeKind(wrong)}.`, wrong, {
      inside: wrong === key ? [] : [keyText(key)], hint: quoteHint(wrong),
    });
    values.push([keyText(key), items.filter(isText).map(scalarText)]);
  }
  return Object.fromEntries(values);
}

/** How many jobs a matrix gives (K-par-7). */
function matrixSize(matrix: Matrix): number {
  return matrix.reduce((sum, entry) => {
    const lengths = Object.values(entry).map((list) => list.length);
    return sum + (lengths.includes(0) ? 0 : lengths.reduce((product, length) => product * length, 1)); // 0 * Infinity is NaN
  }, 0);
}

/** K-par-4 to K-par-7. */
function readMatrix(node: Node, scope: KeywordScope): Matrix | undefined {
  if (node.kind !== 'list') return scope.report('matrix-invalid', `\`matrix\` is a list of maps; this is ${describeKind(node)}.`, node);
  const entries = node.items.map((item, index) => readEntry(item, within(scope, index)));
  const matrix = entries.filter((entry) => entry !== undefined);
  if (matrix.length < entries.length) return undefined;
  const size = matrixSize(matrix);
  const limit = scope.behaviour.parallelMaximum;
  return size > limit ? scope.report('matrix-too-many', `The matrix gives ${size} jobs; ${limit} are allowed.`, node) : matrix;
}

const matrixMap = mapOf({ matrix: { read: readMatrix, required: 'parallel-matrix-missing' } }, {
  shape: 'parallel-shape', unknown: 'parallel-unknown-key', expected: 'a number or a map with `matrix`',
});

/** A map with a `matrix`. */
export function readMatrixMap(node: Node, scope: KeywordScope): { readonly matrix: Matrix } | undefined {
  return matrixMap(node, scope) as { readonly matrix: Matrix } | undefined;
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
    return node.kind === 'map' && !isKnownForm('`matrix`', '13.3', 'parallel-shape', node, scope) ? undefined : readMatrixMap(node, scope);
  },
};
