import type { VariableInput } from '../context.js';
import type { LoadedConfig } from '../pipeline.js';
import type { RunUrl } from './run-url.js';

/** One variable that the form that runs a pipeline shows. */
export interface PrefilledVariable {
  /** The name. */
  key: string;
  /** What the form offers at first. */
  value: string;
  /** What the form says about it. */
  description: string;
  /** The only values to choose from. */
  options?: readonly string[];
}

/**
 * The variables that the form that runs a pipeline by hand shows: root variables with a description.
 *
 * @param config - a loaded configuration.
 * @returns them in the order written.
 *
 * @example
 * ```ts
 * const config = loadConfig('variables: { TARGET: { value: staging, description: Where to }, OTHER: x }\njob: { script: x }');
 * prefilledVariables(config); // [{ key: 'TARGET', value: 'staging', description: 'Where to' }]
 * ```
 * @remarks Source: 03-Q1.
 */
export function prefilledVariables({ variables }: Pick<LoadedConfig, 'variables'>): PrefilledVariable[] {
  return Object.entries(variables).flatMap(([key, { value, description, options }]) =>
    (description === undefined ? [] : [{ key, value, description, ...(options && { options }) }]));
}

/**
 * The variables that a pipeline run from the form gets: what the form shows, changed and added to by what was entered or by the address.
 * They are meant for `variables` of the context, with source `web`.
 *
 * @param config - a loaded configuration.
 * @param entered - what was entered, or {@link RunUrl} of the form's address.
 * @returns a variable for everything the form shows, also where nothing was changed, then those it does not show.
 *
 * @example
 * ```ts
 * const config = loadConfig('variables: { TARGET: { value: staging, description: Where to } }\njob: { script: x }');
 * submittedVariables(config, { variables: { TARGET: 'production' } }); // [{ key: 'TARGET', value: 'production' }]
 * ```
 * @remarks Source: 03-Q2, Q6.
 */
export function submittedVariables(
  config: Pick<LoadedConfig, 'variables'>, entered: Partial<Pick<RunUrl, 'variables' | 'fileVariables'>> = {},
): VariableInput[] {
  const submitted = new Map<string, VariableInput>(prefilledVariables(config).map(({ key, value }) => [key, { key, value }]));
  for (const [key, value] of Object.entries(entered.variables ?? {})) submitted.set(key, { key, value });
  for (const [key, value] of Object.entries(entered.fileVariables ?? {})) submitted.set(key, { key, value, file: true });
  return [...submitted.values()];
}
