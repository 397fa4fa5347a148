import { engineBytes, enginesLoaded } from './engine-memory.js'; // first: it watches the engine being loaded
import { generateConfig } from './generate-config.js';
import { compilePipeline, compileRegExp, loadConfig } from './library.js';
import { collectGarbage } from './measure.js';
import { mergeRequest, PUSH_TO_MAIN } from './pushes.js';

/** What is in use, in bytes, garbage not counted. */
interface MemoryUse {
  readonly heap: number;
  readonly engine: number;
  /** Engines loaded so far; more than one when memory ran out and a fresh one was taken. */
  readonly engines: number;
}

function memoryUse(): MemoryUse {
  collectGarbage();
  collectGarbage();
  return { heap: process.memoryUsage().heapUsed, engine: engineBytes(), engines: enginesLoaded() };
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
