import type { Diagnostic } from '../../../src/diagnostics/diagnostic.js';
import { behaviourOf } from '../../../src/gitlab-version.js';
import { DEFAULT_LIMITS } from '../../../src/limits.js';
import { applyInputs, refuseInputs, type InputsContext } from '../../../src/load/inputs/apply-inputs.js';
import { readHeader, readHeaderInclude } from '../../../src/load/inputs/read-header.js';
import { readDocuments } from '../../../src/load/read-documents.js';
import { nodeFromObject } from '../../../src/yaml/from-object.js';
import type { MapNode, Node } from '../../../src/yaml/node.js';
import { nodeToObject } from '../../../src/yaml/to-object.js';

/** What a test gives besides the text of a file. */
export interface Given extends Partial<Omit<InputsContext, 'given'>> {
  readonly inputs?: unknown;
  /** Texts of files that the header includes. */
  readonly included?: readonly string[];
}

export function nodeOf(value: unknown): Node {
  const { root } = nodeFromObject(value, 100);
  if (!root) throw new TypeError('not a configuration value');
  return root;
}

function documentsOf(text: string): { header: MapNode | undefined; content: MapNode } {
  const documents = readDocuments({ name: 'main.yml', text }, behaviourOf(), DEFAULT_LIMITS);
  if ('failure' in documents) throw new TypeError(documents.failure.message);
  return documents;
}

/** Header, inputs and interpolation of a text, as the loader puts them together. */
export function applyToText(text: string, { inputs, included = [], ...context }: Given = {}): MapNode | Diagnostic {
  const { header, content } = documentsOf(text);
  const given = inputs === undefined ? undefined : nodeOf(inputs);
  if (!header) return refuseInputs(given) ?? content;
  const read = readHeader(header, behaviourOf());
  if ('failure' in read) return read.failure;
  const maps: MapNode[] = [];
  for (const file of included) {
    const definitions = readHeaderInclude(documentsOf(file).content);
    if ('failure' in definitions) return definitions.failure;
    maps.push(definitions.inputs);
  }
  const applied = applyInputs(read.header, maps, content, { lookup: () => undefined, component: undefined, behaviour: behaviourOf(), ...context, given });
  return 'failure' in applied ? applied.failure : applied.content;
}

/** The interpolated content as a plain value. Fails when there is a diagnostic. */
export function contentOf(text: string, given?: Given): unknown {
  const result = applyToText(text, given);
  if ('code' in result) throw new Error(`${result.code}: ${result.message}`);
  return nodeToObject(result);
}

/** The diagnostic. Fails when there is none. */
export function failureOf(text: string, given?: Given): Diagnostic {
  const result = applyToText(text, given);
  if (!('code' in result)) throw new Error(`no diagnostic: ${JSON.stringify(nodeToObject(result))}`);
  return result;
}

/** A file with inputs (flow style) whose content is `v` with the given text. */
export function fileWith(inputs: string, value: string): string {
  return `spec:\n  inputs: ${inputs}\n---\nv: ${value}\n`;
}
