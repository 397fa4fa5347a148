import type { Bench } from 'tinybench';
import { generateConfig } from './generate-config.js';
import { loadConfig } from './library.js';
import { createSuite, repeated } from './measure.js';
import { parseReference } from './reference.js';

/** What reading, merging and checking a configuration costs, beside parsing its text into plain objects. */
export function loadSuite(definitions: number): Bench {
  const text = generateConfig(definitions);
  return createSuite(`load ${definitions}`)
    .add('yaml.parse', repeated(3, () => parseReference(text)))
    .add('loadConfig', repeated(3, () => loadConfig(text)));
}
