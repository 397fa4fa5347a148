/** What a user may want to do with pipelines and jobs. */
export type PipelineAction =
  | 'run-pipeline' | 'run-schedule' | 'run-trigger' | 'run-on-demand-scan'
  | 'play-job' | 'play-all-jobs' | 'retry-job' | 'cancel-job' | 'delete-pipeline';

/** Roles in a project, the lowest first. */
const ROLES = ['guest', 'planner', 'reporter', 'developer', 'maintainer', 'owner'] as const;

/** A role in a project. */
export type Role = typeof ROLES[number];

/** What is known of the user. */
export interface PipelineUser {
  /** Default `developer`. */
  readonly role?: Role;
  /** May merge to the protected branch. */
  readonly mayMerge?: boolean;
  /** May push to the protected branch. */
  readonly mayPush?: boolean;
  /** May deploy to the protected environment. */
  readonly mayDeploy?: boolean;
  /** Administers the whole server. */
  readonly administrator?: boolean;
}

/** What the action is about. */
export interface ActionTarget {
  /** The pipeline's branch or tag is protected. */
  readonly refProtected?: boolean;
  /** The job's environment is protected. */
  readonly environmentProtected?: boolean;
}

/**
 * Whether a user may do something with a pipeline or job.
 *
 * @param action - what to do.
 * @param user - role and rights. On a protected branch the right to merge or to push is asked for.
 * @param target - what is protected. A job of a protected environment is played, retried or canceled only by those who may deploy there.
 * @returns true when nothing speaks against it. An administrator may do everything.
 *
 * @example
 * ```ts
 * isAllowed('play-job', { mayMerge: true }, { refProtected: true }); // true
 * isAllowed('delete-pipeline', { role: 'maintainer' }); // false: owners only
 * ```
 * @remarks Source: documents 13.3 ("Protecting manual jobs") and 13.12 ("Pipeline security on protected branches").
 */
export function isAllowed(action: PipelineAction, user: PipelineUser, target: ActionTarget = {}): boolean {
  if (user.administrator) return true;
  const needed: Role = action === 'delete-pipeline' ? 'owner' : 'developer';
  if (ROLES.indexOf(user.role ?? 'developer') < ROLES.indexOf(needed)) return false;
  if (action === 'delete-pipeline') return true;
  if (target.environmentProtected && action.endsWith('-job') && !user.mayDeploy) return false;
  return !target.refProtected || user.mayMerge === true || user.mayPush === true;
}
