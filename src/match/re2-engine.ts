import { createRequire } from 'node:module';
import type { RegExpEngine } from './regexp-engine.js';

/** What re2-wasm's binding gives; its own class is not used because it never frees an object. */
interface WrappedPattern {
  ok(): boolean;
  error(): string;
  match(text: string, start: number, captures: boolean): { readonly index: number; readonly match: string; readonly groups: readonly (string | undefined)[] };
  delete(): void;
}
interface Binding {
  readonly WrappedRE2: new (pattern: string, ignoreCase: boolean, multiline: boolean, dotAll: boolean) => WrappedPattern;
}

/** Runs without anything written to the console: the binding takes hold of its methods while it loads and reports aborts there. */
function silently<T>(run: () => T): T {
  const { console } = globalThis;
  const methods = { ...console };
  const ignore = (): void => undefined;
  Object.assign(console, { log: ignore, warn: ignore });
  try {
    return run();
  } finally {
    Object.assign(console, methods);
  }
}

/**
 * A binding with a WebAssembly memory of its own. A new `require` each time, because it would keep every module it loaded; and nothing
 * stays in its cache, so that a host program that uses re2-wasm shares no memory with us.
 */
function loadBinding(): Binding {
  const require = createRequire(import.meta.url);
  const file = require.resolve('re2-wasm/build/wasm/re2.js');
  const cached = require.cache[file];
  Reflect.deleteProperty(require.cache, file);
  try {
    return silently(() => require(file) as Binding);
  } finally {
    if (cached) require.cache[file] = cached;
    else Reflect.deleteProperty(require.cache, file);
  }
}

/** Loads RE2 compiled to WebAssembly: about 30 ms, 16 MiB of fixed memory. Throws where the package cannot be loaded. */
export function loadEngine(): RegExpEngine {
  const { WrappedRE2 } = loadBinding();
  return {
    compile(pattern) {
      const wrapped = new WrappedRE2(pattern, false, false, false);
      if (!wrapped.ok()) {
        const error = wrapped.error();
        wrapped.delete();
        return { error };
      }
      return {
        matches: (text) => wrapped.match(text, 0, false).index >= 0,
        find(text, start) {
          const { index, match, groups } = wrapped.match(text, start, true);
          return index < 0 ? undefined : { index, text: match, groups };
        },
        release: () => {
          wrapped.delete();
        },
      };
    },
  };
}
