import type { VariableInput } from '../context.js';
import { expandVariables, expandWith, hasReference } from '../text/expand-variables.js';
import { variableList } from '../text/variable-list.js';
import type { PipelineFacts } from './pipeline-facts.js';
import { predefinedVariables } from './predefined-variables.js';

/** Variables in layers: what a name means, and all definitions there are. */
export interface VariableSet {
  /** The definition that counts. */
  get(name: string): VariableInput | undefined;
  /** Every definition, lowest precedence first. */
  list(): readonly VariableInput[];
}

/** Definitions of one or more neighbouring layers; the last of a name counts. */
export interface VariableLayer {
  readonly byName: ReadonlyMap<string, VariableInput>;
  readonly list: readonly VariableInput[];
  /** Some value refers to other variables. */
  readonly nested: boolean;
}

/** Makes a layer of definitions, lowest precedence first. */
export function variableLayer(list: readonly VariableInput[]): VariableLayer {
  return {
    byName: new Map(list.map((variable) => [variable.key, variable])),
    list,
    nested: list.some((variable) => !variable.raw && hasReference(variable.value)),
  };
}

/** What surrounds a pipeline's own variables: layers 1-5 below them, 7-15 above (03-V1). */
export interface SurroundingVariables {
  /** Predefined variables. */
  readonly below: VariableLayer;
  /** Some variable is for certain environments only. */
  readonly isScoped: boolean;
  /** Instance, group, project, pipeline and schedule variables seen by a job with the given environment (03-V20, 03-V22). */
  above(environment: string | undefined): VariableLayer;
}

/** Whether an environment scope covers an environment: equal, or a pattern in which `*` stands for anything (03-V22). */
function coversEnvironment(scope: string, environment: string | undefined): boolean {
  if (scope === '*' || scope === environment) return true;
  if (environment === undefined || !scope.includes('*')) return false;
  const parts = scope.split('*');
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  if (!environment.startsWith(first) || !environment.endsWith(last) || environment.length < first.length + last.length) return false;
  let at = first.length;
  const end = environment.length - last.length;
  for (const part of parts.slice(1, -1)) {
    const found = environment.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

const exactness = (scope: string): number => (scope === '*' ? 0 : scope.includes('*') ? 1 : 2);

/** The layers around the variables of the configuration, for one context. */
export function surroundingVariables(facts: PipelineFacts): SurroundingVariables {
  const { variableScopes: scopes = {}, variables = [] } = facts.context;
  const visible = (list: readonly VariableInput[]): readonly VariableInput[] =>
    facts.refProtected ? list : list.filter((variable) => !variable.protected);
  const instance = visible(variableList(scopes.instance ?? []));
  const scoped = [scopes.group, scopes.project].map((scope) => visible(variableList(scope ?? [])));
  const given = [...variableList(variables), ...variableList(scopes.schedule ?? []), ...variableList(scopes.manual ?? [])];
  const isScoped = scoped.some((list) => list.some((variable) => (variable.environmentScope ?? '*') !== '*'));
  const layers = new Map<string | undefined, VariableLayer>();
  return {
    isScoped,
    below: variableLayer(Array.from(predefinedVariables(facts), ([key, value]) => ({ key, value }))),
    above(environment) {
      const name = isScoped ? environment : undefined;
      let layer = layers.get(name);
      if (!layer) {
        const inScope = scoped.flatMap((list) => list
          .filter((variable) => coversEnvironment(variable.environmentScope ?? '*', name))
          .sort((a, b) => exactness(a.environmentScope ?? '*') - exactness(b.environmentScope ?? '*')));
        layer = variableLayer([...instance, ...inScope, ...given]);
        layers.set(name, layer);
      }
      return layer;
    },
  };
}

/** A set of layers, lowest precedence first. */
export function layeredVariables(layers: readonly VariableLayer[]): VariableSet {
  return {
    get(name) {
      for (let index = layers.length - 1; index >= 0; index -= 1) {
        const variable = layers[index]?.byName.get(name);
        if (variable) return variable;
      }
      return undefined;
    },
    list: () => layers.flatMap((layer) => layer.list),
  };
}

/**
 * Expands a text by fully expanded variables (03-X20 "Z then K", 03-X15 "Z then B"): references inside values are followed, and
 * undefined ones in the text are kept or removed.
 */
export function expandFully(text: string, variables: VariableSet, nestedValues: boolean, keepUndefined: boolean): string {
  if (!hasReference(text)) return text;
  const nested: string[] = [];
  const once = expandWith(text, (name) => {
    const variable = variables.get(name);
    if (variable && !variable.raw && hasReference(variable.value)) nested.push(name);
    return variable?.value;
  }, keepUndefined);
  if (nested.length === 0 || !nestedValues) return once;
  const values = new Map(expandVariables(variables.list()).variables.map((variable) => [variable.key, variable.value]));
  return expandWith(text, (name) => values.get(name), keepUndefined);
}
