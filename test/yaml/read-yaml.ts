import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { behaviourOf } from '../../src/gitlab-version.js';
import { DEFAULT_LIMITS } from '../../src/limits.js';
import type { Node } from '../../src/yaml/node.js';
import { parseYaml, type ParsedYaml } from '../../src/yaml/parse-yaml.js';
import { nodeToObject } from '../../src/yaml/to-object.js';

/** Reads one document as the newest version does, unless another is named. */
export function parse(text: string, gitlabVersion?: string): ParsedYaml {
  return parseYaml({ text, source: { name: 'main.yml', text }, offset: 0, behaviour: behaviourOf(gitlabVersion), limits: DEFAULT_LIMITS });
}

/** The tree of a text. Fails when there is none. */
export function rootOf(text: string, gitlabVersion?: string): Node {
  const { root, failure } = parse(text, gitlabVersion);
  if (!root) throw new Error(failure ? `${failure.code}: ${failure.message}` : 'no document');
  return root;
}

/** The tree of a text as a plain value. */
export function valueOf(text: string, gitlabVersion?: string): unknown {
  return nodeToObject(rootOf(text, gitlabVersion));
}

/** What is wrong with a text. Fails when nothing is. */
export function failureOf(text: string, gitlabVersion?: string): Diagnostic {
  const { root, failure } = parse(text, gitlabVersion);
  if (!failure) throw new Error(`no diagnostic: ${JSON.stringify(root && nodeToObject(root))}`);
  return failure;
}

/** Where a diagnostic points, as `line:column`. */
export function placeOf({ range }: Diagnostic): string | undefined {
  return range && `${range.start.line}:${range.start.column}`;
}
