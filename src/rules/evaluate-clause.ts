import type { LoadOptions } from '../context.js';
import { diagnostic } from '../diagnostics/collector.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { testExpression } from '../expression/evaluate-tree.js';
import type { Expression } from '../expression/expression.js';
import { changesSatisfied, existsSatisfied } from '../match/path-clauses.js';
import type { ChangesClause, ClauseOutcome, ExistsClause } from '../pipeline.js';
import type { CompiledClause } from './compiled-rules.js';
import type { PipelineFacts } from './pipeline-facts.js';
import { expandFully, type VariableSet } from './variable-set.js';

/** What clauses look at. */
export interface ClauseScope {
  readonly facts: PipelineFacts;
  readonly variables: VariableSet;
  /** Files at `sha`; for includes those of the including file's project. */
  readonly files: readonly string[];
  /** Results of clauses that come out the same in every scope with this map, by expression or written clause. */
  readonly known?: Map<object, ClauseResult>;
}

/** What a clause said; `problem` when GitLab reports an error instead (R24, R36). */
export interface ClauseResult {
  readonly outcome: ClauseOutcome;
  readonly problem?: Diagnostic;
}

/** The values an expression reads, masked ones hidden. */
function valuesRead(expression: Expression, variables: VariableSet): Record<string, string | null> {
  return Object.fromEntries(expression.references.map((name) => {
    const variable = variables.get(name);
    return [name, variable?.masked ? '[masked]' : variable?.value ?? null];
  }));
}

/** Evaluates an expression of `rules:if` or `only:variables`; values are not expanded (X2). */
export function evaluateIf(clause: 'if' | 'variables', expression: Expression, { facts, variables }: ClauseScope): ClauseOutcome {
  return {
    clause,
    satisfied: testExpression(expression, (name) => variables.get(name)?.value, facts.behaviour),
    written: expression.text,
    values: valuesRead(expression, variables),
  };
}

/** Expands one text of a clause if this version expands it there. */
function expander({ facts, variables }: ClauseScope, expands: boolean): (text: string) => string {
  return expands ? (text) => expandFully(text, variables, facts.behaviour.nestedVariableExpansion, true) : (text) => text;
}

/** The paths changed since a ref, none when the others' are known but not its; null when it is no ref, or nothing at all is known (R24). */
function changedSince(ref: string, since: LoadOptions['changedFilesSince']): readonly string[] | null {
  if (!since) return null;
  return Object.hasOwn(since, ref) ? since[ref] ?? null : [];
}

function evaluateChanges(clause: ChangesClause, scope: ClauseScope): ClauseResult {
  const { behaviour, changedFiles, context } = scope.facts;
  const expand = expander(scope, behaviour.changesExpandsVariables);
  let paths = changedFiles;
  let problem: Diagnostic | undefined;
  if (clause.compareTo !== undefined) { // R24: never unknown, so an empty list is a real answer
    const ref = expander(scope, behaviour.compareToExpandsVariables)(clause.compareTo);
    const changed = changedSince(ref, context.changedFilesSince);
    if (changed === null) problem = diagnostic('rules-compare-to-invalid', `\`compare_to\` names \`${ref}\`, which is no known ref of the repository.`);
    paths = changed ?? [];
  }
  const satisfied = !problem && changesSatisfied(clause.paths.map(expand), paths, { deduplicate: true, comparisons: behaviour.changesComparisons });
  return { outcome: { clause: 'changes', satisfied, written: clause.paths }, ...(problem && { problem }) };
}

/** The files of another project, or why they are not to be had (R36). */
function filesElsewhere(project: string, ref: string | undefined, elsewhere: Readonly<Record<string, readonly string[]>>): readonly string[] | Diagnostic {
  const exact = ref === undefined ? project : `${project}@${ref}`;
  if (Object.hasOwn(elsewhere, exact)) return elsewhere[exact] ?? [];
  const refsKnown = Object.keys(elsewhere).some((key) => key.startsWith(`${project}@`));
  if (ref !== undefined && refsKnown) return diagnostic('rules-exists-ref-invalid', `\`${project}\` has no ref \`${ref}\`.`);
  if (Object.hasOwn(elsewhere, project)) return elsewhere[project] ?? [];
  return diagnostic('rules-exists-project-invalid', `The project \`${project}\` is not known, or its files cannot be read.`);
}

function evaluateExists(clause: ExistsClause, scope: ClauseScope): ClauseResult {
  const { behaviour, context } = scope.facts;
  const expand = expander(scope, behaviour.existsExpandsVariables);
  const ref = clause.ref === undefined ? undefined : expand(clause.ref);
  const files = clause.project === undefined ? scope.files : filesElsewhere(expand(clause.project), ref, context.filesElsewhere ?? {});
  const problem = 'code' in files ? files : undefined;
  const satisfied = !('code' in files) && existsSatisfied(clause.paths.map(expand), files, {
    comparisons: behaviour.existsComparisons, countExtensions: behaviour.existsCountsExtensions, directories: behaviour.existsDirectories,
  });
  return { outcome: { clause: 'exists', satisfied, written: clause.paths }, ...(problem && { problem }) };
}

/** Evaluates one clause, or recalls its result. */
export function evaluateClause(clause: CompiledClause, scope: ClauseScope): ClauseResult {
  if (!scope.known) return evaluateAnew(clause, scope);
  const key = clause.clause === 'if' ? clause.expression : clause.written;
  let result = scope.known.get(key);
  if (!result) scope.known.set(key, result = evaluateAnew(clause, scope));
  return result;
}

function evaluateAnew(clause: CompiledClause, scope: ClauseScope): ClauseResult {
  switch (clause.clause) {
    case 'if': return { outcome: evaluateIf('if', clause.expression, scope) };
    case 'changes': return evaluateChanges(clause.written, scope);
    case 'exists': return evaluateExists(clause.written, scope);
  }
}
