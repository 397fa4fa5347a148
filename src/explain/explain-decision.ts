import type { ClauseOutcome, Decision, RuleOutcome } from '../pipeline.js';
import type { ExplanationLine } from './explanation.js';

/** Characters of a value, and of a clause, that are shown. */
const SHOWN_LENGTH = 200;

/** A text in one line, with what cannot be printed escaped. */
export function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replace(/\p{Cc}|\p{Cf}/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`);
}

function inLine(text: string): string {
  const line = oneLine(text);
  return line.length > SHOWN_LENGTH ? `${line.slice(0, SHOWN_LENGTH).toWellFormed()}...` : line;
}

/** A name from a configuration, quoted. */
export function quotedName(name: string): string {
  return `\`${inLine(name)}\``;
}

function valueText(value: string | null): string {
  return value === null ? 'not set' : inLine(JSON.stringify(value));
}

/** One clause: what is written, whether it holds, and the values it read. */
function clauseText({ clause, satisfied, written, values = {} }: ClauseOutcome): string {
  const text = typeof written === 'string' ? inLine(written) : written.map(inLine).join(', ');
  const read = Object.entries(values).map(([name, value]) => `$${name} is ${valueText(value)}`);
  return `${clause}: ${text === '' ? '(nothing)' : text} - ${satisfied ? 'yes' : 'no'}${read.length > 0 ? `; ${read.join(', ')}` : ''}`;
}

function outcomeText({ rule, matched, clauses }: RuleOutcome): string {
  if (typeof rule !== 'number') return `\`${rule}\` ${matched ? 'holds' : 'does not hold'}`;
  if (clauses.length === 0) return `rule ${rule + 1} has no conditions`;
  return `rule ${rule + 1} ${matched ? 'matches' : 'does not match'}`;
}

/** What was looked at, in order: each rule or policy, and below it its clauses. */
export function outcomeLines({ outcomes }: Decision): ExplanationLine[] {
  return outcomes.flatMap((outcome) => [
    { level: 1, text: outcomeText(outcome), rule: outcome.rule },
    ...outcome.clauses.map((clause) => ({ level: 2, text: clauseText(clause), rule: outcome.rule, clause })),
  ]);
}

function policyText(outcomes: readonly RuleOutcome[]): string {
  return outcomes.map(({ rule }) => (rule === 'only' ? '`only` holds' : '`except` does not hold')).join(' and ');
}

/** What settled a decision, as the end of a sentence. */
export function decisionText({ by, rule = 0, outcomes }: Decision): string {
  switch (by) {
    case 'rule': return `rule ${rule + 1} matches`;
    case 'rule-never': return `rule ${rule + 1} matches and says \`when: never\``;
    case 'no-rule': return 'no rule matches';
    case 'only': return '`only` does not hold';
    case 'except': return '`except` holds';
    case 'only-except': return policyText(outcomes);
    case 'no-policy': return 'nothing restricts it';
    case 'chat': return 'the chat command names another job';
  }
}
