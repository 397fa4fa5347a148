import type { Bench } from 'tinybench';
import { generateConfig } from './generate-config.js';
import { compilePipeline } from './library.js';
import { createSuite, repeated } from './measure.js';
import { PUSH_TO_MAIN } from './pushes.js';
import { parseReference } from './reference.js';

/** What the way from text to pipeline costs, beside parsing the text into plain objects. */
export function compileSuite(definitions: number): Bench {
  const text = generateConfig(definitions);
  return createSuite(`compile ${definitions}`)
    .add('yaml.parse', repeated(3, () => parseReference(text)))
    .add('compilePipeline', repeated(3, () => compilePipeline(text, PUSH_TO_MAIN)));
}

/** The same by size; small configurations are compiled several times for one sample. */
export function scaleSuite(sizes: readonly number[]): Bench {
  const bench = createSuite('scale');
  for (const size of sizes) {
    const text = generateConfig(size, 1, false);
    const calls = Math.ceil(1_000 / size);
    bench.add(`yaml.parse ${size}`, repeated(calls, () => parseReference(text)));
    bench.add(`compilePipeline ${size}`, repeated(calls, () => compilePipeline(text, PUSH_TO_MAIN)));
  }
  return bench;
}
