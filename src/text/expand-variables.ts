import type { VariableInput, VariablesInput } from '../context.js';
import { createCollector } from '../diagnostics/collector.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { MAX_EXPANSION_GROWTH } from '../limits.js';
import { dependencyOrder } from './dependency-order.js';
import { variableList } from './variable-list.js';

/** A variable whose value is expanded; its other properties are those of the input. */
export type ExpandedVariable = VariableInput;

/** How the references in a single text are treated. */
export interface ExpandTextOptions {
  /** True: a reference to an undefined variable stays as written; false, the default: it is removed. */
  readonly keepUndefined?: boolean;
  /** False: a reference to a file variable stays as written; true, the default: it becomes the file's content. */
  readonly expandFileRefs?: boolean;
}

/** How the references between variables are treated. */
export interface ExpandVariablesOptions extends ExpandTextOptions {
  /** False: a reference to a raw variable stays as written; true, the default: it becomes the raw text. */
  readonly expandRawRefs?: boolean;
}

/** `$NAME`, `${NAME}` and `%NAME%` (03-X1). */
const REFERENCE = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})|%([A-Za-z_]\w*)%/g;

/** The same, but `$$` and `%%` are seen first and stay as they are (03-X4). */
const NESTED_REFERENCE = /\$\$|%%|\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})|%([A-Za-z_]\w*)%/g;

/** Whether a text may contain a reference at all; cheap, and true for any `$` or `%`. */
export function hasReference(text: string): boolean {
  return text.includes('$') || text.includes('%');
}

/**
 * Replaces the references in a text once, by what `lookup` knows of them: the values are not expanded further. A text that would grow
 * by more than {@link MAX_EXPANSION_GROWTH} is returned as it was.
 */
export function expandWith(text: string, lookup: (name: string) => string | undefined, keepUndefined = false): string {
  return expandOnce(text, (name, written) => lookup(name) ?? (keepUndefined ? written : ''));
}

/**
 * Replaces the references in a text by the values of variables, once: a value that itself contains references is inserted as it stands.
 * `$$NAME` is a `$` followed by the value.
 *
 * @param text - The text, e.g. `deploy/$CI_COMMIT_REF_SLUG`.
 * @param variables - The variables; the last one of a name counts.
 * @returns The text. One that would become absurdly long is returned as it was.
 *
 * @example
 * ```ts
 * expandText('review/$BRANCH-$NONE', { BRANCH: 'main' }); // 'review/main-'
 * expandText('review/$BRANCH-$NONE', { BRANCH: 'main' }, { keepUndefined: true }); // 'review/main-$NONE'
 * ```
 *
 * @remarks Source: 03-X1, 03-X3.
 */
export function expandText(text: string, variables: VariablesInput, options: ExpandTextOptions = {}): string {
  const { keepUndefined = false, expandFileRefs = true } = options;
  if (typeof (text as unknown) !== 'string' || !hasReference(text)) return text;
  const byKey = new Map(variableList(variables).map((variable) => [variable.key, variable]));
  return expandOnce(text, (name, written) => {
    const variable = byKey.get(name);
    if (variable?.file && !expandFileRefs) return written;
    return valueOf(variable) ?? (keepUndefined ? written : ''); // X3: kept also when defined without a value
  });
}

/**
 * Expands the values of a whole set of variables through each other. The result is ordered so that a variable comes after those it
 * refers to; raw variables are not changed. `$$` and `%%` stay as written.
 *
 * @param variables - The variables; a reference to a name given several times gets the last value, and a variable that refers to its
 * own name the one before it.
 * @returns The variables, and what prevented the expansion. When two or more variables refer to each other (`variable-cycle`), or the
 * values would become absurdly long (`variable-too-large`), all are returned unexpanded, in the order given.
 *
 * @example
 * ```ts
 * expandVariables({ URL: 'https://$HOST', HOST: 'example.com' }).variables;
 * // [{ key: 'HOST', value: 'example.com' }, { key: 'URL', value: 'https://example.com' }]
 * ```
 *
 * @remarks Source: 03-X4 to 03-X7, 03-X9.
 */
export function expandVariables(
  variables: VariablesInput, options: ExpandVariablesOptions = {},
): { variables: ExpandedVariable[]; diagnostics: Diagnostic[] } {
  const { keepUndefined = false, expandFileRefs = true, expandRawRefs = true } = options;
  const list = variableList(variables).map((variable) => ({ ...variable }));
  const references = list.map(referencedNames);
  if (references.every((names) => names.length === 0)) return { variables: list, diagnostics: [] };

  const { order, cycles } = dependencyOrder(list.map(({ key }) => key), references);
  const collector = createCollector();
  for (const cycle of cycles) {
    const names = cycle.map((position) => list[position]?.key).join(', ');
    collector.report('variable-cycle', `These variables refer to each other: ${names}.`);
  }
  if (cycles.length > 0) return { variables: list, diagnostics: collector.diagnostics };

  const defined = new Map<string, ExpandedVariable>();
  const growth = { left: MAX_EXPANSION_GROWTH };
  const replacement = (name: string, written: string): string => {
    const variable = defined.get(name);
    if (!variable) return keepUndefined ? written : '';
    if ((variable.file && !expandFileRefs) || (variable.raw && !expandRawRefs)) return written;
    return valueOf(variable) ?? '';
  };
  const expanded = order.flatMap((position) => {
    const variable = list[position];
    if (!variable) return [];
    const isPlain = references[position]?.length === 0;
    const result = isPlain ? variable : { ...variable, value: replaceReferences(variable.value, NESTED_REFERENCE, replacement, growth) };
    defined.set(result.key, result);
    return [result];
  });
  if (growth.left >= 0) return { variables: expanded, diagnostics: [] };
  collector.report('variable-too-large', `Expanding the variables would add more than ${MAX_EXPANSION_GROWTH} characters.`);
  return { variables: list, diagnostics: collector.diagnostics };
}

/** Null, which the types do not admit but callers in JavaScript write, is no value. */
function valueOf(variable: VariableInput | undefined): string | undefined {
  const value = variable?.value as string | null | undefined;
  return value ?? undefined;
}

/** The names a variable's value refers to, as often as they occur; none for a raw variable. */
export function referencedNames(variable: VariableInput): string[] {
  const value = valueOf(variable);
  if (variable.raw || value === undefined || !hasReference(value)) return [];
  return [...value.matchAll(NESTED_REFERENCE)].flatMap(([, plain, braced, percent]) => plain ?? braced ?? percent ?? []);
}

function expandOnce(text: string, replacement: (name: string, written: string) => string): string {
  if (!hasReference(text)) return text;
  const growth = { left: MAX_EXPANSION_GROWTH };
  const expanded = replaceReferences(text, REFERENCE, replacement, growth);
  return growth.left < 0 ? text : expanded;
}

/** Replaces references until the text has grown by more than `growth.left`; below zero the result is of no use. */
function replaceReferences(
  text: string, pattern: RegExp, replacement: (name: string, written: string) => string, growth: { left: number },
): string {
  return text.replace(pattern, (written: string, plain?: string, braced?: string, percent?: string) => {
    const name = plain ?? braced ?? percent;
    if (name === undefined) return written; // `$$` or `%%`
    if (growth.left < 0) return '';
    const inserted = replacement(name, written);
    growth.left -= inserted.length - written.length;
    return inserted;
  });
}
