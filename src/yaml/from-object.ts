import { diagnostic } from '../diagnostics/collector.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Entry, MapKey, Node } from './node.js';
import { createTreeMeasure } from './tree-size.js';

const NOWHERE = { source: undefined, start: 0, end: 0 } as const;

/**
 * Turns a plain value into nodes, as if it had been read from YAML. Properties that are `undefined` count as absent. Values YAML has no
 * place for (functions, dates, cycles, ...) fail.
 */
export function nodeFromObject(value: unknown, maxDepth: number): { readonly root: Node | undefined; readonly failure: Diagnostic | undefined } {
  let failure: Diagnostic | undefined;
  const known = new Map<object, Node>();
  const sizeOf = createTreeMeasure();
  const fail = (message: string, path: readonly (string | number)[]): Node => {
    failure ??= diagnostic('config-invalid-value', message, { path });
    return { kind: 'null', value: null, ...NOWHERE };
  };
  const convert = (input: unknown, path: readonly (string | number)[]): Node => {
    if (failure) return { kind: 'null', value: null, ...NOWHERE };
    switch (typeof input) {
      case 'string': return { kind: 'string', value: input, ...NOWHERE };
      case 'boolean': return { kind: 'boolean', value: input, ...NOWHERE };
      case 'bigint': return { kind: 'integer', value: input, ...NOWHERE };
      case 'number': return Number.isInteger(input)
        ? { kind: 'integer', value: Number.isSafeInteger(input) ? input : BigInt(input), ...NOWHERE }
        : { kind: 'float', value: input, ...NOWHERE };
      case 'object': return input === null ? { kind: 'null', value: null, ...NOWHERE } : collection(input, path);
      default: return fail(`A value of the type ${typeof input} has no place in a configuration.`, path);
    }
  };
  /** Getters and proxies may throw. */
  const convertSafely = (input: unknown): Node => {
    try {
      return convert(input, []);
    } catch (error) {
      return fail(`The object cannot be read${error instanceof Error ? `: ${error.message}` : '.'}`, []);
    }
  };
  const tooDeep = (path: readonly (string | number)[]): Node => fail('The object is nested too deeply, or contains itself.', path);
  const collection = (input: object, path: readonly (string | number)[]): Node => {
    const made = known.get(input);
    if (made) return path.length + sizeOf(made).depth > maxDepth ? tooDeep(path) : made;
    if (path.length >= maxDepth) return tooDeep(path);
    const prototype: unknown = Object.getPrototypeOf(input);
    let node: Node;
    if (Array.isArray(input)) node = { kind: 'list', items: Array.from(input, (item, index) => convert(item, [...path, index])), ...NOWHERE };
    else if (prototype === null || prototype === Object.prototype || !Object.hasOwn(prototype as object, 'constructor') || isForeignPlain(prototype)) {
      const entries = new Map<MapKey, Entry>();
      for (const [name, item] of Object.entries(input)) {
        if (item !== undefined) entries.set(name, { key: { kind: 'string', value: name, ...NOWHERE }, value: convert(item, [...path, name]) });
      }
      node = { kind: 'map', entries, ...NOWHERE };
    } else return fail('Only plain objects and arrays have a place in a configuration.', path);
    known.set(input, node);
    return node;
  };
  const root = convertSafely(value);
  return failure ? { root: undefined, failure } : { root, failure };
}

/** A plain object of another realm (an iframe, a vm context) has another `Object.prototype`. */
function isForeignPlain(prototype: unknown): boolean {
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype as object, 'hasOwnProperty');
}
