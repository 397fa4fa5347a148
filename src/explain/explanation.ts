import type { ClauseOutcome } from '../pipeline.js';

/** One line of an {@link Explanation}. */
export interface ExplanationLine {
  /** How far it is indented: 0 for what was decided, 1 for a rule or policy, 2 for one of its clauses. */
  level: number;
  /** What it says, in one line of text. */
  text: string;
  /** The rule, counted from 0, or the policy it is about. */
  rule?: number | 'only' | 'except';
  /** The clause it is about, as the decision has it. */
  clause?: ClauseOutcome;
}

/** Why a job or pipeline is there or not, in words. */
export interface Explanation {
  /** The name that was asked for; empty for a pipeline. */
  name: string;
  /** In, out, or nothing known of such a job. */
  outcome: 'included' | 'excluded' | 'unknown';
  /** Line by line. */
  lines: ExplanationLine[];
  /** All lines, indented. */
  text: string;
}

/** The lines as text, indented by their levels. */
export function indentedText(lines: readonly ExplanationLine[]): string {
  return lines.map((line) => `${'  '.repeat(line.level)}${line.text}`).join('\n');
}

/** An explanation of these lines. */
export function explanation(name: string, outcome: Explanation['outcome'], lines: ExplanationLine[]): Explanation {
  return { name, outcome, lines, text: indentedText(lines) };
}
