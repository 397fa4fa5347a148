import type { Diagnostic } from '../diagnostics/diagnostic.js';

/** The operators that stand between two operands. */
export type BinaryOperator = '==' | '!=' | '=~' | '!~' | '&&' | '||';

/** Where a node stands in its expression's text: `start` belongs to it, `end` is the first place after it (UTF-16 code units). */
export interface NodeSpan {
  /** First place. */
  readonly start: number;
  /** First place after it. */
  readonly end: number;
}

/** An operand as it is written. The `text` of a `pattern` is the whole literal with its slashes and flags. */
export type OperandNode = NodeSpan & (
  | { readonly type: 'variable' | 'input'; readonly name: string }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'null' }
  | { readonly type: 'pattern'; readonly text: string }
);

/** A pattern literal. */
export type PatternNode = Extract<OperandNode, { readonly type: 'pattern' }>;

/** `!` and what it negates. */
export interface NotNode extends NodeSpan {
  /** The operator. */
  readonly type: '!';
  /** What is negated. */
  readonly operand: ExpressionNode;
}

/** A comparison, a match, or a combination of two operands. */
export interface BinaryNode extends NodeSpan {
  /** The operator. */
  readonly type: BinaryOperator;
  /** What stands on its left. */
  readonly left: ExpressionNode;
  /** What stands on its right. */
  readonly right: ExpressionNode;
}

/** One node of a parsed expression; `type` tells which kind, for operators it is the operator itself. */
export type ExpressionNode = OperandNode | NotNode | BinaryNode;

/** A parsed expression: plain data, to be parsed once and evaluated often. */
export interface Expression {
  /** The text as it was given. */
  readonly text: string;
  /** The version whose syntax was read, e.g. `18.11`. */
  readonly gitlabVersion: string;
  /** False: GitLab rejects a configuration with this expression; evaluating it gives false. */
  readonly valid: boolean;
  /** The tree. Absent when the expression is not valid. */
  readonly root?: ExpressionNode;
  /** Names of the variables that are mentioned, in order of their first mention. */
  readonly references: readonly string[];
  /** What is wrong; empty when valid. Ranges count in `text`. */
  readonly diagnostics: readonly Diagnostic[];
}
