import type { VariableInput, VariablesInput } from '../context.js';

/**
 * Variables as a list, whichever way they were given. Numbers and booleans become text; a null value stays null (a variable without a
 * value, 03-X3); whatever is no variable is left out.
 */
export function variableList(input: VariablesInput): VariableInput[] {
  const entries: unknown = input;
  if (typeof entries !== 'object' || entries === null) return [];
  const list: unknown[] = Array.isArray(entries) ? entries : Object.entries(entries).map(([key, value]) => ({ key, value: value as unknown }));
  return list.flatMap(variable);
}

function variable(entry: unknown): VariableInput[] {
  if (!isKeyed(entry)) return [];
  const { value } = entry;
  if (typeof value === 'string' || value === null) return [entry as VariableInput];
  if (typeof value === 'number' || typeof value === 'boolean') return [{ ...entry, value: String(value) }];
  return [];
}

function isKeyed(entry: unknown): entry is { key: string; value: unknown } {
  return typeof entry === 'object' && entry !== null && 'key' in entry && typeof entry.key === 'string' && 'value' in entry;
}
