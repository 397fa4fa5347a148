import type { LoadedConfig } from '../pipeline.js';
import type { MapNode } from '../yaml/node.js';
import { writeYaml } from '../yaml/write-yaml.js';

const treeOf = new WeakMap<LoadedConfig, MapNode>();

/** Keeps the merged tree beside the configuration that was read from it. */
export function rememberTree(loaded: LoadedConfig, tree: MapNode): void {
  treeOf.set(loaded, tree);
}

/**
 * The merged configuration as YAML text: includes, inputs, `extends` and references written out, what GitLab calls the full configuration.
 *
 * @param loaded - what `loadConfig` returned, the object itself: a copy of it, as after a round through JSON, has lost its text.
 * @returns YAML that `loadConfig` reads as the same configuration, without its `spec`; empty when there is none, because loading failed before it was merged or
 * the object is a copy.
 *
 * @example
 * ```ts
 * mergedYaml(loadConfig('.base: { tags: [a] }\ntest: { extends: .base, script: x }'));
 * // .base:
 * //   tags:
 * //     - a
 * // test:
 * //   tags:
 * //     - a
 * //   extends: .base
 * //   script: x
 * ```
 * @remarks Source: L62 to L89.
 */
export function mergedYaml(loaded: LoadedConfig): string {
  const tree = treeOf.get(loaded);
  return tree ? writeYaml(tree) : '';
}
