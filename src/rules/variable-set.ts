import type { VariableInput } from '../context.js';
import { MAX_PLAN_WORK, STEPS_PER_EXPANSION } from '../limits.js';
import { expandVariables, expandWith, hasReference, referencedNames } from '../text/expand-variables.js';
import { variableList } from '../text/variable-list.js';
import { variableProblem } from '../text/variable-problem.js';
import { givenVariables } from './given-variables.js';
import type { PipelineFacts } from './pipeline-facts.js';
import { predefinedVariables } from './predefined-variables.js';

/** Variables in layers: what a name means, and all definitions there are. */
export interface VariableSet {
  /** The definition that counts. */
  get(name: string): VariableInput | undefined;
  /** Every definition of a name, lowest precedence first. */
  definitions(name: string): readonly VariableInput[];
  /** Whether expansion may change some definition of a name. */
  isNested(name: string): boolean;
  /** Whether any of its variables refer to each other in a circle. */
  isCircular(): boolean;
  /** How much may still be expanded. */
  readonly work: Work;
}

/** Steps that are left of a bound on hostile input; below zero, nothing more is done. */
export interface Work {
  left: number;
}

/** Definitions of one or more neighbouring layers; the last of a name counts. */
export interface VariableLayer {
  readonly byName: ReadonlyMap<string, VariableInput>;
  readonly list: readonly VariableInput[];
  /** The names with a value that refers to variables. */
  readonly nested: ReadonlySet<string>;
}

/** Whether expansion may change a variable. A null value, which the types do not admit but callers in JavaScript write, refers to nothing. */
export function isNested(variable: VariableInput): boolean {
  const value = variable.value as string | null;
  return !variable.raw && value !== null && hasReference(value);
}

/** Makes a layer of definitions, lowest precedence first. */
export function variableLayer(list: readonly VariableInput[]): VariableLayer {
  return { byName: new Map(list.map((variable) => [variable.key, variable])), list, nested: new Set(list.filter(isNested).map(({ key }) => key)) };
}

const byKey = new WeakMap<VariableLayer, Map<string, VariableInput[]>>();

/** Every definition of a name in a layer, lowest precedence first. */
export function layerDefinitions(layer: VariableLayer, name: string): readonly VariableInput[] {
  if (layer.byName.size === layer.list.length) {
    const only = layer.byName.get(name);
    return only ? [only] : [];
  }
  let definitions = byKey.get(layer);
  if (!definitions) {
    definitions = new Map();
    for (const variable of layer.list) {
      const known = definitions.get(variable.key);
      if (known) known.push(variable);
      else definitions.set(variable.key, [variable]);
    }
    byKey.set(layer, definitions);
  }
  return definitions.get(name) ?? [];
}

