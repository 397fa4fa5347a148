import type { LoadOptions } from '../context.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { MIN_MASKED_LENGTH } from '../limits.js';
import { variableList } from '../text/variable-list.js';

/** The values of masked variables, the longest first. A path loses the slashes it begins with when a file is named by it, and so does a value. */
function maskedValues({ variables, variableScopes }: LoadOptions): string[] {
  const { instance, group, project, schedule, manual } = variableScopes ?? {};
  const masked = [variables, instance, group, project, schedule, manual].flatMap((scope) => variableList(scope ?? []).filter((variable) => variable.masked));
  const values = masked.flatMap(({ value }) => (value as string | null)?.replace(/^\/+/, '') ?? []).filter((value) => value.length >= MIN_MASKED_LENGTH);
  return [...new Set(values)].sort((a, b) => b.length - a.length);
}

/** Replaces the values of a context's masked variables in a text; undefined when there are none. */
export function maskedHider(context: LoadOptions): ((text: string) => string) | undefined {
  const values = maskedValues(context);
  return values.length === 0 ? undefined : (text) => values.reduce((shown, value) => shown.replaceAll(value, '[masked]'), text);
}

/** The same diagnostics without the values of masked variables. */
export function hideMasked(diagnostics: Diagnostic[], context: LoadOptions): Diagnostic[] {
  const hide = diagnostics.length > 0 ? maskedHider(context) : undefined;
  return hide ? diagnostics.map((entry) => ({
    ...entry, message: hide(entry.message), ...(entry.file !== undefined && { file: hide(entry.file) }), ...(entry.hint !== undefined && { hint: hide(entry.hint) }),
  })) : diagnostics;
}
