/**
 * What pipeline graphs of GitLab 13 call a stage: its name with a capital and then small letters.
 *
 * @param name - the name of a stage.
 *
 * @example
 * ```ts
 * stageLabel('build'); // 'Build'
 * ```
 * @remarks Source: document 13.12, "Visualize pipelines".
 */
export function stageLabel(name: string): string {
  const [first = '', ...rest] = name;
  return first.toUpperCase() + rest.join('').toLowerCase();
}
