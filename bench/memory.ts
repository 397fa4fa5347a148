import { generateConfig } from './generate-config.js';
import { compilePipeline, compileRegExp, loadConfig } from './library.js';
import { collectGarbage } from './measure.js';
import { mergeRequest, PUSH_TO_MAIN } from './pushes.js';

interface Memory {
  readonly buffer: ArrayBuffer;
}

/** The memories that were made for the engine; it makes its own with this constructor when it is loaded, and each has a fixed size. */
const engines: WeakRef<Memory>[] = [];
const { WebAssembly: platform } = globalThis as unknown as { WebAssembly: { Memory: new (descriptor: object) => Memory } };
platform.Memory = new Proxy(platform.Memory, {
  construct(target, [descriptor]: [object]) {
    const memory = new target(descriptor);
    engines.push(new WeakRef(memory));
    return memory;
  },
});

/** Bytes of the engine's memory that were ever written: where its arena ends. */
function engineBytes(): number {
  const buffer = engines.at(-1)?.deref()?.buffer;
  if (!buffer) return 0;
  const words = new Uint32Array(buffer);
  let end = words.length;
  while (end > 0 && words[end - 1] === 0) end -= 1;
  return end * 4;
}

/** What is in use, in bytes, garbage not counted. */
export interface MemoryUse {
  readonly heap: number;
  readonly engine: number;
  /** Engines loaded so far; more than one when memory ran out and a fresh one was taken. */
  readonly engines: number;
}

function memoryUse(): MemoryUse {
  collectGarbage();
  collectGarbage();
  return { heap: process.memoryUsage().heapUsed, engine: engineBytes(), engines: engines.length };
}

/** Memory after a tenth of some work, when all caches are full, and after all of it. */
export interface MemoryGrowth {
  readonly before: MemoryUse;
  readonly after: MemoryUse;
}

function growth(count: number, step: (index: number) => void): MemoryGrowth {
  let index = 0;
  for (; index < count / 10; index += 1) step(index);
  const before = memoryUse();
  for (; index < count; index += 1) step(index);
  return { before, after: memoryUse() };
}

/** Plans one configuration of 100 definitions again and again, mostly in contexts that never come twice. */
export function memoryOfPlans(plans: number): MemoryGrowth {
  const loaded = loadConfig(generateConfig(100));
  return growth(plans, (index) => {
    compilePipeline(loaded, index % 4 ? mergeRequest(index) : PUSH_TO_MAIN);
  });
}

/** Compiles patterns of which none comes twice, and asks each. */
export function memoryOfPatterns(patterns: number): MemoryGrowth {
  return growth(patterns, (index) => {
    compileRegExp(`/^(?:feature|fix)/[a-z]+-${index}.*$/i`)?.test(`feature/search-${index}`);
  });
}
