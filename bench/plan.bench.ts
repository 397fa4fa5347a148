import type { Bench } from 'tinybench';
import { generateConfig } from './generate-config.js';
import { compilePipeline, loadConfig } from './library.js';
import { createSuite, repeated } from './measure.js';
import { mergeRequest, PUSH_TO_MAIN } from './pushes.js';
import { parseReference } from './reference.js';

/** What planning a loaded configuration costs, beside parsing its text once. */
export function planSuite(definitions: number): Bench {
  const text = generateConfig(definitions);
  const loaded = loadConfig(text);
  let number = 0;
  return createSuite(`plan ${definitions}`)
    .add('yaml.parse', repeated(2, () => parseReference(text)))
    .add('push to main', repeated(50, () => compilePipeline(loaded, PUSH_TO_MAIN)))
    .add('another merge request each time', repeated(50, () => compilePipeline(loaded, mergeRequest(number++))));
}
