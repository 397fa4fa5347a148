/**
 * The namespace whose quota the jobs of a project use, whoever started them: the top-level group or user.
 *
 * @param projectPath - full path of the project.
 *
 * @example
 * ```ts
 * quotaOwner('group/subgroup/project'); // 'group'
 * ```
 * @remarks Source: document 13.12, "Pipeline quotas"; 04-P191.
 */
export function quotaOwner(projectPath: string): string {
  return projectPath.split('/', 1)[0] ?? '';
}