/** What surrounds a pipeline's own variables: layers 1-5 below them, 7-15 above (03-V1). */
export interface SurroundingVariables {
  /** Predefined variables. */
  readonly below: VariableLayer;
  /** Some variable is for certain environments only. */
  readonly isScoped: boolean;
  /** Instance, group, project, pipeline and schedule variables seen by a job with the given environment (03-V20, 03-V22). */
  above(environment: string | undefined): VariableLayer;
  /** The same for a job that runs: with the variables of reports and those entered when it was started by hand (layers 7 to 15). */
  aboveRunning(environment: string | undefined, dotenv: readonly VariableInput[]): readonly VariableInput[];
  /** What exists before there is a pipeline, for includes (03-V2). */
  beforePipeline(): VariableSet;
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

/** Predefined variables that stand above those of the configuration: quirk, the file cannot override them (03-V1, layers 7 and 15). */
const USER_FACT = /^GITLAB_USER_(?:ID|EMAIL|LOGIN|NAME)$/;
const RELEASE_FACT = /^CI_RELEASE_(?:DESCRIPTION|NAME)$/;

/** Predefined variables that only a pipeline or a job has (03-V2, V40). */
const OF_PIPELINE = /^(?:GITLAB_USER_|CHAT_|CI_(?:JOB|BUILD|NODE|ENVIRONMENT|RELEASE)_)|^CI_(?:PIPELINE_IID|CONFIG_REF_URI|DEPENDENCY_PROXY_(?:USER|PASSWORD)|HAS_OPEN_REQUIREMENTS)$/;

/** The layers around the variables of the configuration, for one context. */
export function surroundingVariables(facts: PipelineFacts): SurroundingVariables {
  const scopes = facts.context.variableScopes ?? {};
  const visible = (list: readonly VariableInput[]): readonly VariableInput[] =>
    facts.refProtected ? list : list.filter((variable) => !variable.protected);
  const predefined = Array.from(predefinedVariables(facts), ([key, value]) => ({ key, value }));
  const user = predefined.filter(({ key }) => USER_FACT.test(key));
  const release = predefined.filter(({ key }) => RELEASE_FACT.test(key));
  const instance = visible(variableList(scopes.instance ?? []));
  const scoped = [scopes.group, scopes.project].map((scope) => visible(variableList(scope ?? [])));
  const given = [...givenVariables(facts.context, facts.behaviour), ...variableList(scopes.schedule ?? [])];
  const isScoped = scoped.some((list) => list.some((variable) => (variable.environmentScope ?? '*') !== '*'));
  const inScope = (environment: string | undefined): readonly VariableInput[] => scoped.flatMap((list) => list
    .filter((variable) => coversEnvironment(variable.environmentScope ?? '*', environment))
    .sort((a, b) => exactness(a.environmentScope ?? '*') - exactness(b.environmentScope ?? '*')));
  const layers = new Map<string | undefined, VariableLayer>();
  return {
    isScoped,
    below: variableLayer(predefined.filter(({ key }) => !USER_FACT.test(key) && !RELEASE_FACT.test(key))),
    above(environment) {
      const name = isScoped ? environment : undefined;
      let layer = layers.get(name);
      if (!layer) {
        layer = variableLayer([...user, ...instance, ...inScope(name), ...given, ...release]);
        layers.set(name, layer);
      }
      return layer;
    },
    aboveRunning: (environment, dotenv) => [
      ...user, ...dotenv, ...instance, ...inScope(environment), ...given, ...variableList(scopes.manual ?? []), ...release,
    ],
    beforePipeline: () => layeredVariables([
      variableLayer(predefined.filter(({ key }) => !OF_PIPELINE.test(key))), variableLayer([...instance, ...inScope(undefined), ...given]),
    ]),
  };
}

/** A set of layers, lowest precedence first. */
export function layeredVariables(layers: readonly VariableLayer[]): VariableSet {
  let circular: boolean | undefined;
  return {
    get(name) {
      for (let index = layers.length - 1; index >= 0; index -= 1) {
        const variable = layers[index]?.byName.get(name);
        if (variable) return variable;
      }
      return undefined;
    },
    definitions: (name) => layers.flatMap((layer) => layerDefinitions(layer, name)),
    isNested: (name) => layers.some((layer) => layer.nested.has(name)),
    isCircular: () => (circular ??= variableProblem(layers.flatMap((layer) => (layer.nested.size > 0 ? layer.list : []))) !== undefined),
    work: { left: MAX_PLAN_WORK },
  };
}

/**
 * Expands a text by fully expanded variables (03-X20 "Z then K", 03-X15 "Z then B"): references inside values are followed, and
 * undefined ones in the text are kept or removed. A circle anywhere in the set leaves every value as it is (X9).
 */
export function expandFully(text: string, variables: VariableSet, nestedValues: boolean, keepUndefined: boolean): string {
  if (!hasReference(text)) return text;
  const nested: string[] = [];
  const once = expandWith(text, (name) => {
    if (variables.isNested(name)) nested.push(name);
    return variables.get(name)?.value;
  }, keepUndefined);
  if (nested.length === 0 || !nestedValues || variables.work.left < 0 || variables.isCircular()) return once;
  const expanded = expandNames(nested, variables);
  return expandWith(text, (name) => expanded.get(name) ?? variables.get(name)?.value, keepUndefined);
}

/** Fully expanded values, of the names asked for so far. */
const expandedValues = new WeakMap<VariableSet, Map<string, string>>();

/** Works out the values of some names, with all that they refer to and nothing else. */
function expandNames(names: readonly string[], variables: VariableSet): ReadonlyMap<string, string> {
  const expanded = expandedValues.get(variables) ?? new Map<string, string>();
  expandedValues.set(variables, expanded);
  const reached = new Set(names); // grows while it is walked
  const involved: VariableInput[] = [];
  for (const name of reached) {
    const value = expanded.get(name);
    const found = value === undefined ? variables.definitions(name) : [{ key: name, value, raw: true }];
    for (const variable of found) {
      involved.push(variable);
      for (const reference of referencedNames(variable)) reached.add(reference);
    }
  }
  variables.work.left -= STEPS_PER_EXPANSION * involved.length;
  for (const { key, value } of expandVariables(involved).variables) expanded.set(key, value);
  return expanded;
}
